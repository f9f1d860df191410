import { Language, MessageAttachment, MessageButton, MessageKind, Urgency } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { endMessages, holdMessages, MessageEnd } from '../messages/end-message';
import { findVenue, Venue } from '../replicas/venue';
import { freeOf, lockPaces, take } from './letter-paces';
import { Pace } from './pace-rules';

export interface ClaimedLetter {
  id: string;
  venueId: string;
  /** This try included. */
  attempts: number;
  sendBefore: Date;
  kind: MessageKind;
  urgency: Urgency;
  text: string | null;
  buttons: MessageButton[];
  attachment: MessageAttachment | null;
  /** None of whoever was forgotten. */
  address: string | null;
  guestId: string | null;
  language: Language | null;
}

export interface Claiming {
  urgency: Urgency;
  most: number;
  pace: Pace;
  now: Date;
}

export interface Claimed {
  venue: Venue;
  letters: ClaimedLetter[];
}

/** What is due in the transaction's venue and may leave now. Who has claimed a letter, and nobody else, sends it. */
export async function claimLetters(
  tx: Transaction,
  { urgency, most, pace, now }: Claiming,
): Promise<Claimed | undefined> {
  const venue = await findVenue(tx);
  await endOverdue(tx, venue?.status === 'active', now);
  if (!venue) return undefined;
  const schedules = await lockPaces(tx);
  const free = Math.min(most, freeOf(schedules, pace));
  if (free === 0) return undefined;
  const letters = await claim(tx, urgency, free, now);
  await take(tx, schedules, pace, letters.length);
  return { venue, letters };
}

/** What came too late, or from a venue that is suspended, is not sent. */
export async function endOverdue(tx: Transaction, venueIsActive: boolean, now: Date): Promise<void> {
  const over = await tx.query<{ id: string }>(
    `SELECT id FROM letters WHERE venue_id = $1 AND state = 'queued' AND ${venueIsActive ? 'send_before' : 'next_at'} <= $2
      LIMIT 500`,
    [tx.caller.venueId, now],
  );
  if (over.length === 0) return;
  const ids = over.map(({ id }) => id);
  await holdMessages(tx, ids);
  const ended = await tx.query<{ id: string; reason: string }>(
    `UPDATE letters SET state = 'failed', ended_at = $2,
            reason = CASE WHEN send_before <= $2 THEN 'expired' ELSE 'venue_suspended' END
      WHERE venue_id = $1 AND id = ANY ($3) AND state = 'queued' RETURNING id, reason`,
    [tx.caller.venueId, now, ids],
  );
  await endMessages(
    tx,
    ended.map(({ id, reason }): MessageEnd => ({ id, verb: 'fail', reason, at: now })),
  );
}

const claim = (tx: Transaction, urgency: Urgency, most: number, now: Date): Promise<ClaimedLetter[]> =>
  tx.query<ClaimedLetter & Record<string, unknown>>(
    `WITH due AS MATERIALIZED (
       SELECT id FROM letters WHERE venue_id = $1 AND state = 'queued' AND urgency = $2 AND next_at <= $3
        ORDER BY next_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
     ), claimed AS (
       UPDATE letters SET state = 'sending', attempts = attempts + 1, claimed_at = $3 FROM due
        WHERE letters.id = due.id RETURNING letters.id, letters.attempts, letters.send_before
     )
     SELECT c.id, $1::uuid AS "venueId", c.attempts, c.send_before AS "sendBefore", m.kind, $2 AS urgency, m.text, m.buttons,
            m.attachment, m.email AS address, m.guest_id AS "guestId", g.language
       FROM claimed c JOIN messages m ON m.id = c.id
       LEFT JOIN guests g ON g.venue_id = m.venue_id AND g.guest_id = m.guest_id`,
    [tx.caller.venueId, urgency, now, most],
  );

/** Longer than any sending can take: who has claimed a letter and not said what came of it by then died over it. */
const inHandMs = 5 * 60_000;

/** Whether they have arrived nobody knows, so they are not sent a second time. Returns how many there were. */
export async function loseAbandoned(tx: Transaction, now: Date): Promise<number> {
  const diedOver = `venue_id = $1 AND state = 'sending' AND claimed_at <= $2`;
  const since = new Date(now.getTime() - inHandMs);
  const found = await tx.query<{ id: string }>(`SELECT id FROM letters WHERE ${diedOver}`, [tx.caller.venueId, since]);
  const ids = found.map(({ id }) => id);
  await holdMessages(tx, ids);
  const lost = await tx.query<{ id: string }>(
    `UPDATE letters SET state = 'unknown', ended_at = $4 WHERE ${diedOver} AND id = ANY ($3) RETURNING id`,
    [tx.caller.venueId, since, ids, now],
  );
  await endMessages(
    tx,
    lost.map(({ id }): MessageEnd => ({ id, verb: 'lose', reason: 'unknown', at: now })),
  );
  return lost.length;
}
