import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';

const everyMs = 10 * 60_000;

/** Copies of what is known of guests are kept for a day. */
@Injectable()
export class PrivacySweep implements OnModuleDestroy {
  private running?: Promise<void>;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async run(): Promise<void> {
    this.running ??= this.sweep().finally(() => (this.running = undefined));
    await this.running.catch((error: unknown) =>
      this.logger.error({ err: error }, 'Copies that have expired could not be removed: it is tried again'),
    );
  }

  async onModuleDestroy(): Promise<void> {
    await this.running?.catch(() => undefined);
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const due = await this.transactions.acrossVenues(systemCaller('privacy-sweep'), (tx) =>
      tx.query<{ venue_id: string }>(
        'SELECT DISTINCT venue_id FROM privacy_requests WHERE expires_at <= $1 LIMIT 500',
        [now],
      ),
    );
    for (const { venue_id } of due) {
      await this.transactions.inVenue(systemCaller('privacy-sweep', venue_id), (tx) =>
        tx.query(
          `UPDATE privacy_requests SET sealed = '{}', expires_at = NULL, updated_at = $2
            WHERE venue_id = $1 AND expires_at <= $2`,
          [venue_id, now],
        ),
      );
    }
  }
}
