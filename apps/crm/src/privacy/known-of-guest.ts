import { Transaction } from '@guestflow/persistence';
import { Guest } from '../guests/guest.entity';
import { toWire } from '../guests/guests.dto';

/** Everything that crm keeps of a guest, under all his cards. */
export async function knownOfGuest(tx: Transaction, cards: Guest[]): Promise<object> {
  const [venueId, ids] = [tx.caller.venueId, cards.map(({ id }) => id)];
  const phones = cards.flatMap(({ phone }) => phone ?? []);
  const rows = (sql: string, ...more: unknown[]) => tx.query(sql, [venueId, ids, ...more]);
  const theirs = 'venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2))';
  return {
    cards: cards.map(toWire),
    merges: await rows(
      `SELECT id, kept_id, merged_id, kept_before, kept_after, merged_before, merged_by, undone_by, undone_at, created_at
         FROM merges WHERE venue_id = $1 AND (merged_id = ANY ($2) OR kept_id = ANY ($2)) ORDER BY created_at`,
    ),
    consents: await rows(
      `SELECT id, card_id, purpose, channel, given, text_version, way, actor, at, created_at
         FROM consents WHERE ${theirs} ORDER BY created_at, id`,
    ),
    visits: await rows(
      `SELECT booking_id, card_id, status, booked_at, guests_count, source, table_ids, tags, cancelled_by, arrived_at,
              completed_at, cancelled_at, created_at FROM visits WHERE ${theirs} ORDER BY booked_at`,
    ),
    feedback: await rows(
      `SELECT f.id, f.booking_id, f.message_text, f.score, f.tags, f.source, f.status, f.handled_at, f.created_at,
              (SELECT COALESCE(json_agg(json_build_object('text', r.text, 'created_at', r.created_at)
                                        ORDER BY r.created_at), '[]')
                 FROM feedback_replies r WHERE r.venue_id = $1 AND r.feedback_id = f.id) AS replies
         FROM feedback f WHERE f.venue_id = $1 AND (f.guest_id = ANY ($2) OR f.card_id = ANY ($2)) ORDER BY f.created_at`,
    ),
    blacklist: await rows(
      `SELECT id, phone, reason, created_at, removed_at FROM blacklist
        WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2) OR phone = ANY ($3)) ORDER BY created_at`,
      phones,
    ),
    // The secret in a link lets in whoever has it.
    bot_links: await rows(
      'SELECT id, expires_at, used_at, created_at FROM bot_links WHERE venue_id = $1 AND guest_id = ANY ($2) ORDER BY created_at',
    ),
    chats: await tx.query(
      `SELECT chat_id, bot_id, telegram_id, blocked_at, told_at FROM chats
        WHERE venue_id = $1 AND telegram_id = ANY ($2) ORDER BY chat_id`,
      [venueId, cards.flatMap(({ telegramId }) => telegramId ?? [])],
    ),
    imports: await rows(
      `SELECT l.import_id, i.file_name, l.line, l.outcome, i.created_at FROM import_lines l
         JOIN imports i ON i.venue_id = $1 AND i.id = l.import_id
        WHERE l.venue_id = $1 AND l.guest_id = ANY ($2) ORDER BY i.created_at, l.line`,
    ),
    privacy_requests: await rows(
      `SELECT id, kind, done_at, created_at FROM privacy_requests WHERE venue_id = $1 AND guest_id = ANY ($2) ORDER BY created_at`,
    ),
  };
}
