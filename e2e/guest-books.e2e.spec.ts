import { randomUUID } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { newId, Transactions } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import { BookingCardDto, BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestBookingDto, OwnBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { HoldDto } from '../apps/booking/src/public/holds.dto';
import { GuestSlotDto, VenuePageDto } from '../apps/booking/src/public/public-venues.dto';
import { Answer, Api } from './support/api';
import { House, HouseWishes, openHouse, StandingClock } from './support/house';
import { settled } from './support/settled';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Refusal {
  status: number;
  code: string;
  detail: string;
  rule?: string;
  reason?: string;
  errors?: { field: string }[];
  conflicts?: object[];
  alternatives?: { time: string }[];
}

// A Wednesday, noon in Moscow.
const noon = '2027-05-05T09:00:00.000Z';
const today = '2027-05-05';
const tomorrow = '2027-05-06';

const autoConfirm = { auto_confirm: true };
/** Of another visitor: the gateway stands behind a proxy of ours. */
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('a guest who books by himself', () => {
  const clock = new StandingClock(new Date(noon));
  let platform: TestPlatform;
  let sql: Pool;
  let operator: Api;
  let number = 0;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock });
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
  });
  beforeEach(() => clock.set(noon));

  const open = (wishes: HouseWishes = {}) =>
    openHouse(platform, { operator, sql }, { name: `Кафе ${++number}`, settings: autoConfirm, ...wishes });
  const aPhone = () => `+7916${String(1_000_000 + ++number)}`;
  const wish = (change: object = {}) => ({
    ...{ date: tomorrow, time: '18:00', guests_count: 2, name: 'Анна', phone: aPhone() },
    ...change,
  });
  const page = ({ venue }: House) => `/public/venues/${venue.slug}`;
  const book = (house: House, change: object = {}, headers: Record<string, string> = {}) =>
    platform.api.post<GuestBookingDto>(`${page(house)}/bookings`, wish(change), headers);
  const hold = (house: House, change: object = {}, headers: Record<string, string> = {}) =>
    platform.api.post<HoldDto>(
      `${page(house)}/holds`,
      { date: tomorrow, time: '18:00', guests_count: 2, ...change },
      headers,
    );
  const free = async (house: House, { date = tomorrow, time = '18:00', guests = 2 } = {}) => {
    const { body } = await platform.api.get<GuestSlotDto[]>(`${page(house)}/slots?date=${date}&guests=${guests}`);
    return body.find((slot) => slot.time === time)?.free;
  };
  const own = ({ reference }: { reference: string }) => `/public/bookings/${reference}`;
  const refusal = (answer: Answer<unknown>) => answer.body as Refusal;
  const told = (answer: Answer<unknown>) => [answer.status, refusal(answer).rule ?? refusal(answer).reason];
  const journal = async ({ receptionist }: House) =>
    (await receptionist.get<BookingDto[]>('/bookings')).body.sort((one, other) => one.id.localeCompare(other.id));
  const inCrm = (venueId: string, work: Parameters<Transactions['inVenue']>[1]) =>
    platform.services.crm.app
      .get(Transactions, { strict: false })
      .inVenue(systemCaller('somebody at the desk', venueId), work);
  const aCard = async ({ venueId }: House, { phone = aPhone(), telegram_id = null as string | null } = {}) => {
    const [id, at] = [newId(), noon];
    const card = { name: 'Гость', phone, telegram_id, language: null, created_at: at, updated_at: at };
    await inCrm(venueId, (tx) => tx.emit('guest.created', { after: { id, version: 1, ...card } }));
    await settled(sql);
    return { id, phone };
  };
  const blacklist = async ({ venueId }: House, whom: { guest_id?: string; phone?: string }) => {
    const entry = { guest_id: null, phone: null, reason: 'Бил посуду', created_at: noon, removed_at: null, ...whom };
    await inCrm(venueId, (tx) => tx.emit('blacklist.added', { after: { id: newId(), version: 1, ...entry } }));
    await settled(sql);
  };

  it('sees the venue’s page, and when there is room; of how full the house is he learns nothing', async () => {
    const special = (date: string) => ({ date, closed: true, intervals: [] });
    const house = await open({
      settings: { ...autoConfirm, special_days: [special('2027-05-04'), special('2027-05-09')], info_text: 'Парковка' },
    });
    const { status, body } = await platform.api.get<VenuePageDto>(page(house));
    expect([status, body.special_days.map(({ date }) => date)]).toEqual([200, ['2027-05-09']]);
    expect(body).toMatchObject({
      ...{ name: house.venue.name, slug: house.venue.slug, timezone: 'Europe/Moscow', language: 'ru', country: 'RU' },
      ...{ info_text: 'Парковка', auto_confirm: true, takes_bookings: true, cancellation_deadline_minutes: 60 },
    });
    expect(JSON.stringify(body)).not.toContain(house.venueId);
    const { body: slots } = await platform.api.get<GuestSlotDto[]>(`${page(house)}/slots?date=${tomorrow}&guests=2`);
    expect(slots[0]).toEqual({ date: tomorrow, time: '10:00', starts_at: '2027-05-06T07:00:00.000Z', free: 3 });
    const { body: days } = await platform.api.get<object[]>(`${page(house)}/days?from=2027-05-08&days=2&guests=2`);
    expect(days).toEqual([
      { date: '2027-05-08', open: true, free: true },
      { date: '2027-05-09', open: false, free: false },
    ]);
    for (const path of ['/slots?date=2027-05-06', '/slots?date=x&guests=2', '/days?from=2027-05-06&days=99&guests=2']) {
      expect([path, (await platform.api.get(`${page(house)}${path}`)).status]).toEqual([path, 400]);
    }
  });

  it('finds no page where there is none, nor that of a venue that is suspended', async () => {
    const house = await open();
    await operator.post(`/tenants/${house.venueId}/suspend`, { reason: 'Не оплачено' });
    await settled(sql);
    for (const slug of [house.venue.slug, 'no-such-venue', 'НЕТ', "x' OR 1=1"]) {
      const path = `/public/venues/${encodeURIComponent(slug)}`;
      expect([slug, (await platform.api.get(path)).status]).toEqual([slug, 404]);
      expect([slug, (await platform.api.get(`${path}/slots?date=${tomorrow}&guests=2`)).status]).toEqual([slug, 404]);
      expect([slug, (await platform.api.post(`${path}/bookings`, wish())).status]).toEqual([slug, 404]);
    }
  });

  it('holds a table, books it, sees it, moves it and cancels it', async () => {
    const house = await open({ tables: { '1': 2 } });
    expect(await free(house)).toBe(1);
    const held = await hold(house);
    expect([held.status, held.body]).toMatchObject([
      201,
      {
        ...{ date: tomorrow, time: '18:00', booked_at: '2027-05-06T15:00:00.000Z', guests_count: 2 },
        ...{ duration_minutes: 120, expires_at: '2027-05-05T09:05:00.000Z', seconds_left: 300 },
      },
    ]);
    expect(await free(house)).toBe(0);
    const phone = aPhone();
    const made = await book(house, { hold: held.body.reference, phone, comment: 'У окна' });
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect(made.body).toEqual({
      ...{ reference: expect.stringMatching(/^[\w-]{22}$/), manage_url: `/#/booking/${made.body.reference}` },
      ...{ status: 'confirmed', booked_at: '2027-05-06T15:00:00.000Z', date: tomorrow, time: '18:00' },
      ...{ timezone: 'Europe/Moscow', duration_minutes: 120, guests_count: 2, guest_name: 'Анна', comment: 'У окна' },
      ...{ guest_says: null, late_minutes: null, can_change: true, deadline_at: '2027-05-06T14:00:00.000Z' },
      ...{ allowed: ['move', 'cancel', 'coming', 'late'], version: 1 },
      venue: { name: house.venue.name, slug: house.venue.slug, contacts: {}, timezone: 'Europe/Moscow' },
    });
    expect((await sql.query('SELECT 1 FROM booking.holds WHERE venue_id = $1', [house.venueId])).rows).toEqual([]);
    const [inJournal] = await journal(house);
    expect(inJournal).toMatchObject({ source: 'web', guest_phone: phone, table_ids: [house.tables['1']] });

    const seen = await platform.api.get<GuestBookingDto>(own(made.body));
    expect([seen.status, seen.body, seen.headers.get('etag')]).toEqual([200, made.body, '"1"']);
    expect([seen.headers.get('cache-control'), seen.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
    for (const secret of [inJournal!.id, house.venueId, house.tables['1']!]) expect(seen.text).not.toContain(secret);

    // Half an hour later: at his own table, which he gives up for it.
    const moved = await platform.api.patch<GuestBookingDto>(own(made.body), { date: tomorrow, time: '18:30' });
    expect([moved.status, moved.body.time, moved.body.version]).toEqual([200, '18:30', 2]);
    expect([await free(house, { time: '17:00' }), await free(house, { time: '16:30' })]).toEqual([0, 1]);
    const stale = await platform.api.patch(own(made.body), { comment: 'x' }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);

    const late = await platform.api.post<GuestBookingDto>(`${own(made.body)}/late`, { minutes: 20 });
    expect(late.body).toMatchObject({ guest_says: 'late', late_minutes: 20, version: 3 });
    const coming = await platform.api.post<GuestBookingDto>(`${own(made.body)}/coming`);
    expect(coming.body).toMatchObject({ guest_says: 'coming', late_minutes: null, version: 4 });
    // Said twice, it is told once.
    expect((await platform.api.post<GuestBookingDto>(`${own(made.body)}/coming`)).body.version).toBe(4);

    const gone = await platform.api.post<GuestBookingDto>(`${own(made.body)}/cancel`, { reason: 'Заболели' });
    expect(gone.body).toMatchObject({ status: 'cancelled', can_change: false, allowed: [], version: 5 });
    expect(await free(house)).toBe(1);
    expect(await journal(house)).toMatchObject([{ cancelled_by: 'guest', cancellation_reason: 'Заболели' }]);
    for (const answer of [
      await platform.api.patch(own(made.body), { guests_count: 1 }),
      await platform.api.post(`${own(made.body)}/cancel`, {}),
      await platform.api.post(`${own(made.body)}/coming`),
    ]) {
      expect(told(answer)).toEqual([422, 'over']);
    }
  });

  it('asks, where the venue answers by itself: he waits, and the table he held is given back', async () => {
    const house = await open({ tables: { '1': 2, '2': 2 }, settings: {} });
    const held = (await hold(house)).body;
    const asked = await book(house, { hold: held.reference });
    expect([asked.status, asked.body.status]).toEqual([201, 'new']);
    const { rows } = await sql.query('SELECT 1 FROM booking.allocations WHERE venue_id = $1', [house.venueId]);
    expect(rows).toEqual([]);
    // The tables that those who wait will need are not offered to others.
    expect(await free(house)).toBe(1);
    expect((await book(house)).status).toBe(201);
    expect(await free(house)).toBe(0);
    const full = await book(house);
    expect([full.status, refusal(full).reason]).toEqual([409, 'taken']);
    expect(refusal(full).alternatives?.map(({ time }) => time)).toContain('20:00');
    expect(told(await hold(house))).toEqual([409, 'taken']);
    const [first] = await journal(house);
    await house.receptionist.post(`/bookings/${first!.id}/confirm`, { auto: true });
    expect((await platform.api.get<GuestBookingDto>(own(asked.body))).body.status).toBe('confirmed');
    // Another time that is free he may ask for; one that is not, he may not.
    const waiting = (await book(house, { time: '20:00' })).body;
    expect(told(await platform.api.patch(own(waiting), { date: tomorrow, time: '19:00' }))).toEqual([409, 'taken']);
    const moved = await platform.api.patch<GuestBookingDto>(own(waiting), { date: tomorrow, time: '12:00' });
    expect([moved.status, moved.body.status, moved.body.time]).toEqual([200, 'new', '12:00']);
  });

  it('of whom two ask for the last table at the same moment, one has it and the other is told what is free', async () => {
    for (const settings of [autoConfirm, {}]) {
      const house = await open({ tables: { '1': 4 }, settings });
      const answers = await Promise.all(Array.from({ length: 4 }, () => book(house)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      const lost = answers.filter(({ status }) => status === 409).map(refusal);
      for (const { reason, conflicts, alternatives } of lost) {
        expect([reason, conflicts]).toEqual(['taken', []]);
        expect(alternatives!.length).toBeGreaterThan(0);
      }
      expect(await journal(house)).toHaveLength(1);
    }
  });

  it('holds a table for five minutes; then it is whose who comes', async () => {
    const house = await open({ tables: { '1': 2 } });
    const first = (await hold(house)).body;
    expect(told(await book(house))).toEqual([409, 'taken']);
    clock.set('2027-05-05T09:05:00Z');
    expect(await free(house)).toBe(1);
    expect((await book(house)).status).toBe(201);
    expect(told(await book(house, { hold: first.reference }))).toEqual([409, 'taken']);
    expect(told(await book(house, { hold: first.reference, date: undefined, time: undefined }))).toEqual([
      409,
      'taken',
    ]);
    const unknown = { hold: 'x'.repeat(22), date: undefined, time: undefined };
    expect(told(await book(house, unknown))).toEqual([422, 'hold_expired']);
  });

  it('comes too late for what he held and is given another table, where there is one', async () => {
    const house = await open({ tables: { '1': 2, '2': 2 } });
    const held = (await hold(house)).body;
    clock.set('2027-05-05T09:06:00Z');
    expect((await book(house)).status).toBe(201);
    const late = await book(house, { hold: held.reference });
    expect(late.status).toBe(201);
    const tables = (await journal(house)).flatMap(({ table_ids }) => table_ids);
    expect(tables.sort()).toEqual(Object.values(house.tables).sort());
  });

  it('is given other tables when one of those he held together is somebody else’s by now', async () => {
    const house = await open({ tables: { '1': 2, '2': 2, '3': 5 } });
    const table_ids = [house.tables['1']!, house.tables['2']!].sort();
    await house.manager.post('/table-groups', { name: 'Вместе', table_ids, capacity: 4 });
    const held = await hold(house, { guests_count: 4 });
    const occupied = async () =>
      (
        await sql.query<{ id: string }>(
          'SELECT resource_id AS id FROM booking.allocations WHERE venue_id = $1 ORDER BY resource_id',
          [house.venueId],
        )
      ).rows.map(({ id }) => id);
    expect([held.status, await occupied()]).toEqual([201, table_ids]);
    clock.set('2027-05-05T09:06:00Z');
    const staff = { table_id: house.tables['2'], date: tomorrow, time: '18:00', guests_count: 2 };
    expect((await house.receptionist.post('/bookings', staff)).status).toBe(201);
    const made = await book(house, { hold: held.body.reference, guests_count: 4 });
    expect([made.status, made.body.status]).toEqual([201, 'confirmed']);
    expect((await journal(house)).flatMap(({ table_ids: given }) => given)).toEqual([
      house.tables['2'],
      house.tables['3'],
    ]);
    expect(await occupied()).toEqual([house.tables['2'], house.tables['3']].sort());
  });

  it('holds two times at most, gives one back, or changes it for another in one step', async () => {
    const house = await open({ tables: { '1': 2, '2': 2, '3': 2 } });
    const here = from('203.0.113.7');
    const [one, two] = [(await hold(house, {}, here)).body, (await hold(house, {}, here)).body];
    const third = await hold(house, { time: '20:00' }, here);
    expect(told(third)).toEqual([422, 'too_many_holds']);
    expect((await hold(house, {}, from('203.0.113.8'))).status).toBe(201);
    expect(await free(house)).toBe(0);
    // In vain: what he held he holds still.
    expect(told(await hold(house, { guests_count: 2, replaces: 'x'.repeat(22) }, here))).toEqual([
      422,
      'too_many_holds',
    ]);
    expect(told(await hold(house, { guests_count: 7, replaces: one.reference }, here))).toEqual([409, 'taken']);
    expect(await free(house)).toBe(0);
    const other = await hold(house, { time: '20:00', replaces: one.reference }, here);
    expect([other.status, other.body.time, await free(house)]).toEqual([201, '20:00', 1]);
    const back = (reference: string) => platform.api.call('DELETE', `/public/holds/${reference}`);
    expect((await back(two.reference)).status).toBe(204);
    expect(await free(house)).toBe(2);
    for (const gone of [two.reference, one.reference, 'x'.repeat(22), '1']) {
      expect([gone, (await back(gone)).status]).toEqual([gone, 404]);
    }
    // What another visitor holds counts for that one; which venue it is tells nobody who it was.
    const kept = await sql.query<{ holder: string }>('SELECT holder FROM booking.holds WHERE venue_id = $1', [
      house.venueId,
    ]);
    expect(kept.rows.every(({ holder }) => /^[\w-]{43}$/.test(holder))).toBe(true);
  });

  it('may change his mind between holding and booking: what he held is given back', async () => {
    const house = await open({ tables: { '1': 2 } });
    const held = (await hold(house)).body;
    const made = await book(house, { hold: held.reference, time: '20:00' });
    expect([made.status, made.body.time]).toEqual([201, '20:00']);
    expect(await free(house)).toBe(1);
  });

  it('asks twice with the same key and has one booking', async () => {
    const house = await open();
    const [body, once] = [wish(), { 'idempotency-key': randomUUID() }];
    const ask = () => platform.api.post<GuestBookingDto>(`${page(house)}/bookings`, body, once);
    const [first, again] = [await ask(), await ask()];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await journal(house)).toHaveLength(1);
  });

  it('keeps to what the venue lets guests do: its notice, its horizon, its parties, its hours', async () => {
    const house = await open({ settings: { ...autoConfirm, largest_party: 4, booking_horizon_days: 7 } });
    const cases: [object, string][] = [
      [{ date: today, time: '12:30' }, 'too_late'],
      [{ date: today, time: '11:00' }, 'in_the_past'],
      [{ date: '2027-05-13' }, 'too_far_ahead'],
      [{ guests_count: 5 }, 'party_too_large'],
      [{ time: '21:00' }, 'outside_opening_hours'],
      [{ time: '18:10' }, 'no_such_slot'],
    ];
    for (const [change, rule] of cases) {
      expect([change, ...told(await book(house, change))]).toEqual([change, 422, rule]);
      expect([change, ...told(await hold(house, change))]).toEqual([change, 422, rule]);
    }
    // The last time that is shown can be had.
    const { body: last } = await platform.api.get<GuestSlotDto[]>(`${page(house)}/slots?date=2027-05-12&guests=2`);
    expect((await book(house, { date: '2027-05-12', time: last.at(-1)!.time })).status).toBe(201);
    for (const [change, field] of [
      [{ phone: '12' }, 'phone'],
      [{ name: undefined }, 'name'],
      [{ date: undefined }, 'date'],
      [{ table_id: newId() }, 'table_id'],
    ] as const) {
      const answer = await book(house, change);
      expect([answer.status, refusal(answer).errors?.map((error) => error.field)]).toEqual([400, [field]]);
    }
  });

  it('sits at one table at a time, and has three bookings before him at most', async () => {
    const house = await open({ tables: { '1': 2, '2': 4, '3': 6, '4': 6 } });
    const phone = aPhone();
    const typed = phone.replace('+7', '8 ');
    const first = await book(house, { phone });
    expect(told(await book(house, { phone: typed, time: '19:30' }))).toEqual([422, 'already_booked']);
    expect(refusal(await book(house, { phone, time: '19:30' })).detail).not.toContain('Анна');
    expect((await book(house, { phone, time: '20:00' })).status).toBe(201);
    expect((await book(house, { phone, time: '12:00' })).status).toBe(201);
    expect(told(await book(house, { phone, time: '14:00' }))).toEqual([422, 'too_many_bookings']);
    expect(told(await platform.api.patch(own(first.body), { date: tomorrow, time: '19:00' }))).toEqual([
      422,
      'already_booked',
    ]);
    await platform.api.post(`${own(first.body)}/cancel`, {});
    expect((await book(house, { phone, time: '14:00' })).status).toBe(201);
    // By the same phone at the same moment, too.
    const twice = aPhone();
    const atOnce = await Promise.all([book(house, { phone: twice }), book(house, { phone: twice })]);
    expect(atOnce.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('moves and cancels until the venue’s deadline; that he comes late he says until it is over', async () => {
    const house = await open({ settings: { ...autoConfirm, cancellation_deadline_minutes: 120 } });
    const { body: made } = await book(house);
    expect(made.deadline_at).toBe('2027-05-06T13:00:00.000Z');
    clock.set('2027-05-06T13:00:00Z');
    expect((await platform.api.patch<GuestBookingDto>(own(made), { guests_count: 3 })).body.guests_count).toBe(3);
    clock.set('2027-05-06T13:00:01Z');
    const seen = (await platform.api.get<GuestBookingDto>(own(made))).body;
    expect([seen.can_change, seen.allowed]).toEqual([false, ['coming', 'late']]);
    expect(told(await platform.api.patch(own(made), { guests_count: 2 }))).toEqual([422, 'after_deadline']);
    expect(told(await platform.api.post(`${own(made)}/cancel`, {}))).toEqual([422, 'after_deadline']);
    expect((await platform.api.post(`${own(made)}/late`, { minutes: 15 })).status).toBe(200);
    expect((await platform.api.post(`${own(made)}/late`, { minutes: 241 })).status).toBe(400);
    clock.set('2027-05-06T17:00:00Z');
    expect(told(await platform.api.post(`${own(made)}/coming`))).toEqual([422, 'over']);
    clock.set('2027-05-06T15:10:00Z');
    const [{ id }] = (await journal(house)) as [BookingDto];
    await house.receptionist.post(`/bookings/${id}/arrived`);
    expect(told(await platform.api.post(`${own(made)}/late`, { minutes: 5 }))).toEqual([422, 'arrived']);
  });

  it('has said nothing yet of the time he moves to', async () => {
    const house = await open();
    const { body } = await book(house);
    await platform.api.post(`${own(body)}/late`, { minutes: 45 });
    const asBefore = await platform.api.patch<GuestBookingDto>(own(body), { comment: 'С собакой' });
    expect(asBefore.body).toMatchObject({ guest_says: 'late', late_minutes: 45 });
    const moved = await platform.api.patch<GuestBookingDto>(own(body), { date: tomorrow, time: '19:00' });
    expect(moved.body).toMatchObject({ time: '19:00', guest_says: null, late_minutes: null });
  });

  it('stays at his table when he moves, and is given another where that one is taken or too small', async () => {
    const house = await open({ tables: { '1': 2, '2': 2, '3': 6 } });
    const staff = { date: tomorrow, guests_count: 2, table_id: house.tables['1'] };
    const { body: made } = await book(house, { time: '12:00' });
    await house.receptionist.post('/bookings', { ...staff, time: '18:00' });
    const tableOf = async () => (await journal(house))[0]!.table_ids;
    expect(await tableOf()).toEqual([house.tables['1']]);
    await platform.api.patch(own(made), { date: tomorrow, time: '18:30' });
    expect(await tableOf()).toEqual([house.tables['2']]);
    await platform.api.patch(own(made), { date: tomorrow, time: '14:00' });
    expect(await tableOf()).toEqual([house.tables['2']]);
    const more = await platform.api.patch<GuestBookingDto>(own(made), { guests_count: 5, comment: 'С детьми' });
    expect([more.body.guests_count, more.body.comment, await tableOf()]).toEqual([5, 'С детьми', [house.tables['3']]]);
    expect(told(await platform.api.patch(own(made), { guests_count: 7 }))).toEqual([409, 'taken']);
    expect(await tableOf()).toEqual([house.tables['3']]);
  });

  it('puts the visit into his calendar, without what is secret', async () => {
    const house = await open();
    const { body: made } = await book(house);
    const file = await platform.api.get<string>(`${own(made)}/calendar.ics`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    for (const line of ['BEGIN:VEVENT', 'DTSTART:20270506T150000Z', 'DTEND:20270506T170000Z', 'STATUS:CONFIRMED']) {
      expect(file.text.split('\r\n')).toContain(line);
    }
    expect(file.text).not.toContain(made.reference);
    expect((await platform.api.get(`/public/bookings/${'x'.repeat(22)}/calendar.ics`)).status).toBe(404);
  });

  it('opens nothing with a reference that is none, whatever it looks like', async () => {
    const house = await open();
    const { body: made } = await book(house);
    const [{ id }] = (await journal(house)) as [BookingDto];
    const shapes = new Set<string>();
    for (const wrong of ['x'.repeat(22), `${made.reference}x`, made.reference.slice(1), id, "'--", '%']) {
      const path = `/public/bookings/${encodeURIComponent(wrong)}`;
      for (const answer of [
        await platform.api.get(path),
        await platform.api.patch(path, { guests_count: 1 }),
        await platform.api.post(`${path}/cancel`, {}),
        await platform.api.post(`${path}/late`, { minutes: 5 }),
      ]) {
        expect([wrong, answer.status, answer.headers.get('cache-control')]).toEqual([wrong, 404, 'no-store']);
        shapes.add(JSON.stringify({ ...refusal(answer), request_id: '' }));
      }
    }
    expect(shapes.size).toBe(1);
  });

  it('is told of as the guest he is known to be; his reference is told to nobody', async () => {
    const house = await open();
    const { id, phone } = await aCard(house);
    const { body: known } = await book(house, { phone, language: 'en' });
    const { body: unknown } = await book(house);
    await platform.api.post(`${own(known)}/cancel`, {});
    await settled(sql);
    const [first, second] = await journal(house);
    expect(first!.guest_id).toBe(id);
    // Whoever was not known has got his card by it.
    expect([null, id]).not.toContain(second!.guest_id);
    const actors = async (booking: BookingDto) =>
      (
        await operator.get<{ event: string; actor: string }[]>(
          `/audit-log?venue_id=${house.venueId}&entity_id=${booking.id}&sort=created_at:asc`,
        )
      ).body.map(({ event, actor }) => [event, actor]);
    expect(await actors(first!)).toEqual([
      ['booking.confirmed.v1', `guest:${id}`],
      ['booking.cancelled.v1', `guest:${id}`],
    ]);
    expect(await actors(second!)).toEqual([['booking.confirmed.v1', 'anonymous']]);
    const contacts = await sql.query<{ contact: object }>(
      `SELECT new_value -> 'contact' AS contact FROM analytics.audit_log
        WHERE entity_id = $1 AND event = 'booking.confirmed.v1'`,
      [first!.id],
    );
    expect(contacts.rows).toEqual([{ contact: { name: 'Анна', phone, language: 'en' } }]);
    const { rows } = await sql.query<{ text: string }>('SELECT entry::text AS text FROM analytics.audit_log entry');
    for (const { reference } of [known, unknown])
      expect(rows.filter(({ text }) => text.includes(reference))).toEqual([]);
  });

  it('on the blacklist is politely asked to call, whichever way he comes; the staff see why and may book him', async () => {
    const house = await open();
    const card = await aCard(house, { telegram_id: '500100' });
    await aCard(house, { telegram_id: '500102' });
    const [onlyPhone, seated] = [aPhone(), (await book(house, { phone: card.phone, time: '12:00' })).body];
    await blacklist(house, { guest_id: card.id });
    await blacklist(house, { phone: onlyPhone });
    const key = await botKey(house);
    const guest = await registered();
    const told = [
      await book(house, { phone: card.phone }),
      await book(house, { phone: onlyPhone }),
      await guest.api.post(`/me/bookings?venue_id=${house.venueId}`, wish({ phone: onlyPhone })),
      await key.post('/bot/booking-request', { telegram_id: 500100, date: tomorrow, time: '18:00', guests_count: 2 }),
      await key.post('/bot/booking-request', { ...wish({ phone: aPhone() }), telegram_id: '500100' }),
      await key.post('/bot/booking-request', { ...wish({ phone: onlyPhone }), telegram_id: '500101' }),
      await key.post('/bot/booking-request', { ...wish({ phone: card.phone }), telegram_id: '500102' }),
      await platform.api.patch(own(seated), { guests_count: 3 }),
    ].map((answer) => ({ ...refusal(answer), request_id: '' }));
    expect(new Set(told.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(told[0]).toMatchObject({ status: 422, rule: 'book_by_phone' });
    expect(JSON.stringify(told)).not.toContain('посуду');
    // What he has he may still give up.
    expect((await platform.api.post(`${own(seated)}/cancel`, {})).status).toBe(200);

    const wanted = { guest_id: card.id, date: tomorrow, time: '18:00', guests_count: 2, auto: true };
    expect((await house.receptionist.post<Refusal>('/bookings', wanted)).body.rule).toBe('blacklisted');
    const made = await house.receptionist.post<BookingDto>('/bookings', { ...wanted, overrides: ['blacklist'] });
    const shown = await house.receptionist.get<BookingCardDto>(`/bookings/${made.body.id}`);
    expect(shown.body.blacklisted).toMatchObject({ reason: 'Бил посуду' });
  });

  const registered = async () => {
    const sub = newId();
    return { sub, api: new Api(platform.url, await mintToken(platform, { role: 'guest', sub })) };
  };

  describe('with an account', () => {
    it('books at any venue, says who he is once, and sees all of it in one place', async () => {
      const [here, there] = [await open(), await open({ timezone: 'Asia/Tokyo' })];
      const { api, sub } = await registered();
      const mine = (path = '') => api.get<OwnBookingDto[]>(`/me/bookings${path}`);
      const { name: _name, phone: _phone, ...time } = wish();
      const nameless = await api.post(`/me/bookings?venue_id=${here.venueId}`, time);
      expect([nameless.status, refusal(nameless).errors?.map(({ field }) => field)]).toEqual([400, ['name', 'phone']]);
      expect((await api.post('/me/bookings', wish())).status).toBe(400);
      expect((await api.post(`/me/bookings?venue_id=${newId()}`, wish())).status).toBe(404);
      const first = await api.post<OwnBookingDto>('/me/bookings', { ...wish(), venue_id: here.venueId });
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
      clock.set('2027-05-06T02:00:01Z');
      const late = await api.post(`/me/bookings/${second.body.id}/cancel`, {});
      expect(told(late)).toEqual([422, 'after_deadline']);
    });

    it('reaches nothing of another guest’s, nor do the staff reach what is for guests', async () => {
      const house = await open();
      const [one, other] = [await registered(), await registered()];
      const { body } = await one.api.post<OwnBookingDto>(`/me/bookings?venue_id=${house.venueId}`, wish());
      const { body: anonymous } = await book(house);
      const foreign = (await journal(house)).map(({ id }) => id);
      expect(foreign).toContain(body.id);
      for (const id of foreign) {
        const path = `/me/bookings/${id}`;
        for (const answer of [
          await other.api.get(path),
          await other.api.get(`${path}?venue_id=${house.venueId}`),
          await other.api.patch(path, { guests_count: 1 }),
          await other.api.post(`${path}/cancel`, {}),
          await other.api.post(`${path}/coming`, { venue_id: house.venueId }),
          await other.api.post(`${path}/late`, { minutes: 5 }),
        ]) {
          expect(answer.status).toBe(404);
        }
      }
      expect((await other.api.get<unknown[]>('/me/bookings')).body).toEqual([]);
      const elsewhere = await open();
      expect((await one.api.get(`/me/bookings/${body.id}?venue_id=${elsewhere.venueId}`)).status).toBe(404);
      expect((await one.api.get('/bookings')).status).toBe(403);
      expect((await house.receptionist.get('/me/bookings')).status).toBe(403);
      expect((await platform.api.get('/me/bookings')).status).toBe(401);
      expect((await platform.api.get<GuestBookingDto>(own(anonymous))).body.status).toBe('confirmed');
    });
  });

  const botKey = async (house: House): Promise<Api> => {
    const { status, body } = await operator.post<{ key: string }>(`/api-keys?venue_id=${house.venueId}`, {
      name: 'Бот',
      scopes: ['bot.act'],
    });
    expect(status).toBe(201);
    return new Api(platform.url, body.key);
  };

  describe('through the venue’s bot', () => {
    it('asks, sees what becomes of it, says that he comes, and cancels', async () => {
      const house = await open({ settings: {} });
      const [bot, card] = [await botKey(house), await aCard(house, { telegram_id: '700100' })];
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
      const house = await open();
      const bot = await botKey(house);
      const ask = (change: object) =>
        bot.post<OwnBookingDto>('/bot/booking-request', { ...wish(), telegram_id: '700200', ...change });
      expect(told(await ask({ phone: undefined }))).toEqual([422, 'guest_not_registered']);
      expect((await ask({})).body).toMatchObject({ status: 'confirmed', guest_name: 'Анна', guest_id: null });
    });

    it('reaches neither other guests’ bookings where it says whose, nor another venue’s', async () => {
      const [house, other] = [await open(), await open()];
      const bot = await botKey(house);
      await aCard(house, { telegram_id: '700300' });
      await aCard(house, { telegram_id: '700301' });
      const made = await bot.post<OwnBookingDto>('/bot/booking-request', {
        ...{ telegram_id: '700300', date: tomorrow, time: '18:00', guests_count: 2 },
      });
      const path = `/bot/booking/${made.body.id}`;
      for (const telegram_id of ['700301', '700302']) {
        for (const answer of [
          await bot.get(`${path}?telegram_id=${telegram_id}`),
          await bot.post(`${path}/coming`, { telegram_id }),
          await bot.post(`${path}/late`, { telegram_id, minutes: 5 }),
          await bot.post(`${path}/cancel`, { telegram_id }),
        ]) {
          expect(answer.status).toBe(404);
        }
        expect((await bot.get<unknown[]>(`/bot/bookings?telegram_id=${telegram_id}`)).body).toEqual([]);
      }
      const theirs = await botKey(other);
      expect((await theirs.get(path)).status).toBe(404);
      expect((await theirs.post(`${path}/cancel`, {})).status).toBe(404);
      expect((await theirs.get<unknown[]>('/bot/bookings?telegram_id=700300')).body).toEqual([]);
      expect((await house.receptionist.get(path)).status).toBe(403);
      await eventually(async () => expect((await bot.get<OwnBookingDto>(path)).body.status).toBe('confirmed'));
    });
  });
});
