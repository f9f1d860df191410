import { Period } from '../statistics/period-rules';
import { Asked } from '../statistics/statistics';
import { eachOf, partsOf } from '../statistics/part-rules';

/** Days on which guests came, of those on which they had come before in the other period. */
export interface Comings {
  days: Period;
  previous: Period;
}

/**
 * How many there are of each, in one query. The days are looked up one by one, and for each of them the days before in a
 * row: so the key of the table leads to just what is added up.
 */
export async function countComings({ tx, venueIds }: Asked, asked: readonly Comings[]): Promise<number[]> {
  const days = asked.flatMap(({ days }, which) =>
    partsOf(days).flatMap((part) => eachOf(part).map((day) => ({ which, by_month: part.byMonth, day }))),
  );
  const previous = asked.flatMap(({ previous }, which) =>
    partsOf(previous).map(({ byMonth, from, to }) => ({ which, previous_by_month: byMonth, first: from, last: to })),
  );
  const rows = await tx.query<{ which: number; guests: number }>(
    `SELECT /* cast */ d.which, sum(c.counted)::integer AS guests
       FROM json_to_recordset($2::json) AS d (which integer, by_month boolean, day date)
       JOIN json_to_recordset($3::json) AS p (which integer, previous_by_month boolean, first date, last date)
         ON p.which = d.which
       JOIN guest_comings c ON c.venue_id = ANY ($1) AND c.by_month = d.by_month
        AND c.previous_by_month = p.previous_by_month AND c.day = d.day AND c.previous BETWEEN p.first AND p.last
      GROUP BY d.which`,
    [venueIds, JSON.stringify(days), JSON.stringify(previous)],
  );
  const counted = new Map(rows.map(({ which, guests }) => [which, guests]));
  return asked.map((_, which) => counted.get(which) ?? 0);
}
