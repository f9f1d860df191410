import { eventually } from '@guestflow/testing';
import { BotHouse, openBotHouse } from './support/bot-house';

describe('whoever just writes to the bot', () => {
  let house: BotHouse;

  beforeAll(async () => {
    house = await openBotHouse();
  });
  afterAll(() => house?.close());

  const said = (words: string) => house.sql.query('SELECT 1 FROM messaging.messages WHERE text = $1', [words]);

  it('writes to the venue, and is told so once', async () => {
    const guest = house.guest();
    await guest.says('А с собакой можно?').sees('Передали сотрудникам');
    const before = guest.messages.length;
    guest.says('Она маленькая');
    await eventually(async () => expect((await said('Она маленькая')).rowCount).toBe(1));
    expect((await said('А с собакой можно?')).rowCount).toBe(1);
    await guest.says('/help').sees('Что я умею');
    // The guest’s two lines, and the help.
    expect(guest.messages).toHaveLength(before + 3);
  });

  it('has the words below a picture read, the picture not', async () => {
    const guest = house.guest();
    guest.person.sendsPhoto(house.bot, { caption: 'Такой торт сделаете?' });
    await guest.sees('слова под ней передали');
    expect((await said('Такой торт сделаете?')).rowCount).toBe(1);
  });

  it('in the middle of something else is asked to finish it first', async () => {
    const guest = house.guest();
    await guest.says('/start').sees('согласие');
    await guest.says('А с кошкой?').sees('выберите кнопкой');
    await guest.says('/cancel').sees('отменили');
    await guest.says('А с кошкой?').sees('Передали сотрудникам');
  });
});
