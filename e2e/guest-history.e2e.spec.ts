import { newId } from '@guestflow/persistence';
import { Pool } from 'pg';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestDto } from '../apps/crm/src/guests/guests.dto';
import { GuestHistoryDto } from '../apps/crm/src/visits/history.dto';
import { Api } from './support/api';
import { House, openHouse, StandingClock } from './support/house';
import { settled } from './support/settled';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

describe('the history of a guest', () => {
  const clock = new StandingClock(new Date('2027-05-05T09:00:00Z'));
  let platform: TestPlatform;
  let sql: Pool;
  let operator: Api;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock });
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });

  const phone = '+79161234567';
  const book = async ({ receptionist }: House, time: string, change: object = {}): Promise<BookingDto> => {
    const wanted = { booked_at: `2027-05-05T${time}:00Z`, guests_count: 2, auto: true, guest_phone: phone, ...change };
    const { status, body, text } = await receptionist.post<BookingDto>('/bookings', wanted);
    if (status !== 201) throw new Error(text);
    return body;
  };

  it('begins with the first booking of a phone, and tells of each what became of it', async () => {
    const house = await openHouse(platform, { operator, sql });
    const desk = house.receptionist;
    const first = await book(house, '10:00', { guest_name: 'Анна' });
    await settled(sql);
    const found = await desk.get<GuestDto[]>(`/guests?phone=${encodeURIComponent(phone)}`);
    expect(found.body).toMatchObject([{ name: 'Анна', phone, booking_count: 1, visit_count: 0, version: 1 }]);
    const [{ id }] = found.body as [GuestDto];
    expect((await desk.get<BookingDto>(`/bookings/${first.id}`)).body.guest_id).toBe(id);

    const [second, third] = [await book(house, '13:00'), await book(house, '16:00', { guests_count: 4 })];
    expect([second.guest_id, third.guest_id]).toEqual([id, id]);
    await desk.post(`/bookings/${first.id}/arrived`);
    await desk.post(`/bookings/${second.id}/cancel`, {});
    await settled(sql);
    const page = await desk.get<GuestHistoryDto>(`/guests/${id}/history?limit=2`);
    expect([page.status, page.headers.get('x-total-count'), page.headers.get('x-limit')]).toEqual([200, '3', '2']);
    expect(page.body.bookings).toMatchObject([
      { booking_id: third.id, status: 'confirmed', booked_at: third.booked_at },
      { booking_id: second.id, status: 'cancelled', cancelled_by: 'staff' },
    ]);
    expect(page.body.totals).toMatchObject({
      ...{ booking_count: 3, visit_count: 1, cancellation_count: 1, no_show_count: 0, average_party: 2, upcoming: 1 },
      ...{ first_visit_at: first.booked_at, last_visit_at: first.booked_at },
    });
    const came = await desk.get<GuestHistoryDto>(`/guests/${id}/history?status=arrived`);
    expect(came.body.bookings.map(({ booking_id }) => booking_id)).toEqual([first.id]);

    // Whoever stands for another now has his bookings no longer.
    await desk.patch(`/bookings/${third.id}`, { guest_phone: '+79167654321', guest_name: 'Борис' });
    await settled(sql);
    expect((await desk.get<GuestHistoryDto>(`/guests/${id}/history`)).body.totals.booking_count).toBe(2);
    expect((await desk.get<GuestDto[]>('/guests?name=Борис')).body).toMatchObject([{ booking_count: 1 }]);
  });

  it('is shown to who works there alone', async () => {
    const [here, there] = [await openHouse(platform, { operator, sql }), await openHouse(platform, { operator, sql })];
    await book(here, '10:00');
    await settled(sql);
    const [{ id }] = (await here.receptionist.get<GuestDto[]>('/guests')).body as [GuestDto];
    expect((await here.manager.get(`/guests/${id}/history`)).status).toBe(200);
    expect((await there.manager.get(`/guests/${id}/history`)).status).toBe(404);
    expect((await here.manager.get(`/guests/${newId()}/history`)).status).toBe(404);
    expect((await here.manager.get(`/guests/${id}/history?status=eaten`)).status).toBe(400);
    expect((await platform.api.get(`/guests/${id}/history`)).status).toBe(401);
  });
});
