import { systemCaller } from '@guestflow/access';
import { defaultSettings, VenueSettings } from '@guestflow/contracts';
import { dataSourceOptions, newId, Transaction, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { claim } from '../allocations/allocations';
import { booking } from '../booking.module';
import { CalendarQueries } from '../calendar/calendar.queries';
import { loadVenue } from '../replicas/venue';
import { alternativesFor } from './alternatives';
import { AvailabilityQueries } from './availability.queries';
import { guestDays, guestSlots } from './guest-times';
import { House, loadHouse, loadTaken, Span } from './house';
import { freeSeatings } from './seating-rules';

const minute = 60_000;
const at = (instant: string) => Date.parse(instant);

describe('what is free', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query('SET search_path = booking');
    source = await new DataSource(
      dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: 4 }),
    ).initialize();
    transactions = new Transactions(source, 'booking');
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  const callerAt = (venueId: string) => systemCaller('availability', venueId);
  const inVenue = <T>(venueId: string, work: (tx: Transaction) => Promise<T>) =>
    transactions.inVenue(callerAt(venueId), work);

  async function aVenue(settings: Partial<VenueSettings> = {}, { zone = 'UTC', status = 'active' } = {}) {
    const id = newId();
    await admin.query(`INSERT INTO venues (venue_id, timezone, status, version, settings) VALUES ($1, $2, $3, 1, $4)`, [
      id,
      zone,
      status,
      settings,
    ]);
    return id;
  }

  let tables = 0;
  async function aTable(venueId: string, capacity: number | null, { active = true, deleted = false } = {}) {
    const id = newId();
    tables += 1;
    await admin.query(
      `INSERT INTO resources (id, venue_id, kind, name, capacity, least_guests, sort_order, is_active, deleted_at,
                              created_at, updated_at)
       VALUES ($1, $2, 'table', $3, $4, 1, $5, $6, $7, now(), now())`,
      [id, venueId, `Table ${tables}`, capacity, tables, active, deleted ? new Date() : null],
    );
    return id;
  }

  async function aGroup(venueId: string, capacity: number, members: string[]) {
    const id = newId();
    await admin.query(
      `INSERT INTO resource_groups (id, venue_id, name, capacity, least_guests, sort_order, is_active, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 1, 0, true, now(), now())`,
      [id, venueId, `Group ${id}`, capacity],
    );
    for (const member of members) {
      await admin.query('INSERT INTO resource_group_members VALUES ($1, $2, $3)', [venueId, id, member]);
    }
    return id;
  }

  interface Visit {
    tables?: string[];
    from: string;
    minutes?: number;
    buffer?: number;
    guests?: number;
    status?: string;
    lapses?: string;
    more?: Record<string, unknown>;
  }

  async function aBooking(venueId: string, visit: Visit) {
    const { tables: given = [], from, minutes = 120, buffer = 0, guests = 2, status = 'confirmed', lapses } = visit;
    const id = newId();
    const to = at(from) + (minutes + buffer) * minute;
    const columns = {
      ...{ id, venue_id: venueId, reference: id, resource_ids: given, starts_at: from, duration_minutes: minutes },
      ...{ buffer_minutes: buffer, held_until: new Date(to), guests_count: guests, status, source: 'manual' },
      ...{ tags: [], overrides: [], history: '[]', lapses_at: lapses ?? null },
      ...{ created_at: new Date(), updated_at: new Date(), ...visit.more },
    };
    const names = Object.keys(columns);
    await admin.query(
      `INSERT INTO bookings (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(columns),
    );
    if (['confirmed', 'arrived'].includes(status) && given.length > 0) {
      await inVenue(venueId, (tx) =>
        claim(tx, { resourceIds: given, from: at(from), to, ownerKind: 'booking', ownerId: id }, new Date()),
      );
    }
    return id;
  }

  describe('by the rule', () => {
    it('can be claimed of the database, and what is not cannot: of random times that touch, overlap and hold each other', async () => {
      const venueId = await aVenue();
      const ids = [await aTable(venueId, 2), await aTable(venueId, 4), await aTable(venueId, 6)];
      await aGroup(venueId, 6, ids.slice(0, 2));
      await aGroup(venueId, 8, ids.slice(1));
      const base = at('2027-06-01T10:00Z');
      const span = fc
        .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 6 }), fc.constantFrom(0, 0, 1, 7_500))
        .map(([from, length, odd]): Span => {
          const starts = base + from * 15 * minute + odd;
          return { from: starts, to: starts + length * 15 * minute };
        });
      const wishes = fc.array(fc.tuple(span, fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 12 });
      const now = new Date('2027-06-01T00:00Z');
      class Over extends Error {}
      let [given, refused] = [0, 0];
      const house: House = await inVenue(venueId, loadHouse);
      await fc.assert(
        fc.asyncProperty(wishes, async (asked) => {
          await inVenue(venueId, async (tx) => {
            for (const [when, guests] of asked) {
              const taken = await loadTaken(tx, when, now);
              const free = freeSeatings(guests, house, taken, when).map(({ tableIds }) => tableIds.join());
              const possible = freeSeatings(guests, house, [], when);
              for (const { tableIds } of possible) {
                await tx.query('SAVEPOINT wish');
                const wanted = { resourceIds: tableIds, ...when, ownerKind: 'booking' as const, ownerId: newId() };
                const had = (await claim(tx, wanted, now)) === undefined;
                await tx.query('ROLLBACK TO SAVEPOINT wish');
                expect(had).toBe(free.includes(tableIds.join()));
                if (had) given += 1;
                else refused += 1;
              }
              const best = freeSeatings(guests, house, taken, when)[0];
              const wanted = { resourceIds: best?.tableIds ?? [], ...when, ownerKind: 'booking' as const };
              if (best) expect(await claim(tx, { ...wanted, ownerId: newId() }, now)).toBeUndefined();
            }
            throw new Over();
          }).catch((error: unknown) => {
            if (!(error instanceof Over)) throw error;
          });
        }),
        { numRuns: 25 },
      );
      expect(given).toBeGreaterThan(50);
      expect(refused).toBeGreaterThan(50);
    });

    it('counts a hold until it expires, and no longer', async () => {
      const venueId = await aVenue();
      const id = await aTable(venueId, 4);
      const when = { from: at('2027-06-01T10:00Z'), to: at('2027-06-01T12:00Z') };
      const expiresAt = new Date('2027-06-01T09:05Z');
      const hold = { resourceIds: [id], ...when, ownerKind: 'hold' as const, ownerId: newId(), expiresAt };
      await inVenue(venueId, (tx) => claim(tx, hold, new Date('2027-06-01T09:00Z')));
      const taken = (now: string) => inVenue(venueId, (tx) => loadTaken(tx, when, new Date(now)));
      expect(await taken('2027-06-01T09:04:59Z')).toHaveLength(1);
      expect(await taken('2027-06-01T09:05Z')).toEqual([]);
    });
  });

  describe('to a guest', () => {
    const now = new Date('2027-06-01T12:10Z');
    const asks = (venueId: string, date: string, guests = 2, when = now) =>
      inVenue(venueId, async (tx) => guestSlots(tx, { venue: await loadVenue(tx), date, guests, now: when }));
    const days = (venueId: string, from: string, count: number, guests = 2) =>
      inVenue(venueId, async (tx) => guestDays(tx, { venue: await loadVenue(tx), from, days: count, guests, now }));

    it('begins after the notice and ends with the horizon', async () => {
      const venueId = await aVenue({ minimum_notice_minutes: 60, booking_horizon_days: 2 });
      await aTable(venueId, 4);
      const today = await asks(venueId, '2027-06-01');
      expect([today[0]?.time, today.at(-1)?.time]).toEqual(['13:30', '20:00']);
      expect((await asks(venueId, '2027-06-03'))[0]).toEqual({
        ...{ date: '2027-06-03', time: '10:00', starts_at: '2027-06-03T10:00:00.000Z', booked: 0, free: 1 },
      });
      expect(await asks(venueId, '2027-06-04')).toEqual([]);
      expect(await asks(venueId, '2027-05-31')).toEqual([]);
      expect(await days(venueId, '2027-05-31', 5)).toEqual([
        { date: '2027-05-31', open: true, free: false },
        { date: '2027-06-01', open: true, free: true },
        { date: '2027-06-02', open: true, free: true },
        { date: '2027-06-03', open: true, free: true },
        { date: '2027-06-04', open: true, free: false },
      ]);
    });

    it('is nothing for too large a party, nor at a venue that is suspended', async () => {
      const venueId = await aVenue({ largest_party: 3 });
      await aTable(venueId, 8);
      expect(await asks(venueId, '2027-06-02', 3)).not.toEqual([]);
      expect(await asks(venueId, '2027-06-02', 4)).toEqual([]);
      expect(await days(venueId, '2027-06-02', 1, 4)).toEqual([{ date: '2027-06-02', open: true, free: false }]);
      const suspended = await aVenue({}, { status: 'suspended' });
      await aTable(suspended, 8);
      expect(await asks(suspended, '2027-06-02')).toEqual([]);
    });

    it('reckons with those who wait for an answer, who are over when their time to be answered is', async () => {
      const venueId = await aVenue();
      await aTable(venueId, 4);
      await aBooking(venueId, { status: 'new', from: '2027-06-02T18:00Z' });
      await aBooking(venueId, { status: 'new', from: '2027-06-03T18:00Z', lapses: '2027-06-01T12:00Z' });
      await aBooking(venueId, { status: 'new', from: '2027-06-04T18:00Z', lapses: '2027-06-01T13:00Z' });
      const freeAt = async (date: string) => (await asks(venueId, date)).find(({ time }) => time === '18:00')?.free;
      expect([await freeAt('2027-06-02'), await freeAt('2027-06-03'), await freeAt('2027-06-04')]).toEqual([0, 1, 0]);
    });

    it('tells the days of a month on which there is something, in the same words as the days themselves', async () => {
      const venueId = await aVenue({
        special_days: [{ date: '2027-06-05', closed: true, intervals: [] }],
        opening_hours: { ...defaultSettings().opening_hours, fri: [{ from: '20:00', to: '04:00' }] },
      });
      const table = await aTable(venueId, 4);
      await aBooking(venueId, { tables: [table], from: '2027-06-03T10:00Z', minutes: 720 });
      await aBooking(venueId, { status: 'new', from: '2027-06-06T10:00Z', minutes: 720 });
      const month = await days(venueId, '2027-06-01', 40);
      expect(month).toHaveLength(40);
      for (const { date, free, open } of month) {
        const slots = await asks(venueId, date);
        expect([date, free, open]).toEqual([date, slots.some((slot) => slot.free > 0), date !== '2027-06-05']);
      }
      expect(month.filter(({ free }) => !free).map(({ date }) => date)).toEqual([
        '2027-06-03',
        '2027-06-05',
        '2027-06-06',
      ]);
    });
  });

  describe('to the staff', () => {
    class Evening extends Clock {
      now() {
        return new Date('2027-06-01T18:10:00Z');
      }
    }
    const staff = () => new AvailabilityQueries(transactions, new Evening());

    it('begins with the time that has just passed, whatever holds for guests, and goes as far as one likes', async () => {
      const venueId = await aVenue({ minimum_notice_minutes: 1_440, booking_horizon_days: 1, largest_party: 1 });
      await aTable(venueId, 4);
      const slots = (date: string) => staff().slots(callerAt(venueId), { date, guests: 4 });
      expect((await slots('2027-06-01')).map(({ time, free }) => [time, free])).toEqual([
        ['18:00', 1],
        ['18:30', 1],
        ['19:00', 1],
        ['19:30', 1],
        ['20:00', 1],
      ]);
      expect(await slots('2027-05-31')).toEqual([]);
      expect(await slots('2029-06-01')).toHaveLength(21);
    });

    it('knows of no requests: they are seen, and answered', async () => {
      const venueId = await aVenue();
      await aTable(venueId, 4);
      await aBooking(venueId, { status: 'new', from: '2027-06-02T18:00Z' });
      const asked = { date: '2027-06-02', guests: 4 };
      const slots = await staff().slots(callerAt(venueId), asked);
      expect(slots.every(({ free }) => free === 1)).toBe(true);
      expect((await staff().available(callerAt(venueId), { ...asked, time: '18:00' })).tables).toHaveLength(1);
    });

    it('is as long as such a party stays, or as long as is said', async () => {
      const venueId = await aVenue({ visit_lengths: [{ up_to_guests: 2, minutes: 60 }], buffer_minutes: 15 });
      const table = await aTable(venueId, 4);
      await aBooking(venueId, { tables: [table], from: '2027-06-02T18:00Z', minutes: 60, buffer: 15 });
      const latestBefore = async (guests?: number, duration_minutes?: number) => {
        const slots = await staff().slots(callerAt(venueId), { date: '2027-06-02', guests, duration_minutes });
        return [slots.findLast(({ time, free }) => time < '18:00' && free > 0)?.time, slots.at(-1)?.time];
      };
      expect(await latestBefore(2)).toEqual(['16:30', '21:00']);
      expect(await latestBefore(3)).toEqual(['15:30', '20:00']);
      expect(await latestBefore()).toEqual(['15:30', '20:00']);
      expect(await latestBefore(3, 45)).toEqual(['17:00', '21:00']);
    });
  });

  describe('instead', () => {
    const wanted = (venueId: string, more: { forGuests?: boolean; exceptOwner?: string; now?: string } = {}) =>
      inVenue(venueId, async (tx) =>
        alternativesFor(tx, {
          venue: await loadVenue(tx),
          at: at('2027-06-10T18:00Z'),
          guests: 2,
          visitMs: 120 * minute,
          now: new Date(more.now ?? '2027-06-01T12:00Z'),
          forGuests: more.forGuests ?? false,
          exceptOwner: more.exceptOwner,
        }),
      );
    const told = (found: Awaited<ReturnType<typeof wanted>>) =>
      found.map(({ date, time }) => `${date.slice(8)} ${time}`);

    it('are the nearest times of the day, then the same hour of the days around', async () => {
      const venueId = await aVenue({ slot_minutes: 60 });
      const table = await aTable(venueId, 4);
      const owner = await aBooking(venueId, { tables: [table], from: '2027-06-10T18:00Z' });
      expect(told(await wanted(venueId))).toEqual(['10 16:00', '10 20:00', '10 15:00', '10 14:00', '10 13:00']);
      expect(told(await wanted(venueId, { exceptOwner: owner }))[0]).toBe('10 18:00');
      await aBooking(venueId, { tables: [table], from: '2027-06-10T10:00Z', minutes: 480 });
      expect(told(await wanted(venueId))).toEqual(['10 20:00', '09 18:00', '11 18:00', '08 18:00', '12 18:00']);
      expect(told(await wanted(venueId, { now: '2027-06-10T18:30Z' }))).toEqual([
        '10 20:00',
        '11 18:00',
        '12 18:00',
        '13 18:00',
      ]);
    });

    it('are for a guest only what he may book himself, beside those who wait', async () => {
      const venueId = await aVenue({ slot_minutes: 60, booking_horizon_days: 9 });
      await aTable(venueId, 4);
      const request = await aBooking(venueId, { status: 'new', from: '2027-06-10T16:00Z', minutes: 360 });
      expect(told(await wanted(venueId, { forGuests: true }))[0]).toBe('10 14:00');
      expect(told(await wanted(venueId, { forGuests: true, exceptOwner: request }))[0]).toBe('10 18:00');
      expect(told(await wanted(venueId))[0]).toBe('10 18:00');
      expect(await wanted(venueId, { forGuests: true, now: '2027-05-20T12:00Z' })).toEqual([]);
    });
  });

  describe('shown as a calendar', () => {
    class Noon extends Clock {
      now() {
        return new Date('2027-06-01T12:10:00Z');
      }
    }
    const calendar = (venueId: string, date: string, cancelled?: boolean) =>
      new CalendarQueries(transactions, new Noon()).day(callerAt(venueId), { date, cancelled });

    it('has the bookings, blocks and holds of each table, and what has no table', async () => {
      const venueId = await aVenue({ buffer_minutes: 15 });
      const [one, two] = [await aTable(venueId, 4), await aTable(venueId, null)];
      await admin.query(`INSERT INTO guests (venue_id, guest_id, name, version) VALUES ($1, $2, 'Анна', 1)`, [
        venueId,
        one,
      ]);
      const visit = { tables: [one, two], from: '2027-06-01T18:00:00Z', minutes: 90, buffer: 15 };
      const id = await aBooking(venueId, { ...visit, more: { guest_id: one, notes: 'у окна', tags: ['vip'] } });
      const waiting = await aBooking(venueId, {
        status: 'new',
        from: '2027-06-01T19:00Z',
        more: { guest_name: 'Олег' },
      });
      await aBooking(venueId, { tables: [one], status: 'cancelled', from: '2027-06-01T12:00Z' });
      await admin.query(
        `INSERT INTO blocks (id, venue_id, resource_ids, starts_at, ends_at, type, reason, created_at, updated_at)
         VALUES ($1, $2, '{}', '2027-05-30Z', '2027-06-01T11:00Z', 'holiday', NULL, now(), now()),
                ($3, $2, ARRAY[$4::uuid], '2027-06-01T21:00Z', '2027-06-01T22:00Z', 'break', 'Уборка', now(), now())`,
        [newId(), venueId, newId(), two],
      );
      const hold = { resourceIds: [two], ownerKind: 'hold' as const, ownerId: newId() };
      const holdSpan = { from: at('2027-06-01T13:00Z'), to: at('2027-06-01T15:15Z') };
      await inVenue(venueId, (tx) =>
        claim(tx, { ...hold, ...holdSpan, expiresAt: new Date('2027-06-01T12:15Z') }, new Noon().now()),
      );
      const found = await calendar(venueId, '2027-06-01');
      const wire = {
        ...{ id, booked_at: '2027-06-01T18:00:00.000Z', ends_at: '2027-06-01T19:30:00.000Z' },
        ...{ held_until: '2027-06-01T19:45:00.000Z', guests_count: 2, guest_name: 'Анна', status: 'confirmed' },
        ...{ source: 'manual', table_ids: [one, two], notes: 'у окна', tags: ['vip'], version: 1 },
      };
      expect(found).toMatchObject({
        date: '2027-06-01',
        timezone: 'UTC',
        opens: [{ from: '2027-06-01T10:00:00.000Z', to: '2027-06-01T22:00:00.000Z' }],
        day: { from: '2027-06-01T00:00:00.000Z', to: '2027-06-02T00:00:00.000Z' },
        slot_minutes: 30,
        now: '2027-06-01T12:10:00.000Z',
        requests: [{ id: waiting, guest_name: 'Олег', table_ids: [] }],
      });
      expect([found.slots.length, found.slots[0], found.slots.at(-1)]).toEqual([
        24,
        '2027-06-01T10:00:00.000Z',
        '2027-06-01T21:30:00.000Z',
      ]);
      const [first, second] = found.tables;
      expect(first).toMatchObject({ id: one, capacity: 4, zone: null, is_active: true, deleted: false, holds: [] });
      expect(first!.bookings).toEqual([wire]);
      expect(second!.bookings).toEqual([wire]);
      expect(first!.blocks).toMatchObject([
        { from: '2027-05-30T00:00:00.000Z', to: '2027-06-01T11:00:00.000Z', type: 'holiday', reason: null },
      ]);
      expect(second!.blocks.map(({ type }) => type)).toEqual(['holiday', 'break']);
      expect(second!.holds).toEqual([{ from: '2027-06-01T13:00:00.000Z', to: '2027-06-01T15:15:00.000Z' }]);
      expect((await calendar(venueId, '2027-06-01', true)).tables[0]!.bookings.map(({ status }) => status)).toEqual([
        'cancelled',
        'confirmed',
      ]);
      expect((await calendar(venueId, '2027-06-02')).tables.flatMap(({ bookings }) => bookings)).toEqual([]);
    });

    it('still shows a table that was removed on the days on which it was given to somebody', async () => {
      const venueId = await aVenue();
      await aTable(venueId, 4, { active: false });
      const gone = await aTable(venueId, 4, { deleted: true });
      await aBooking(venueId, { tables: [gone], status: 'completed', from: '2027-05-30T18:00Z' });
      const shown = async (date: string) =>
        (await calendar(venueId, date)).tables.map(({ is_active, deleted }) => [is_active, deleted]);
      expect(await shown('2027-05-30')).toEqual([
        [false, false],
        [true, true],
      ]);
      expect(await shown('2027-05-31')).toEqual([[false, false]]);
    });

    it('keeps an evening together, also after midnight, and shows it the day after only where it reaches into it', async () => {
      const late = await aVenue({
        opening_hours: Object.fromEntries(
          Object.keys(defaultSettings().opening_hours).map((day) => [day, [{ from: '18:00', to: '02:00' }]]),
        ) as unknown as VenueSettings['opening_hours'],
      });
      const table = await aTable(late, 4);
      await aBooking(late, { tables: [table], from: '2027-06-02T00:30Z', minutes: 90, buffer: 30 });
      const shownOn = async (venueId: string, date: string) =>
        (await calendar(venueId, date)).tables.flatMap(({ bookings }) => bookings).length;
      expect([await shownOn(late, '2027-06-01'), await shownOn(late, '2027-06-02')]).toEqual([1, 0]);
      const always = await aVenue({
        opening_hours: Object.fromEntries(
          Object.keys(defaultSettings().opening_hours).map((day) => [day, [{ from: '00:00', to: '00:00' }]]),
        ) as unknown as VenueSettings['opening_hours'],
      });
      const bar = await aTable(always, 4);
      await aBooking(always, { tables: [bar], from: '2027-06-01T22:00Z', minutes: 120, buffer: 30 });
      expect([await shownOn(always, '2027-06-01'), await shownOn(always, '2027-06-02')]).toEqual([1, 1]);
    });
  });
});
