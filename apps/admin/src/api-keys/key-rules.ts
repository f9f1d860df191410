import type { Shape } from '../api/client';

type Times = Pick<Shape<'ApiKeyDto'>, 'revoked_at' | 'expires_at'>;
export type KeyStanding = 'active' | 'expired' | 'revoked';

export function standingOf({ revoked_at, expires_at }: Times, now: Date): KeyStanding {
  if (revoked_at) return 'revoked';
  return expires_at && new Date(expires_at) <= now ? 'expired' : 'active';
}

export const lasting = ['30', '90', '365', 'ever'] as const;
export type Lasting = (typeof lasting)[number];

export const expiryOf = (days: Lasting, now: Date): string | null =>
  days === 'ever' ? null : new Date(now.getTime() + Number(days) * 86_400_000).toISOString();
