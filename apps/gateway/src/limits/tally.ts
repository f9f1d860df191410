import { AccessClaims } from '@guestflow/access';
import { Metrics } from '@guestflow/observability';
import { RateLimited } from '@guestflow/problems';
import { OwnHeaders } from '../proxy/headers';
import { networkOf } from './address';
import { Bucket, RateLimits, RateLimitSettings } from './rate-limits';
import { isSignIn } from './sign-in-routes';
import { Verdict } from './sliding-window';

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
  count(claims: AccessClaims | undefined, address: string, path: string, headers: OwnHeaders): void {
    const now = Date.now();
    if (!claims) this.countOne('address', networkOf(address), now, headers);
    else this.countOne(claims.role === 'partner' ? 'key' : 'user', claims.sub, now, headers);
    if (isSignIn(path)) this.countOne('sign_in', networkOf(address), now, headers);
  }

  /** Before something costly is done for nobody knows whom. */
  refuseWhatIsSpent(address: string, headers: OwnHeaders): void {
    const [who, now] = [networkOf(address), Date.now()];
    if (this.limits.isSpent('address', who, now)) this.countOne('address', who, now, headers);
  }

  private countOne(bucket: Bucket, who: string, now: number, headers: OwnHeaders): void {
    const verdict = this.limits.take(bucket, who, now);
    if (!verdict) return;
    this.tell(bucket, verdict, headers);
    if (verdict.allowed) return;
    this.metrics.rateLimited.inc({ bucket });
    throw new RateLimited(Math.max(1, secondsOf(verdict)));
  }

  /** Of two limits, the one that is nearer. */
  private tell(bucket: Bucket, verdict: Verdict, headers: OwnHeaders): void {
    const said = headers['ratelimit-remaining'];
    if (typeof said === 'number' && said < verdict.remaining) return;
    headers['ratelimit-limit'] = this.settings.perWindow[bucket];
    headers['ratelimit-remaining'] = verdict.remaining;
    headers['ratelimit-reset'] = secondsOf(verdict);
    headers['ratelimit-policy'] = this.policies[bucket];
  }
}

const secondsOf = ({ resetMs }: Verdict): number => Math.ceil(resetMs / 1_000);
