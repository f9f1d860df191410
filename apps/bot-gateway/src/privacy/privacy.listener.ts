import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, PrivacyRequestState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, sealedCopy, Sealer } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { forgetGuest } from './forget-guest';
import { knownOfGuest } from './known-of-guest';
import { whoseRequest } from './whose';

/** A guest asks to be forgotten, or what is known of him. */
@Controller()
export class PrivacyListener {
  constructor(
    private readonly forgetting: Forgetting,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  @EventPattern('privacy_request.opened')
  async opened(@Payload() fact: Fact<PrivacyRequestState>, @Ctx() { tx }: EventContext): Promise<void> {
    const request = fact.data.after;
    const { id, guest_id, kind, card_ids: cardIds, marks = [] } = request;
    if (kind === 'copy') {
      const known = await knownOfGuest(tx, await whoseRequest(tx, request, this.forgetting));
      const { sealed, counts } = sealedCopy(this.sealer, { requestId: id, service: 'bot-gateway', known });
      tx.emit('bot_privacy.answered', { after: { id, version: 1, guest_id, counts, sealed } });
      return;
    }
    await this.forgetting.alone(tx);
    const whose = await whoseRequest(tx, request, this.forgetting);
    const counts = await forgetGuest(tx, whose, { forgetting: this.forgetting, now: this.clock.now() });
    // Whoever writes to a bot from now on is somebody anew.
    await this.forgetting.remember(tx, { requestId: id, cardIds, marks, toldUntil: new Date() });
    tx.emit('bot_privacy.answered', { after: { id, version: 1, guest_id, counts } });
  }
}
