import { daysOf, monthsAndDays, Period } from '../statistics/period-rules';
import { Asked } from '../statistics/statistics';
import { FigureSpan, Measures, measures, noMeasures, Part } from './booking-rules';

const sums = measures.map((measure) => `COALESCE(sum(${measure}::double precision), 0) AS ${measure}`).join(', ');

export const sumOf = (all: readonly Measures[]): Measures => {
  const sum = noMeasures();
  for (const each of all) for (const measure of measures) sum[measure] += each[measure];
  return sum;
};

/** By days of the week, Monday first: those of the period, and those of the one before. */
export async function weekdaysOf({
  tx,
  venueIds,
  period,
  before,
}: Asked): Promise<{ now: Measures[]; was: Measures[] }> {
  const rows = await tx.query<Measures & { is_now: boolean; weekday: number }>(
    `SELECT /* cast */ day >= $3 AS is_now, extract(isodow FROM day)::integer AS weekday, ${sums} FROM booking_figures
      WHERE venue_id = ANY ($1) AND part = 'day' AND span = 'day' AND day BETWEEN $2 AND $4 GROUP BY 1, 2`,
    [venueIds, before.from, period.from, period.to],
  );
  const week = (isNow: boolean) =>
    Array.from({ length: 7 }, (_, index) =>
      sumOf(rows.filter(({ is_now, weekday }) => is_now === isNow && weekday === index + 1)),
    );
  return { now: week(true), was: week(false) };
}

export interface PartFigures extends Measures {
  part: Part;
  key: string;
}

/** By what tells bookings apart, in no order. */
export async function partsOf(
  { tx, venueIds }: Pick<Asked, 'tx' | 'venueIds'>,
  period: Period,
  parts: readonly Part[],
): Promise<PartFigures[]> {
  const { months, days } = monthsAndDays(period);
  const ranges = [months, ...days].map((range) => range ?? noDays);
  // Each range by itself: of one join with all of them PostgreSQL does not see how little it reads.
  const readOf = (span: FigureSpan, from: string, to: string): string =>
    `SELECT part, key, ${measures.join(', ')} FROM booking_figures
      WHERE venue_id = ANY ($1) AND part = ANY ($2) AND span = '${span}' AND day BETWEEN ${from} AND ${to}`;
  const reads = ranges.map((_, index) =>
    readOf(index === 0 ? 'month' : 'day', `$${index * 2 + 3}`, `$${index * 2 + 4}`),
  );
  return tx.query<PartFigures & Record<string, unknown>>(
    `SELECT /* cast */ part::text, key::text, ${sums} FROM (${reads.join(' UNION ALL ')}) AS figures GROUP BY part, key`,
    [venueIds, parts, ...ranges.flatMap(({ from, to }) => [from, to])],
  );
}

/** Ends before it begins. */
const noDays: Period = { from: '2000-01-02', to: '2000-01-01' };

export interface DayFigures extends Measures {
  day: string;
}

/** Every day of the period, those without bookings too. */
export async function everyDayOf({ tx, venueIds }: Asked, period: Period): Promise<DayFigures[]> {
  const rows = await tx.query<DayFigures & Record<string, unknown>>(
    `SELECT /* cast */ day::text, ${sums} FROM booking_figures
      WHERE venue_id = ANY ($1) AND part = 'day' AND span = 'day' AND day BETWEEN $2 AND $3 GROUP BY day`,
    [venueIds, period.from, period.to],
  );
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return daysOf(period).map((day) => byDay.get(day) ?? { day, ...noMeasures() });
}

/** How many bookings were made, by the day they were made on. */
export async function madeOn({ tx, venueIds }: Asked, period: Period): Promise<Map<string, number>> {
  const rows = await tx.query<{ day: string; made: number }>(
    `SELECT /* cast */ day::text, sum(bookings)::integer AS made FROM booking_figures
      WHERE venue_id = ANY ($1) AND part = 'made' AND span = 'day' AND day BETWEEN $2 AND $3 GROUP BY day`,
    [venueIds, period.from, period.to],
  );
  return new Map(rows.map(({ day, made }) => [day, made]));
}

/** What tables are called now, or were when they went. */
export async function namesOfTables({ tx, venueIds }: Asked): Promise<Map<string, string>> {
  const rows = await tx.query<{ table_id: string; name: string }>(
    `SELECT /* cast */ DISTINCT ON (venue_id, table_versions.table_id) table_id::text AS table_id, name::text FROM table_versions
      WHERE venue_id = ANY ($1) ORDER BY venue_id, table_versions.table_id, version DESC`,
    [venueIds],
  );
  return new Map(rows.map(({ table_id, name }) => [table_id, name]));
}
