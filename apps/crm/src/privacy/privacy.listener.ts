import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, PrivacyAnswerState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { noteAnswer } from './requests';

/** What other services answer to a guest's request. */
@Controller()
export class PrivacyListener {
  constructor(
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
  ) {}

  @EventPattern('booking_privacy.answered')
  async booking(@Payload() fact: Fact<PrivacyAnswerState>, @Ctx() { tx }: EventContext): Promise<void> {
    // Whoever books with the phone from then on is somebody anew.
    await this.forgetting.toldUntil(tx, fact.subject, fact.time);
    await noteAnswer(tx, 'booking', fact.data.after, this.clock.now());
  }

  @EventPattern('analytics_privacy.answered')
  async analytics(@Payload() fact: Fact<PrivacyAnswerState>, @Ctx() { tx }: EventContext): Promise<void> {
    await noteAnswer(tx, 'analytics', fact.data.after, this.clock.now());
  }

  @EventPattern('messaging_privacy.answered')
  async messaging(@Payload() fact: Fact<PrivacyAnswerState>, @Ctx() { tx }: EventContext): Promise<void> {
    await noteAnswer(tx, 'messaging', fact.data.after, this.clock.now());
  }

  @EventPattern('bot_privacy.answered')
  async botGateway(@Payload() fact: Fact<PrivacyAnswerState>, @Ctx() { tx }: EventContext): Promise<void> {
    await noteAnswer(tx, 'bot-gateway', fact.data.after, this.clock.now());
  }
}
