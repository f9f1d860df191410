import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, parseType, VenueState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Transaction } from '@guestflow/persistence';
import { Counter } from '../models/counter';
import { keepVenue, tellsOfVenue } from '../replicas/venues';
import { EventLog } from './append';
import { keepUserNames } from './user-names';
import { EventWriter } from './writer';

/** Analytics reads every event: all of it is written down. What it comes to is counted after that. */
@Controller()
export class EventsListener {
  constructor(
    private readonly log: EventLog,
    private readonly writer: EventWriter,
    private readonly counter: Counter,
  ) {}

  @EventPattern('#')
  async hear(@Payload() fact: Fact, @Ctx() { tx }: EventContext): Promise<void> {
    await this.log.ready(tx.caller.venueId);
    tx.gather(this.take, fact);
  }

  /** What came together of one venue, at once. To write it down holds the venue's chain. */
  private readonly take = async (tx: Transaction, facts: Fact[]): Promise<void> => {
    await this.writer.write(tx, facts);
    const { venueId } = tx.caller;
    if (venueId) {
      for (const fact of facts) {
        if (tellsOfVenue(parseType(fact.type)!.name)) await keepVenue(tx, fact as Fact<VenueState>);
      }
      tx.afterCommit(() => this.counter.wake(venueId));
    }
    await keepUserNames(tx, facts);
  };
}
