import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BookingContact, BookingState, Fact, Versioned, WaitlistState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { wasErasedSince } from '../privacy/was-erased';
import { keepVisit, keepWaiting } from './keep-visit';

/** What guests do, as booking tells it. Who books or waits for the first time gets his card by it. */
@Controller()
export class VisitsListener {
  constructor(
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
  ) {}

  @EventPattern('booking.requested')
  requested(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.confirmed')
  confirmed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.moved')
  moved(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.changed')
  changed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.arrived')
  arrived(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.arrival_undone')
  arrivalUndone(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.completed')
  completed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.cancelled')
  cancelled(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.no_show')
  noShow(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.lapsed')
  lapsed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('booking.reopened')
  reopened(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.keep(fact, context);
  }

  @EventPattern('waitlist.joined')
  async joined(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    await keepWaiting(context.tx, await this.withoutTheErased(fact, context), this.clock.now());
  }

  private async keep(fact: Fact<BookingState>, context: EventContext): Promise<void> {
    await keepVisit(context.tx, await this.withoutTheErased(fact, context), this.clock.now());
  }

  /** What was told of somebody before he was erased does not make him known again. */
  private async withoutTheErased<State extends Versioned & { contact?: BookingContact }>(
    { data: { after }, time }: Fact<State>,
    { tx }: EventContext,
  ): Promise<State> {
    const phone = after.contact?.phone;
    // What tells of nobody holds cards as well, and what comes after it in the same transaction may ask.
    if (!phone) await this.forgetting.together(tx);
    if (!phone || !(await wasErasedSince(tx, this.forgetting, phone, time))) return after;
    return { ...after, contact: { name: null, phone: null } };
  }
}
