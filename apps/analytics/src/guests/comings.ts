import { Transaction } from '@guestflow/persistence';
import { adding, anyNoneIn, dropNone, monthOf } from '../models/counted-rows';
import { CountedVenue } from '../models/model';

/**
 * How many different guests came in a period cannot be added up from its days: who came twice is one guest. So each day
 * on which a guest came is kept with the day on which he had come before. Whoever came in a period has exactly one day in
 * it before which he had not come since the period began: the guests who came are the days of the period with a day
 * before that is earlier than it. Among them, those who have none came for the first time; those whose day before is in
 * an earlier period came in both, where one follows the other.
 *
 * Days are kept by themselves and by months, so that of a long period few rows are added up.
 */
const comings = {
  table: 'guest_comings',
  by: ['by_month', 'previous_by_month', 'day', 'previous'],
  /** Of rows with a guest, a day, and how often it counts: each day with the one before, both by themselves and by months. */
  of: (days: string) => `
    SELECT d.by_month, p.by_month AS previous_by_month, CASE WHEN d.by_month THEN ${monthOf('day')} ELSE day END AS day,
           CASE WHEN p.by_month THEN ${monthOf('previous')} ELSE previous END AS previous, n
      FROM (SELECT n, day, COALESCE(lag(day) OVER (PARTITION BY guest_id, n ORDER BY day), '-infinity') AS previous
              FROM (${days}) came) pairs,
           (VALUES (false), (true)) d (by_month), (VALUES (false), (true)) p (by_month)`,
};
const cohorts = {
  table: 'guest_cohorts',
  by: ['first_month', 'month'],
  /** In which months a guest came, with the month of his first day. */
  of: (days: string) => `
    SELECT DISTINCT guest_id, n, ${monthOf('day')} AS month,
           ${monthOf('min(day) OVER (PARTITION BY guest_id, n)')} AS first_month FROM (${days}) came`,
};
const figures = [comings, cohorts];

/** The days of the venue on which a guest came. */
const cameOn = `(b.booked_at AT TIME ZONE $2::text)::date`;

/** So many guests at once. */
const atOnce = 1_000;

/**
 * Counts the days on which these guests came, where they are others than those that are counted: the ones that were are
 * taken out, and the ones that are added.
 */
export async function countDays(
  tx: Transaction,
  { venueId, zone }: CountedVenue,
  guestIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(guestIds)];
  const [dayComings, dayCohorts] = figures.map(({ table, by, of }) =>
    adding(
      { table, by },
      of(`SELECT guest_id, unnest(was) AS day, -1 AS n FROM changed
          UNION ALL SELECT guest_id, unnest(days), 1 FROM changed`),
    ),
  );
  let anyNone = false;
  for (let at = 0; at < ids.length; at += atOnce) {
    const [changed] = await tx.query<{ none: boolean }>(
      `WITH /* cast */ changed AS (
         SELECT said.guest_id, k.days AS was, now.days
           FROM unnest($3::uuid[]) said (guest_id)
           LEFT JOIN guest_days k ON k.venue_id = $1 AND k.guest_id = said.guest_id
           LEFT JOIN LATERAL (
             SELECT array_agg(DISTINCT ${cameOn}) AS days
               FROM guest_bookings b WHERE b.venue_id = $1 AND b.guest_id = said.guest_id AND b.came
           ) now ON true
          WHERE k.days IS DISTINCT FROM now.days
       ), comings AS (${dayComings} RETURNING f.counted),
         cohorts AS (${dayCohorts} RETURNING f.counted), gone AS (
         DELETE FROM guest_days k USING changed
          WHERE k.venue_id = $1 AND k.guest_id = changed.guest_id AND changed.days IS NULL
       ), kept AS (
         INSERT INTO guest_days (venue_id, guest_id, days) SELECT $1, guest_id, days FROM changed WHERE days IS NOT NULL
         ON CONFLICT (venue_id, guest_id) DO UPDATE SET days = excluded.days
       )
       SELECT ${anyNoneIn(['comings', 'cohorts'])} AS none`,
      [venueId, zone, ids.slice(at, at + atOnce)],
    );
    anyNone ||= changed!.none;
  }
  if (anyNone) await dropNone(tx, figures);
}

/** All guests of the venue: its days begin at other moments. */
export async function countAllDays(tx: Transaction, { venueId, zone }: CountedVenue): Promise<void> {
  await tx.query(
    `INSERT INTO guest_days AS k (venue_id, guest_id, days)
     SELECT $1, guest_id, array_agg(DISTINCT ${cameOn}) FROM guest_bookings b
      WHERE venue_id = $1 AND guest_id IS NOT NULL AND came GROUP BY guest_id
     ON CONFLICT (venue_id, guest_id) DO UPDATE SET days = excluded.days WHERE k.days <> excluded.days`,
    [venueId, zone],
  );
  for (const { table, by, of } of figures) {
    await tx.query(`DELETE FROM ${table} WHERE venue_id = $1`, [venueId]);
    await tx.query(
      adding({ table, by }, of('SELECT guest_id, unnest(days) AS day, 1 AS n FROM guest_days WHERE venue_id = $1')),
      [venueId],
    );
  }
}
