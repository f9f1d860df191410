import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger, Metrics } from '@guestflow/observability';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { atWork, Replica } from '../hosting/replica';
import { Ledger } from './ledger';
import { endDeliveries } from './ledger-row';

const everyMs = 1_000;
const countEveryMs = 5_000;
const mostAtOnce = 500;

type Found = { id: string; venue_id: string };

/** Ends what ends by itself: what was being sent when its replica died, and what has waited too long. */
@Injectable()
export class LedgerSweep implements OnModuleDestroy {
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly replica: Replica,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async run(): Promise<void> {
    if (this.stopping) return;
    this.running ??= this.sweep().finally(() => (this.running = undefined));
    await this.running.catch((error: unknown) =>
      this.logger.error({ err: error }, 'What was left unsent could not be looked for: it is tried again soon'),
    );
  }

  /** Nobody hears of the database going away while it is looked into. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  async sweep(): Promise<void> {
    for (const end of [() => this.endTheDeads(), () => this.endTheExpired(), () => this.endTheUnlinked()]) {
      if (!this.stopping) await end();
    }
  }

  /**
   * What a replica that died was sending may have arrived; what only waited in its hand is anybody's again. So it is with
   * what this one has lost, of which it could not be written down what came of it; but what it has surely not sent waits again.
   */
  private async endTheDeads(): Promise<void> {
    const left = `replica_id IS NOT NULL AND (replica_id = '${this.replica.id}' OR NOT ${atWork('deliveries.replica_id')})`;
    const found = await this.find(left);
    // Asked after they were found: what is found is held here from before it could be.
    const lost = found.filter(({ id }) => !this.ledger.isHeld(id));
    await this.inTheirVenues(lost, async (tx, ids) => {
      await tx.query(
        `UPDATE deliveries SET status = 'queued', replica_id = NULL
          WHERE id = ANY ($1) AND status = 'sending' AND replica_id = $2`,
        [ids.filter((id) => this.ledger.isUnsent(id)), this.replica.id],
      );
      const recalled = { reason: 'recalled' as const };
      this.count(await endDeliveries(tx, ids, 'recall', recalled, this.clock.now(), `reason = 'recalled'`));
      const reason = { reason: 'unknown' as const, detail: 'whoever was sending it died' };
      this.count(await endDeliveries(tx, ids, 'lose', reason, this.clock.now(), left));
      await tx.query(`UPDATE deliveries SET replica_id = NULL WHERE id = ANY ($1) AND status = 'queued' AND ${left}`, [
        ids,
      ]);
    });
  }

  private async endTheExpired(): Promise<void> {
    const now = this.clock.now();
    const found = await this.find(`status = 'queued' AND send_before <= $1`, now);
    await this.inTheirVenues(found, async (tx, ids) =>
      this.count(await endDeliveries(tx, ids, 'fail', { reason: 'expired' }, now, `status = 'queued'`)),
    );
  }

  /** A bot that is turned off may be turned on again; one that is gone stays gone. */
  private async endTheUnlinked(): Promise<void> {
    const gone = `bot_id IN (SELECT b.id FROM bots b WHERE b.unlinked_at IS NOT NULL)`;
    await this.inTheirVenues(await this.find(`status = 'queued' AND ${gone}`), async (tx, ids) =>
      this.count(await endDeliveries(tx, ids, 'fail', { reason: 'no_bot' }, this.clock.now(), `status = 'queued'`)),
    );
  }

  private find(condition: string, ...given: unknown[]): Promise<Found[]> {
    return this.transactions.acrossVenues(systemCaller('ledger-sweep'), (tx) =>
      tx.query<Found>(`SELECT id, venue_id FROM deliveries WHERE ${condition} LIMIT ${mostAtOnce}`, given),
    );
  }

  private async inTheirVenues(found: Found[], work: (tx: Transaction, ids: string[]) => Promise<void>): Promise<void> {
    for (const venueId of new Set(found.map(({ venue_id }) => venue_id))) {
      if (this.stopping) return;
      const ids = found.filter(({ venue_id }) => venue_id === venueId).map(({ id }) => id);
      await this.transactions.inVenue(systemCaller('ledger-sweep', venueId), (tx) => work(tx, ids));
    }
  }

  private count(ended: { reason: string | null }[]): void {
    for (const { reason } of ended) this.metrics.deliveries.inc({ outcome: reason ?? 'sent' });
  }

  @Interval(countEveryMs)
  async measure(): Promise<void> {
    if (this.stopping) return;
    const queued = await this.transactions
      .acrossVenues(systemCaller('ledger-sweep'), (tx) =>
        tx.query<{ urgency: string; count: number }>(
          `SELECT urgency, count(*)::int AS count FROM deliveries WHERE status = 'queued' GROUP BY urgency`,
        ),
      )
      .catch(() => []);
    this.metrics.deliveriesQueued.reset();
    for (const { urgency, count } of queued) this.metrics.deliveriesQueued.set({ urgency }, count);
  }
}
