import { AccessClaims } from '@guestflow/access';
import { Metrics } from '@guestflow/observability';
import { RateLimited } from '@guestflow/problems';
import { networkOf } from './address';
import { Bucket, RateLimits, RateLimitSettings } from './rate-limits';
import { isSignIn } from './sign-in-routes';
import { Verdict } from './sliding-window';

/** What an answer must say of the limits. */
export interface Said {
  limit?: { limit: number; remaining: number; reset: number; policy: string };
}

/** Which limits a request counts towards, and what its answer says of them. */
export class Tally {
  private readonly policies: Record<Bucket, string>;

  constructor(
    private readonly limits: RateLimits,
    private readonly settings: RateLimitSettings,
    private readonly metrics: Metrics,
  ) {
    const seconds = settings.windowMs / 1_000;
    this.policies = Object.fromEntries(
      Object.entries(settings.perWindow).map(([bucket, limit]) => [bucket, `${limit};w=${seconds}`]),
    ) as Record<Bucket, string>;
  }

  /** Counts a person, a partner's key or, for want of either, an address; where passwords are tried the address always. */
  count(claims: AccessClaims | undefined, address: string, path: string, said: Said): void {
    // Telegram's servers, and the bots we host, speak for all their guests at once: they have limits of their own.
    if (claims?.role === 'bot' || path.startsWith('/telegram/')) return;
    const now = Date.now();
    if (!claims) this.countOne('address', networkOf(address), now, said);
    else this.countOne(claims.role === 'partner' ? 'key' : 'user', claims.sub, now, said);
    if (isSignIn(path)) this.countOne('sign_in', networkOf(address), now, said);
  }

  /** Before something costly is done for nobody knows whom. */
  refuseWhatIsSpent(address: string, said: Said): void {
    const [who, now] = [networkOf(address), Date.now()];
    if (this.limits.isSpent('address', who, now)) this.countOne('address', who, now, said);
  }

  private countOne(bucket: Bucket, who: string, now: number, said: Said): void {
    const verdict = this.limits.take(bucket, who, now);
    if (!verdict) return;
    this.tell(bucket, verdict, said);
    if (verdict.allowed) return;
    this.metrics.rateLimited.inc({ bucket });
    throw new RateLimited(Math.max(1, secondsOf(verdict)));
  }

  /** Of two limits, the one that is nearer. */
  private tell(bucket: Bucket, verdict: Verdict, said: Said): void {
    const { remaining } = verdict;
    if (said.limit && said.limit.remaining < remaining) return;
    said.limit = {
      limit: this.settings.perWindow[bucket],
      remaining,
      reset: secondsOf(verdict),
      policy: this.policies[bucket],
    };
  }
}

const secondsOf = ({ resetMs }: Verdict): number => Math.ceil(resetMs / 1_000);
