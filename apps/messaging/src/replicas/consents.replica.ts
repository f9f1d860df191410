import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ConsentState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, holdCards, keepNewest, rootOf } from '@guestflow/persistence';
import { recallUnwelcome } from '../campaigns/recall-unwelcome';

/** What guests agreed to and took back, line by line. */
@Controller()
export class ConsentsReplica {
  constructor(private readonly forgetting: Forgetting) {}

  @EventPattern('consent.given')
  given(@Payload() fact: Fact<ConsentState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('consent.withdrawn')
  withdrawn(@Payload() fact: Fact<ConsentState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  private async keep({ data, venueid: venue_id }: Fact<ConsentState>, { tx }: EventContext): Promise<void> {
    const { id: consent_id, guest_id: card_id, purpose, channel, given, at, version } = data.after;
    await this.forgetting.together(tx);
    await holdCards(tx, { alone: false });
    await keepNewest(tx, 'consents', ['venue_id', 'consent_id'], {
      ...{ venue_id, consent_id, card_id, guest_id: await rootOf(tx, card_id) },
      ...{ purpose, channel, given, at, version },
    });
    if (!given) await recallUnwelcome(tx, { cardId: card_id, phone: null });
  }
}
