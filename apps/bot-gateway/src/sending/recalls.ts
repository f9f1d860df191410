import { QueuedMessageState, RecallReason } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { endDeliveries, LedgerRow, referenceOf, rowColumns, tellEnd } from './ledger-row';
import { Call } from './message-calls';

/** Nobody has been told of it yet: it was recalled before it was heard of. */
const untold = 0;

/**
 * A message is not to be sent any more. What waits is ended, in whosever hand: from there it is taken only while it is
 * queued. What is being sent may have arrived; should it come back unsent, it is not tried again. One that is only put off
 * and has arrived in part goes on: later the guest would have that part a second time. False where nothing was ended by it.
 */
export async function recall(tx: Transaction, messageId: string, reason: RecallReason, now: Date): Promise<boolean> {
  if (await keepForLater(tx, messageId, now)) return false;
  // A statement of its own: what was stored by somebody else meanwhile is seen.
  const [row] = await tx.query<{ id: string; status: string; has_begun: boolean }>(
    `SELECT id, status, COALESCE(content #>> '{0,method}' <> method, false) AS has_begun
       FROM deliveries WHERE venue_id = $1 AND reference = $2 FOR UPDATE`,
    [tx.caller.venueId, referenceOf(messageId)],
  );
  if (!row || (row.has_begun && reason === 'paused')) return false;
  if (row.status === 'sending') {
    await tx.query(`UPDATE deliveries SET reason = 'recalled', detail = $2 WHERE id = $1`, [row.id, reason]);
  }
  if (row.status !== 'queued') return false;
  return (await endDeliveries(tx, [row.id], 'recall', { reason: 'recalled' }, now)).length > 0;
}

/**
 * Heard of before the message is: a line stands in its place. It is told only once the message comes, because it may also
 * be one that was sent so long ago that nothing is known of it any more.
 */
async function keepForLater(tx: Transaction, messageId: string, now: Date): Promise<boolean> {
  const stored = await tx.query(
    `INSERT INTO deliveries (id, venue_id, reference, urgency, status, method, reason, not_before, version, created_at,
                             ended_at)
     VALUES ($1, $2, $3, 'bulk', 'failed', '', 'recalled', $4, ${untold}, $4, $4)
     ON CONFLICT (venue_id, reference) DO NOTHING RETURNING 1`,
    [newId(), tx.caller.venueId, referenceOf(messageId), now],
  );
  return stored.length > 0;
}

/** The message that was recalled before it came: now it is known whose it is, and told that it is not sent. */
export async function tellIfRecalled(
  tx: Transaction,
  { id, guest_id, urgency }: QueuedMessageState,
  { method }: Call,
  now: Date,
): Promise<void> {
  const told = await tx.query<LedgerRow & Record<string, unknown>>(
    `UPDATE deliveries SET guest_id = $3, urgency = $4, method = $5, version = version + 1
      WHERE venue_id = $1 AND reference = $2 AND version = ${untold} RETURNING ${rowColumns}`,
    [tx.caller.venueId, referenceOf(id), guest_id, urgency, method],
  );
  for (const row of told) tellEnd(tx, row, now);
}
