import { newId, Transaction } from '@guestflow/persistence';
import { BirthdayRule, NoticeRule, StepRule, TimedRule } from './planned-notices';

/**
 * Whoever changes by which rules a venue plans does so alone; those who plan by them do so together. Otherwise what is
 * planned meanwhile would be by the old ones. It is asked for after those who are forgotten, and after the cards.
 */
export async function holdPlans(tx: Transaction, { alone }: { alone: boolean }): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock${alone ? '' : '_shared'}(hashtextextended($1, 0))`, [
    `notices:${tx.caller.venueId}`,
  ]);
}

/** What a notice is about: one of them. */
export interface Subject {
  booking_id?: string;
  waitlist_id?: string;
  /** Whose birthday it is. */
  card_id?: string;
}

export interface WantedNotice extends Subject {
  rule: NoticeRule;
  due_at: Date;
  /** Of what tells of a step: the version that it tells of. */
  occasion?: number;
}

/** Each once about its subject. A later occasion takes the place of an earlier one; without one, what was sent was sent. */
export async function writeNotices(tx: Transaction, wanted: readonly WantedNotice[], now: Date): Promise<void> {
  if (wanted.length === 0) return;
  await tx.query(
    `INSERT INTO notices AS kept (id, venue_id, booking_id, waitlist_id, card_id, rule, occasion, due_at, look_at, state,
                                  created_at, updated_at)
     SELECT id, $1, booking_id, waitlist_id, card_id, rule, COALESCE(occasion, 0), due_at, due_at, 'planned', $2, $2
       FROM json_to_recordset($3::json) AS wanted (id uuid, booking_id uuid, waitlist_id uuid, card_id uuid, rule text,
                                                   occasion integer, due_at timestamptz)
     ON CONFLICT (venue_id, (COALESCE(booking_id, waitlist_id, card_id)), rule) DO UPDATE SET
       occasion = excluded.occasion, due_at = excluded.due_at, look_at = excluded.look_at, state = 'planned',
       reason = NULL, message_id = NULL, updated_at = excluded.updated_at
     WHERE kept.occasion < excluded.occasion OR excluded.occasion = 0 AND kept.state <> 'sent'`,
    [tx.caller.venueId, now, JSON.stringify(wanted.map((each) => ({ id: newId(), ...each })))],
  );
}

export interface UnwantedNotice {
  booking_id: string;
  rule: TimedRule | StepRule;
}

/** They are not meant any more. */
export async function dropNotices(tx: Transaction, unwanted: readonly UnwantedNotice[], now: Date): Promise<void> {
  if (unwanted.length === 0) return;
  await tx.query(
    `UPDATE notices SET state = 'dropped', reason = 'not_meant', updated_at = $2
       FROM json_to_recordset($3::json) AS unwanted (booking_id uuid, rule text)
      WHERE notices.venue_id = $1 AND notices.booking_id = unwanted.booking_id AND notices.rule = unwanted.rule
        AND notices.state = 'planned'`,
    [tx.caller.venueId, now, JSON.stringify(unwanted)],
  );
}

/**
 * Has the guest told of a step. A later step of the same kind takes the place of an earlier one; where he is still to be
 * told that it is confirmed, that tells the time as well.
 */
export async function planTelling(
  tx: Transaction,
  { bookingId, rule, version }: { bookingId: string; rule: StepRule; version: number },
  now: Date,
): Promise<void> {
  const booking_id = bookingId;
  if (rule === 'booking_moved' && (await isPlanned(tx, bookingId, 'booking_confirmation'))) return;
  if (rule === 'booking_confirmation') await dropNotices(tx, [{ booking_id, rule: 'booking_moved' }], now);
  await writeNotices(tx, [{ booking_id, rule, due_at: now, occasion: version }], now);
}

/** Has whoever waits told that there is room. Each offer is told; the version tells them apart. */
export const planOffer = (tx: Transaction, offer: { id: string; version: number }, now: Date): Promise<void> =>
  writeNotices(tx, [{ waitlist_id: offer.id, rule: 'waitlist_offer', due_at: now, occasion: offer.version }], now);

export const planBirthdays = (tx: Transaction, cardIds: string[], rule: BirthdayRule, due: Date, now: Date) =>
  writeNotices(
    tx,
    cardIds.map((card_id) => ({ card_id, rule, due_at: due })),
    now,
  );

/**
 * Somebody can perhaps be reached by now: what is due is looked at again. Whoever is looking at this moment is waited for:
 * he may not have seen it.
 */
export async function lookAgain(tx: Transaction, now: Date): Promise<void> {
  await tx.query(`UPDATE notices SET look_at = due_at WHERE venue_id = $1 AND state = 'planned' AND due_at <= $2`, [
    tx.caller.venueId,
    now,
  ]);
}

async function isPlanned(tx: Transaction, bookingId: string, rule: NoticeRule): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM notices WHERE venue_id = $1 AND booking_id = $2 AND rule = $3 AND state = 'planned' FOR UPDATE`,
    [tx.caller.venueId, bookingId, rule],
  );
  return rows.length > 0;
}
