import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BlacklistState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, holdCards, keepNewest, rootOf } from '@guestflow/persistence';
import { recallUnwelcome } from '../campaigns/recall-unwelcome';

/** Who is not welcome, and so is not invited. Why is the venue's matter. */
@Controller()
export class BlacklistReplica {
  constructor(private readonly forgetting: Forgetting) {}

  @EventPattern('blacklist.added')
  added(@Payload() fact: Fact<BlacklistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('blacklist.changed')
  changed(@Payload() fact: Fact<BlacklistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('blacklist.removed')
  removed(@Payload() fact: Fact<BlacklistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  private async keep(fact: Fact<BlacklistState>, { tx }: EventContext): Promise<void> {
    const { id: entry_id, guest_id: card_id, phone: told, removed_at, version } = fact.data.after;
    await this.forgetting.together(tx);
    const forgotten = told !== null && (await this.forgetting.meantIn(tx, [told], fact.time));
    await holdCards(tx, { alone: false });
    const phone = forgotten ? null : told;
    await keepNewest(tx, 'blacklist', ['venue_id', 'entry_id'], {
      ...{ venue_id: fact.venueid, entry_id, card_id, guest_id: card_id && (await rootOf(tx, card_id)) },
      ...{ phone, removed: removed_at !== null, version },
    });
    if (removed_at === null) await recallUnwelcome(tx, { cardId: card_id, phone });
  }
}
