import { Transaction } from '@guestflow/persistence';

/**
 * Whoever counts in a venue is alone in it to the end of his transaction. Its log goes on being written meanwhile: that is
 * counted afterwards.
 */
export async function holdVenue(tx: Transaction): Promise<void> {
  await hold(tx, 'FOR UPDATE');
}

/** False where another counts there now: a venue that is counted anew is not to be waited for. */
export const holdVenueIfFree = (tx: Transaction): Promise<boolean> => hold(tx, 'FOR UPDATE SKIP LOCKED');

async function hold(tx: Transaction, how: string): Promise<boolean> {
  const { venueId } = tx.caller;
  await tx.query('INSERT INTO counted (venue_id) VALUES ($1) ON CONFLICT DO NOTHING', [venueId]);
  const rows = await tx.query(`SELECT /* texts */ seq::text AS seq FROM counted WHERE venue_id = $1 ${how}`, [venueId]);
  return rows.length > 0;
}
