import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, PrivacyAnswerState, PrivacyRequestState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, PrivacyAnswers, Sealer } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { forgetGuest } from './forget-guest';
import { knownOfGuest } from './known-of-guest';
import { Whose, whoseRequest } from './whose';

/** A guest asks to be forgotten, or what is known of him. */
@Controller()
export class PrivacyListener {
  private readonly answers: PrivacyAnswers<Whose>;

  constructor(
    private readonly forgetting: Forgetting,
    sealer: Sealer,
    clock: Clock,
  ) {
    this.answers = new PrivacyAnswers(forgetting, sealer, {
      ...{ service: 'messaging', answer: 'messaging_privacy.answered', whose: whoseRequest, known: knownOfGuest },
      forget: (tx, whose, marks) => forgetGuest(tx, whose, { forgetting, marks, now: clock.now() }),
      anewFromNow: false,
    });
  }

  @EventPattern('privacy_request.opened')
  opened(@Payload() { data }: Fact<PrivacyRequestState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.answers.answer(tx, data.after);
  }

  /** Whoever books with the phone from then on is somebody anew. */
  @EventPattern('booking_privacy.answered')
  answered(@Payload() fact: Fact<PrivacyAnswerState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.forgetting.toldUntil(tx, fact.subject, fact.time);
  }
}
