import { languages, templateTypes } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Api } from './support/api';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';
import { StandingClock } from './support/house';
import { mintToken } from './support/tokens';

interface Named {
  id: string;
}

/** What a venue says by itself, seen by the guest in Telegram and by the staff in the register. */
describe('a guest of the bot', () => {
  const clock = new StandingClock(new Date('2027-05-06T09:00:00Z'));
  let house: BotHouse;
  let admin: Api;

  beforeAll(async () => {
    house = await openBotHouse({}, { clock });
    const rights = { role: 'admin', venue_id: house.venueId, sub: newId() } as const;
    admin = new Api(house.platform.url, await mintToken(house.platform, rights));
  });
  afterAll(() => house?.close());

  /** Comes by the bot, which registers him, and is given a table by the staff. */
  async function booked(guest: Hand, table: string): Promise<{ id: string; guestId: string }> {
    guest.says('/help');
    await guest.sees('забронировать стол');
    const said = { telegram_id: guest.id, phone: guest.person.phone, name: 'Анна', language: 'ru' };
    const known = await admin.post<Named>('/bot/guest-register', said);
    expect(known.status).toBe(201);
    for (const schema of ['booking', 'messaging']) {
      await eventually(async () => {
        const { rowCount } = await house.sql.query(`SELECT 1 FROM ${schema}.guests WHERE guest_id = $1`, [
          known.body.id,
        ]);
        if (!rowCount) throw new Error(`${schema} has not heard of the guest yet`);
      });
    }
    const made = await house.manager.post<Named>('/bookings', {
      ...{ guest_id: known.body.id, booked_at: '2027-05-06T15:00:00Z', guests_count: 2 },
    });
    expect(made.status).toBe(201);
    const { status } = await house.manager.post(`/bookings/${made.body.id}/confirm`, { table_id: house.tables[table] });
    expect(status).toBe(200);
    return { id: made.body.id, guestId: known.body.id };
  }

  it('gets the confirmation, the reminder an hour ahead and the request for feedback, and the staff see each', async () => {
    const guest = house.guest();
    const { id } = await booked(guest, '1');
    await guest.sees('подтверждена: четверг, 6 мая в 18:00');
    clock.set('2027-05-06T14:00:00Z');
    await guest.sees('напоминаем: в 18:00');
    expect(guest.buttons()).toEqual(['Буду', 'Опоздаю', 'Отменить']);
    clock.set('2027-05-06T15:05:00Z');
    expect((await house.manager.post(`/bookings/${id}/arrived`)).status).toBe(200);
    clock.set('2027-05-06T17:05:00Z');
    await guest.sees('Как всё прошло?');
    await eventually(async () => {
      const { body } = await house.manager.get<{ kind: string; state: string }[]>('/admin/dialogues/messages');
      expect(body.map(({ kind, state }) => [kind, state])).toEqual([
        ['feedback_request', 'sent'],
        ['reminder', 'sent'],
        ['booking', 'sent'],
      ]);
    });
  });

  it('writes to the venue, and is answered', async () => {
    clock.set('2027-05-06T09:00:00Z');
    const guest = house.guest();
    await booked(guest, '2');
    const { body: known } = await house.manager.get<Named[]>(`/guests?phone=${encodeURIComponent(guest.person.phone)}`);
    const answer = await house.manager.post(`/dialogues/${known[0]!.id}/messages`, { text: 'Ваш шарф у нас' });
    expect(answer.status).toBe(201);
    await guest.sees('Ваш шарф у нас');
  });

  it('is served by a bot that may read what the venue says', async () => {
    const { status, body } = await admin.get<{ type: string; venue_id: string }[]>('/bot/notification-templates');
    expect(status).toBe(200);
    expect(body.map(({ type, venue_id }) => [type, venue_id])).toEqual(
      templateTypes.flatMap((type) => languages.map(() => [type, house.venueId])),
    );
  });
});
