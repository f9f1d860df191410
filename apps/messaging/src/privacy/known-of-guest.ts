import { Transaction } from '@guestflow/persistence';
import { theirBookings, theirMessages, Whose } from './whose';

/** Everything that messaging keeps of a guest. */
export async function knownOfGuest(tx: Transaction, { venueId, cardIds, phones, telegramIds }: Whose) {
  const messages = await tx.query(
    `SELECT id, direction, channel, kind, content, text, booking_id, feedback_id, telegram_id, email, state, reason, created_at,
            sent_at, read_at FROM messages WHERE venue_id = $1 AND ${theirMessages} ORDER BY created_at, id`,
    [venueId, cardIds, telegramIds],
  );
  const notices = await tx.query(
    `SELECT booking_id, waitlist_id, card_id, rule, due_at, state, reason FROM notices
      WHERE venue_id = $1
        AND (booking_id IN (SELECT booking_id FROM bookings WHERE venue_id = $1 AND ${theirBookings})
             OR waitlist_id IN (SELECT waitlist_id FROM waitlist WHERE venue_id = $1 AND ${theirBookings})
             OR card_id = ANY ($2))
      ORDER BY due_at, rule`,
    [venueId, cardIds, phones],
  );
  const bookings = await tx.query(
    `SELECT booking_id, starts_at, guests_count, status, source, arrived_at, guest_phone FROM bookings
      WHERE venue_id = $1 AND ${theirBookings} ORDER BY starts_at, booking_id`,
    [venueId, cardIds, phones],
  );
  const waitlist = await tx.query(
    `SELECT waitlist_id, status, guests_count, offered_starts_at, offer_expires_at, guest_phone FROM waitlist
      WHERE venue_id = $1 AND ${theirBookings} ORDER BY waitlist_id`,
    [venueId, cardIds, phones],
  );
  const guests = await tx.query(
    `SELECT guest_id, name, phone, telegram_id, email, birthday::text AS birthday, language, preferred_channel FROM guests
      WHERE venue_id = $1 AND guest_id = ANY ($2)`,
    [venueId, cardIds],
  );
  const consents = await tx.query(
    `SELECT consent_id, purpose, channel, given, at FROM consents
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2)) ORDER BY at, consent_id`,
    [venueId, cardIds],
  );
  const optouts = await tx.query(
    `SELECT 'email' AS channel, at FROM email_optouts
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2)) ORDER BY at, id`,
    [venueId, cardIds],
  );
  const letters = await tx.query(
    `SELECT l.id AS message_id, l.state, l.attempts, l.send_before, l.ended_at, l.reason, l.provider_id FROM letters l
      WHERE l.venue_id = $1 AND l.id IN (SELECT id FROM messages WHERE venue_id = $1 AND ${theirMessages})
      ORDER BY l.created_at, l.id`,
    [venueId, cardIds, telegramIds],
  );
  const blacklist = await tx.query(
    `SELECT entry_id, phone, removed FROM blacklist
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2) OR phone = ANY ($3)) ORDER BY entry_id`,
    [venueId, cardIds, phones],
  );
  const notifications = await tx.query(
    `SELECT id, type, booking_id, feedback_id, score, created_at FROM notifications
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2) OR booking_id IN
            (SELECT booking_id FROM bookings WHERE venue_id = $1 AND ${theirBookings})) ORDER BY created_at, id`,
    [venueId, cardIds, phones],
  );
  const chats = await tx.query(
    'SELECT bot_id, telegram_id, blocked_at FROM chats WHERE venue_id = $1 AND telegram_id = ANY ($2)',
    [venueId, telegramIds],
  );
  const campaigns = await tx.query(
    `SELECT campaign_id, status, channel, sent_at, telegram_message_id, error_message, clicked_at, clicks, booked_at,
            booking_id, created_at,
            (SELECT json_agg(json_build_object('url', l.url, 'clicks', c.clicks) ORDER BY c.number)
               FROM campaign_clicks c JOIN campaign_links l
                 ON l.venue_id = $1 AND l.campaign_id = c.campaign_id AND l.number = c.number
              WHERE c.venue_id = $1 AND c.campaign_id = r.campaign_id AND c.recipient_id = r.id) AS links
       FROM campaign_recipients r
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2)) ORDER BY created_at, id`,
    [venueId, cardIds],
  );
  return {
    ...{ guests, messages, notices, notifications, bookings, waitlist, consents, blacklist, chats, letters, optouts },
    campaigns,
  };
}
