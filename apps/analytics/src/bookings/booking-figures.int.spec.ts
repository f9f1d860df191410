import { Caller, systemCaller } from '@guestflow/access';
import { Fact, parseType } from '@guestflow/contracts';
import { dataSourceOptions, newId, Transaction, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../analytics.module';
import { kpiOf } from '../kpi/kpi.queries';
import { Capacity } from '../occupancy/capacity.model';
import { occupancyOf } from '../occupancy/occupancy.queries';
import { comparedRate } from '../statistics/compared-rate.dto';
import { compared } from '../statistics/compared.dto';
import { statisticsOn } from '../testing/statistics-on';
import { Scope } from '../statistics/statistics.dto';
import { BookingFigures } from './booking-figures.model';
import { bookingDaysOf, bookingStatisticsOf } from './bookings.queries';
import { dayFigures } from './day-figures';
import { dateAfter, factsOf, History, history, middleOf, named, NamedVenue } from './testing/histories';
import {
  finalBookings,
  plainBreakdowns,
  plainDay,
  PlainDayHour,
  PlainHour,
  plainHours,
  plainShares,
  plainTotals,
  plainWeek,
  sumOf,
  within,
} from './testing/plain-recount';

/** MODEL_RUNS=1000 to look for longer. */
const runs = Number(process.env.MODEL_RUNS ?? 40);
/** Histories that are told at the same time: one waits for its database while another one is counted plainly. */
const atOnce = 2;

const models = [new BookingFigures(), new Capacity()];
const tables = models.flatMap((model) => model.tables);

describe('what bookings come to', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;

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

  const inVenue = (venueId: string, work: (tx: Transaction) => Promise<void>) =>
    transactions.inVenue(systemCaller('counting', venueId), work);

  const open = async (venueId: string, organizationId: string, zone: string) => {
    await admin.query(
      `INSERT INTO analytics.venues (venue_id, organization_id, name, language, zone, counted_zone, version)
       VALUES ($1, $2, 'Venue', 'en', $3, $3, 1)`,
      [venueId, organizationId, zone],
    );
  };

  const hear = (venueId: string, zone: string, facts: readonly Fact[]) =>
    inVenue(venueId, async (tx) => {
      for (const model of models) {
        const own = facts.filter(({ type }) => model.reads(parseType(type)!.name));
        if (own.length > 0) await model.hear(tx, own, { venueId, zone });
      }
    });

  const move = (venueId: string, zone: string) =>
    inVenue(venueId, async (tx) => {
      await tx.query('UPDATE venues SET zone = $2, counted_zone = $2 WHERE venue_id = $1', [venueId, zone]);
      for (const model of models) await model.recount(tx, { venueId, zone });
    });

  /** All rows of the venues, each as a line. */
  const rowsOf = async (venueIds: readonly string[]): Promise<string[]> => {
    const { rows } = await admin.query<{ line: string }>(
      `${tables
        .map((table) => `SELECT '${table} ' || row::text AS line FROM analytics.${table} row WHERE venue_id = ANY ($1)`)
        .join(' UNION ALL ')} ORDER BY 1`,
      [venueIds],
    );
    return rows.map(({ line }) => line);
  };

  const statisticsAt = (now: number) => statisticsOn(transactions, { now: () => new Date(now) });
  const owner = (venueId: string): Caller => ({
    actor: `user:${newId()}`,
    role: 'owner',
    requestId: 'asking',
    venueId,
  });

  const tally = { facts: 0, bookings: 0, occupied: 0, open: 0, recounts: 0 };

  /** Tells a history in its random order, with some of it twice, and moves the venues from zone to zone meanwhile. */
  async function tell(told: History, venues: readonly NamedVenue[]): Promise<Map<string, Fact[]>> {
    const inOrder = new Map(venues.map((venue) => [venue.venueId, factsOf(venue, middleOf(told))]));
    const zonesLeft = new Map(venues.map(({ venueId, zones }) => [venueId, [...zones]]));
    const all = [...inOrder.values()].flat();
    const again = all.filter((_, index) => told.shuffling[index % told.shuffling.length]! % 3 === 0);
    let left = shuffled([...all, ...again], told.shuffling);
    for (let batch = 0; left.length > 0; batch++) {
      const size = told.batches[batch % told.batches.length]!;
      for (const { venueId } of venues) {
        const [zone, ...later] = zonesLeft.get(venueId)!;
        const facts = left.slice(0, size).filter(({ venueid }) => venueid === venueId);
        if (facts.length > 0) await hear(venueId, zone!, facts);
        if (later.length === 0) continue;
        zonesLeft.set(venueId, later);
        await move(venueId, later[0]!);
        tally.recounts++;
      }
      left = left.slice(size);
    }
    // Where there were fewer batches than zones.
    for (const [venueId, zones] of zonesLeft) if (zones.length > 1) await move(venueId, zones.at(-1)!);
    tally.facts += all.length;
    return inOrder;
  }

  async function assertCounted(told: History, plainly: readonly [NamedVenue, PlainDayHour[]][], scope: Scope) {
    const [venues, hours] = [plainly.map(([venue]) => venue), plainly.flatMap(([, own]) => own)];
    const middle = middleOf(told);
    const days = { from: dateAfter(middle, -2), to: dateAfter(middle, 2) };
    const before = { from: dateAfter(middle, -7), to: dateAfter(middle, -3) };
    const answers = await statisticsAt(middle).read(
      owner(venues[0]!.venueId),
      { date_from: days.from, date_to: days.to, scope, format: 'json' },
      async (asked) => ({
        bookings: await bookingStatisticsOf(asked),
        daily: await bookingDaysOf(asked),
        occupancy: await occupancyOf(asked),
        day: await dayFigures(asked, told.middle),
        kpi: await kpiOf(asked, { scope, format: 'json' }),
      }),
    );
    const bookings = finalBookings(venues, zoneOf, middle);
    const [now, was] = [within(bookings, days), within(bookings, before)];
    const { period, totals, ...breakdowns } = answers.bookings;
    expect(period).toMatchObject({ date_from: days.from, before_from: before.from, venues: venues.length });
    const plain = both(plainTotals(now), plainTotals(was));
    expect(totals).toEqual(plain);
    expect(breakdowns).toEqual(plainBreakdowns(now, venues, middle));
    const allDays = [-2, -1, 0, 1, 2].map((day) => plainDay(bookings, dateAfter(middle, day)));
    expect(answers.daily.days).toEqual(allDays);
    expect(answers.daily.totals.count).toEqual(plain.total);

    const [week, weekBefore] = [days, before].map((each) => plainWeek(hours, each)) as [PlainHour[], PlainHour[]];
    expect(answers.occupancy.hours).toEqual(
      week.map((hour, index) => ({ weekday: Math.floor(index / 24) + 1, hour: index % 24, ...plainShares(hour) })),
    );
    const [sum, sumBefore] = [sumOf(week), sumOf(weekBefore)];
    const shares = both(plainShares(sum), plainShares(sumBefore));
    const hoursOf = (minutes: number) => Math.round(minutes / 6) / 10;
    expect(answers.occupancy.totals).toEqual({
      ...shares,
      occupied_table_hours: compared(hoursOf(sum.occupiedTables), hoursOf(sumBefore.occupiedTables)),
      open_table_hours: compared(hoursOf(sum.openTables), hoursOf(sumBefore.openTables)),
    });
    const today = within(bookings, { from: told.middle, to: told.middle });
    const ofToday = plainShares(sumOf(plainWeek(hours, { from: told.middle, to: told.middle })));
    const { guests, confirmed, lapsed } = plainTotals(today);
    expect(answers.day).toMatchObject({
      ...{ guests, confirmed, lapsed, tables_occupied: ofToday.tables, seats_occupied: ofToday.seats },
      guests_expected: today.reduce((all, booking) => all + (booking.status === 'confirmed' ? booking.guests : 0), 0),
    });
    expect(answers.kpi).toMatchObject({
      bookings: plain.total,
      occupancy: shares.tables,
      no_show_rate: plain.no_show_rate,
    });
    tally.bookings += now.length;
    tally.occupied += sum.occupiedTables;
    tally.open += sum.openTables;
  }

  it(
    'is what counting plainly gives, in whatever order it is told, and the same rows when it is told anew',
    async () => {
      const property = fc.asyncProperty(history, async (told) => {
        const venues = told.venues.map(named);
        const organizationId = newId();
        for (const { venueId, zones } of venues) await open(venueId, organizationId, zones[0]!);
        const inOrder = await tell(told, venues);
        const plainly = venues.map((venue): [NamedVenue, PlainDayHour[]] => [
          venue,
          plainHours(venue, zoneOf(venue), middleOf(told)),
        ]);
        for (const each of plainly) await assertCounted(told, [each], 'venue');
        await assertCounted(told, plainly, 'organization');

        const ids = venues.map(({ venueId }) => venueId);
        const rows = await rowsOf(ids);
        for (const { venueId, zones } of venues) {
          await inVenue(venueId, async (tx) => {
            for (const table of tables) await tx.query(`DELETE FROM ${table} WHERE venue_id = $1`, [venueId]);
          });
          await hear(venueId, zones.at(-1)!, inOrder.get(venueId)!);
        }
        expect(await rowsOf(ids)).toEqual(rows);
      });
      const began = performance.now();
      await Promise.all(
        Array.from({ length: atOnce }, () =>
          fc.assert(property, {
            numRuns: Math.ceil(runs / atOnce),
            endOnFailure: true,
          }),
        ),
      );
      console.log(
        `${runs} histories in ${((performance.now() - began) / 1_000).toFixed(1)} s: ${JSON.stringify(tally)}`,
      );
      // It was about something.
      expect(Math.min(tally.bookings, tally.recounts, tally.occupied / 60, tally.open / 60)).toBeGreaterThan(runs / 2);
    },
    30_000 + runs * 2_000,
  );
});

/** Where it is in the end. */
const zoneOf = ({ zones }: NamedVenue): string => zones.at(-1)!;

/** In an order that random numbers give. */
function shuffled<Item>(items: Item[], numbers: readonly number[]): Item[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last--) {
    const other = (numbers[last % numbers.length]! + last * 7_919) % (last + 1);
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}

const both = <Name extends string>(now: Record<Name, number | null>, was: Record<Name, number | null>) =>
  Object.fromEntries(
    Object.keys(now).map((name) => [
      name,
      (inPoints(name) ? comparedRate : compared)(now[name as Name], was[name as Name]),
    ]),
  ) as Record<Name, ReturnType<typeof compared>>;

/** Shares are more or less by so many points. */
const inPoints = (name: string): boolean => name.endsWith('_rate') || name === 'tables' || name === 'seats';
