import { ChatState } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';

/** Whose chat with which bot. */
export interface WhichChat {
  botId: string;
  venueId: string;
  telegramId: string;
}

export interface ChatRow extends Record<string, unknown> {
  id: string;
  version: number;
  blocked_at: Date | null;
  created_at: Date;
}

export const chatState = (
  { botId, telegramId }: WhichChat,
  { id, version, blocked_at, created_at }: ChatRow,
): ChatState => ({
  ...{ id, version, bot_id: botId, telegram_id: telegramId },
  ...{ blocked_at: blocked_at?.toISOString() ?? null, created_at: created_at.toISOString() },
});

/**
 * The guest does not let the bot write (since when), or lets it write again (null). What is known already is no news, and
 * of a guest who never wrote to the bot there is nothing to keep.
 */
export async function markBlocked(tx: Transaction, which: WhichChat, blockedAt: Date | null): Promise<void> {
  const [before] = await tx.query<ChatRow>(
    `SELECT id, version, blocked_at, created_at FROM chats
      WHERE venue_id = $1 AND bot_id = $2 AND telegram_id = $3 FOR UPDATE`,
    [which.venueId, which.botId, which.telegramId],
  );
  if (!before || (before.blocked_at === null) === (blockedAt === null)) return;
  const after = { ...before, version: before.version + 1, blocked_at: blockedAt };
  await tx.query('UPDATE chats SET blocked_at = $2, version = $3 WHERE id = $1', [
    ...[before.id, blockedAt, after.version],
  ]);
  tx.emit(blockedAt ? 'chat.blocked' : 'chat.unblocked', {
    before: chatState(which, before),
    after: chatState(which, after),
  });
}
