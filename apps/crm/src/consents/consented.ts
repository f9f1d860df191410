import { Transaction } from '@guestflow/persistence';

/**
 * Reckons anew what these guests agree to now. Of each purpose and channel the last line holds; a purpose taken back
 * whichever the channel is taken back for all of them.
 */
export async function reckonConsented(tx: Transaction, guestIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE guests g SET consented = ARRAY(
       SELECT purpose || COALESCE(':' || channel, '') AS what
         FROM (SELECT DISTINCT ON (purpose, channel) * FROM consents
                WHERE venue_id = $1 AND guest_id = g.id ORDER BY purpose, channel, created_at DESC, id DESC) last
        WHERE given AND NOT EXISTS (
          SELECT 1 FROM consents c WHERE c.venue_id = $1 AND c.guest_id = g.id AND c.purpose = last.purpose
             AND c.channel IS NULL AND NOT c.given AND (c.created_at, c.id) > (last.created_at, last.id))
        ORDER BY 1)
      WHERE venue_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.caller.venueId, guestIds],
  );
}
