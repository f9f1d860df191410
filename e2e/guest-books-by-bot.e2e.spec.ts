import { randomUUID } from 'node:crypto';
import { eventually } from '@guestflow/testing';
import { OwnBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { GuestsWhoBook, journal, noon, told, tomorrow } from './support/guests-who-book';

describe('a guest who books through the venue’s bot', () => {
  let guests: GuestsWhoBook;
  beforeAll(async () => {
    guests = await GuestsWhoBook.start();
  });
  afterAll(() => guests?.close());
  beforeEach(() => guests.clock.set(noon));

  it('asks, sees what becomes of it, says that he comes, and cancels', async () => {
    const house = await guests.open({ settings: {} });
    const [bot, card] = [await guests.botKey(house), await guests.aCard(house, { telegram_id: '700100' })];
    const wanted = { telegram_id: 700100, date: tomorrow, time: '18:00', guests_count: 2, comment: 'Тихий стол' };
    const once = { 'idempotency-key': randomUUID() };
    const asked = await bot.post<OwnBookingDto>('/bot/booking-request', wanted, once);
    expect([asked.status, asked.body]).toMatchObject([
      201,
      { status: 'new', guest_id: card.id, guest_name: 'Гость', comment: 'Тихий стол' },
    ]);
    expect((await bot.post('/bot/booking-request', wanted, once)).text).toBe(asked.text);
    expect(await journal(house)).toMatchObject([{ source: 'bot', guest_phone: card.phone, status: 'new' }]);
    const path = `/bot/booking/${asked.body.id}`;
    await house.receptionist.post(`/bookings/${asked.body.id}/confirm`, { auto: true });
    expect((await bot.get<OwnBookingDto>(`${path}?telegram_id=700100`)).body.status).toBe('confirmed');
    expect((await bot.get<OwnBookingDto>(path)).body.status).toBe('confirmed');
    expect((await bot.get<OwnBookingDto[]>('/bot/bookings?telegram_id=700100')).body).toHaveLength(1);
    expect((await bot.post<OwnBookingDto>(`${path}/coming`)).body.guest_says).toBe('coming');
    const late = await bot.post<OwnBookingDto>(`${path}/late`, { minutes: 30, telegram_id: 700100 });
    expect(late.body.late_minutes).toBe(30);
    expect((await bot.post<OwnBookingDto>(`${path}/cancel`, { telegram_id: 700100 })).body.status).toBe('cancelled');
    expect((await journal(house))[0]).toMatchObject({ cancelled_by: 'guest' });
    expect((await bot.get<OwnBookingDto[]>('/bot/bookings?telegram_id=700100')).body).toEqual([]);
  });

  it('is confirmed at once where the venue leaves it to us; who is not known gives a phone', async () => {
    const house = await guests.open();
    const bot = await guests.botKey(house);
    const ask = (change: object) =>
      bot.post<OwnBookingDto>('/bot/booking-request', { ...guests.wish(), telegram_id: '700200', ...change });
    expect(told(await ask({ phone: undefined }))).toEqual([422, 'guest_not_registered']);
    expect((await ask({})).body).toMatchObject({ status: 'confirmed', guest_name: 'Анна', guest_id: null });
  });

  it('moves what he has booked, and says that more come, unless it is another by now than the bot has seen', async () => {
    const house = await guests.open();
    const bot = await guests.botKey(house);
    await guests.aCard(house, { telegram_id: '700400' });
    const wanted = { telegram_id: '700400', date: tomorrow, time: '18:00', guests_count: 2 };
    const { body: made } = await bot.post<OwnBookingDto>('/bot/booking-request', wanted);
    const path = `/bot/booking/${made.id}`;
    const moved = await bot.patch<OwnBookingDto>(
      path,
      { telegram_id: 700400, date: tomorrow, time: '19:00' },
      { 'if-match': '"1"' },
    );
    expect([moved.status, moved.body.time, moved.headers.get('etag')]).toEqual([200, '19:00', '"2"']);
    const more = await bot.patch<OwnBookingDto>(path, { guests_count: 4, comment: 'С детьми' });
    expect(more.body).toMatchObject({ guests_count: 4, comment: 'С детьми', time: '19:00', version: 3 });
    expect((await bot.patch(path, { comment: 'x' }, { 'if-match': '"2"' })).status).toBe(412);
    const full = await bot.patch(path, { guests_count: 7 });
    expect(told(full)).toEqual([409, 'taken']);
    expect((await bot.patch(path, { status: 'arrived' })).status).toBe(400);
    expect((await bot.get<OwnBookingDto>(path)).body).toMatchObject({ guests_count: 4, version: 3 });
    guests.clock.set('2027-05-06T15:30:00Z');
    expect(told(await bot.patch(path, { telegram_id: '700400', guests_count: 2 }))).toEqual([422, 'after_deadline']);
  });

  it('is offered for a move what his own booking occupies, and nobody else is', async () => {
    const house = await guests.open({ tables: { '1': 2 } });
    const bot = await guests.botKey(house);
    await guests.aCard(house, { telegram_id: '700500' });
    await guests.aCard(house, { telegram_id: '700501' });
    const wanted = { telegram_id: '700500', date: tomorrow, time: '18:00', guests_count: 2 };
    const { body: made } = await bot.post<OwnBookingDto>('/bot/booking-request', wanted);
    const path = `/bot/booking/${made.id}`;
    const freeAt18 = async (address: string) => {
      const { status, body } = await bot.get<{ time: string; free: number }[]>(address);
      return [status, Array.isArray(body) && body.find(({ time }) => time === '18:00')?.free];
    };
    const venue = await house.manager.get<{ slug: string }>(`/venues/${house.venueId}`);
    expect(await freeAt18(`/public/venues/${venue.body.slug}/slots?date=${tomorrow}&guests=2`)).toEqual([200, 0]);
    expect(await freeAt18(`${path}/slots?date=${tomorrow}`)).toEqual([200, 1]);
    expect(await freeAt18(`${path}/slots?date=${tomorrow}&guests=2&telegram_id=700500`)).toEqual([200, 1]);
    expect((await bot.get(`${path}/slots?date=${tomorrow}&telegram_id=700501`)).status).toBe(404);
    expect((await bot.get(`${path}/slots`)).status).toBe(400);
    expect((await bot.get(`${path}/days?from=${tomorrow}&days=1&telegram_id=700500`)).body).toEqual([
      { date: tomorrow, open: true, free: true },
    ]);
    expect((await house.receptionist.get(`${path}/days?from=${tomorrow}`)).status).toBe(403);
    await bot.post(`${path}/cancel`);
    expect(told(await bot.get(`${path}/days?from=${tomorrow}`))).toEqual([422, 'over']);
  });

  it('reaches neither other guests’ bookings where it says whose, nor another venue’s', async () => {
    const [house, other] = [await guests.open(), await guests.open()];
    const bot = await guests.botKey(house);
    await guests.aCard(house, { telegram_id: '700300' });
    await guests.aCard(house, { telegram_id: '700301' });
    const made = await bot.post<OwnBookingDto>('/bot/booking-request', {
      ...{ telegram_id: '700300', date: tomorrow, time: '18:00', guests_count: 2 },
    });
    const path = `/bot/booking/${made.body.id}`;
    for (const telegram_id of ['700301', '700302']) {
      for (const answer of [
        await bot.get(`${path}?telegram_id=${telegram_id}`),
        await bot.patch(path, { telegram_id, guests_count: 1 }),
        await bot.post(`${path}/coming`, { telegram_id }),
        await bot.post(`${path}/late`, { telegram_id, minutes: 5 }),
        await bot.post(`${path}/cancel`, { telegram_id }),
      ]) {
        expect(answer.status).toBe(404);
      }
      expect((await bot.get<unknown[]>(`/bot/bookings?telegram_id=${telegram_id}`)).body).toEqual([]);
    }
    const theirs = await guests.botKey(other);
    expect((await theirs.get(path)).status).toBe(404);
    expect((await theirs.patch(path, { guests_count: 1 })).status).toBe(404);
    expect((await theirs.post(`${path}/cancel`, {})).status).toBe(404);
    expect((await theirs.get<unknown[]>('/bot/bookings?telegram_id=700300')).body).toEqual([]);
    expect((await house.receptionist.get(path)).status).toBe(403);
    await eventually(async () => expect((await bot.get<OwnBookingDto>(path)).body.status).toBe('confirmed'));
  });
});
