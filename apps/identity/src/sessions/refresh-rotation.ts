/** A refresh token as it was found, with the session whose it is. */
export interface PresentedToken {
  usedAt: Date | null;
  session: { endedAt: Date | null; expiresAt: Date };
}

/** For an answer that was lost on its way: so long a used token gets the same successor again. */
export const graceMs = 10_000;
export const idleDays = 30;
export const longestDays = 180;
export const impersonationMinutes = 60;

/**
 * What becomes of a refresh token that is presented: `rotate` gives a successor, `repeat` the one that was given before,
 * `reused` ends the session, because either the thief or the owner comes second and they cannot be told apart, `over` is
 * of a session that has ended already.
 */
export type Verdict = 'rotate' | 'repeat' | 'reused' | 'over';

export function judge({ usedAt, session }: PresentedToken, now: Date): Verdict {
  if (session.endedAt || session.expiresAt <= now) return 'over';
  if (!usedAt) return 'rotate';
  return now.getTime() - usedAt.getTime() <= graceMs ? 'repeat' : 'reused';
}

const dayMs = 24 * 60 * 60_000;

/** Until when a session lasts that is used now: it slides while it is used, but not for ever. */
export function expiryOf(session: { createdAt: Date; impersonated: boolean }, now: Date): Date {
  const { createdAt, impersonated } = session;
  if (impersonated) return new Date(createdAt.getTime() + impersonationMinutes * 60_000);
  return new Date(Math.min(now.getTime() + idleDays * dayMs, createdAt.getTime() + longestDays * dayMs));
}
