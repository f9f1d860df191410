import { Transaction } from '@guestflow/persistence';
import { endMessages, holdMessages } from '../messages/end-message';

/** What came of a try. `detail` is what the mail server said, in numbers: it names nobody. */
export type LetterEnd = { state: 'sent'; providerId: string } | { state: 'failed'; reason: string; detail?: string };

/** A letter ends, and its message with it; one that somebody else has ended meanwhile does not end again. */
export async function endLetter(tx: Transaction, id: string, end: LetterEnd, now: Date): Promise<void> {
  const isSent = end.state === 'sent';
  await holdMessages(tx, [id]);
  const ended = await tx.query(
    `UPDATE letters SET state = $3, provider_id = $4, reason = $5, ended_at = $6
      WHERE venue_id = $1 AND id = $2 AND state IN ('sending', 'unknown') RETURNING 1`,
    [
      ...[tx.caller.venueId, id, end.state],
      ...(isSent ? [end.providerId, null] : [null, end.detail ?? end.reason]),
      now,
    ],
  );
  if (ended.length === 0) return;
  const reason = isSent ? null : end.reason;
  await endMessages(tx, [{ id, verb: isSent ? 'deliver' : 'fail', reason, at: now }]);
}

/** It is tried again then, unless its reader was forgotten or it was recalled while it was tried. Returns why it is not. */
export async function tryAgain(
  tx: Transaction,
  id: string,
  at: Date,
  detail: string,
): Promise<'forgotten' | 'recalled' | undefined> {
  await holdMessages(tx, [id]);
  const waiting = await tx.query(
    `UPDATE letters SET state = 'queued', next_at = $3, reason = $4, claimed_at = NULL
      WHERE venue_id = $1 AND id = $2 AND state = 'sending' AND reason IS DISTINCT FROM 'recalled'
        AND EXISTS (SELECT 1 FROM messages m WHERE m.id = $2 AND m.email IS NOT NULL) RETURNING 1`,
    [tx.caller.venueId, id, at, detail],
  );
  if (waiting.length > 0) return undefined;
  const recalled = await tx.query(`SELECT 1 FROM letters WHERE venue_id = $1 AND id = $2 AND reason = 'recalled'`, [
    tx.caller.venueId,
    id,
  ]);
  return recalled.length > 0 ? 'recalled' : 'forgotten';
}
