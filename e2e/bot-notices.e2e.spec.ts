import { eventually } from '@guestflow/testing';
import { BotHouse, openBotHouse } from './support/bot-house';
import { StandingClock } from './support/house';

interface Named {
  id: string;
}

/** What a venue says by itself, seen by the guest in Telegram and by the staff in the register. */
describe('a guest of the bot', () => {
  const clock = new StandingClock(new Date('2027-05-06T09:00:00Z'));
  let house: BotHouse;

  beforeAll(async () => {
    house = await openBotHouse({}, { clock });
  });
  afterAll(() => house?.close());

  async function booked(guest: ReturnType<BotHouse['guest']>): Promise<string> {
    const { body: known } = await house.manager.post<Named>('/guests', { name: 'Анна', phone: guest.person.phone });
    guest.says('/help');
    await guest.sees('забронировать стол');
    // As the bot does once a contact is shared.
    await house.sql.query('UPDATE crm.guests SET telegram_id = $2, version = version + 1 WHERE id = $1', [
      known.id,
      guest.id,
    ]);
    await house.manager.patch(`/guests/${known.id}`, { notes: 'из бота' });
    await eventually(async () => {
      const { rowCount } = await house.sql.query(
        `SELECT 1 FROM messaging.guests JOIN messaging.chats USING (venue_id, telegram_id) WHERE guest_id = $1`,
        [known.id],
      );
      if (!rowCount) throw new Error('messaging has not heard of the guest yet');
    });
    const made = await house.manager.post<Named>('/bookings', {
      ...{ guest_id: known.id, booked_at: '2027-05-06T15:00:00Z', guests_count: 2 },
    });
    expect(made.status).toBe(201);
    return made.body.id;
  }

  it('gets the confirmation, the reminder an hour ahead and the request for feedback, and the staff see each', async () => {
    const guest = house.guest();
    const id = await booked(guest);
    await guest.sees('подтверждена: четверг, 6 мая в 18:00');
    clock.set('2027-05-06T14:00:00Z');
    await guest.sees('напоминаем: сегодня в 18:00');
    expect(guest.buttons()).toEqual(['Буду', 'Опоздаю', 'Отменить']);
    clock.set('2027-05-06T15:05:00Z');
    expect((await house.manager.post(`/bookings/${id}/arrive`)).status).toBe(200);
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
    await booked(guest);
    const { body: known } = await house.manager.get<Named[]>(
      `/guests?phone=${encodeURIComponent(guest.person.phone!)}`,
    );
    const answer = await house.manager.post(`/dialogues/${known[0]!.id}/messages`, { text: 'Ваш шарф у нас' });
    expect(answer.status).toBe(201);
    await guest.sees('Ваш шарф у нас');
  });
});
