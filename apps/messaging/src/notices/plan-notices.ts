import { languages } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { longestDelay } from '../templates/template-rules';
import { wordsOf } from '../templates/words';
import {
  adjusted,
  KeptNotice,
  NoticeRule,
  planned,
  StandingBooking,
  StepRule,
  Templates,
  timedRules,
} from './notice-rules';

/** Whoever plans what is said of one booking does so beside others; whoever plans all of a venue's does so alone. */
export async function holdPlans(tx: Transaction, { alone }: { alone: boolean }): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock${alone ? '' : '_shared'}(hashtextextended($1, 0))`, [
    `notices:${tx.caller.venueId}`,
  ]);
}

/** Which of its texts a venue says. That holds in all languages. */
export async function templatesOf(tx: Transaction): Promise<Templates> {
  const words = await wordsOf(tx);
  return new Map(timedRules.map((rule) => [rule, words.of(rule, languages[0])]));
}

type Kept = KeptNotice & { rule: NoticeRule };

/** Brings what will be said of a booking in line with how it stands now. The booking is locked, and the plans are held. */
export async function replan(tx: Transaction, bookingId: string, now: Date, templates?: Templates): Promise<void> {
  const [booking] = await tx.query<StandingBooking & Record<string, unknown>>(
    `SELECT status, starts_at AS "startsAt", arrived_at AS "arrivedAt", stands_since AS "standsSince"
       FROM bookings WHERE venue_id = $1 AND booking_id = $2`,
    [tx.caller.venueId, bookingId],
  );
  // Whoever is sending one of them is waited for.
  const kept = await tx.query<Kept & Record<string, unknown>>(
    `SELECT rule, state, due_at AS "dueAt", reason FROM notices
      WHERE venue_id = $1 AND booking_id = $2 AND rule = ANY ($3) ORDER BY rule FOR UPDATE`,
    [tx.caller.venueId, bookingId, timedRules],
  );
  const plan = planned(booking!, templates ?? (await templatesOf(tx)));
  for (const rule of timedRules) {
    const wanted = plan.get(rule);
    const change = adjusted(
      kept.find((each) => each.rule === rule),
      wanted,
    );
    if (change === 'plan') await write(tx, { bookingId, rule, dueAt: wanted! }, now);
    if (change === 'drop') await drop(tx, bookingId, rule, now);
  }
}

/** Arrived longer ago, nobody is asked any more: the longest delay, and a day in which it may still be sent. */
const askedWithinMs = (longestDelay + 24 * 60) * 60_000;

/** As `replan`, of every booking of which something may still be said. The plans are held alone. */
export async function replanVenue(tx: Transaction, now: Date): Promise<void> {
  const templates = await templatesOf(tx);
  const bookings = await tx.query<{ id: string }>(
    `SELECT booking_id AS id FROM bookings
      WHERE venue_id = $1 AND (status = 'confirmed' AND starts_at > $2 OR arrived_at > $3)
      ORDER BY booking_id FOR UPDATE`,
    [tx.caller.venueId, now, new Date(now.getTime() - askedWithinMs)],
  );
  for (const { id } of bookings) await replan(tx, id, now, templates);
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
  if (rule === 'booking_moved' && (await isPlanned(tx, bookingId, 'booking_confirmation'))) return;
  if (rule === 'booking_confirmation') await drop(tx, bookingId, 'booking_moved', now);
  await write(tx, { bookingId, rule, dueAt: now, occasion: version }, now);
}

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

interface Wanted {
  bookingId: string;
  rule: NoticeRule;
  dueAt: Date;
  occasion?: number;
}

async function write(tx: Transaction, { bookingId, rule, dueAt, occasion = 0 }: Wanted, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO notices AS kept (id, venue_id, booking_id, rule, occasion, due_at, look_at, state, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6, 'planned', $7, $7)
     ON CONFLICT (venue_id, booking_id, rule) DO UPDATE SET occasion = excluded.occasion, due_at = excluded.due_at,
       look_at = excluded.look_at, state = 'planned', reason = NULL, message_id = NULL, updated_at = excluded.updated_at
     WHERE kept.occasion < excluded.occasion OR excluded.occasion = 0 AND kept.state <> 'sent'`,
    [newId(), tx.caller.venueId, bookingId, rule, occasion, dueAt, now],
  );
}

async function drop(tx: Transaction, bookingId: string, rule: NoticeRule, now: Date): Promise<void> {
  await tx.query(
    `UPDATE notices SET state = 'dropped', reason = 'not_meant', updated_at = $4
      WHERE venue_id = $1 AND booking_id = $2 AND rule = $3 AND state = 'planned'`,
    [tx.caller.venueId, bookingId, rule, now],
  );
}
