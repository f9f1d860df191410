import type { Language } from '@guestflow/contracts';

/** A guest as somebody to whom something is to be said. */
export interface Addressee {
  guestId: string;
  name: string | null;
  language: Language | null;
  telegramId: string | null;
  /** Whether the venue has a bot that is on. */
  hasBot: boolean;
  /** With a bot that is on; null where there is none. */
  chat: 'open' | 'blocked' | null;
  /** What he says last of his data being kept; null where he never said anything. */
  keepsData: boolean | null;
}

export const unreachableReasons = ['unknown_guest', 'no_telegram', 'no_bot', 'not_started', 'blocked'] as const;
export type UnreachableReason = (typeof unreachableReasons)[number];

/** By which account he can be written to, or why he cannot. */
export type Reach = { telegramId: string } | { why: UnreachableReason };

export function reachOf(guest: Addressee | undefined): Reach {
  if (!guest) return { why: 'unknown_guest' };
  if (guest.telegramId === null) return { why: 'no_telegram' };
  if (!guest.hasBot) return { why: 'no_bot' };
  if (guest.chat === null) return { why: 'not_started' };
  return guest.chat === 'blocked' ? { why: 'blocked' } : { telegramId: guest.telegramId };
}

/** What another service may just be about to tell of: a card, a bot, a chat. */
export const mayBeOnItsWay = (why: UnreachableReason): boolean =>
  ['unknown_guest', 'no_bot', 'not_started'].includes(why);
