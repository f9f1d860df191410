import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BookingState, Fact, WaitlistState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Clock } from '@guestflow/service';
import { keepVisit, keepWaiting } from './keep-visit';

/** What guests do, as booking tells it. Who books or waits for the first time gets his card by it. */
@Controller()
export class VisitsListener {
  constructor(private readonly clock: Clock) {}

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
  joined(@Payload() { data }: Fact<WaitlistState>, @Ctx() { tx }: EventContext): Promise<void> {
    return keepWaiting(tx, data.after, this.clock.now());
  }

  private keep({ data }: Fact<BookingState>, { tx }: EventContext): Promise<void> {
    return keepVisit(tx, data.after, this.clock.now());
  }
}
