import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, parseType, VenueState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Transaction } from '@guestflow/persistence';
import { Models } from '../models/models';
import { countFromFirst, keepVenue, tellsOfVenue } from '../replicas/venues';
import { EventLog } from './append';
import { keepUserNames } from './user-names';
import { EventWriter } from './writer';

/** Analytics reads every event: all of it is written down, and what it comes to is counted. */
@Controller()
export class EventsListener {
  constructor(
    private readonly log: EventLog,
    private readonly writer: EventWriter,
    private readonly models: Models,
  ) {}

  @EventPattern('#')
  async hear(@Payload() fact: Fact, @Ctx() { tx }: EventContext): Promise<void> {
    await this.log.ready(tx.caller.venueId);
    tx.gather(this.take, fact);
  }

  /** What came together of one venue, at once. To write it down holds the venue's chain, and with it the venue. */
  private readonly take = async (tx: Transaction, facts: Fact[]): Promise<void> => {
    await this.writer.write(tx, facts);
    if (tx.caller.venueId) {
      await this.keepVenue(tx, facts);
      await this.models.hear(tx, facts);
    }
    await keepUserNames(tx, facts);
  };

  private async keepVenue(tx: Transaction, facts: Fact[]): Promise<void> {
    const told = facts.filter(({ type }) => tellsOfVenue(parseType(type)!.name));
    for (const fact of told) await keepVenue(tx, fact as Fact<VenueState>);
    // What was told before the venue itself was counted by no clocks of its own: that is next to nothing.
    if (told.length > 0 && (await countFromFirst(tx))) await this.models.recount(tx);
  }
}
