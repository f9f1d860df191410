import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Forgetting, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { Channels } from '../channels/channels';
import { sendDue } from './send-due';

const everyMs = 1_000;
const batch = 300;
const venuesAtOnce = 4;
const mostVenues = 500;

/**
 * Says what is due. Any number of replicas look at the same time: a notice is said by the one that has its row locked, and
 * what a killed one had in hand is any other's at once.
 */
@Injectable()
export class NoticeScheduler implements OnModuleDestroy {
  private running?: Promise<void>;
  private again = false;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    readonly forgetting: Forgetting,
    readonly channels: Channels,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.stopping) return;
    this.again = true;
    this.running ??= this.untilQuiet().finally(() => (this.running = undefined));
    try {
      await this.running;
    } catch (error) {
      this.logger.error({ err: error }, 'What is due could not be looked for: it is tried again soon');
    }
  }

  /** Something is due at once. */
  wake(): void {
    void this.tick();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  private async untilQuiet(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false;
      await this.run();
    }
  }

  /** Everything that is due now. A venue with much of it does not keep the others waiting. */
  async run(): Promise<void> {
    const waiting = await this.venues();
    await Promise.all(
      Array.from({ length: venuesAtOnce }, async () => {
        for (let venueId = waiting.shift(); venueId && !this.stopping; venueId = waiting.shift()) {
          if (await this.sendIn(venueId)) waiting.push(venueId);
        }
      }),
    );
  }

  /** Whether there may be more of it. */
  private async sendIn(venueId: string): Promise<boolean> {
    try {
      const { claimed } = await this.transactions.inVenue(systemCaller('notices', venueId), (tx) =>
        sendDue(tx, this, batch, this.clock.now()),
      );
      return claimed === batch;
    } catch (error) {
      this.logger.error({ err: error, venue_id: venueId }, 'What is due could not be said: it is tried again soon');
      return false;
    }
  }

  private async venues(): Promise<string[]> {
    const rows = await this.transactions.acrossVenues(systemCaller('notices'), (tx) =>
      tx.query<{ venue_id: string }>(
        `SELECT venue_id FROM notices WHERE state = 'planned' AND look_at <= $1
          GROUP BY venue_id ORDER BY min(look_at) LIMIT ${mostVenues}`,
        [this.clock.now()],
      ),
    );
    return rows.map(({ venue_id }) => venue_id);
  }
}
