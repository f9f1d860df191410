import { Transaction } from '@guestflow/persistence';
import { parametersOf, sentToThem, Whose } from './whose';

/** Everything that the bots keep of a guest. What was said is not kept. */
export async function knownOfGuest(tx: Transaction, whose: Whose) {
  const chats = await tx.query(
    `SELECT c.id, c.bot_id, b.username AS bot_username, c.telegram_id::text, c.language, c.blocked_at, c.created_at,
            c.updated_at
       FROM chats c JOIN bots b ON b.id = c.bot_id
      WHERE c.venue_id = $1 AND c.telegram_id = ANY ($2) ORDER BY c.created_at`,
    [whose.venueId, whose.telegramIds],
  );
  const updates = await tx.query(
    `SELECT bot_id, update_id::text, received_at, handled_at FROM updates
      WHERE venue_id = $1 AND telegram_id = ANY ($2) ORDER BY received_at`,
    [whose.venueId, whose.telegramIds],
  );
  const deliveries = await tx.query(
    `SELECT id, bot_id, telegram_id::text, guest_id, reference, status, method, reason, telegram_message_id::text,
            created_at, ended_at
       FROM deliveries WHERE venue_id = $1 AND ${sentToThem} ORDER BY created_at`,
    parametersOf(whose),
  );
  return { chats, updates, deliveries };
}
