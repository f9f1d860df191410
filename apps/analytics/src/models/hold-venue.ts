import { Transaction } from '@guestflow/persistence';

/**
 * Whoever counts in a venue is alone in it to the end of his transaction. Its log goes on being written meanwhile: that is
 * counted afterwards. Returns the number of the last entry that is counted.
 */
export async function holdVenue(tx: Transaction): Promise<string> {
  const { venueId } = tx.caller;
  await tx.query('INSERT INTO counted (venue_id) VALUES ($1) ON CONFLICT DO NOTHING', [venueId]);
  const [row] = await tx.query<{ seq: string }>(
    'SELECT /* texts */ seq::text AS seq FROM counted WHERE venue_id = $1 FOR UPDATE',
    [venueId],
  );
  return row!.seq;
}
