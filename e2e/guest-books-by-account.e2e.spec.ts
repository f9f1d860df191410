import { newId } from '@guestflow/persistence';
import { GuestBookingDto, OwnBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { GuestsWhoBook, journal, noon, refusal, told, tomorrow } from './support/guests-who-book';

describe('a guest with an account', () => {
  let guests: GuestsWhoBook;
  beforeAll(async () => {
    guests = await GuestsWhoBook.start();
  });
  afterAll(() => guests?.close());
  beforeEach(() => guests.clock.set(noon));

  it('books at any venue, says who he is once, and sees all of it in one place', async () => {
    const [here, there] = [await guests.open(), await guests.open({ timezone: 'Asia/Tokyo' })];
    const { api, sub } = await guests.registered();
    const mine = (path = '') => api.get<OwnBookingDto[]>(`/me/bookings${path}`);
    const { name: _name, phone: _phone, ...time } = guests.wish();
    const nameless = await api.post(`/me/bookings?venue_id=${here.venueId}`, time);
    expect([nameless.status, refusal(nameless).errors?.map(({ field }) => field)]).toEqual([400, ['name', 'phone']]);
    expect((await api.post('/me/bookings', guests.wish())).status).toBe(400);
    expect((await api.post(`/me/bookings?venue_id=${newId()}`, guests.wish())).status).toBe(404);
    const first = await api.post<OwnBookingDto>('/me/bookings', { ...guests.wish(), venue_id: here.venueId });
    expect(first.body).toMatchObject({ status: 'confirmed', venue_id: here.venueId, guest_name: 'Анна' });
    const second = await api.post<OwnBookingDto>('/me/bookings', { ...time, time: '12:00', venue_id: there.venueId });
    expect(second.body).toMatchObject({ guest_name: 'Анна', timezone: 'Asia/Tokyo', time: '12:00' });
    expect((await journal(there))[0]).toMatchObject({ source: 'web', created_by_user_id: sub });

    const all = await mine();
    expect([all.headers.get('x-total-count'), all.body.map(({ id }) => id)]).toEqual([
      '2',
      [second.body.id, first.body.id],
    ]);
    expect((await mine(`?venue_id=${here.venueId}`)).body.map(({ id }) => id)).toEqual([first.body.id]);
    expect((await mine('?past=true')).body).toEqual([]);
    const path = `/me/bookings/${first.body.id}`;
    const card = await api.get<OwnBookingDto>(path);
    // By now he may have a card.
    const { guest_id } = card.body;
    expect([card.body, card.headers.get('etag')]).toEqual([{ ...first.body, guest_id }, '"1"']);
    const changed = await api.patch<OwnBookingDto>(path, { guests_count: 3 }, { 'if-match': '"1"' });
    expect([changed.status, changed.body.guests_count]).toEqual([200, 3]);
    expect((await api.post<OwnBookingDto>(`${path}/late`, { minutes: 10 })).body.late_minutes).toBe(10);
    expect((await api.post<OwnBookingDto>(`${path}/coming`)).body.guest_says).toBe('coming');
    expect((await api.post<OwnBookingDto>(`${path}/cancel`)).body.status).toBe('cancelled');
    expect((await journal(here))[0]).toMatchObject({ cancelled_by: 'guest' });
    expect((await mine('?past=true')).body.map(({ id }) => id)).toEqual([first.body.id]);
    guests.clock.set('2027-05-06T02:00:01Z');
    const late = await api.post(`/me/bookings/${second.body.id}/cancel`, {});
    expect(told(late)).toEqual([422, 'after_deadline']);
  });

  it('is offered for a move what his own booking occupies', async () => {
    const house = await guests.open({ tables: { '1': 2 } });
    const { api } = await guests.registered();
    const { body } = await api.post<OwnBookingDto>(`/me/bookings?venue_id=${house.venueId}`, guests.wish());
    const path = `/me/bookings/${body.id}`;
    const slots = await api.get<{ time: string; free: number }[]>(`${path}/slots?date=${tomorrow}`);
    expect(slots.body.filter(({ free }) => free === 0)).toEqual([]);
    expect(slots.body.map(({ time }) => time)).toContain('18:00');
    const days = await api.get(`${path}/days?from=${tomorrow}&days=1&guests=3`);
    expect(days.body).toEqual([{ date: tomorrow, open: true, free: false }]);
  });

  it('reaches nothing of another guest’s, nor do the staff reach what is for guests', async () => {
    const house = await guests.open();
    const [one, other] = [await guests.registered(), await guests.registered()];
    const { body } = await one.api.post<OwnBookingDto>(`/me/bookings?venue_id=${house.venueId}`, guests.wish());
    const { body: anonymous } = await guests.platform.api.post<GuestBookingDto>(
      `/public/venues/${house.venue.slug}/bookings`,
      guests.wish(),
    );
    const foreign = (await journal(house)).map(({ id }) => id);
    expect(foreign).toContain(body.id);
    for (const id of foreign) {
      const path = `/me/bookings/${id}`;
      for (const answer of [
        await other.api.get(path),
        await other.api.get(`${path}?venue_id=${house.venueId}`),
        await other.api.get(`${path}/slots?date=${tomorrow}`),
        await other.api.get(`${path}/days?from=${tomorrow}&venue_id=${house.venueId}`),
        await other.api.patch(path, { guests_count: 1 }),
        await other.api.post(`${path}/cancel`, {}),
        await other.api.post(`${path}/coming`, { venue_id: house.venueId }),
        await other.api.post(`${path}/late`, { minutes: 5 }),
      ]) {
        expect(answer.status).toBe(404);
      }
    }
    expect((await other.api.get<unknown[]>('/me/bookings')).body).toEqual([]);
    const elsewhere = await guests.open();
    expect((await one.api.get(`/me/bookings/${body.id}?venue_id=${elsewhere.venueId}`)).status).toBe(404);
    expect((await one.api.get('/bookings')).status).toBe(403);
    expect((await house.receptionist.get('/me/bookings')).status).toBe(403);
    expect((await guests.platform.api.get('/me/bookings')).status).toBe(401);
    expect(
      (await guests.platform.api.get<GuestBookingDto>(`/public/bookings/${anonymous.reference}`)).body.status,
    ).toBe('confirmed');
  });
});
