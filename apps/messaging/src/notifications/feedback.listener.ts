import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, FeedbackState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, holdCards, rootOf } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { newsOfFeedback } from './notification-rules';
import { notify } from './notify';

/** The staff are told of who was not content. */
@Controller()
export class FeedbackListener {
  constructor(
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
  ) {}

  @EventPattern('feedback.received')
  async received(@Payload() { data }: Fact<FeedbackState>, @Ctx() { tx }: EventContext): Promise<void> {
    const news = newsOfFeedback(data.after);
    if (!news) return;
    await this.forgetting.together(tx);
    await holdCards(tx, { alone: false });
    const { guest_id: cardId } = data.after;
    await notify(tx, { ...news, cardId, guestId: cardId && (await rootOf(tx, cardId)) }, this.clock.now());
  }
}
