import { BookingState, Fact, parseType } from '@guestflow/contracts';
import { isGuestActor, newId, Transaction, Whose } from '@guestflow/persistence';
import { rolesFor } from './audiences';
import { keepUntil, News, newsOfBooking } from './notification-rules';

/** Tells the staff of something. */
export async function notify(tx: Transaction, news: News | undefined, now: Date): Promise<void> {
  if (news) await insert(tx, news, now);
}

export const notifyOfBooking = (tx: Transaction, { type, actor, data }: Fact<BookingState>, now: Date): Promise<void> =>
  notify(tx, newsOfBooking({ name: parseType(type)?.name, byGuest: isGuestActor(actor), after: data.after }), now);

interface Heard {
  messageId: string;
  whose: Whose | undefined;
}

/**
 * That a guest wrote is told once until somebody has looked: at what was told, or at what he wrote. Who writes from an
 * account that nobody knows yet is in no dialogue.
 */
export async function notifyOfMessage(tx: Transaction, { messageId, whose }: Heard, now: Date): Promise<void> {
  if (!whose) return;
  // Two messages that come at once would otherwise both be the first. A statement before: what is looked at is then committed.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`told:${whose.guestId}`]);
  const told = await tx.query(
    `SELECT 1 FROM notifications n JOIN messages m ON m.id = n.message_id AND m.venue_id = $1 AND m.state = 'received'
      WHERE n.venue_id = $1 AND n.guest_id = $2 AND n.type = 'guest_wrote'
        AND NOT EXISTS (SELECT 1 FROM notification_reads r WHERE r.venue_id = $1 AND r.notification_id = n.id)
      LIMIT 1`,
    [tx.caller.venueId, whose.guestId],
  );
  if (told.length === 0) await insert(tx, { type: 'guest_wrote', messageId, ...whose }, now);
}

/** Whoever has read all that a guest wrote need not be told of it any more. */
export async function nothingNewOf(tx: Transaction, guestId: string, now: Date): Promise<void> {
  const { venueId, userId } = tx.caller;
  if (!userId) return;
  await tx.query(
    `INSERT INTO notification_reads (venue_id, notification_id, user_id, read_at)
     SELECT venue_id, id, $3, $4 FROM notifications
      WHERE venue_id = $1 AND guest_id = $2 AND type = 'guest_wrote' ON CONFLICT DO NOTHING`,
    [venueId, guestId, userId, now],
  );
}

async function insert(tx: Transaction, news: News, now: Date): Promise<void> {
  const { type, cardId, guestId, bookingId, feedbackId, messageId, score, reason } = news;
  await tx.query(
    `INSERT INTO notifications (venue_id, id, type, roles, card_id, guest_id, booking_id, feedback_id, message_id, score,
                                reason, created_at, keep_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[tx.caller.venueId, newId(), type, rolesFor(type), cardId ?? null, guestId ?? null, bookingId ?? null],
      ...[feedbackId ?? null, messageId ?? null, score ?? null, reason ?? null, now, keepUntil(type, now)],
    ],
  );
}
