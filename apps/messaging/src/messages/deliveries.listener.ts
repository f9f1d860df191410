import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DeliveryState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting } from '@guestflow/persistence';
import { endMessages, MessageEnd } from './end-message';

/** What became of what was said. */
@Controller()
export class DeliveriesListener {
  constructor(private readonly forgetting: Forgetting) {}

  @EventPattern('delivery.succeeded')
  succeeded(@Payload() fact: Fact<DeliveryState>, @Ctx() context: EventContext): Promise<void> {
    return this.note(fact, context, 'deliver');
  }

  @EventPattern('delivery.failed')
  failed(@Payload() fact: Fact<DeliveryState>, @Ctx() context: EventContext): Promise<void> {
    return this.note(fact, context, fact.data.after.reason === 'unknown' ? 'lose' : 'fail');
  }

  private async note({ data }: Fact<DeliveryState>, { tx }: EventContext, verb: MessageEnd['verb']): Promise<void> {
    const { id, at, reason } = data.after;
    await this.forgetting.together(tx);
    await endMessages(tx, [{ id, verb, reason, at }]);
  }
}
