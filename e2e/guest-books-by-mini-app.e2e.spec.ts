import { newId } from '@guestflow/persistence';
import { OwnBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { GuestsWhoBook, journal, noon, told, tomorrow } from './support/guests-who-book';
import { House } from './support/house';

describe('a guest who books in the venue’s Mini App', () => {
  let guests: GuestsWhoBook;
  beforeAll(async () => {
    guests = await GuestsWhoBook.start();
  });
  afterAll(() => guests?.close());
  beforeEach(() => guests.clock.set(noon));

  const inApp = ({ venueId }: House, tg: string) => guests.as({ role: 'app_guest', venue_id: venueId, tg });
  const time = { date: tomorrow, time: '18:00', guests_count: 2 };

  it('books by his card, and sees what the bot has booked for him too', async () => {
    const house = await guests.open();
    const [card, app] = [await guests.aCard(house, { telegram_id: '800100' }), await inApp(house, '800100')];
    const made = await app.post<OwnBookingDto>('/me/bookings', { ...time, comment: 'У окна' });
    expect([made.status, made.body]).toMatchObject([
      201,
      { status: 'confirmed', venue_id: house.venueId, guest_id: card.id, guest_name: 'Гость', comment: 'У окна' },
    ]);
    expect(await journal(house)).toMatchObject([
      { source: 'bot', guest_id: card.id, guest_phone: card.phone, created_by_user_id: null },
    ]);
    const bot = await guests.botKey(house);
    const byBot = await bot.post<OwnBookingDto>('/bot/booking-request', {
      ...{ ...time, time: '12:00', telegram_id: '800100', name: 'Анна' },
    });
    const mine = await app.get<OwnBookingDto[]>('/me/bookings');
    expect(mine.body.map(({ id, guest_name }) => [id, guest_name])).toEqual([
      [byBot.body.id, 'Анна'],
      [made.body.id, 'Гость'],
    ]);
    expect((await app.get<OwnBookingDto[]>(`/me/bookings?venue_id=${house.venueId}`)).body).toHaveLength(2);
    expect((await app.get('/me/bookings?past=true')).body).toEqual([]);
    const seen = await bot.get<OwnBookingDto[]>('/bot/bookings?telegram_id=800100');
    expect(seen.body.map(({ id }) => id)).toEqual(mine.body.map(({ id }) => id));
  });

  it('changes, says that he comes and cancels, which is told as his', async () => {
    const house = await guests.open();
    const [card, app] = [await guests.aCard(house, { telegram_id: '800200' }), await inApp(house, '800200')];
    const { body: made } = await app.post<OwnBookingDto>('/me/bookings', time);
    const path = `/me/bookings/${made.id}`;
    expect((await app.get<OwnBookingDto>(path)).body).toEqual(made);
    const moved = await app.patch<OwnBookingDto>(path, { ...time, time: '19:00' }, { 'if-match': '"1"' });
    expect([moved.status, moved.body.time, moved.headers.get('etag')]).toEqual([200, '19:00', '"2"']);
    expect((await app.patch(path, { guests_count: 3 }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await app.post<OwnBookingDto>(`${path}/late`, { minutes: 10 })).body.late_minutes).toBe(10);
    expect((await app.post<OwnBookingDto>(`${path}/coming`)).body.guest_says).toBe('coming');
    const once = { 'idempotency-key': newId() };
    const gone = await app.post<OwnBookingDto>(`${path}/cancel`, {}, once);
    expect(gone.body.status).toBe('cancelled');
    expect((await app.post(`${path}/cancel`, {}, once)).text).toBe(gone.text);
    const { rows } = await guests.sql.query<{ actors: string[] }>(
      `SELECT ARRAY(SELECT DISTINCT step ->> 'actor' FROM jsonb_array_elements(history) AS step) AS actors
         FROM booking.bookings WHERE id = $1`,
      [made.id],
    );
    expect(rows).toEqual([{ actors: [`guest:${card.id}`] }]);
  });

  it('who has no card yet shares his phone with the bot first: what he types is nobody’s word', async () => {
    const house = await guests.open();
    const [other, app] = [await guests.aCard(house, { telegram_id: '800301' }), await inApp(house, '800300')];
    for (const said of [{}, { name: 'Анна', phone: guests.aPhone() }, { name: 'Анна', phone: other.phone }]) {
      expect(told(await app.post('/me/bookings', { ...time, ...said }))).toEqual([422, 'guest_not_registered']);
    }
    expect((await app.get('/me/bookings')).body).toEqual([]);
    expect(await journal(house)).toEqual([]);
    await guests.aCard(house, { telegram_id: '800300' });
    expect((await app.post('/me/bookings', time)).status).toBe(201);
  });

  it('reaches neither other guests’ bookings nor another venue', async () => {
    const [house, elsewhere] = [await guests.open(), await guests.open()];
    for (const place of [house, elsewhere]) await guests.aCard(place, { telegram_id: '800400' });
    await guests.aCard(house, { telegram_id: '800401' });
    const [anna, boris] = [await inApp(house, '800400'), await inApp(house, '800401')];
    const annaElsewhere = await inApp(elsewhere, '800400');
    const { body: borises } = await boris.post<OwnBookingDto>('/me/bookings', time);
    const { body: there } = await annaElsewhere.post<OwnBookingDto>('/me/bookings', time);
    const registered = await (
      await guests.registered()
    ).api.post<OwnBookingDto>('/me/bookings', {
      ...guests.wish({ time: '12:00' }),
      venue_id: house.venueId,
    });
    for (const id of [borises.id, there.id, registered.body.id, newId()]) {
      const path = `/me/bookings/${id}`;
      for (const answer of [
        await anna.get(path),
        await anna.patch(path, { guests_count: 1 }),
        await anna.post(`${path}/cancel`, {}),
        await anna.post(`${path}/coming`),
        await anna.post(`${path}/late`, { minutes: 5 }),
      ]) {
        expect([id, answer.status]).toEqual([id, 404]);
      }
    }
    expect((await anna.get('/me/bookings')).body).toEqual([]);
    for (const answer of [
      await anna.get(`/me/bookings?venue_id=${elsewhere.venueId}`),
      await anna.get(`/me/bookings/${there.id}?venue_id=${elsewhere.venueId}`),
      await anna.post('/me/bookings', { ...time, venue_id: elsewhere.venueId }),
    ]) {
      expect(answer.status).toBe(404);
    }
    for (const path of ['/bookings', '/guests', '/tables', '/bot/bookings?telegram_id=800400', '/auth/me']) {
      expect([path, (await anna.get(path)).status]).toEqual([path, 403]);
    }
  });
});
