import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { Waiting } from './waiting';

const day = 86_400_000;
/** Telegram brings an update for a day at most: afterwards nobody needs to know that it came. */
const keptMs = 3 * day;
const atOnce = 20_000;

/** Of the tables of hosting: what nobody needs any more, and the figure of what waits. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly transactions: Transactions,
    private readonly waiting: Waiting,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(10_000)
  async measure(): Promise<void> {
    await this.waiting
      .measure()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'It could not be told how long updates wait'));
  }

  @Interval(600_000)
  async tidy(): Promise<void> {
    try {
      await this.forgetReplicas();
      await this.forgetUpdates(new Date(this.clock.now().getTime() - keptMs));
    } catch (error) {
      this.logger.error({ err: error }, 'Old updates could not be removed: it is tried again later');
    }
  }

  private async forgetReplicas(): Promise<void> {
    await this.transactions.outsideVenues(systemCaller('upkeep'), (tx) =>
      tx.query(`DELETE FROM replicas WHERE alive_until < clock_timestamp() - interval '1 hour'`),
    );
  }

  /** Also what came for a bot that has been off ever since. */
  private async forgetUpdates(before: Date): Promise<void> {
    const venues = await this.transactions.acrossVenues(systemCaller('upkeep'), (tx) =>
      tx.query<{ venue_id: string }>(
        `SELECT DISTINCT venue_id FROM (
           (SELECT venue_id FROM updates WHERE handled_at < $1 LIMIT ${atOnce})
           UNION ALL
           (SELECT venue_id FROM updates WHERE handled_at IS NULL AND received_at < $1 LIMIT ${atOnce})
         ) AS old`,
        [before],
      ),
    );
    for (const { venue_id } of venues) {
      await this.transactions.inVenue(systemCaller('upkeep', venue_id), (tx) =>
        tx.query(
          `DELETE FROM updates WHERE venue_id = $1 AND coalesce(handled_at, received_at) < $2
              AND (handled_at < $2 OR handled_at IS NULL)`,
          [venue_id, before],
        ),
      );
    }
  }
}
