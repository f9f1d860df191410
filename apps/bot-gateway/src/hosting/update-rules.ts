import type { Update } from 'telegraf/types';

/** What Telegram is asked to bring: what guests do, and that they block the bot or let it write again. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

/** So often an update is tried while something of ours is away, or kills whoever handles it. */
export const mostAttempts = 6;

const firstRetryMs = 1_000;
const longestRetryMs = 60_000;

/** Each time longer: what is away is not asked more often for being away. */
export const retryDelayMs = (attempts: number): number => Math.min(longestRetryMs, firstRetryMs * 3 ** attempts);

/** Whether it can be an update at all. What stands in those parts that nobody looks at is no matter. */
export function isUpdate(told: unknown): told is Update {
  if (!isObject(told) || !Number.isSafeInteger(told.update_id) || (told.update_id as number) < 0) return false;
  return (
    isChatIn(told.message) &&
    isChatIn(told.my_chat_member) &&
    (told.callback_query === undefined ||
      (isObject(told.callback_query) && isWho(told.callback_query.from) && isChatIn(told.callback_query.message)))
  );
}

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

/**
 * What an update says of whether the bot may write: since when not, or null when it may. Undefined when it says nothing.
 * Who writes to a bot has not blocked it, whatever was heard before.
 */
export function blockedBy(update: Update, blockedAt: Date | null): Date | null | undefined {
  if ('my_chat_member' in update) {
    const { new_chat_member, date } = update.my_chat_member;
    if (new_chat_member.status === 'kicked') return new Date(date * 1_000);
    return new_chat_member.status === 'member' ? null : undefined;
  }
  return blockedAt ? null : undefined;
}

const privately = ({ id, type }: { id: number; type: string }) => (type === 'private' ? String(id) : undefined);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isWho = (value: unknown): boolean => isObject(value) && Number.isSafeInteger(value.id);
const isChatIn = (value: unknown): boolean => value === undefined || (isObject(value) && isWho(value.chat));
