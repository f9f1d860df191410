import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, VenueState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { keepNewest } from '@guestflow/persistence';
import { TemplatesService } from '../templates/templates.service';

/** What messaging must know of a venue: its name, language and contacts for the texts, its zone for the times in them. */
@Controller()
export class VenueReplica {
  constructor(private readonly templates: TemplatesService) {}

  @EventPattern('venue.created')
  async created(@Payload() { data: { after } }: Fact<VenueState>, @Ctx() { tx }: EventContext): Promise<void> {
    await this.keep(after, tx);
    await this.templates.writeDefaults(tx, after.id, after.language);
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
