import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DeliveryState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting } from '@guestflow/persistence';
import { MessageState, MessageVerb, reached } from './message-lifecycle';

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

  private async note({ data }: Fact<DeliveryState>, { tx }: EventContext, verb: MessageVerb): Promise<void> {
    const { id, at, reason } = data.after;
    await this.forgetting.together(tx);
    const [message] = await tx.query<{ state: MessageState }>(
      'SELECT state FROM messages WHERE venue_id = $1 AND id = $2 FOR UPDATE',
      [tx.caller.venueId, id],
    );
    const state = message && reached(message.state, verb);
    if (!state) return;
    await tx.query(
      `UPDATE messages SET state = $3, reason = $4, sent_at = $5, version = version + 1 WHERE venue_id = $1 AND id = $2`,
      [tx.caller.venueId, id, state, state === 'sent' ? null : reason, state === 'sent' ? at : null],
    );
  }
}
