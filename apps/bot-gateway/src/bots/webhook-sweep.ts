import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { Clock, LOGGER, Settings, SETTINGS } from '@guestflow/service';
import { BotSetUp, tryAgainMs } from './bot-set-up';
import { howOf, wantedOf } from './wanted-set-up';

const everyMs = 60_000;
const mostAtOnce = 200;
const besideEachOther = 10;

interface DueBot {
  id: string;
  venue_id: string;
}

/**
 * Sets right what Telegram does not hold of bots as it should: because it was away, because the address or the venue
 * changed, because the venue was suspended. Replicas may look at the same time: each bot is whose who takes it.
 */
@Injectable()
export class WebhookSweep implements OnModuleDestroy {
  private readonly how: string;
  private readonly stop = new AbortController();
  private running?: Promise<void>;

  constructor(
    private readonly transactions: Transactions,
    private readonly setUp: BotSetUp,
    private readonly clock: Clock,
    @SETTINGS() settings: Pick<Settings, 'publicUrl' | 'telegram'>,
    @LOGGER() private readonly logger: Logger,
  ) {
    this.how = howOf(settings);
  }

  @Interval(everyMs)
  async run(): Promise<void> {
    this.running ??= this.sweep().finally(() => (this.running = undefined));
    await this.running.catch((error: unknown) =>
      this.logger.error({ err: error }, 'Bots could not be looked after: it is tried again soon'),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running?.catch(() => undefined);
  }

  async sweep(): Promise<void> {
    for (let due = await this.due(); due.length > 0 && !this.stop.signal.aborted;) {
      const left = [...due];
      const work = async () => {
        for (let bot = left.shift(); bot && !this.stop.signal.aborted; bot = left.shift()) await this.bring(bot);
      };
      await Promise.all(Array.from({ length: besideEachOther }, work));
      due = due.length === mostAtOnce ? await this.due() : [];
    }
  }

  private due(): Promise<DueBot[]> {
    return this.transactions.acrossVenues(systemCaller('bot-set-up'), (tx) =>
      tx.query<DueBot & Record<string, unknown>>(
        `SELECT id, venue_id FROM bots
          WHERE unlinked_at IS NULL AND set_up_due_at <= $1 AND set_up IS DISTINCT FROM ${wantedOf('$2')}
          ORDER BY set_up_due_at LIMIT ${mostAtOnce}`,
        [this.clock.now(), this.how],
      ),
    );
  }

  /** One that cannot be set right keeps nobody else waiting. */
  private async bring({ id, venue_id: venueId }: DueBot): Promise<void> {
    try {
      if (await this.isTaken(id, venueId)) await this.setUp.bring({ id, venueId }, this.stop.signal);
    } catch (error) {
      this.logger.error({ err: error, bot: id }, 'A bot could not be set up: it is tried again soon');
    }
  }

  /** Pushed ahead by whoever is first; the other finds it not due any more. */
  private isTaken(id: string, venueId: string): Promise<boolean> {
    const now = this.clock.now();
    return this.transactions.inVenue(systemCaller('bot-set-up', venueId), async (tx) => {
      const taken = await tx.query(
        'UPDATE bots SET set_up_due_at = $3 WHERE id = $1 AND set_up_due_at <= $2 RETURNING 1',
        [id, now, new Date(now.getTime() + tryAgainMs)],
      );
      return taken.length > 0;
    });
  }
}
