import { Caller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { asVenue, Venue, venueColumns } from './venue';

/**
 * The venue whose public page it is. Where two are told to have the slug, the facts of their change came in another
 * order: the newest version holds it. A suspended venue has no page.
 */
export async function venueBySlug(transactions: Transactions, caller: Caller, slug: string): Promise<Venue> {
  const [row] = await transactions.acrossVenues(caller, (tx) =>
    tx.query<Record<`venue_${string}`, unknown>>(
      `SELECT ${venueColumns()} FROM venues WHERE slug = $1 ORDER BY version DESC, venue_id LIMIT 1`,
      [slug],
    ),
  );
  const venue = row && asVenue(row);
  if (venue?.status !== 'active') throw new NotFound('There is no such venue');
  return venue;
}
