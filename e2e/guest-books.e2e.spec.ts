import { randomUUID } from 'node:crypto';
import { newId } from '@guestflow/persistence';
import { BookingCardDto, BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { HoldDto } from '../apps/booking/src/public/holds.dto';
import { GuestSlotDto, VenuePageDto } from '../apps/booking/src/public/public-venues.dto';
import {
  autoConfirm,
  GuestsWhoBook,
  journal,
  noon,
  Refusal,
  refusal,
  today,
  told,
  tomorrow,
} from './support/guests-who-book';
import { House } from './support/house';
import { settled } from './support/settled';

/** Of another visitor: the gateway stands behind a proxy of ours. */
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('a guest who books by himself', () => {
  let guests: GuestsWhoBook;
  beforeAll(async () => {
    guests = await GuestsWhoBook.start();
  });
  afterAll(() => guests?.close());
  beforeEach(() => guests.clock.set(noon));

  const page = ({ venue }: House) => `/public/venues/${venue.slug}`;
  const book = (house: House, change: object = {}, headers: Record<string, string> = {}) =>
    guests.platform.api.post<GuestBookingDto>(`${page(house)}/bookings`, guests.wish(change), headers);
  const hold = (house: House, change: object = {}, headers: Record<string, string> = {}) =>
    guests.platform.api.post<HoldDto>(
      `${page(house)}/holds`,
      { date: tomorrow, time: '18:00', guests_count: 2, ...change },
      headers,
    );
  const free = async (house: House, { date = tomorrow, time = '18:00', party = 2 } = {}) => {
    const path = `${page(house)}/slots?date=${date}&guests=${party}`;
    const { body } = await guests.platform.api.get<GuestSlotDto[]>(path);
    return body.find((slot) => slot.time === time)?.free;
  };
  const own = ({ reference }: { reference: string }) => `/public/bookings/${reference}`;

  it('sees the venue’s page, and when there is room; of how full the house is he learns nothing', async () => {
    const special = (date: string) => ({ date, closed: true, intervals: [] });
    const house = await guests.open({
      settings: { ...autoConfirm, special_days: [special('2027-05-04'), special('2027-05-09')], info_text: 'Парковка' },
    });
    const { status, body } = await guests.platform.api.get<VenuePageDto>(page(house));
    expect([status, body.special_days.map(({ date }) => date)]).toEqual([200, ['2027-05-09']]);
    expect(body).toMatchObject({
      ...{ name: house.venue.name, slug: house.venue.slug, timezone: 'Europe/Moscow', language: 'ru', country: 'RU' },
      ...{ info_text: 'Парковка', auto_confirm: true, takes_bookings: true, cancellation_deadline_minutes: 60 },
    });
    expect(JSON.stringify(body)).not.toContain(house.venueId);
    const { body: slots } = await guests.platform.api.get<GuestSlotDto[]>(
      `${page(house)}/slots?date=${tomorrow}&guests=2`,
    );
    expect(slots[0]).toEqual({ date: tomorrow, time: '10:00', starts_at: '2027-05-06T07:00:00.000Z', free: 3 });
    const { body: days } = await guests.platform.api.get<object[]>(
      `${page(house)}/days?from=2027-05-08&days=2&guests=2`,
    );
    expect(days).toEqual([
      { date: '2027-05-08', open: true, free: true },
      { date: '2027-05-09', open: false, free: false },
    ]);
    for (const path of ['/slots?date=2027-05-06', '/slots?date=x&guests=2', '/days?from=2027-05-06&days=99&guests=2']) {
      expect([path, (await guests.platform.api.get(`${page(house)}${path}`)).status]).toEqual([path, 400]);
    }
  });

  it('finds no page where there is none, nor that of a venue that is suspended', async () => {
    const house = await guests.open();
    await guests.operator.post(`/tenants/${house.venueId}/suspend`, { reason: 'Не оплачено' });
    await settled(guests.sql);
    for (const slug of [house.venue.slug, 'no-such-venue', 'НЕТ', "x' OR 1=1"]) {
      const path = `/public/venues/${encodeURIComponent(slug)}`;
      expect([slug, (await guests.platform.api.get(path)).status]).toEqual([slug, 404]);
      expect([slug, (await guests.platform.api.get(`${path}/slots?date=${tomorrow}&guests=2`)).status]).toEqual([
        slug,
        404,
      ]);
      expect([slug, (await guests.platform.api.post(`${path}/bookings`, guests.wish())).status]).toEqual([slug, 404]);
    }
  });

  it('holds a table, books it, sees it, moves it and cancels it', async () => {
    const house = await guests.open({ tables: { '1': 2 } });
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
    const phone = guests.aPhone();
    const made = await book(house, { hold: held.body.reference, phone, comment: 'У окна' });
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect(made.body).toEqual({
      ...{ reference: expect.stringMatching(/^[\w-]{22}$/), manage_url: `/booking#${made.body.reference}` },
      ...{ status: 'confirmed', booked_at: '2027-05-06T15:00:00.000Z', date: tomorrow, time: '18:00' },
      ...{ timezone: 'Europe/Moscow', duration_minutes: 120, guests_count: 2, guest_name: 'Анна', comment: 'У окна' },
      ...{ guest_says: null, late_minutes: null, can_change: true, deadline_at: '2027-05-06T14:00:00.000Z' },
      ...{ allowed: ['move', 'cancel', 'coming', 'late'], version: 1 },
      venue: { name: house.venue.name, slug: house.venue.slug, contacts: {}, timezone: 'Europe/Moscow' },
    });
    expect((await guests.sql.query('SELECT 1 FROM booking.holds WHERE venue_id = $1', [house.venueId])).rows).toEqual(
      [],
    );
    const [inJournal] = await journal(house);
    expect(inJournal).toMatchObject({ source: 'web', guest_phone: phone, table_ids: [house.tables['1']] });

    const seen = await guests.platform.api.get<GuestBookingDto>(own(made.body));
    expect([seen.status, seen.body, seen.headers.get('etag')]).toEqual([200, made.body, '"1"']);
    expect([seen.headers.get('cache-control'), seen.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
    for (const secret of [inJournal!.id, house.venueId, house.tables['1']!]) expect(seen.text).not.toContain(secret);

    // Half an hour later: at his own table, which he gives up for it.
    const moved = await guests.platform.api.patch<GuestBookingDto>(own(made.body), { date: tomorrow, time: '18:30' });
    expect([moved.status, moved.body.time, moved.body.version]).toEqual([200, '18:30', 2]);
    expect([await free(house, { time: '17:00' }), await free(house, { time: '16:30' })]).toEqual([0, 1]);
    const stale = await guests.platform.api.patch(own(made.body), { comment: 'x' }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);

    const late = await guests.platform.api.post<GuestBookingDto>(`${own(made.body)}/late`, { minutes: 20 });
    expect(late.body).toMatchObject({ guest_says: 'late', late_minutes: 20, version: 3 });
    const coming = await guests.platform.api.post<GuestBookingDto>(`${own(made.body)}/coming`);
    expect(coming.body).toMatchObject({ guest_says: 'coming', late_minutes: null, version: 4 });
    // Said twice, it is told once.
    expect((await guests.platform.api.post<GuestBookingDto>(`${own(made.body)}/coming`)).body.version).toBe(4);

    const gone = await guests.platform.api.post<GuestBookingDto>(`${own(made.body)}/cancel`, { reason: 'Заболели' });
    expect(gone.body).toMatchObject({ status: 'cancelled', can_change: false, allowed: [], version: 5 });
    expect(await free(house)).toBe(1);
    expect(await journal(house)).toMatchObject([{ cancelled_by: 'guest', cancellation_reason: 'Заболели' }]);
    for (const answer of [
      await guests.platform.api.patch(own(made.body), { guests_count: 1 }),
      await guests.platform.api.post(`${own(made.body)}/cancel`, {}),
      await guests.platform.api.post(`${own(made.body)}/coming`),
    ]) {
      expect(told(answer)).toEqual([422, 'over']);
    }
  });

  it('asks, where the venue answers by itself: he waits, and the table he held is given back', async () => {
    const house = await guests.open({ tables: { '1': 2, '2': 2 }, settings: {} });
    const held = (await hold(house)).body;
    const asked = await book(house, { hold: held.reference });
    expect([asked.status, asked.body.status]).toEqual([201, 'new']);
    const { rows } = await guests.sql.query('SELECT 1 FROM booking.allocations WHERE venue_id = $1', [house.venueId]);
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
    expect((await guests.platform.api.get<GuestBookingDto>(own(asked.body))).body.status).toBe('confirmed');
    // Another time that is free he may ask for; one that is not, he may not.
    const waiting = (await book(house, { time: '20:00' })).body;
    expect(told(await guests.platform.api.patch(own(waiting), { date: tomorrow, time: '19:00' }))).toEqual([
      409,
      'taken',
    ]);
    const moved = await guests.platform.api.patch<GuestBookingDto>(own(waiting), { date: tomorrow, time: '12:00' });
    expect([moved.status, moved.body.status, moved.body.time]).toEqual([200, 'new', '12:00']);
  });

  it('of whom two ask for the last table at the same moment, one has it and the other is told what is free', async () => {
    for (const settings of [autoConfirm, {}]) {
      const house = await guests.open({ tables: { '1': 4 }, settings });
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
    const house = await guests.open({ tables: { '1': 2 } });
    const first = (await hold(house)).body;
    expect(told(await book(house))).toEqual([409, 'taken']);
    guests.clock.set('2027-05-05T09:05:00Z');
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
    const house = await guests.open({ tables: { '1': 2, '2': 2 } });
    const held = (await hold(house)).body;
    guests.clock.set('2027-05-05T09:06:00Z');
    expect((await book(house)).status).toBe(201);
    const late = await book(house, { hold: held.reference });
    expect(late.status).toBe(201);
    const tables = (await journal(house)).flatMap(({ table_ids }) => table_ids);
    expect(tables.sort()).toEqual(Object.values(house.tables).sort());
  });

  it('is given other tables when one of those he held together is somebody else’s by now', async () => {
    const house = await guests.open({ tables: { '1': 2, '2': 2, '3': 5 } });
    const table_ids = [house.tables['1']!, house.tables['2']!].sort();
    await house.manager.post('/table-groups', { name: 'Вместе', table_ids, capacity: 4 });
    const held = await hold(house, { guests_count: 4 });
    const occupied = async () =>
      (
        await guests.sql.query<{ id: string }>(
          'SELECT resource_id AS id FROM booking.allocations WHERE venue_id = $1 ORDER BY resource_id',
          [house.venueId],
        )
      ).rows.map(({ id }) => id);
    expect([held.status, await occupied()]).toEqual([201, table_ids]);
    guests.clock.set('2027-05-05T09:06:00Z');
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
    const house = await guests.open({ tables: { '1': 2, '2': 2, '3': 2 } });
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
    const back = (reference: string) => guests.platform.api.call('DELETE', `/public/holds/${reference}`);
    expect((await back(two.reference)).status).toBe(204);
    expect(await free(house)).toBe(2);
    for (const gone of [two.reference, one.reference, 'x'.repeat(22), '1']) {
      expect([gone, (await back(gone)).status]).toEqual([gone, 404]);
    }
    // What another visitor holds counts for that one; which venue it is tells nobody who it was.
    const kept = await guests.sql.query<{ holder: string }>('SELECT holder FROM booking.holds WHERE venue_id = $1', [
      house.venueId,
    ]);
    expect(kept.rows.every(({ holder }) => /^[\w-]{43}$/.test(holder))).toBe(true);
  });

  it('may change his mind between holding and booking: what he held is given back', async () => {
    const house = await guests.open({ tables: { '1': 2 } });
    const held = (await hold(house)).body;
    const made = await book(house, { hold: held.reference, time: '20:00' });
    expect([made.status, made.body.time]).toEqual([201, '20:00']);
    expect(await free(house)).toBe(1);
  });

  it('asks twice with the same key and has one booking', async () => {
    const house = await guests.open();
    const [body, once] = [guests.wish(), { 'idempotency-key': randomUUID() }];
    const ask = () => guests.platform.api.post<GuestBookingDto>(`${page(house)}/bookings`, body, once);
    const [first, again] = [await ask(), await ask()];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await journal(house)).toHaveLength(1);
  });

  it('keeps to what the venue lets guests do: its notice, its horizon, its parties, its hours', async () => {
    const house = await guests.open({ settings: { ...autoConfirm, largest_party: 4, booking_horizon_days: 7 } });
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
    const { body: last } = await guests.platform.api.get<GuestSlotDto[]>(
      `${page(house)}/slots?date=2027-05-12&guests=2`,
    );
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
    const house = await guests.open({ tables: { '1': 2, '2': 4, '3': 6, '4': 6 } });
    const phone = guests.aPhone();
    const typed = phone.replace('+7', '8 ');
    const first = await book(house, { phone });
    expect(told(await book(house, { phone: typed, time: '19:30' }))).toEqual([422, 'already_booked']);
    expect(refusal(await book(house, { phone, time: '19:30' })).detail).not.toContain('Анна');
    expect((await book(house, { phone, time: '20:00' })).status).toBe(201);
    expect((await book(house, { phone, time: '12:00' })).status).toBe(201);
    expect(told(await book(house, { phone, time: '14:00' }))).toEqual([422, 'too_many_bookings']);
    expect(told(await guests.platform.api.patch(own(first.body), { date: tomorrow, time: '19:00' }))).toEqual([
      422,
      'already_booked',
    ]);
    await guests.platform.api.post(`${own(first.body)}/cancel`, {});
    expect((await book(house, { phone, time: '14:00' })).status).toBe(201);
    // By the same phone at the same moment, too.
    const twice = guests.aPhone();
    const atOnce = await Promise.all([book(house, { phone: twice }), book(house, { phone: twice })]);
    expect(atOnce.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('moves and cancels until the venue’s deadline; that he comes late he says until it is over', async () => {
    const house = await guests.open({ settings: { ...autoConfirm, cancellation_deadline_minutes: 120 } });
    const { body: made } = await book(house);
    expect(made.deadline_at).toBe('2027-05-06T13:00:00.000Z');
    guests.clock.set('2027-05-06T13:00:00Z');
    expect((await guests.platform.api.patch<GuestBookingDto>(own(made), { guests_count: 3 })).body.guests_count).toBe(
      3,
    );
    guests.clock.set('2027-05-06T13:00:01Z');
    const seen = (await guests.platform.api.get<GuestBookingDto>(own(made))).body;
    expect([seen.can_change, seen.allowed]).toEqual([false, ['coming', 'late']]);
    expect(told(await guests.platform.api.patch(own(made), { guests_count: 2 }))).toEqual([422, 'after_deadline']);
    expect(told(await guests.platform.api.post(`${own(made)}/cancel`, {}))).toEqual([422, 'after_deadline']);
    expect((await guests.platform.api.post(`${own(made)}/late`, { minutes: 15 })).status).toBe(200);
    expect((await guests.platform.api.post(`${own(made)}/late`, { minutes: 241 })).status).toBe(400);
    guests.clock.set('2027-05-06T17:00:00Z');
    expect(told(await guests.platform.api.post(`${own(made)}/coming`))).toEqual([422, 'over']);
    guests.clock.set('2027-05-06T15:10:00Z');
    const [{ id }] = (await journal(house)) as [BookingDto];
    await house.receptionist.post(`/bookings/${id}/arrived`);
    expect(told(await guests.platform.api.post(`${own(made)}/late`, { minutes: 5 }))).toEqual([422, 'arrived']);
  });

  it('has said nothing yet of the time he moves to', async () => {
    const house = await guests.open();
    const { body } = await book(house);
    await guests.platform.api.post(`${own(body)}/late`, { minutes: 45 });
    const asBefore = await guests.platform.api.patch<GuestBookingDto>(own(body), { comment: 'С собакой' });
    expect(asBefore.body).toMatchObject({ guest_says: 'late', late_minutes: 45 });
    const moved = await guests.platform.api.patch<GuestBookingDto>(own(body), { date: tomorrow, time: '19:00' });
    expect(moved.body).toMatchObject({ time: '19:00', guest_says: null, late_minutes: null });
  });

  it('stays at his table when he moves, and is given another where that one is taken or too small', async () => {
    const house = await guests.open({ tables: { '1': 2, '2': 2, '3': 6 } });
    const staff = { date: tomorrow, guests_count: 2, table_id: house.tables['1'] };
    const { body: made } = await book(house, { time: '12:00' });
    await house.receptionist.post('/bookings', { ...staff, time: '18:00' });
    const tableOf = async () => (await journal(house))[0]!.table_ids;
    expect(await tableOf()).toEqual([house.tables['1']]);
    await guests.platform.api.patch(own(made), { date: tomorrow, time: '18:30' });
    expect(await tableOf()).toEqual([house.tables['2']]);
    await guests.platform.api.patch(own(made), { date: tomorrow, time: '14:00' });
    expect(await tableOf()).toEqual([house.tables['2']]);
    const more = await guests.platform.api.patch<GuestBookingDto>(own(made), { guests_count: 5, comment: 'С детьми' });
    expect([more.body.guests_count, more.body.comment, await tableOf()]).toEqual([5, 'С детьми', [house.tables['3']]]);
    expect(told(await guests.platform.api.patch(own(made), { guests_count: 7 }))).toEqual([409, 'taken']);
    expect(await tableOf()).toEqual([house.tables['3']]);
  });

  it('puts the visit into his calendar, without what is secret', async () => {
    const house = await guests.open();
    const { body: made } = await book(house);
    const file = await guests.platform.api.get<string>(`${own(made)}/calendar.ics`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    for (const line of ['BEGIN:VEVENT', 'DTSTART:20270506T150000Z', 'DTEND:20270506T170000Z', 'STATUS:CONFIRMED']) {
      expect(file.text.split('\r\n')).toContain(line);
    }
    expect(file.text).not.toContain(made.reference);
    expect((await guests.platform.api.get(`/public/bookings/${'x'.repeat(22)}/calendar.ics`)).status).toBe(404);
  });

  it('opens nothing with a reference that is none, whatever it looks like', async () => {
    const house = await guests.open();
    const { body: made } = await book(house);
    const [{ id }] = (await journal(house)) as [BookingDto];
    const shapes = new Set<string>();
    for (const wrong of ['x'.repeat(22), `${made.reference}x`, made.reference.slice(1), id, "'--", '%']) {
      const path = `/public/bookings/${encodeURIComponent(wrong)}`;
      for (const answer of [
        await guests.platform.api.get(path),
        await guests.platform.api.patch(path, { guests_count: 1 }),
        await guests.platform.api.post(`${path}/cancel`, {}),
        await guests.platform.api.post(`${path}/late`, { minutes: 5 }),
      ]) {
        expect([wrong, answer.status, answer.headers.get('cache-control')]).toEqual([wrong, 404, 'no-store']);
        shapes.add(JSON.stringify({ ...refusal(answer), request_id: '' }));
      }
    }
    expect(shapes.size).toBe(1);
  });

  it('is told of as the guest he is known to be; his reference is told to nobody', async () => {
    const house = await guests.open();
    const { id, phone } = await guests.aCard(house);
    const { body: known } = await book(house, { phone, language: 'en' });
    const { body: unknown } = await book(house);
    await guests.platform.api.post(`${own(known)}/cancel`, {});
    await settled(guests.sql);
    const [first, second] = await journal(house);
    expect(first!.guest_id).toBe(id);
    // Whoever was not known has got his card by it.
    expect([null, id]).not.toContain(second!.guest_id);
    const actors = async (booking: BookingDto) =>
      (
        await guests.operator.get<{ event: string; actor: string }[]>(
          `/audit-log?venue_id=${house.venueId}&entity_type=booking&entity_id=${booking.id}&sort=created_at:asc`,
        )
      ).body.map(({ event, actor }) => [event, actor]);
    expect(await actors(first!)).toEqual([
      ['booking.confirmed.v1', `guest:${id}`],
      ['booking.cancelled.v1', `guest:${id}`],
    ]);
    expect(await actors(second!)).toEqual([['booking.confirmed.v1', 'anonymous']]);
    const contacts = await guests.sql.query<{ contact: object }>(
      `SELECT after -> 'contact' AS contact FROM analytics.events
        WHERE subject = $1 AND type = 'booking.confirmed.v1'`,
      [first!.id],
    );
    expect(contacts.rows).toEqual([{ contact: { name: 'Анна', phone, language: 'en' } }]);
    const { rows } = await guests.sql.query<{ text: string }>('SELECT entry::text AS text FROM analytics.events entry');
    for (const { reference } of [known, unknown])
      expect(rows.filter(({ text }) => text.includes(reference))).toEqual([]);
  });

  it('on the blacklist is politely asked to call, whichever way he comes; the staff see why and may book him', async () => {
    const house = await guests.open();
    const card = await guests.aCard(house, { telegram_id: '500100' });
    await guests.aCard(house, { telegram_id: '500102' });
    const [onlyPhone, seated] = [guests.aPhone(), (await book(house, { phone: card.phone, time: '12:00' })).body];
    await guests.blacklist(house, { guest_id: card.id });
    await guests.blacklist(house, { phone: onlyPhone });
    const key = await guests.botKey(house);
    const guest = await guests.registered();
    const told = [
      await book(house, { phone: card.phone }),
      await book(house, { phone: onlyPhone }),
      await guest.api.post(`/me/bookings?venue_id=${house.venueId}`, guests.wish({ phone: onlyPhone })),
      await key.post('/bot/booking-request', { telegram_id: 500100, date: tomorrow, time: '18:00', guests_count: 2 }),
      await key.post('/bot/booking-request', { ...guests.wish({ phone: guests.aPhone() }), telegram_id: '500100' }),
      await key.post('/bot/booking-request', { ...guests.wish({ phone: onlyPhone }), telegram_id: '500101' }),
      await key.post('/bot/booking-request', { ...guests.wish({ phone: card.phone }), telegram_id: '500102' }),
      await guests.platform.api.patch(own(seated), { guests_count: 3 }),
    ].map((answer) => ({ ...refusal(answer), request_id: '' }));
    expect(new Set(told.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(told[0]).toMatchObject({ status: 422, rule: 'book_by_phone' });
    expect(JSON.stringify(told)).not.toContain('посуду');
    // What he has he may still give up.
    expect((await guests.platform.api.post(`${own(seated)}/cancel`, {})).status).toBe(200);

    const wanted = { guest_id: card.id, date: tomorrow, time: '18:00', guests_count: 2, auto: true };
    expect((await house.receptionist.post<Refusal>('/bookings', wanted)).body.rule).toBe('blacklisted');
    const made = await house.receptionist.post<BookingDto>('/bookings', { ...wanted, overrides: ['blacklist'] });
    const shown = await house.receptionist.get<BookingCardDto>(`/bookings/${made.body.id}`);
    expect(shown.body.blacklisted).toMatchObject({ reason: 'Бил посуду' });
  });
});
