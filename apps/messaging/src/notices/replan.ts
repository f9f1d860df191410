import { Language } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { quietOf, venueRules } from '../reminders/rules-of-venue';
import { longestDelay } from '../templates/template-rules';
import { wordsOf } from '../templates/words';
import { adjusted, KeptNotice, planned, Planning, StandingBooking, TimedRule } from './planned-notices';
import { dropNotices, UnwantedNotice, WantedNotice, writeNotices } from './plan-notices';

const batch = 2_000;
/** Arrived longer ago, nobody is asked any more: the longest delay, and a day in which it may still be sent. */
const askedWithinMs = (longestDelay + 24 * 60) * 60_000;

interface Booking extends StandingBooking {
  id: string;
}
type Kept = KeptNotice & { bookingId: string; rule: TimedRule };

/** Brings what will be said of a booking in line with how it stands now. The booking is locked, and its plans are held. */
export async function replan(tx: Transaction, bookingId: string, now: Date): Promise<void> {
  await bringInLine(tx, [bookingId], await planningOf(tx), { now, one: true });
}

/**
 * Brings what will be said of all bookings of a venue in line with its rules and its clocks, which have just changed. The
 * plans are held alone. What is due already is being said, and is left; what would have been due is not made up for.
 */
export async function replanVenue(tx: Transaction, now: Date): Promise<void> {
  const planning = await planningOf(tx);
  const rows = await tx.query<{ id: string }>(
    `SELECT booking_id AS id FROM bookings WHERE venue_id = $1 AND (starts_at > $2 OR arrived_at > $3)
     UNION SELECT booking_id FROM notices
            WHERE venue_id = $1 AND state = 'planned' AND due_at > $2 AND booking_id IS NOT NULL`,
    [tx.caller.venueId, now, new Date(now.getTime() - askedWithinMs)],
  );
  for (let from = 0; from < rows.length; from += batch) {
    const ids = rows.slice(from, from + batch).map(({ id }) => id);
    await bringInLine(tx, ids, planning, { now, one: false });
  }
}

async function planningOf(tx: Transaction): Promise<Planning> {
  const [venue] = await tx.query<{ zone: string; language: Language; zoneSince: Date | null }>(
    'SELECT timezone AS zone, language, zone_since AS "zoneSince" FROM venues WHERE venue_id = $1',
    [tx.caller.venueId],
  );
  const rules = await venueRules(tx);
  const words = await wordsOf(tx);
  // Nothing is said before it is told of the venue, and with that all is planned anew.
  const { zone, language, zoneSince } = venue ?? { zone: 'UTC', language: 'en', zoneSince: null };
  const changes = [rules.updated_at, zoneSince].flatMap((at) => at?.getTime() ?? []);
  return {
    ...{ zone, rules: rules.rules, quiet: quietOf(rules) },
    feedbackDelayMinutes: words.of('feedback_request', language).delayMinutes ?? 0,
    since: changes.length > 0 ? new Date(Math.max(...changes)) : null,
  };
}

/**
 * Of one booking, whoever is sending one of its notices is waited for. Of all of them nobody is: what is due is left, and
 * what is sent meanwhile is written over by nobody.
 */
async function bringInLine(
  tx: Transaction,
  ids: readonly string[],
  planning: Planning,
  { now, one }: { now: Date; one: boolean },
): Promise<void> {
  const isLeft = (notice: KeptNotice | undefined, due: Date | undefined) =>
    !one && (notice?.state === 'planned' ? notice.dueAt <= now : due !== undefined && due <= now);
  const kept = await keptOf(tx, ids, one ? 'ORDER BY rule FOR UPDATE' : '');
  const [wanted, unwanted]: [WantedNotice[], UnwantedNotice[]] = [[], []];
  for (const booking of await bookingsOf(tx, ids)) {
    const theirs = kept.get(booking.id) ?? new Map<TimedRule, KeptNotice>();
    const plan = planned(booking, theirs, planning);
    for (const rule of new Set([...plan.keys(), ...theirs.keys()])) {
      const [notice, due_at] = [theirs.get(rule), plan.get(rule)];
      const change = isLeft(notice, due_at) ? 'leave' : adjusted(notice, due_at);
      if (change === 'plan') wanted.push({ booking_id: booking.id, rule, due_at: due_at! });
      if (change === 'drop') unwanted.push({ booking_id: booking.id, rule });
    }
  }
  await writeNotices(tx, wanted, now);
  await dropNotices(tx, unwanted, now);
}

const bookingsOf = (tx: Transaction, ids: readonly string[]): Promise<Booking[]> =>
  tx.query<Booking & Record<string, unknown>>(
    `SELECT booking_id AS id, status, starts_at AS "startsAt", arrived_at AS "arrivedAt", stands_since AS "standsSince"
       FROM bookings WHERE venue_id = $1 AND booking_id = ANY ($2) ORDER BY booking_id`,
    [tx.caller.venueId, ids],
  );

async function keptOf(
  tx: Transaction,
  ids: readonly string[],
  how: string,
): Promise<Map<string, Map<TimedRule, KeptNotice>>> {
  const rows = await tx.query<Kept & Record<string, unknown>>(
    `SELECT booking_id AS "bookingId", rule, state, due_at AS "dueAt", reason FROM notices
      WHERE venue_id = $1 AND booking_id = ANY ($2) AND (rule LIKE 'reminder%' OR rule = 'feedback_request') ${how}`,
    [tx.caller.venueId, ids],
  );
  const kept = new Map<string, Map<TimedRule, KeptNotice>>();
  for (const { bookingId, rule, ...notice } of rows) {
    kept.set(bookingId, (kept.get(bookingId) ?? new Map<TimedRule, KeptNotice>()).set(rule, notice));
  }
  return kept;
}
