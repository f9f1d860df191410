import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, WaitlistState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, holdCards } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { keepPlace } from './keep-place';
import { NoticeScheduler } from './notice-scheduler';
import { planOffer } from './plan-notices';

/** Who waits for room is told when there is some. */
@Controller()
export class WaitlistListener {
  constructor(
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
    private readonly scheduler: NoticeScheduler,
  ) {}

  @EventPattern('waitlist.joined')
  joined(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('waitlist.changed')
  changed(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('waitlist.offered')
  async offered(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    await this.keep(fact, context);
    await planOffer(context.tx, fact.data.after, this.clock.now());
    context.tx.afterCommit(() => this.scheduler.wake());
  }

  @EventPattern('waitlist.booked')
  booked(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('waitlist.passed')
  passed(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('waitlist.left')
  left(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('waitlist.expired')
  expired(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  /** An offer that does not hold any more is found so when it is about to be told. */
  private async keep({ data: { after }, time }: Fact<WaitlistState>, { tx }: EventContext): Promise<void> {
    const phone = after.contact?.phone;
    await this.forgetting.together(tx);
    // Told before he was forgotten, it does not make him known again.
    const forgotten = phone ? await this.forgetting.meantIn(tx, [phone], time) : undefined;
    await holdCards(tx, { alone: false });
    await keepPlace(tx, forgotten ? { ...after, contact: { name: null, phone: null } } : after);
  }
}
