import { UndeliveredReason } from '@guestflow/contracts';
import { TelegramRefusal, TelegramSilent } from '../telegram/telegram-api';

/** What became of a try. */
export type Outcome =
  | { verb: 'succeed'; messageId: string | null }
  /** `held`: Telegram takes nothing of the bot for so many seconds. */
  | { verb: 'putBack'; why: 'held'; seconds: number }
  | { verb: 'putBack'; why: 'unreached' | 'revoked' | 'more' | 'late' }
  | { verb: 'fail'; reason: UndeliveredReason; detail: string }
  | { verb: 'lose'; detail: string };

const detailMax = 300;

/**
 * A clean answer is one of Telegram's own, below 500: it has taken the message, or has not. An unclean one is no answer
 * in time, a connection that broke after the request had begun to leave, and a 5xx, which a server behind the one that
 * took the message may also say: the message may have arrived. It is not sent a second time: of the two, a guest rather
 * misses a message than gets it twice. Where no connection came about nothing was asked, and it is tried again.
 */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof TelegramRefusal) return ofRefusal(error);
  if (error instanceof TelegramSilent && !error.reached) return { verb: 'putBack', why: 'unreached' };
  return { verb: 'lose', detail: error instanceof TelegramSilent ? error.why : 'something broke on the way' };
}

function ofRefusal({ code, description, retryAfter }: TelegramRefusal): Outcome {
  if (code === 429) return { verb: 'putBack', why: 'held', seconds: retryAfter ?? 1 };
  if (code === 401) return { verb: 'putBack', why: 'revoked' };
  const detail = description.slice(0, detailMax);
  if (code === 403) return { verb: 'fail', reason: 'blocked', detail };
  return { verb: 'fail', reason: /chat not found/i.test(description) ? 'no_chat' : 'refused', detail };
}

export function messageIdOf(result: unknown): string | null {
  const id = (result as { message_id?: unknown } | null)?.message_id;
  return typeof id === 'number' ? String(id) : null;
}

const longestRetryMs = 60_000;

/** How long nobody tries again where no connection came about. */
export const retryInMs = (attempts: number): number => Math.min(1_000 * 2 ** (attempts - 1), longestRetryMs);
