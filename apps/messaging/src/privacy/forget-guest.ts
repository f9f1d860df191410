import { Forgetting, Transaction } from '@guestflow/persistence';
import { endMessages } from '../messages/end-message';
import { theirBookings, theirMessages, Whose } from './whose';

/** That something was written stays, for the venue to count; what it was and to whom does not. */
export async function forgetGuest(
  tx: Transaction,
  { venueId, cardIds, phones, telegramIds, emails }: Whose,
  { forgetting, marks, now }: { forgetting: Forgetting; marks: string[]; now: Date },
): Promise<Record<string, number>> {
  await tx.query(
    `UPDATE guests SET name = NULL, phone = NULL, telegram_id = NULL, language = NULL, email = NULL, birthday = NULL,
            preferred_channel = NULL
      WHERE venue_id = $1 AND guest_id = ANY ($2)`,
    [venueId, cardIds],
  );
  const chats = await tx.query('DELETE FROM chats WHERE venue_id = $1 AND telegram_id = ANY ($2) RETURNING chat_id', [
    venueId,
    telegramIds,
  ]);
  const messages = await tx.query<{ id: string }>(
    `UPDATE messages SET text = NULL, buttons = '[]', telegram_id = NULL, email = NULL, card_id = COALESCE(card_id, $4),
            guest_id = COALESCE(guest_id, $4), version = version + 1,
            read_at = CASE WHEN state = 'received' THEN $5 ELSE read_at END,
            state = CASE WHEN state = 'received' THEN 'read' ELSE state END
      WHERE venue_id = $1 AND ${theirMessages} RETURNING id`,
    [venueId, cardIds, telegramIds, cardIds[0], now],
  );
  const bookings = await tx.query<{ booking_id: string }>(
    `UPDATE bookings SET guest_phone = NULL, card_id = COALESCE(card_id, $4), guest_id = COALESCE(guest_id, $4)
      WHERE venue_id = $1 AND ${theirBookings} RETURNING booking_id`,
    [venueId, cardIds, phones, cardIds[0]],
  );
  const places = await tx.query<{ waitlist_id: string }>(
    `UPDATE waitlist SET guest_phone = NULL, card_id = COALESCE(card_id, $4), guest_id = COALESCE(guest_id, $4)
      WHERE venue_id = $1 AND ${theirBookings} RETURNING waitlist_id`,
    [venueId, cardIds, phones, cardIds[0]],
  );
  await tx.query(
    'UPDATE blacklist SET phone = NULL WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2) OR phone = ANY ($3))',
    [venueId, cardIds, phones],
  );
  const bookingIds = bookings.map(({ booking_id }) => booking_id);
  const placeIds = places.map(({ waitlist_id }) => waitlist_id);
  const notices = await tx.query(
    `UPDATE notices SET state = 'dropped', reason = 'no_telegram', updated_at = $5
      WHERE venue_id = $1 AND state = 'planned'
        AND (booking_id = ANY ($2) OR waitlist_id = ANY ($3) OR card_id = ANY ($4)) RETURNING 1`,
    [venueId, bookingIds, placeIds, cardIds, now],
  );
  const recipients = await tx.query(
    `UPDATE campaign_recipients SET telegram_message_id = NULL, link_key = NULL,
            error_message = CASE WHEN status = 'pending' THEN 'forgotten' ELSE error_message END,
            status = CASE WHEN status = 'pending' THEN 'failed' ELSE status END
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2)) RETURNING 1`,
    [venueId, cardIds],
  );
  const messageIds = messages.map(({ id }) => id);
  await takeBack(tx, messageIds, now);
  const kept = await forgetting.scrub(
    tx,
    {
      ids: [...cardIds, ...bookingIds, ...placeIds, ...messageIds],
      words: [...phones, ...telegramIds, ...emails],
    },
    marks,
  );
  return {
    ...{ messages: messages.length, notices_to_come: notices.length, chats: chats.length, kept_texts: kept },
    campaigns: recipients.length,
  };
}

/** What has not gone out yet does not go out: without an account or an address nobody could send it. */
async function takeBack(tx: Transaction, ids: string[], now: Date): Promise<void> {
  const taken = await tx.query<{ id: string }>(
    `DELETE FROM outbox WHERE type = 'message.queued.v1' AND subject = ANY ($1::text[]) RETURNING subject AS id`,
    [ids],
  );
  const letters = await tx.query<{ id: string }>(
    `UPDATE letters SET state = 'failed', reason = 'forgotten', ended_at = $3
      WHERE venue_id = $1 AND id = ANY ($2) AND state = 'queued' RETURNING id`,
    [tx.caller.venueId, ids, now],
  );
  await endMessages(
    tx,
    [...taken, ...letters].map(({ id }) => ({ id, verb: 'fail', reason: 'forgotten', at: now })),
  );
}
