import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestCardDto, GuestDto } from '../apps/crm/src/guests/guests.dto';
import { Api } from './support/api';
import { House, openHouse } from './support/house';
import { Broker, startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

const date = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

let phones = 0;
const phone = () => `+7926${String(++phones).padStart(7, '0')}`;

describe.each<[Broker]>([['embedded'], ['rabbitmq']])('guests, with the %s broker', (broker) => {
  let platform: TestPlatform;
  let sql: Pool;
  let house: House;
  let staff: Api;
  let bot: Api;

  beforeAll(async () => {
    platform = await startTestPlatform(broker);
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 4 });
    const operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    house = await openHouse(platform, { operator, sql });
    staff = house.manager;
    bot = new Api(platform.url, await mintToken(platform, { role: 'admin', venue_id: house.venueId }));
    await eventually(async () =>
      expect((await sql.query('SELECT 1 FROM crm.venues WHERE venue_id = $1', [house.venueId])).rowCount).toBe(1),
    );
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });

  const made = async <T>(api: Api, path: string, body: object, status = 201): Promise<T> => {
    const answer = await api.post<T>(path, body);
    if (answer.status !== status) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  let hour = 11;
  const book = (body: object) => {
    hour = hour === 21 ? 12 : hour + 1;
    return made<BookingDto>(staff, '/bookings', { date, time: `${hour}:00`, guests_count: 2, auto: true, ...body });
  };
  const known = async (typed: string): Promise<GuestDto[]> =>
    (await staff.get<GuestDto[]>(`/guests?phone=${encodeURIComponent(typed)}`)).body;
  const card = async (id: string) => (await staff.get<GuestCardDto>(`/guests/${id}`)).body;

  it('have a card once they book, and the booking knows whose it is', async () => {
    const guest_phone = phone();
    const booking = await book({ guest_name: 'Анна', guest_phone });
    const guest = await eventually(async () => {
      const [found, ...others] = await known(guest_phone);
      expect([found?.name, found?.source, found?.booking_count, others]).toEqual(['Анна', 'manual', 1, []]);
      return found!;
    });
    await eventually(async () =>
      expect((await staff.get<BookingDto>(`/bookings/${booking.id}`)).body.guest_id).toBe(guest.id),
    );
    const next = await book({ guest_phone });
    expect(next).toMatchObject({ guest_id: guest.id, guest_name: 'Анна' });
  });

  it('are counted when they come, when they do not, and when that is undone', async () => {
    const guest = await made<GuestCardDto>(staff, '/guests', { phone: phone(), name: 'Борис' });
    await eventually(async () =>
      expect((await sql.query('SELECT 1 FROM booking.guests WHERE guest_id = $1', [guest.id])).rowCount).toBe(1),
    );
    const walkIn = await made<BookingDto>(staff, '/bookings', {
      ...{ source: 'walk_in', guests_count: 3, guest_id: guest.id },
      ...{ overrides: ['hours'], override_reason: 'Зашли рано' },
    });
    const figures = async () => {
      const { visit_count, booking_count, cancellation_count, average_party } = await card(guest.id);
      return { visit_count, booking_count, cancellation_count, average_party };
    };
    await eventually(async () =>
      expect(await figures()).toEqual({ visit_count: 1, booking_count: 1, cancellation_count: 0, average_party: 3 }),
    );
    const cancelled = await book({ guest_id: guest.id });
    await made(staff, `/bookings/${cancelled.id}/cancel`, {}, 200);
    await eventually(async () => expect(await figures()).toMatchObject({ booking_count: 2, cancellation_count: 1 }));
    await made(staff, `/bookings/${cancelled.id}/reopen`, {}, 200);
    await eventually(async () => expect(await figures()).toMatchObject({ booking_count: 2, cancellation_count: 0 }));
    const { body } = await staff.get<{ totals: object; bookings: { booking_id: string }[] }>(
      `/guests/${guest.id}/history`,
    );
    expect(body.bookings.map(({ booking_id }) => booking_id).sort()).toEqual([walkIn.id, cancelled.id].sort());
    expect(body.totals).toMatchObject({ visit_count: 1, upcoming: 1 });
  });

  it('of whom the bot and the staff have a card each become one, and two again', async () => {
    const telegram_id = String(100_000 + phones);
    const [first, second] = [phone(), phone()];
    const byBot = await made<{ id: string; outcome: string }>(bot, '/bot/guest-register', {
      ...{ telegram_id, phone: first, name: 'Vera', consents: [{ purpose: 'personal_data', given: true }] },
    });
    expect(byBot.outcome).toBe('created');
    const byHand = await made<GuestCardDto>(staff, '/guests', { phone: second, name: 'Вера Холодная', tags: ['кино'] });
    const [one, other] = [await book({ guest_phone: first }), await book({ guest_phone: second })];
    const ofGuest = async (id: string) =>
      (await staff.get<BookingDto[]>(`/bookings?guest_id=${id}`)).body.map((booking) => booking.id).sort();
    await eventually(async () => {
      expect([await ofGuest(byBot.id), await ofGuest(byHand.id)]).toEqual([[one.id], [other.id]]);
      expect((await card(byHand.id)).booking_count).toBe(1);
    });
    const before = [await card(byBot.id), await card(byHand.id)];

    const merge = await made<{ id: string }>(staff, '/guests/merges', { kept_id: byHand.id, merged_id: byBot.id });
    await eventually(async () => expect(await ofGuest(byHand.id)).toEqual([one.id, other.id].sort()));
    expect(await card(byBot.id)).toMatchObject({ id: byHand.id, telegram_id, booking_count: 2, other_phones: [first] });
    expect((await made<{ id: string }>(bot, '/bot/guest-register', { telegram_id })).id).toBe(byHand.id);

    await made(staff, `/guests/merges/${merge.id}/undo`, {}, 200);
    await eventually(async () =>
      expect([await ofGuest(byBot.id), await ofGuest(byHand.id)]).toEqual([[one.id], [other.id]]),
    );
    const plain = ({ version: _, updated_at: __, ...rest }: GuestCardDto) => rest;
    expect([await card(byBot.id), await card(byHand.id)].map(plain)).toEqual(before.map(plain));
  });

  it('who are not welcome cannot book, until they are', async () => {
    const guest_phone = phone();
    const entry = await made<{ id: string }>(staff, '/blacklist', { phone: guest_phone, reason: 'Не пришли трижды' });
    await eventually(async () => {
      const { status, body } = await staff.post<{ rule: string }>('/bookings', {
        ...{ date, time: '12:00', guests_count: 2, guest_phone },
      });
      expect([status, body.rule]).toEqual([422, 'blacklisted']);
    });
    expect((await staff.call('DELETE', `/blacklist/${entry.id}`)).status).toBe(204);
    await eventually(async () => {
      const { status } = await staff.post('/bookings', { date, time: '12:00', guests_count: 2, guest_phone });
      expect(status).toBe(201);
    });
  });

  it('are counted by a segment, in the words of the requirements and of the other documents', async () => {
    await made(staff, '/guests', { phone: phone(), name: 'Ким', tags: ['редкий тег'] });
    const { body } = await staff.get<{ count: number }>('/campaigns/segments/preview?min_visits=0&tags=редкий тег');
    expect(body.count).toBe(1);
    expect((await staff.get<GuestDto[]>('/clients?tag=редкий тег')).body).toMatchObject([{ name: 'Ким' }]);
    expect((await staff.get<GuestDto[]>('/admin/clients?q=kim')).body).toMatchObject([{ name: 'Ким' }]);
  });

  it('are nobody’s business but of who works there, each by what he may', async () => {
    const { id } = await made<GuestCardDto>(staff, '/guests', { phone: phone(), name: 'Тихон' });
    const elsewhere = new Api(platform.url, await mintToken(platform, { role: 'owner', venue_id: newId() }));
    expect((await elsewhere.get(`/guests/${id}`)).status).toBe(404);
    expect((await house.receptionist.get(`/guests/${id}`)).status).toBe(200);
    for (const path of [`/guests/${id}/erase`, '/guests/merges', `/guests/imports`, `/guests/${id}/data-export`]) {
      expect([path, (await house.receptionist.post(path, {})).status]).toEqual([path, 403]);
    }
  });
});
