import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { LOGGER } from '@guestflow/service';
import { keepCountedZone, venuesToRecount } from '../replicas/venues';
import { holdVenueIfFree } from './hold-venue';
import { Models } from './models';

const caller = systemCaller('recounting');
const everyMs = 1_000;

/** Counts anew in venues whose days begin at other moments than they were counted by. */
@Injectable()
export class Recounter implements OnModuleDestroy {
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly models: Models,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.stopping) return;
    this.running ??= this.run().finally(() => (this.running = undefined));
    await this.running.catch((error: unknown) =>
      this.logger.error({ err: error }, 'Figures could not be counted anew: it is tried again soon'),
    );
  }

  /** All that there is to do now. */
  async run(): Promise<void> {
    for (const { venueId } of await this.transactions.acrossVenues(caller, venuesToRecount)) {
      if (this.stopping) return;
      // What is wrong in a venue holds up no other.
      await this.recount(venueId).catch((error: unknown) =>
        this.logger.error(
          { err: error, venue_id: venueId },
          'It could not be counted anew here: it is tried again soon',
        ),
      );
    }
  }

  private recount(venueId: string): Promise<void> {
    return this.transactions.inVenue({ ...caller, venueId }, async (tx) => {
      if (!(await holdVenueIfFree(tx))) return;
      // Another replica may have been first.
      const [venue] = await venuesToRecount(tx);
      if (!venue) return;
      await this.models.recount(tx, venue);
      await keepCountedZone(tx, venue.zone);
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }
}
