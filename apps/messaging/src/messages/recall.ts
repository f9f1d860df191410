import { GuestChannel, RecallReason } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { carriers } from '../channels/carriers';

/** What of these has not been sent yet is not meant any more. What has been, has been. */
export async function recall(tx: Transaction, messageIds: readonly string[], reason: RecallReason): Promise<void> {
  if (messageIds.length === 0) return;
  const ways = await tx.query<{ channel: GuestChannel; ids: string[] }>(
    `SELECT channel, array_agg(id) AS ids FROM messages
      WHERE venue_id = $1 AND id = ANY ($2) AND state = 'queued' GROUP BY channel ORDER BY channel`,
    [tx.caller.venueId, messageIds],
  );
  for (const { channel, ids } of ways) await carriers[channel].recall(tx, ids, reason);
}
