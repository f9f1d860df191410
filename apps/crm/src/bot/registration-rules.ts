/** A card that stands by itself, as far as a registration asks. */
export interface KnownCard {
  id: string;
  phone: string | null;
}

/** Who writes to the bot: by the Telegram account, by the phone that was given, and by the link that was followed. */
export interface Known {
  phone: string | null;
  account?: KnownCard;
  byPhone?: KnownCard;
  byLink?: KnownCard;
}

export const outcomes = ['created', 'met', 'merged', 'updated'] as const;
export type Outcome = (typeof outcomes)[number];

export type Decision =
  | { outcome: 'created' }
  /** The account is tied to a card that was there; `from`: the card that it leaves. */
  | { outcome: 'met'; to: string; from?: string; phone?: string }
  /** What the account had becomes part of the card that was there. */
  | { outcome: 'merged'; to: string; from: string; phone?: string }
  | { outcome: 'updated'; to: string; phone?: string };

/** Whose card it is. A link says so whatever the phone; otherwise the phone does, and then the account. */
export function decide({ phone, account, byPhone, byLink }: Known): Decision {
  const card = byLink ?? byPhone ?? account;
  if (!card) return { outcome: 'created' };
  // A phone that nobody has is news; that of another card stays with that card.
  const news = phone !== null && !byPhone ? phone : undefined;
  if (account?.id === card.id) return { outcome: 'updated', to: card.id, ...(news && { phone: news }) };
  const rest = { to: card.id, ...(news && card.phone === null && { phone: news }) };
  if (!account) return { outcome: 'met', ...rest };
  // Who has given no phone yet is nobody else; a card with another phone may be somebody's.
  return { outcome: account.phone === null ? 'merged' : 'met', from: account.id, ...rest };
}

export const linkStates = ['used', 'expired', 'unknown', 'taken'] as const;
/** `used`: it has led to the card just now; `taken`: it had been used before. */
export type LinkState = (typeof linkStates)[number];

export interface Link {
  expiresAt: Date;
  usedAt: Date | null;
}

export function linkState(link: Link | undefined, now: Date): LinkState {
  if (!link) return 'unknown';
  if (link.usedAt) return 'taken';
  return link.expiresAt <= now ? 'expired' : 'used';
}
