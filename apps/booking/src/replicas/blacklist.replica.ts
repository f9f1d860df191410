import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BlacklistState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { holdCards, keepNewest, rootOf } from '@guestflow/persistence';

/** Who is not welcome: asked whenever somebody books. */
@Controller()
export class BlacklistReplica {
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

  private async keep({ data, venueid: venue_id }: Fact<BlacklistState>, { tx }: EventContext): Promise<void> {
    const { id: entry_id, guest_id, phone, reason, removed_at, version } = data.after;
    // Told of a card that is part of another it is the other's guest who is meant.
    await holdCards(tx, { alone: false });
    const root = guest_id && (await rootOf(tx, guest_id));
    await keepNewest(tx, 'blacklist', ['venue_id', 'entry_id'], {
      ...{ venue_id, entry_id, card_id: guest_id, guest_id: root, phone, reason },
      ...{ removed: removed_at !== null, version },
    });
  }
}
