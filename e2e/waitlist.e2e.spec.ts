import { VenueState } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import { Sweep } from '../apps/booking/src/bookings/sweep';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import {
  AcceptedOfferDto,
  PublicWaitlistEntryDto,
  WaitlistCardDto,
  WaitlistEntryDto,
} from '../apps/booking/src/waitlist/waitlist.dto';
import { Api } from './support/api';
import { Broker, startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

const day = 24 * 3_600_000;
const date = new Date(Date.now() + 7 * day).toISOString().slice(0, 10);
const evening = { date, time_from: '19:00', time_to: '20:00' };

let phones = 0;
const phone = () => `+7916${String(++phones).padStart(7, '0')}`;

interface House {
  venue: Required<VenueState>;
  staff: Api;
  tables: string[];
}

describe.each<[Broker]>([['embedded'], ['rabbitmq']])('the waitlist, with the %s broker', (broker) => {
  let platform: TestPlatform;
  let sql: Pool;
  let admin: Api;

  beforeAll(async () => {
    platform = await startTestPlatform(broker);
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 4 });
    admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });

  async function aHouse(capacities: number[]): Promise<House> {
    const { body: venue } = await admin.post<Required<VenueState>>('/tenants', {
      name: `Дом ${newId()}`,
      timezone: 'Europe/Moscow',
    });
    const staff = new Api(platform.url, await mintToken(platform, { role: 'manager', venue_id: venue.id }));
    const tables = capacities.map(() => newId());
    for (const [index, id] of tables.entries()) {
      await sql.query(
        `INSERT INTO booking.resources (id, venue_id, kind, name, capacity, least_guests, sort_order, is_active,
                                        created_at, updated_at)
         VALUES ($1, $2, 'table', $3, $4, 1, $5, true, now(), now())`,
        [id, venue.id, `Стол ${index + 1}`, capacities[index], index],
      );
    }
    await eventually(async () =>
      expect((await sql.query('SELECT 1 FROM booking.venues WHERE venue_id = $1', [venue.id])).rowCount).toBe(1),
    );
    return { venue, staff, tables };
  }

  const booked = async ({ staff }: House, table_id: string, time: string, guests_count = 2) => {
    const { status, body, text } = await staff.post<BookingDto>('/bookings', { date, time, guests_count, table_id });
    if (status !== 201) throw new Error(text);
    return body;
  };
  const joins = async ({ venue }: House, guests_count = 2, window = evening) => {
    const { status, body, text } = await platform.api.post<PublicWaitlistEntryDto>(
      `/public/venues/${venue.slug}/waitlist`,
      { ...window, guests_count, name: 'Анна Лесная', phone: phone() },
    );
    if (status !== 201) throw new Error(text);
    return body.reference;
  };
  const standing = async (reference: string) =>
    (await platform.api.get<PublicWaitlistEntryDto>(`/public/waitlist/${reference}`)).body;
  const isOffered = (reference: string) =>
    eventually(async () => {
      const entry = await standing(reference);
      expect(entry.status).toBe('offered');
      return entry;
    });
  /** The time for the answer is over. */
  const letsPass = async (reference: string) => {
    await sql.query(`UPDATE booking.waitlist SET offer_expires_at = now() - interval '1 second' WHERE reference = $1`, [
      reference,
    ]);
    await sql.query(
      `UPDATE booking.allocations SET expires_at = now() - interval '1 second'
        WHERE owner_id = (SELECT hold_id FROM booking.waitlist WHERE reference = $1)`,
      [reference],
    );
    await platform.services.booking.app.get(Sweep).sweep();
  };

  it('offers what comes free to the first in line, then to the next, and keeps it from everybody else', async () => {
    const house = await aHouse([4]);
    const taken = await booked(house, house.tables[0]!, '19:00');
    const [first, second] = [await joins(house), await joins(house)];
    expect([await standing(first), await standing(second)]).toMatchObject([
      { status: 'waiting', place: 1, offer: null, time_from: '19:00', time_to: '20:00' },
      { status: 'waiting', place: 2, offer: null },
    ]);

    expect((await house.staff.post(`/bookings/${taken.id}/cancel`, {})).status).toBe(200);
    const offered = await isOffered(first);
    expect(offered.offer).toMatchObject({ date, time: '19:00' });
    expect(offered.offer!.seconds_left).toBeGreaterThan(500);
    expect((await standing(second)).status).toBe('waiting');

    const inBetween = { date, time: '19:00', guests_count: 2, table_id: house.tables[0] };
    const refused = await house.staff.post<{ conflicts: { kind: string }[] }>('/bookings', inBetween);
    expect([refused.status, refused.body.conflicts.map(({ kind }) => kind)]).toEqual([409, ['hold']]);

    await letsPass(first);
    // The sweep that comes by itself may have been at it just then.
    await eventually(async () => expect((await standing(first)).status).toBe('passed'));
    await isOffered(second);
    expect((await platform.api.post(`/public/waitlist/${first}/accept`)).status).toBe(422);

    const key = { 'idempotency-key': newId() };
    const accepted = await platform.api.post<AcceptedOfferDto>(`/public/waitlist/${second}/accept`, undefined, key);
    expect(accepted.status).toBe(201);
    expect(accepted.headers.get('cache-control')).toBe('no-store');
    expect(accepted.headers.get('referrer-policy')).toBe('no-referrer');
    expect(accepted.body).toMatchObject({ status: 'confirmed', date, time: '19:00', guests_count: 2 });
    expect(await standing(second)).toMatchObject({ status: 'booked', booking_reference: accepted.body.reference });
    const again = await platform.api.post(`/public/waitlist/${second}/accept`, undefined, key);
    expect(again.text).toBe(accepted.text);
    expect((await platform.api.post(`/public/waitlist/${second}/accept`)).body).toEqual(accepted.body);

    const { body: bookings } = await house.staff.get<BookingDto[]>('/bookings?status=confirmed');
    expect(bookings).toMatchObject([{ table_ids: house.tables, source: 'web', guest_name: 'Анна Лесная' }]);
    expect((await sql.query('SELECT 1 FROM booking.holds WHERE venue_id = $1', [house.venue.id])).rowCount).toBe(0);
  });

  it('passes over who does not fit, and gives two who do a table each', async () => {
    const house = await aHouse([2, 2]);
    const both = [await booked(house, house.tables[0]!, '19:00'), await booked(house, house.tables[1]!, '19:00')];
    const large = await joins(house, 4);
    const pairs = [await joins(house), await joins(house), await joins(house)];
    const cancelled = await Promise.all(both.map(({ id }) => house.staff.post(`/bookings/${id}/cancel`, {})));
    expect(cancelled.map(({ status }) => status)).toEqual([200, 200]);
    await isOffered(pairs[0]!);
    await isOffered(pairs[1]!);
    expect((await standing(large)).status).toBe('waiting');
    expect((await standing(pairs[2]!)).status).toBe('waiting');
  });

  it('hands on at once what is declined; who goes on waiting is not offered the same again', async () => {
    const house = await aHouse([2]);
    const taken = await booked(house, house.tables[0]!, '19:00');
    const [first, second] = [await joins(house), await joins(house)];
    await house.staff.post(`/bookings/${taken.id}/cancel`, {});
    await isOffered(first);
    const declined = await platform.api.post<PublicWaitlistEntryDto>(`/public/waitlist/${first}/decline`, {
      keep_waiting: true,
    });
    expect(declined.body).toMatchObject({ status: 'waiting', place: 1, offer: null });
    expect((await standing(second)).status).toBe('offered');
    expect((await platform.api.call('DELETE', `/public/waitlist/${second}`)).status).toBe(204);
    expect((await standing(second)).status).toBe('left');
    expect((await standing(first)).status).toBe('waiting');
    expect((await platform.api.post(`/public/waitlist/${first}/decline`, {})).status).toBe(422);
  });

  it('is kept by staff too: written down, changed, offered by hand, booked for the guest and ended', async () => {
    const house = await aHouse([2]);
    const { staff } = house;
    const joined = await staff.post<WaitlistEntryDto>('/waitlist', { ...evening, guests_count: 2, guest_name: 'Пётр' });
    expect([joined.status, joined.body]).toMatchObject([201, { status: 'waiting', place: 1, source: 'manual' }]);
    const { id } = joined.body;
    const changed = await staff.patch<WaitlistEntryDto>(`/waitlist/${id}`, { time_to: '21:00', notes: 'у окна' });
    expect([changed.status, changed.body]).toMatchObject([200, { time_to: '21:00', notes: 'у окна', version: 2 }]);
    expect((await staff.patch(`/waitlist/${id}`, { notes: 'нет' }, { 'if-match': '"1"' })).status).toBe(412);

    const offered = await staff.post<WaitlistEntryDto>(`/waitlist/${id}/offer`, { date, time: '18:30' });
    expect([offered.status, offered.body]).toMatchObject([200, { status: 'offered', offer: { time: '18:30' } }]);
    const card = await staff.get<WaitlistCardDto>(`/waitlist/${id}`);
    expect(card.body.offered_table_ids).toEqual(house.tables);
    expect((await staff.post(`/waitlist/${id}/offer`, { date, time: '18:30' })).status).toBe(422);
    const booking = await staff.post<BookingDto>(`/waitlist/${id}/book`);
    expect([booking.status, booking.body]).toMatchObject([
      201,
      { status: 'confirmed', time: '18:30', notes: 'у окна' },
    ]);

    const other = await staff.post<WaitlistEntryDto>('/waitlist', { ...evening, guests_count: 2, guest_name: 'Яна' });
    expect((await staff.post(`/waitlist/${other.body.id}/offer`, { date, time: '19:00' })).status).toBe(409);
    expect((await staff.call('DELETE', `/waitlist/${other.body.id}`)).status).toBe(204);
    const list = await staff.get<WaitlistEntryDto[]>(`/waitlist?date=${date}`);
    expect(list.body.map(({ status, place }) => [status, place])).toEqual([
      ['booked', null],
      ['left', null],
    ]);
    expect((await staff.get<WaitlistEntryDto[]>(`/waitlist?status=waiting,offered`)).body).toEqual([]);
  });

  it('is not taken by who sits at another table at that time, unless the staff do it for him', async () => {
    const [{ staff, tables }, guest_phone] = [await aHouse([2, 2]), phone()];
    const person = { guests_count: 2, guest_name: 'Анна', guest_phone };
    const { body: entry } = await staff.post<WaitlistEntryDto>('/waitlist', { ...evening, ...person });
    const elsewhere = { date, time: '20:00', table_id: tables[1], ...person };
    expect((await staff.post('/bookings', elsewhere)).status).toBe(201);
    expect((await staff.post(`/waitlist/${entry.id}/offer`, { date, time: '19:00' })).status).toBe(200);
    const { reference } = (await staff.get<WaitlistCardDto>(`/waitlist/${entry.id}`)).body;
    const taken = await platform.api.post<{ rule?: string }>(`/public/waitlist/${reference}/accept`);
    expect([taken.status, taken.body.rule]).toEqual([422, 'already_booked']);
    expect((await standing(reference)).status).toBe('offered');
    expect((await staff.post(`/waitlist/${entry.id}/book`)).status).toBe(201);
    expect((await staff.get(`/bookings?date_from=${date}&date_to=${date}`)).headers.get('x-total-count')).toBe('2');
  });

  it('says no to who waits already, to what cannot be, and to secrets that nobody has', async () => {
    const house = await aHouse([2]);
    const at = `/public/venues/${house.venue.slug}/waitlist`;
    const person = { name: 'Анна', phone: phone(), guests_count: 2 };
    expect((await platform.api.post(at, { ...evening, ...person })).status).toBe(201);
    expect((await platform.api.post(at, { ...evening, ...person })).status).toBe(409);
    const other = { ...person, phone: phone() };
    const ruleOf = async (changed: object) => {
      const { status, body } = await platform.api.post<{ rule?: string }>(at, { ...evening, ...other, ...changed });
      return [status, body.rule];
    };
    expect(await ruleOf({ guests_count: 21 })).toEqual([422, 'party_too_large']);
    expect(await ruleOf({ date: '2020-01-01' })).toEqual([422, 'in_the_past']);
    expect(await ruleOf({ date: '2099-01-01' })).toEqual([422, 'too_far_ahead']);
    expect(await ruleOf({ time_from: '03:00', time_to: '04:00' })).toEqual([422, 'outside_opening_hours']);
    expect(await ruleOf({ time_to: '18:00' })).toEqual([400, undefined]);
    expect((await platform.api.post('/public/venues/nowhere-at-all/waitlist', { ...evening, ...other })).status).toBe(
      404,
    );
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/accept'],
      ['POST', '/decline'],
    ] as const) {
      expect([path, (await platform.api.call(method, `/public/waitlist/${newId()}${path}`)).status]).toEqual([
        path,
        404,
      ]);
    }
  });

  it('tells what happens without the secret, and who it is only once', async () => {
    const house = await aHouse([2]);
    const taken = await booked(house, house.tables[0]!, '19:00');
    const reference = await joins(house);
    await house.staff.post(`/bookings/${taken.id}/cancel`, {});
    await isOffered(reference);
    await platform.api.post(`/public/waitlist/${reference}/accept`);
    const { rows } = await sql.query<{ id: string }>('SELECT id FROM booking.waitlist WHERE reference = $1', [
      reference,
    ]);
    const told = await eventually(async () => {
      const { body } = await admin.get<{ new_value: { status: string; contact?: object } }[]>(
        `/audit-log?entity_id=${rows[0]!.id}&sort=created_at:asc`,
      );
      expect(body).toHaveLength(3);
      return body;
    });
    expect(told.map(({ new_value }) => [new_value.status, new_value.contact !== undefined])).toEqual([
      ['waiting', true],
      ['offered', false],
      ['booked', false],
    ]);
    expect(JSON.stringify(told)).not.toContain(reference);
  });
});
