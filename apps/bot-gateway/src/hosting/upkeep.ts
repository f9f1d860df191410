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
/** How long it is known that a message was sent, and what became of it. */
const deliveriesKeptMs = 90 * day;
/** A chat is even again this soon at the latest: what was sent in it before has no say any more. */
const pacesKept = `interval '1 minute'`;

/** Of the tables of hosting and of sending: what nobody needs any more, and the figure of what waits. */
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
      await this.forgetUpdates(this.ago(keptMs));
      await this.forget('deliveries', 'ended_at < $1', this.ago(deliveriesKeptMs));
    } catch (error) {
      this.logger.error({ err: error }, 'What is old could not be removed: it is tried again later');
    }
  }

  /** They name the accounts that were written to. */
  @Interval(60_000)
  async forgetPaces(): Promise<void> {
    await this.forget('chat_paces', `next_at < clock_timestamp() - ${pacesKept}`).catch((error: unknown) =>
      this.logger.error({ err: error }, 'Paces could not be removed: it is tried again soon'),
    );
  }

  private ago(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }

  private async forget(table: string, isOld: string, ...given: unknown[]): Promise<void> {
    const venues = await this.transactions.acrossVenues(systemCaller('upkeep'), (tx) =>
      tx.query<{ venue_id: string }>(
        `SELECT DISTINCT venue_id FROM (SELECT venue_id FROM ${table} WHERE ${isOld} LIMIT ${atOnce}) AS old`,
        given,
      ),
    );
    for (const { venue_id } of venues) {
      await this.transactions.inVenue(systemCaller('upkeep', venue_id), (tx) =>
        tx.query(`DELETE FROM ${table} WHERE ${isOld}`, given),
      );
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
