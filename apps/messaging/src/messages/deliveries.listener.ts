import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DeliveryState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { CampaignSender } from '../campaigns/campaign-sender';
import { noteSent, noteUnsent, pauseWithoutBot } from '../campaigns/delivered';
import { MessageState, MessageVerb, reached } from './message-lifecycle';

/** What became of what was said. */
@Controller()
export class DeliveriesListener {
  constructor(
    private readonly forgetting: Forgetting,
    private readonly clock: Clock,
    private readonly sender: CampaignSender,
  ) {}

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
    if (reason === 'no_bot') await pauseWithoutBot(tx, id, this.clock.now());
    const [message] = await tx.query<{ state: MessageState; campaign_id: string | null }>(
      'SELECT state, campaign_id FROM messages WHERE venue_id = $1 AND id = $2 FOR UPDATE',
      [tx.caller.venueId, id],
    );
    const state = message && reached(message.state, verb);
    if (!state) return;
    await tx.query(
      `UPDATE messages SET state = $3, reason = $4, sent_at = $5, version = version + 1 WHERE venue_id = $1 AND id = $2`,
      [tx.caller.venueId, id, state, state === 'sent' ? null : reason, state === 'sent' ? at : null],
    );
    if (message.campaign_id === null) return;
    await (state === 'sent' ? noteSent : noteUnsent)(tx, data.after);
    tx.afterCommit(() => this.sender.wake(tx.caller.venueId!));
  }
}
