import type { GuestChannel, Language } from '@guestflow/contracts';

/** A guest as somebody to whom something is to be said. */
export interface Addressee {
  guestId: string;
  name: string | null;
  language: Language | null;
  telegramId: string | null;
  email: string | null;
  /** By which he would rather be written to. */
  preferredChannel: GuestChannel | null;
  /** Whether the venue has a bot that is on. */
  hasBot: boolean;
  /** With a bot that is on; null where there is none. */
  chat: 'open' | 'blocked' | null;
  isBlacklisted: boolean;
  /** Whether he has said last that his data are not to be kept. */
  refuses: boolean;
  /** By which he agrees to be written to unasked. */
  agreesTo: readonly GuestChannel[];
}

export const unreachableReasons = [
  ...(['unknown_guest', 'no_telegram', 'no_bot', 'not_started', 'blocked', 'no_email', 'no_consent'] as const),
  ...(['blacklisted', 'channel_off'] as const),
] as const;
export type UnreachableReason = (typeof unreachableReasons)[number];

/** Where something goes. */
export interface Way {
  channel: GuestChannel;
  /** The Telegram account, or the mail's address. */
  address: string;
}

/** By which way he can be written to, or why he cannot. */
export type Reach = Way | { why: UnreachableReason };

export const isWay = (reach: Reach): reach is Way => 'channel' in reach;

/**
 * An `answer` to what he wrote may always go. A `notice` of what he booked goes unless he wants nothing kept of him. An
 * `offer`, which he did not ask for, goes only to who has agreed to it, and is welcome.
 */
export type Occasion = 'answer' | 'notice' | 'offer';

export interface Wanted {
  /** Which is tried first, where the guest does not mind. */
  channels: readonly GuestChannel[];
  as: Occasion;
}

/** The first way that is open. Where none is, what stands in the way of the first: that is what can be mended. */
export function reachOf(guest: Addressee | undefined, { channels, as }: Wanted): Reach {
  if (!guest) return { why: 'unknown_guest' };
  if (as === 'offer' && guest.isBlacklisted) return { why: 'blacklisted' };
  if (as !== 'answer' && guest.refuses) return { why: 'no_consent' };
  const reaches = inOrder(channels, guest.preferredChannel).map((channel) => wayBy(channel, guest, as));
  return reaches.find(isWay) ?? reaches[0] ?? { why: 'channel_off' };
}

const inOrder = (channels: readonly GuestChannel[], preferred: GuestChannel | null): readonly GuestChannel[] =>
  preferred && channels.includes(preferred) ? [preferred, ...channels.filter((each) => each !== preferred)] : channels;

function wayBy(channel: GuestChannel, guest: Addressee, as: Occasion): Reach {
  const way = channel === 'telegram' ? byTelegram(guest) : byEmail(guest);
  const agreed = as !== 'offer' || guest.agreesTo.includes(channel);
  return isWay(way) && !agreed ? { why: 'no_consent' } : way;
}

function byTelegram({ telegramId, hasBot, chat }: Addressee): Reach {
  if (telegramId === null) return { why: 'no_telegram' };
  if (!hasBot) return { why: 'no_bot' };
  if (chat === null) return { why: 'not_started' };
  return chat === 'blocked' ? { why: 'blocked' } : { channel: 'telegram', address: telegramId };
}

const byEmail = ({ email }: Addressee): Reach =>
  email === null ? { why: 'no_email' } : { channel: 'email', address: email };

/** What another service may just be about to tell of: a card, a bot, a chat. */
export const mayBeOnItsWay = (why: UnreachableReason): boolean =>
  ['unknown_guest', 'no_bot', 'not_started'].includes(why);
