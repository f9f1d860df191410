import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { platformItself, Transaction, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER, Settings, SETTINGS } from '@guestflow/service';
import { EventLog, lockHead } from './append';
import { ChainKey } from './chain-key';
import { beginningText, ownTypes } from './chain-rules';
import { makePartitions, monthFrom, monthsBefore } from './partitions';

const caller = systemCaller('retention');
const atOnce = 1_000;

interface LastOfVenue extends Record<string, unknown> {
  venueId: string;
  seq: string;
  hash: string;
}

/** Months are made before they come, and dropped when they are older than is kept. Replicas may do it twice. */
@Injectable()
export class Retention implements OnModuleDestroy {
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly log: EventLog,
    private readonly chainKey: ChainKey,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Settings,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Cron(CronExpression.EVERY_DAY_AT_3AM)
  async tick(): Promise<void> {
    if (this.stopping) return;
    this.running ??= this.run().finally(() => (this.running = undefined));
    await this.running.catch((error: unknown) =>
      this.logger.error({ err: error }, 'The months of the event log could not be seen to: it is tried again tomorrow'),
    );
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.outsideVenues(caller, (tx) => makePartitions(tx, now));
    const months = this.settings.eventsKeepMonths ?? 0;
    if (months > 0) await this.drop(months, now);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  private async drop(months: number, now: Date): Promise<void> {
    await this.log.ready();
    const until = monthFrom(now, -months);
    const old = await this.transactions.outsideVenues(caller, (tx) => monthsBefore(tx, until));
    if (old.length === 0) return;
    if (await this.isUncounted(until)) {
      this.logger.warn({ until }, 'What was written down before that is not counted yet: it is dropped another night');
      return;
    }
    for (const month of old) {
      if (this.stopping) return;
      await this.keepBeginnings(month);
      await this.tellAgainOfBegun(month);
    }
    // It holds whoever reads or writes for a moment, so it stands in a transaction of its own.
    await this.transactions.outsideVenues(caller, (tx) => tx.query('SELECT drop_events_partitions($1)', [months]));
  }

  /** Whether there is something of before that has not come into the figures. */
  private async isUncounted(until: Date): Promise<boolean> {
    const [found] = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<{ is: boolean }>(
        `SELECT EXISTS (SELECT FROM heads h LEFT JOIN counted c ON c.venue_id = h.venue_id
                         WHERE h.venue_id <> $1 AND h.seq > COALESCE(c.seq, 0)
                           AND EXISTS (SELECT FROM events e WHERE e.venue_id = h.venue_id AND e.seq > COALESCE(c.seq, 0)
                                                              AND e.kept_at < $2)) AS "is"`,
        [platformItself, until],
      ),
    );
    return found!.is;
  }

  /** What stands last of each chain in the month: what comes after it is read on from there. */
  private async keepBeginnings(month: Date): Promise<void> {
    const sums = await this.chainKey.sums();
    const lasts = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<LastOfVenue>(
        `SELECT DISTINCT ON (venue_id) venue_id AS "venueId", seq, encode(hash, 'hex') AS hash FROM events
          WHERE kept_at >= $1 AND kept_at < $2 ORDER BY venue_id, seq DESC`,
        [month, monthFrom(month, 1)],
      ),
    );
    for (const { venueId, seq, hash } of lasts) {
      const mac = sums.macOf(beginningText(venueId, { seq: Number(seq), hash }));
      await this.inChain(venueId, (tx) =>
        tx.query(
          `INSERT INTO beginnings (venue_id, seq, hash, mac) VALUES ($1, $2, decode($3, 'hex'), decode($4, 'hex'))
           ON CONFLICT (venue_id, seq) DO NOTHING`,
          [venueId, seq, hash, mac],
        ),
      );
    }
  }

  /** That a venue has a chain must outlive the month it began in. */
  private async tellAgainOfBegun(month: Date): Promise<void> {
    const told = await this.transactions.outsideVenues(caller, (tx) =>
      tx.query<{ subject: string }>(
        `SELECT DISTINCT subject FROM events WHERE venue_id = $1 AND type = $2 AND kept_at >= $3 AND kept_at < $4
            AND NOT EXISTS (SELECT FROM events later WHERE later.venue_id = $1 AND later.type = $2
                               AND later.subject = events.subject AND later.kept_at >= $4) ORDER BY 1`,
        [platformItself, ownTypes.begun, month, monthFrom(month, 1)],
      ),
    );
    for (let from = 0; from < told.length; from += atOnce) {
      await this.transactions.outsideVenues(caller, async (tx) => {
        await lockHead(tx);
        const entries = told
          .slice(from, from + atOnce)
          .map(({ subject }) => this.log.own({ type: ownTypes.begun, subject, after: { venue_id: subject } }));
        await this.log.append(tx, entries);
      });
    }
  }

  private inChain<T>(venueId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return venueId === platformItself
      ? this.transactions.outsideVenues(caller, work)
      : this.transactions.inVenue({ ...caller, venueId }, work);
  }
}
