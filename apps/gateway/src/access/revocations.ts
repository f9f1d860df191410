import { AccessClaims, ChangedSession, accessTokenSeconds } from '@guestflow/access';

export type Verdict = 'ended' | 'superseded' | 'suspended';

// As long as a token lives after what revoked it, and a minute for clocks that differ.
const keepMs = (accessTokenSeconds + 60) * 1_000;
const maxKept = 200_000;

/** What the gateway knows to be no longer good, although its token has not expired. */
export class Revocations {
  /** By session; the oldest knowledge first. */
  private readonly known = new Map<string, { leastGood: number; until: number }>();
  private suspended: ReadonlySet<string> = new Set();

  constructor(private readonly max = maxKept) {}

  get size(): number {
    return this.known.size;
  }

  hear(sessions: ChangedSession[], suspendedVenues: string[], now: number): void {
    for (const { sid, gen } of sessions) {
      const leastGood = gen ?? Infinity;
      const before = this.known.get(sid);
      // It is told more than once, and what is told late must not bring back what has ended.
      if (before && before.leastGood >= leastGood) continue;
      this.known.delete(sid);
      this.known.set(sid, { leastGood, until: now + keepMs });
    }
    for (const [sid, { until }] of this.known) {
      if (until > now && this.known.size <= this.max) break;
      this.known.delete(sid);
    }
    this.suspended = new Set(suspendedVenues);
  }

  /** Why these claims, true when they were signed, are not taken now; undefined when they are. */
  verdictOn({ sid, gen, venue_id, role, imp }: AccessClaims): Verdict | undefined {
    const known = this.known.get(sid);
    if (known && gen < known.leastGood) return known.leastGood === Infinity ? 'ended' : 'superseded';
    // Operators look after a suspended venue, in their own name or another's.
    if (venue_id !== undefined && this.suspended.has(venue_id) && role !== 'super_admin' && !imp) return 'suspended';
    return undefined;
  }
}
