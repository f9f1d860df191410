import { Transaction } from '@guestflow/persistence';

/**
 * Since when an account does not let the venue's bot write, as far as that is heard; null where it does. Whoever puts the
 * account on a card and whoever hears of its chat ask one after the other: neither misses what the other has not
 * committed yet.
 */
export async function blockedSince(tx: Transaction, telegramId: string): Promise<Date | null> {
  const venueId = tx.caller.venueId;
  // Asked together, one after the other: what the second sees was committed before the first had its lock.
  const [, [chat]] = await Promise.all([
    tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`chats:${venueId}:${telegramId}`]),
    tx.query<{ blocked_at: Date | null }>(
      `SELECT blocked_at FROM chats WHERE venue_id = $1 AND telegram_id = $2
        ORDER BY told_at DESC, chat_id DESC LIMIT 1`,
      [venueId, telegramId],
    ),
  ]);
  return chat?.blocked_at ?? null;
}
