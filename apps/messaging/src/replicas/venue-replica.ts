import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, VenueState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { keepNewest } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { fillTemplates } from '../templates/fill-templates';

/** What messaging must know of a venue: its name, language and contacts for the texts, its zone for the times in them. */
@Controller()
export class VenueReplica {
  constructor(private readonly clock: Clock) {}

  @EventPattern('venue.created')
  async created(@Payload() { data: { after } }: Fact<VenueState>, @Ctx() { tx }: EventContext): Promise<void> {
    await this.keep(after, tx);
    await fillTemplates(tx, this.clock.now());
  }

  @EventPattern('venue.changed')
  async changed(@Payload() { data: { after } }: Fact<VenueState>, @Ctx() { tx }: EventContext): Promise<void> {
    await this.keep(after, tx);
  }

  private async keep(
    { id: venue_id, slug, name, timezone, country, language, contacts, status, version }: VenueState,
    tx: EventContext['tx'],
  ): Promise<void> {
    await keepNewest(tx, 'venues', ['venue_id'], {
      ...{ venue_id, slug, name, timezone, country, language, contacts, status, version },
    });
  }
}
