import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, VenueState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { keepNewest } from '@guestflow/persistence';

/** What booking must know of a venue: whether and when it takes bookings, in which zone, and what its page says of it. */
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
    const { id: venue_id, slug, name, kind, timezone, country, language, contacts, status, version } = after;
    const settings = after.settings ?? {};
    await keepNewest(tx, 'venues', ['venue_id'], {
      ...{ venue_id, slug, name, kind, timezone, country, language },
      ...{ contacts, settings, status, version },
    });
  }
}
