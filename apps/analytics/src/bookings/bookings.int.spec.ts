import { StreamableFile } from '@nestjs/common';
import { Caller, systemCaller } from '@guestflow/access';
import { BookingState, defaultSettings, Fact, TableState, VenueState } from '@guestflow/contracts';
import { dataSourceOptions, newId, Transaction, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../analytics.module';
import { KpiDto, KpiQuery } from '../kpi/kpi.dto';
import { KpiController } from '../kpi/kpi.controller';
import { Capacity } from '../occupancy/capacity.model';
import { OccupancyController } from '../occupancy/occupancy.controller';
import { OccupancyDto } from '../occupancy/occupancy.dto';
import { statisticsOn } from '../testing/statistics-on';
import { PeriodQuery } from '../statistics/statistics.dto';
import { BookingFigures } from './booking-figures.model';
import { BookingStatisticsController } from './bookings.controller';
import { BookingDaysDto, BookingStatisticsDto } from './bookings.dto';
import { dayFigures } from './day-figures';

const now = new Date('2027-06-02T16:30Z');
const zone = 'Europe/Berlin';

describe('the statistics of bookings', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let here: Caller;
  let organizationId: string;
  const figures = new BookingFigures();
  const capacity = new Capacity();

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(analytics)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(analytics), { url: database.urlFor('analytics'), poolSize: 6 }),
    ).initialize();
    transactions = new Transactions(source, 'analytics');
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    organizationId = newId();
    here = await openVenue();
  });

  const openVenue = async (): Promise<Caller> => {
    const venueId = newId();
    await admin.query(
      `INSERT INTO analytics.venues (venue_id, organization_id, name, language, zone, counted_zone, version)
       VALUES ($1, $2, 'Venue', 'en', $3, $3, 1)`,
      [venueId, organizationId, zone],
    );
    return { actor: `user:${newId()}`, role: 'owner', requestId: 'asking', venueId };
  };

  const inVenue = <T>({ venueId }: Caller, work: (tx: Transaction) => Promise<T>) =>
    transactions.inVenue(systemCaller('counting', venueId), work);
  const factOf = (type: string, after: object): Fact => ({ type: `${type}.v1`, data: { ...after, after } }) as Fact;
  const hear = (facts: Fact[], venue = here) =>
    inVenue(venue, (tx) => figures.hear(tx, facts, { venueId: venue.venueId!, zone }));
  const booking = (change: Partial<BookingState> = {}): Fact =>
    factOf('booking.changed', {
      ...{ id: newId(), version: 1, status: 'confirmed', cancelled_by: null, source: 'bot', guests_count: 2 },
      ...{ booked_at: '2027-06-02T17:00:00Z', duration_minutes: 120, completed_at: null, table_ids: [] },
      ...{ created_at: '2027-06-01T17:00:00Z', ...change },
    });
  const hearOfHouse = (venue = here) => {
    const settings = { ...defaultSettings(), special_days: [{ date: '2027-06-03', closed: true, intervals: [] }] };
    const opened: Partial<VenueState> = { id: venue.venueId, version: 1, updated_at: '2027-01-01T00:00:00Z', settings };
    const table: Partial<TableState> = { id: newId(), version: 1, updated_at: '2027-01-01T00:00:00Z', is_active: true };
    const facts = [factOf('venue.created', opened), factOf('table.created', { ...table, name: '=1+1', capacity: 4 })];
    return inVenue(venue, (tx) => capacity.hear(tx, facts)).then(() => table.id!);
  };

  const statistics = () => statisticsOn(transactions, { now: () => now });
  const query = (change: Partial<PeriodQuery> = {}): PeriodQuery => ({
    ...{ date_from: '2027-06-01', date_to: '2027-06-03', scope: 'venue' as const, format: 'json' as const },
    ...change,
  });
  const bookings = async (change: Partial<PeriodQuery> = {}, caller = here) =>
    (await new BookingStatisticsController(statistics()).bookings(caller, query(change))) as BookingStatisticsDto;
  const daily = async (change: Partial<PeriodQuery> = {}) =>
    (await new BookingStatisticsController(statistics()).daily(here, query(change))) as BookingDaysDto;
  const occupancy = async () => (await new OccupancyController(statistics()).occupancy(here, query())) as OccupancyDto;
  const kpi = async (change: Partial<KpiQuery> = {}, caller = here) =>
    (await new KpiController(statistics()).kpi(caller, { ...query(), ...change })) as KpiDto;
  const textOf = async (file: unknown): Promise<string> => {
    const parts: Buffer[] = [];
    for await (const part of (file as StreamableFile).getStream()) parts.push(part as Buffer);
    return Buffer.concat(parts).toString();
  };

  it('count a booking that moves to another day once, where it is', async () => {
    const id = newId();
    await hear([booking({ id, version: 2, booked_at: '2027-06-03T17:00:00Z' })]);
    await hear([booking({ id, version: 1 })]);
    expect((await daily()).days.map(({ count }) => count)).toEqual([0, 0, 1]);
    await hear([booking({ id, version: 3, booked_at: '2027-05-31T17:00:00Z', status: 'no_show' })]);
    const { totals, days } = await daily();
    expect(days.map(({ count }) => count)).toEqual([0, 0, 0]);
    expect(totals.count).toEqual({ value: 0, before: 1, change: -100 });
    expect(totals.no_show).toEqual({ value: 0, before: 1, change: -100 });
    expect(days.map(({ made }) => made)).toEqual([1, 0, 0]);
  });

  it('are another venue’s own', async () => {
    const there = await openVenue();
    await hear([booking()]);
    await hear([booking({ guests_count: 4 }), booking({ guests_count: 4 })], there);
    expect((await bookings()).totals.guests.value).toBe(2);
    expect((await bookings({}, there)).totals.guests.value).toBe(8);
    expect((await bookings({ scope: 'organization' })).totals.guests.value).toBe(10);
    await expect(bookings({ scope: 'organization' }, { ...here, role: 'manager' })).rejects.toThrow('owners');
  });

  it('tell how much of the house was occupied while it was open', async () => {
    const tableId = await hearOfHouse();
    await hear([booking({ table_ids: [tableId] }), booking({ table_ids: [tableId], status: 'cancelled' })]);
    const { totals, hours } = await occupancy();
    // From 10:00 to 22:00 on two days: the third is closed.
    expect(totals.open_table_hours).toEqual({ value: 24, before: 36, change: -33.3 });
    expect(totals.occupied_table_hours.value).toBe(2);
    expect(totals.tables.value).toBe(8.3);
    expect(totals.seats.value).toBe(4.2);
    expect(hours.filter(({ tables }) => tables !== null && tables > 0)).toEqual([
      { weekday: 3, hour: 19, tables: 100, seats: 50 },
      { weekday: 3, hour: 20, tables: 100, seats: 50 },
    ]);
    expect(hours.filter(({ weekday, tables }) => weekday === 4 && tables !== null)).toEqual([]);
  });

  it('tell of today what is expected, and from this hour on', async () => {
    await hearOfHouse();
    await hear([
      booking(),
      booking({ status: 'new', booked_at: '2027-06-02T18:10:00Z' }),
      booking({ status: 'completed', guests_count: 5, booked_at: '2027-06-02T10:00:00Z' }),
      booking({ booked_at: '2027-06-02T16:00:00Z', guests_count: 3 }),
      booking({ booked_at: '2027-06-02T15:00:00Z', guests_count: 7 }),
    ]);
    const today = await statistics().read(here, query(), (asked) => dayFigures(asked, '2027-06-02'));
    expect(today).toMatchObject({ total: 5, confirmed: 3, completed: 1, guests_expected: 12, guests_came: 5 });
    expect(today).toMatchObject({ tables_occupied: 0, seats_occupied: expect.any(Number) });
    expect(today.next_hours).toEqual([
      { hour: 18, requested: 0, confirmed: 1, guests_expected: 3 },
      { hour: 19, requested: 0, confirmed: 1, guests_expected: 2 },
      { hour: 20, requested: 1, confirmed: 0, guests_expected: 0 },
    ]);
  });

  it('are taken out as files', async () => {
    const tableId = await hearOfHouse();
    await hear([booking({ table_ids: [tableId] })]);
    const file = await textOf(await bookings({ format: 'csv' }));
    expect(file).toMatch(/^\uFEFFby,of,total,requested,/);
    expect(file).toContain('\r\ntotal,,1,0,1,');
    expect(file).toContain('\r\nsource,bot,1,');
    // A spreadsheet does not calculate what a table is called.
    expect(file).toContain(`\r\ntable,'=1+1,1,`);
    expect((await textOf(await daily({ format: 'csv' }))).split('\r\n').slice(1, 4)).toEqual([
      '2027-06-01,0,0,0,0,0,0,1',
      '2027-06-02,1,0,0,0,2,0,0',
      '2027-06-03,0,0,0,0,0,0,0',
    ]);
    expect(await textOf(await kpi({ format: 'csv' }))).toContain('\r\nbookings,1,0,\r\n');
  });

  it('tell how it goes of the venue or the organization that is named, and of no other', async () => {
    await hear([booking({ status: 'no_show' }), booking({ status: 'completed', guests_count: 3 })]);
    expect(await kpi({ id: here.venueId })).toMatchObject({
      bookings: { value: 2, before: 0, change: null },
      average_party: { value: 2.5, before: null, change: null },
      no_show_rate: { value: 50 },
      average_lead_minutes: { value: 1_440 },
      occupancy: { value: null },
    });
    expect((await kpi({ scope: 'organization', id: organizationId })).bookings.value).toBe(2);
    await expect(kpi({ id: newId() })).rejects.toThrow('There is no such venue');
    await expect(kpi({ scope: 'organization', id: here.venueId })).rejects.toThrow('There is no such organization');
  });

  it('are brought up to a thousand facts by a few statements, and counted anew in chunks', async () => {
    const there = await openVenue();
    const facts = Array.from({ length: 6_000 }, (_, index) =>
      booking({
        booked_at: new Date(Date.UTC(2027, 4, 1) + index * 613_000).toISOString(),
        guests_count: (index % 7) + 1,
      }),
    );
    const hearIn = (venue: Caller, zoneThen: string, some: Fact[]) =>
      inVenue(venue, async (tx) => {
        const asked = jest.spyOn(tx, 'query');
        await figures.hear(tx, some, { venueId: venue.venueId!, zone: zoneThen });
        return asked.mock.calls.length;
      });
    for (let at = 0; at < facts.length; at += 1_000) {
      expect(await hearIn(here, 'America/New_York', facts.slice(at, at + 1_000))).toBeLessThanOrEqual(6);
    }
    await hearIn(there, zone, facts);
    await inVenue(here, (tx) => figures.recount(tx, { venueId: here.venueId!, zone }));
    const rowsOf = async (venue: Caller) =>
      (
        await admin.query<{ line: string }>(
          `SELECT (to_jsonb(row) - 'venue_id')::text AS line FROM analytics.booking_figures row WHERE venue_id = $1
            UNION ALL
           SELECT (to_jsonb(row) - 'venue_id')::text FROM analytics.occupied_hours row WHERE venue_id = $1 ORDER BY 1`,
          [venue.venueId],
        )
      ).rows.map(({ line }) => line);
    const rows = await rowsOf(here);
    expect(rows.length).toBeGreaterThan(1_000);
    expect(rows).toEqual(await rowsOf(there));
  });
});
