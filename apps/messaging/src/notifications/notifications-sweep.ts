import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';

const everyMs = 10 * 60_000;
const batch = 1_000;
const mostVenues = 500;
const mostBatches = 100;

/** Takes away what the staff were told long ago. */
@Injectable()
export class NotificationsSweep implements OnModuleDestroy {
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async run(): Promise<void> {
    this.running ??= this.sweep().finally(() => (this.running = undefined));
    await this.running.catch((error: unknown) =>
      this.logger.error({ err: error }, 'Old notifications could not be taken away: it is tried again soon'),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    for (const venueId of await this.venues(now)) await this.sweepIn(venueId, now);
  }

  private venues(now: Date): Promise<string[]> {
    return this.transactions.acrossVenues(systemCaller('notifications'), async (tx) => {
      const rows = await tx.query<{ venue_id: string }>(
        `SELECT DISTINCT venue_id FROM notifications WHERE keep_until < $1 LIMIT ${mostVenues}`,
        [now],
      );
      return rows.map(({ venue_id }) => venue_id);
    });
  }

  /** In small transactions; what another replica is taking away is left to it. */
  private async sweepIn(venueId: string, now: Date): Promise<void> {
    for (let left = mostBatches, gone = batch; gone === batch && left > 0 && !this.stopping; left--) {
      gone = await this.transactions.inVenue(systemCaller('notifications', venueId), async (tx) => {
        const deleted = await tx.query(
          `DELETE FROM notifications WHERE venue_id = $1 AND id IN
             (SELECT id FROM notifications WHERE venue_id = $1 AND keep_until < $2 LIMIT ${batch} FOR UPDATE SKIP LOCKED)
           RETURNING 1`,
          [venueId, now],
        );
        return deleted.length;
      });
    }
  }
}
