import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { platformItself, Step, Transaction, Transactions } from '@guestflow/persistence';
import { LOGGER } from '@guestflow/service';
import { isTold, LoggedEntry, LoggedFact, loggedOf } from '../events/read-log';
import { unknownZone } from '../replicas/venues';
import { mayBeOfOne } from './counting-faults';
import { restAfter } from './counting-rules';
import { CountedVenue } from './model';
import { Models } from './models';
import { moveTo } from './place';

const caller = systemCaller('counting');
/** What others have written down, or left when they were killed, is found so soon. */
const lookEveryMs = 1_000;
/** What comes in this time is counted together. */
const gatherMs = 30;
/** In one transaction. */
const mostEntries = 2_000;
const mostVenues = 200;

/** What is to be counted in a venue, claimed: nobody else counts there until the end of the transaction. */
interface Claimed {
  venue: CountedVenue;
  /** Its own clocks hold from now on: what was counted before was counted by no clocks of its own. */
  beginsByOwn: boolean;
  anyBefore: boolean;
  logged: LoggedFact[];
}

interface ClaimedEntry extends LoggedEntry {
  venue_id: string;
  zone: string | null;
  counted_zone: string | null;
  counted_seq: string;
}

/**
 * Counts what the log tells, behind whoever writes it. Any number of replicas do: a venue is counted by the one that has
 * its row locked, and how far it has come is moved on in the transaction that counts. So each entry is counted once,
 * whatever is killed.
 */
@Injectable()
export class Counter implements OnModuleDestroy {
  /** Venues of which there may be something to count. */
  private readonly behind = new Set<string>();
  private running?: Promise<void>;
  private looking?: Promise<void>;
  private stopping = false;
  /** When something was last written down, by this process's clock. */
  private writtenAt = -Infinity;

  constructor(
    private readonly transactions: Transactions,
    private readonly models: Models,
    @LOGGER() private readonly logger: Logger,
  ) {}

  /** Something was written down there. */
  wake(venueId: string): void {
    this.behind.add(venueId.toLowerCase());
    this.writtenAt = performance.now();
    this.start();
  }

  @Interval(lookEveryMs)
  async look(): Promise<void> {
    if (this.stopping) return;
    this.looking ??= this.lookAcross().finally(() => (this.looking = undefined));
    await this.looking;
  }

  /** All that there is to count now, but for venues in which another counts. */
  async run(): Promise<void> {
    await this.running;
    for (let behind = await this.venuesBehind(); behind.length > 0; behind = await this.countIn(behind));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await Promise.all([this.looking, this.running]);
  }

  private async lookAcross(): Promise<void> {
    try {
      for (const venueId of await this.venuesBehind()) this.behind.add(venueId);
      if (this.behind.size > 0) this.start();
    } catch (error) {
      this.logger.error({ err: error }, 'It could not be looked for what is to be counted: it is tried again soon');
    }
  }

  private start(): void {
    if (!this.stopping) this.running ??= this.countOn().finally(() => (this.running = undefined));
  }

  private async countOn(): Promise<void> {
    await pause(gatherMs);
    while (this.behind.size > 0 && !this.stopping) {
      const began = performance.now();
      const venues = [...this.behind].slice(0, mostVenues);
      for (const venueId of venues) this.behind.delete(venueId);
      try {
        for (const venueId of await this.countIn(venues)) this.behind.add(venueId);
      } catch (error) {
        // What they are behind is found again.
        this.logger.error({ err: error }, 'What was written down could not be counted: it is tried again soon');
        return;
      }
      const now = performance.now();
      await pause(restAfter(now - began, now - this.writtenAt));
    }
  }

  private async venuesBehind(): Promise<string[]> {
    const rows = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<{ venue_id: string }>(
        `SELECT /* texts */ h.venue_id::text AS venue_id FROM heads h LEFT JOIN counted c ON c.venue_id = h.venue_id
          WHERE h.venue_id <> $1 AND h.seq > COALESCE(c.seq, 0) ORDER BY 1`,
        [platformItself],
      ),
    );
    return rows.map(({ venue_id }) => venue_id);
  }

  /** Counts what there is, so many entries at most, all venues in one transaction. Returns where there may be more. */
  private async countIn(venueIds: readonly string[]): Promise<string[]> {
    try {
      return await this.countTogether(venueIds, (tx, claimed) => this.count(tx, claimed));
    } catch (error) {
      if (!mayBeOfOne(error)) throw error;
      // Some of it cannot be counted: the venues apart, and in each what can be.
      const more: string[] = [];
      for (const venueId of venueIds) more.push(...(await this.countApart(venueId)));
      return more;
    }
  }

  /** What is wrong in a venue holds up no other. */
  private async countApart(venueId: string): Promise<string[]> {
    try {
      return await this.countTogether([venueId], (tx, claimed) => this.countWhatCanBe(tx, claimed));
    } catch (error) {
      if (!mayBeOfOne(error)) throw error;
      this.logger.error({ err: error, venue_id: venueId }, 'It could not be counted here: it is tried again soon');
      return [];
    }
  }

  private async countTogether(
    venueIds: readonly string[],
    count: (tx: Transaction, claimed: Claimed) => Promise<void>,
  ): Promise<string[]> {
    let more: string[] = [];
    const stepsOf = (entries: ClaimedEntry[]): Step[] => {
      const claimed = claimedOf(entries);
      const last = claimed.at(-1)?.venue.venueId ?? '';
      more = entries.length < mostEntries ? [] : [...venueIds].filter((venueId) => venueId >= last);
      return claimed.map((each) => ({
        caller: { ...caller, venueId: each.venue.venueId },
        work: (tx) => count(tx, each),
      }));
    };
    await this.transactions.inEachVenue(caller, stepsOf, claimOf(venueIds));
    return more;
  }

  private async count(tx: Transaction, claimed: Claimed): Promise<void> {
    const { venue, logged } = claimed;
    const facts = logged.filter(isTold).map(({ fact }) => fact);
    if (facts.length > 0) await this.models.hear(tx, facts, venue);
    await this.counted(tx, claimed);
  }

  private async countWhatCanBe(tx: Transaction, claimed: Claimed): Promise<void> {
    const { venue, logged } = claimed;
    for (const { seq, fact } of await this.models.hearWhatCanBe(tx, logged.filter(isTold), venue)) {
      this.logger.error(
        { venue_id: venue.venueId, seq, event: fact.id, type: fact.type },
        'What was told cannot be counted: it is left out until the venue is counted anew',
      );
    }
    await this.counted(tx, claimed);
  }

  private async counted(tx: Transaction, { venue, beginsByOwn, anyBefore, logged }: Claimed): Promise<void> {
    if (beginsByOwn && anyBefore) await this.models.recount(tx, venue);
    const { seq, keptAt } = logged.at(-1)!;
    // Gathered, so that it is said of all venues at once, when all of them are counted.
    tx.gather(moveOn, { seq, keptAt, countedZone: beginsByOwn ? venue.zone : undefined });
  }
}

const moveOn = async (tx: Transaction, moves: { seq: string; keptAt: string; countedZone?: string }[]) => {
  for (const { countedZone, ...place } of moves) await moveTo(tx, place, countedZone);
};

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** It goes along with BEGIN, so what is asked stands in it. */
const claimOf = (venueIds: readonly string[]): string =>
  `SELECT * FROM claim_uncounted('{${venueIds.filter((id) => uuid.test(id)).join(',')}}'::uuid[], ${mostEntries})`;

function claimedOf(entries: readonly ClaimedEntry[]): Claimed[] {
  const venues = new Map<string, Claimed>();
  for (const entry of entries) {
    const { venue_id: venueId, zone, counted_zone, counted_seq } = entry;
    const claimed = venues.get(venueId) ?? {
      venue: { venueId, zone: counted_zone ?? zone ?? unknownZone },
      ...{ beginsByOwn: counted_zone === null && zone !== null, anyBefore: counted_seq !== '0', logged: [] },
    };
    claimed.logged.push(loggedOf(entry, venueId));
    venues.set(venueId, claimed);
  }
  return [...venues.values()];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
