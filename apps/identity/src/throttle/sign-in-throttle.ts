import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { RateLimited } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { LinkPurpose } from '../links/links.service';

/** So many tries at once, and one more each interval. */
interface Allowance {
  key: string;
  burst: number;
  intervalMs: number;
}

export interface Try {
  email: string;
  address: string;
  /** Whether somebody has signed in to this account from this very place before, and how the place is called. */
  knownPlace?: string;
}

const minute = 60_000;

/**
 * Which allowances a sign-in draws on. Strangers share one per account, and each place the account was used from has one
 * of its own: so a stranger who keeps guessing shuts out strangers, and never the owner.
 */
export function allowancesOf({ email, address, knownPlace }: Try): Allowance[] {
  const account = hashed(email.toLowerCase());
  return [
    { key: `address:${hashed(network(address))}`, burst: 40, intervalMs: minute / 4 },
    knownPlace
      ? { key: `account:${account}:${hashed(knownPlace)}`, burst: 10, intervalMs: minute }
      : { key: `account:${account}:strangers`, burst: 10, intervalMs: 2 * minute },
  ];
}

/** One household has a whole /64 of IPv6. */
export function network(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  return [...groups, ...Array<string>(missing).fill('0')]
    .slice(0, 4)
    .map((group) => parseInt(group, 16))
    .join(':');
}

const hashed = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** Counts tries in the database, so that replicas count together. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Counts a try before it is made, so that many at once are not let through together. */
  async count(caller: Caller, tried: Try): Promise<void> {
    const now = this.clock.now();
    const freeAgain = await this.transactions.outsideVenues(caller, (tx) => take(tx, allowancesOf(tried), now));
    if (freeAgain) throw tooOften(freeAgain, now);
  }

  /**
   * Counts a letter, in the transaction that posts it: of one kind, from one place, to one person. Its reader may be
   * anybody, and must not be flooded by whoever knows his e-mail.
   */
  async countLetter(tx: Transaction, kind: LinkPurpose, userId: string): Promise<void> {
    const now = this.clock.now();
    const key = `letter:${kind}:${hashed(`${tx.caller.venueId ?? ''} ${userId}`)}`;
    const freeAgain = await take(tx, [{ key, burst: 5, intervalMs: 10 * minute }], now);
    if (freeAgain) throw tooOften(freeAgain, now);
  }

  /** Gives back what a try took that succeeded: who knows the password is no guesser. */
  async forgive(caller: Caller, tried: Try): Promise<void> {
    await this.transactions.outsideVenues(caller, async (tx) => {
      for (const { key, intervalMs } of allowancesOf(tried)) {
        await tx.query('UPDATE sign_in_attempts SET free_at = free_at - $2::interval WHERE key = $1', [
          key,
          `${intervalMs} ms`,
        ]);
      }
    });
  }
}

/** Takes one of each allowance. When one of them is spent, says when there is some of it again. */
async function take(tx: Transaction, allowances: Allowance[], now: Date): Promise<Date | undefined> {
  for (const { key, burst, intervalMs } of allowances) {
    // `free_at` is when all of the allowance is there again; it moves one interval further with each try.
    const taken = await tx.query(
      `INSERT INTO sign_in_attempts AS known (key, free_at) VALUES ($1, $2::timestamptz + $3::interval)
       ON CONFLICT (key) DO UPDATE SET free_at = greatest(known.free_at, $2) + $3::interval
       WHERE known.free_at <= $2::timestamptz + $4::interval RETURNING 1`,
      [key, now, `${intervalMs} ms`, `${intervalMs * (burst - 1)} ms`],
    );
    if (taken.length > 0) continue;
    const [row] = await tx.query<{ free_at: Date }>('SELECT free_at FROM sign_in_attempts WHERE key = $1', [key]);
    return new Date((row?.free_at ?? now).getTime() - intervalMs * (burst - 1));
  }
  return undefined;
}

const tooOften = (freeAgain: Date, now: Date) =>
  new RateLimited(Math.max(1, Math.ceil((freeAgain.getTime() - now.getTime()) / 1000)));
