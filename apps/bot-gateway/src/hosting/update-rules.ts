import type { Update } from 'telegraf/types';

/** What Telegram is asked to bring: what guests do, and that they block the bot or let it write again. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

/** Whose chat an update belongs to; undefined for what is not said in private, which a venue's bot takes no notice of. */
export function chatOf(update: Update): string | undefined {
  if ('message' in update) return privately(update.message.chat);
  if ('my_chat_member' in update) return privately(update.my_chat_member.chat);
  if ('callback_query' in update) {
    const { message, from } = update.callback_query;
    return message ? privately(message.chat) : String(from.id);
  }
  return undefined;
}

const privately = ({ id, type }: { id: number; type: string }) => (type === 'private' ? String(id) : undefined);
