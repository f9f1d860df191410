import { Urgency } from '@guestflow/contracts';

/** What Telegram allows: 30 messages a second to a bot, one a second in a chat with some at once. */
export const pace = {
  /** A little more than a thirtieth of a second: the network makes what left evenly arrive unevenly. */
  spacingMs: 33.5,
  chatEveryMs: 1_000,
  chatBurst: 3,
  /** How far ahead bulk may take its turns. What is urgent waits no longer than these. */
  bulkAheadMs: 105,
  /** So much that nobody came for may be made up for, where all were busy for a moment. */
  makeUpMs: 40,
  /** Who comes later than this to his turn has missed it: made up for, many would go at once. */
  lateMs: 60,
};

/** The schedules as they stand, in milliseconds of the database's clock. */
export interface Paces {
  now: number;
  /** When the bot's next turn is. */
  botNextAt: number;
  /** Telegram has said that it takes nothing of the bot before. */
  heldUntil: number;
  /** When the chat would be even again: as far ahead of now as was sent in it at once. */
  chatNextAt: number;
}

export interface Wanted {
  urgency: Urgency;
  /** Something new in a chat; what changes a message counts to the bot alone. */
  inChat: boolean;
}

/** A turn, and the schedules with it taken. */
export interface Turn {
  at: number;
  botNextAt: number;
  chatNextAt: number;
}

/** It is not to be taken yet: until then it may be anybody's. */
export interface NotYet {
  askAt: number;
}

/**
 * When it is sent. Turns that are urgent are given one behind the other, however many want one; bulk gets the next one
 * only when it is nearly there. A chat that has had its share gets none, so that no turn stands empty for it.
 */
export function turnFor({ now, botNextAt, heldUntil, chatNextAt }: Paces, { urgency, inChat }: Wanted): Turn | NotYet {
  const at = Math.max(now - pace.makeUpMs, botNextAt, heldUntil);
  const chatFreeAt = chatNextAt - (pace.chatBurst - 1) * pace.chatEveryMs;
  if (inChat && chatFreeAt > Math.max(at, now)) return { askAt: chatFreeAt };
  if (urgency === 'bulk' && at > now + pace.bulkAheadMs) return { askAt: at - pace.bulkAheadMs };
  return {
    at,
    botNextAt: at + pace.spacingMs,
    chatNextAt: inChat ? Math.max(at, now, chatNextAt) + pace.chatEveryMs : chatNextAt,
  };
}

export type PaceKind = 'message' | 'edit';

const messages = /^(send(?!ChatAction$)|copyMessage|forwardMessage)/;

/** What a method of the Bot API counts as; undefined for what goes at once. */
export function paceOf(method: string): PaceKind | undefined {
  if (messages.test(method)) return 'message';
  return method.startsWith('editMessage') ? 'edit' : undefined;
}
