import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, VenueState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { keepNewest } from '@guestflow/persistence';

/** What a bot must know of its venue: by which name and in which language it speaks. */
@Controller()
export class VenuesReplica {
  @EventPattern('venue.created')
  created(@Payload() fact: Fact<VenueState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('venue.changed')
  changed(@Payload() fact: Fact<VenueState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  private async keep({ data: { after } }: Fact<VenueState>, { tx }: EventContext): Promise<void> {
    const { id: venue_id, name, slug, timezone, language, contacts, status, version } = after;
    await keepNewest(tx, 'venues', ['venue_id'], {
      ...{ venue_id, name, slug, timezone, language, status, version },
      contacts: JSON.stringify(contacts),
    });
  }
}
