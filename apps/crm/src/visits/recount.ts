import { Transaction } from '@guestflow/persistence';
import { counted } from './visit-rules';

const listOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

const { visit, no_show, cancellation } = counted;
const came = `FILTER (WHERE v.status IN (${listOf(visit.statuses)}))`;
const missed = `FILTER (WHERE v.status IN (${listOf(no_show.statuses)}))`;
const cancelled = `FILTER (WHERE v.status IN (${listOf(cancellation.statuses)})
                             AND v.cancelled_by IN (${listOf(cancellation.by)}))`;

const figures: [column: string, counting: string][] = [
  ['visit_count', `count(*) ${came}::integer`],
  ['first_visit_at', `min(v.booked_at) ${came}`],
  ['last_visit_at', `max(v.booked_at) ${came}`],
  ['booking_count', 'count(v.booking_id)::integer'],
  ['no_show_count', `count(*) ${missed}::integer`],
  ['cancellation_count', `count(*) ${cancelled}::integer`],
  ['average_party', `round(avg(v.guests_count) ${came}, 2)::double precision`],
];
const columns = figures.map(([column]) => column);

const recounting = `UPDATE guests SET ${columns.map((column) => `${column} = f.${column}`).join(', ')}
  FROM (SELECT said.id, ${figures.map(([column, counting]) => `${counting} AS ${column}`).join(', ')}
          FROM unnest($2::uuid[]) said (id) LEFT JOIN visits v ON v.venue_id = $1 AND v.guest_id = said.id
         GROUP BY said.id) f
 WHERE guests.venue_id = $1 AND guests.id = f.id
   AND (${columns.map((column) => `guests.${column}`).join(', ')})
       IS DISTINCT FROM (${columns.map((column) => `f.${column}`).join(', ')})
 RETURNING guests.id`;

/** Holds the cards until the end of the transaction, in one order, whoever asks. */
export async function holdGuests(tx: Transaction, guestIds: readonly (string | null | undefined)[]): Promise<string[]> {
  const ids = [...new Set(guestIds.filter((id) => typeof id === 'string'))].sort();
  if (ids.length === 0) return ids;
  await tx.query('SELECT FROM guests WHERE venue_id = $1 AND id = ANY ($2) ORDER BY id FOR NO KEY UPDATE', [
    tx.caller.venueId,
    ids,
  ]);
  return ids;
}

/**
 * Counts anew what these guests did, from their bookings, and says how many cards were wrong. The cards are held by a
 * statement before: what one statement sees was settled before it waited for a card, so that it would miss what whoever
 * held the card has written.
 */
export async function recount(tx: Transaction, guestIds: readonly (string | null | undefined)[]): Promise<number> {
  const ids = await holdGuests(tx, guestIds);
  if (ids.length === 0) return 0;
  return (await tx.query(recounting, [tx.caller.venueId, ids])).length;
}
