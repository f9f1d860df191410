import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, FeedbackReplyState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, holdCards, rootOf } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { Channels } from '../channels/channels';
import { say } from '../messages/messages';
import { addresseesOf } from '../reach/addressees';
import { reachOf } from '../reach/reach-rules';

/** An answer to what a guest said goes to him, or is shown as one that could not. */
@Controller()
export class RepliesListener {
  constructor(
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
    private readonly channels: Channels,
  ) {}

  @EventPattern('feedback.replied')
  async replied(@Payload() fact: Fact<FeedbackReplyState>, @Ctx() { tx }: EventContext): Promise<void> {
    const { guest_id: cardId, feedback_id: feedbackId, text } = fact.data.after;
    await this.forgetting.together(tx);
    if (!cardId || (await this.forgetting.meantIn(tx, [cardId], fact.time))) return;
    await holdCards(tx, { alone: false });
    const guestId = await rootOf(tx, cardId);
    const guest = (await addresseesOf(tx, [guestId])).get(guestId);
    const channels = await this.channels.of(tx);
    const authorUserId = fact.actor.startsWith('user:') ? fact.actor.slice('user:'.length) : null;
    await say(
      tx,
      [
        {
          ...{
            kind: 'feedback_reply',
            whose: { cardId, guestId },
            to: reachOf(guest, { channels, as: 'answer' }),
            text,
          },
          ...{ feedbackId, authorUserId, otherwise: 'no_channel' },
        },
      ],
      this.clock.now(),
    );
  }
}
