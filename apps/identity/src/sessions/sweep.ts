import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { Logger } from '@guestflow/observability';

const keptDays = 30;

/** Removes what nobody needs any more: sessions long over, links long used, tries long forgiven. Replicas may do it twice. */
@Injectable()
export class Sweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Cron(CronExpression.EVERY_HOUR)
  async run(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.logger.error({ err: error }, 'The sweep failed: it is tried again in an hour');
    }
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const longAgo = new Date(now.getTime() - keptDays * 24 * 3_600_000);
    await this.transactions.outsideVenues(systemCaller('sweep'), async (tx) => {
      await tx.query('DELETE FROM sessions WHERE expires_at < $1 OR ended_at < $1', [longAgo]);
      await tx.query('DELETE FROM links WHERE expires_at < $1', [longAgo]);
      await tx.query('DELETE FROM sign_in_attempts WHERE free_at < $1', [now]);
      // Of sessions that go on: all but the tokens a thief might still try.
      await tx.query('DELETE FROM refresh_tokens WHERE used_at < $1', [longAgo]);
    });
  }
}
