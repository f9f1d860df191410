import { createHash } from 'node:crypto';
import { maxCountsTold, PulseAnswer, PulseQuestion } from '@guestflow/access';
import {
  emptyWindow,
  hearTotal,
  markTold,
  SlidingWindow,
  slotAt,
  slotMs,
  slotsKept,
  take,
  untold,
  Verdict,
} from './sliding-window';

export const buckets = ['address', 'sign_in', 'user', 'key'] as const;
export type Bucket = (typeof buckets)[number];

export interface RateLimitSettings {
  /** Of each bucket, how many a window; 0 is no limit. */
  perWindow: Record<Bucket, number>;
  windowMs: number;
}

interface Counted extends SlidingWindow {
  bucket: Bucket;
  who: string;
  /** It is on the list of those that have something to tell. */
  listed: boolean;
}

const maxKept = 50_000;

/**
 * Counts who asks how often. Each gateway decides by itself at once, from what all of them had counted at the last beat
 * of the pulse and what it has counted itself since; so together they let through too much by at most what comes to the
 * others between two beats.
 */
export class RateLimits {
  private readonly counted: Record<Bucket, Map<string, Counted>>;
  private toTell: Counted[] = [];
  private telling: { counted: Counted; slot: number; count: number }[] = [];
  private salt?: string;

  constructor(
    private readonly settings: RateLimitSettings,
    private readonly max = maxKept,
  ) {
    this.counted = Object.fromEntries(buckets.map((bucket) => [bucket, new Map()])) as typeof this.counted;
  }

  get size(): number {
    return buckets.reduce((sum, bucket) => sum + this.counted[bucket].size, 0);
  }

  /** Undefined when the bucket has no limit. */
  take(bucket: Bucket, who: string, now: number): Verdict | undefined {
    const limit = this.settings.perWindow[bucket];
    if (limit === 0) return undefined;
    const counted = this.countedOf(bucket, who, now);
    const verdict = take(counted, limit, now, this.settings.windowMs);
    if (verdict.allowed && !counted.listed) {
      counted.listed = true;
      this.toTell.push(counted);
    }
    return verdict;
  }

  /** Whether one more would be refused. */
  isSpent(bucket: Bucket, who: string, now: number): boolean {
    const counted = this.counted[bucket].get(who);
    if (!counted) return false;
    return counted.sum >= this.settings.perWindow[bucket] && counted.newest >= slotAt(now, this.settings.windowMs);
  }

  /** For the pulse: what the others do not know yet. Until the first answer there is no salt, and nothing is told. */
  ask(now: number): Partial<PulseQuestion> {
    this.forgetIdle(now);
    this.telling = [];
    const from = this.beginOf(slotAt(now, this.settings.windowMs) - slotsKept + 1);
    const counts = { from, keys: [] as string[], slots: [] as number[], counts: [] as number[] };
    if (this.salt === undefined) return { counts };
    for (const counted of this.toTell) {
      if (counts.keys.length > maxCountsTold - slotsKept) break;
      const key = this.nameOf(counted);
      for (const { slot, count } of untold(counted)) {
        this.telling.push({ counted, slot, count });
        counts.keys.push(key);
        counts.slots.push(this.beginOf(slot));
        counts.counts.push(count);
      }
    }
    return { counts };
  }

  hear({ totals, salt }: PulseAnswer): void {
    const byName = new Map<string, Counted>();
    const told = new Set<Counted>();
    for (const { counted, slot, count } of this.telling) {
      markTold(counted, slot, count);
      byName.set(this.nameOf(counted), counted);
      told.add(counted);
    }
    totals.keys.forEach((key, index) => {
      const counted = byName.get(key);
      if (counted) hearTotal(counted, Math.round(totals.slots[index]! / this.slotMs), totals.counts[index]!);
    });
    this.telling = [];
    // Next come those who had to wait, then those of whom more came while the answer was under way.
    const waited = this.toTell.filter((counted) => !told.has(counted));
    const more = [...told].filter((counted) => (counted.listed = untold(counted).length > 0));
    this.toTell = [...waited, ...more];
    this.salt = salt;
  }

  private countedOf(bucket: Bucket, who: string, now: number): Counted {
    const all = this.counted[bucket];
    const known = all.get(who);
    const slot = slotAt(now, this.settings.windowMs);
    if (known && known.newest >= slot) return known;
    // Those heard of longest ago stand first, and are the first to be forgotten.
    if (known) all.delete(who);
    else if (all.size >= this.max) all.delete(all.keys().next().value!);
    const counted = known ?? Object.assign(emptyWindow(slot), { bucket, who, listed: false });
    all.set(who, counted);
    return counted;
  }

  private forgetIdle(now: number): void {
    const slot = slotAt(now, this.settings.windowMs);
    for (const bucket of buckets) {
      for (const [who, counted] of this.counted[bucket]) {
        if (counted.newest > slot - slotsKept) break;
        this.counted[bucket].delete(who);
      }
    }
    // Also while nobody hears: what is past need not be told any more.
    this.toTell = this.toTell.filter((counted) => (counted.listed = counted.newest > slot - slotsKept));
  }

  /** What the others know it by. An address is a person's: only its hash leaves, and tomorrow's is another. */
  private nameOf({ bucket, who }: Counted): string {
    if (bucket === 'user' || bucket === 'key') return `${bucket}:${who}`;
    return `${bucket}:${createHash('sha256').update(`${this.salt}:${who}`).digest('base64url').slice(0, 22)}`;
  }

  private get slotMs(): number {
    return slotMs(this.settings.windowMs);
  }

  private beginOf(slot: number): number {
    return Math.round(slot * this.slotMs);
  }
}
