import { Injectable, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { fillTemplates, venuesToFill } from './fill-templates';

/**
 * Gives venues what they have no template of: those opened before there was such a one. Nobody waits for it, because what
 * is not written down is said all the same. Any number of replicas may do so at once.
 */
@Injectable()
export class TemplatesAtStart implements OnApplicationBootstrap, OnModuleDestroy {
  private filling?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.filling = this.fill().catch((error: unknown) =>
      this.logger.error(
        { err: error },
        'Which venues lack templates could not be asked: it is tried at the next start',
      ),
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.filling;
  }

  async fill(): Promise<void> {
    const lacking = await this.transactions.acrossVenues(systemCaller('templates'), venuesToFill);
    for (const venueId of lacking) {
      if (this.stopping) return;
      await this.fillIn(venueId);
    }
  }

  private async fillIn(venueId: string): Promise<void> {
    try {
      await this.transactions.inVenue(systemCaller('templates', venueId), (tx) => fillTemplates(tx, this.clock.now()));
    } catch (error) {
      this.logger.error({ err: error, venue_id: venueId }, 'A venue lacks templates: it is tried at the next start');
    }
  }
}
