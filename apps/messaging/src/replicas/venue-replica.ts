import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, VenueState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { keepNewest, Transaction } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { holdPlans } from '../notices/plan-notices';
import { replanVenue } from '../notices/replan';
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
    const [before] = await tx.query<{ timezone: string }>(
      'SELECT timezone FROM venues WHERE venue_id = $1 FOR UPDATE',
      [venue_id],
    );
    const isNewest = await keepNewest(tx, 'venues', ['venue_id'], {
      ...{ venue_id, slug, name, timezone, country, language, contacts, status, version },
    });
    if (isNewest && before?.timezone !== timezone) await this.setClocks(tx, before !== undefined);
  }

  /** What is planned by its clocks is planned anew. */
  private async setClocks(tx: Transaction, changed: boolean): Promise<void> {
    const now = this.clock.now();
    await holdPlans(tx, { alone: true });
    await tx.query('UPDATE venues SET zone_since = $2, birthdays_at = NULL WHERE venue_id = $1', [
      ...[tx.caller.venueId, changed ? now : null],
    ]);
    await replanVenue(tx, now);
  }
}
