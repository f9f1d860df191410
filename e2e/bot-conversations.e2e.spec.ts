import { BotHouse, openBotHouse } from './support/bot-house';

describe('the venue’s own bot', () => {
  let house: BotHouse;

  beforeAll(async () => {
    house = await openBotHouse();
  });
  afterAll(() => house?.close());

  it('says in the guest’s language what it can do', async () => {
    await house.guest().says('/help').sees('забронировать стол');
    await house.guest({ language_code: 'en' }).says('/help').sees('book a table');
  });
});
