import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BookingState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, holdCards, isGuestActor } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { noteBooked } from '../campaigns/note-booked';
import { notifyOfBooking } from '../notifications/notify';
import { keepBooking } from './keep-booking';
import { NoticeScheduler } from './notice-scheduler';
import { holdPlans, planTelling } from './plan-notices';
import { replan } from './replan';
import { BookingStep, tells } from './telling-rules';

/** What is said of bookings follows what becomes of them. */
@Controller()
export class BookingsListener {
  constructor(
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
    private readonly scheduler: NoticeScheduler,
  ) {}

  @EventPattern('booking.requested')
  requested(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'requested');
  }

  @EventPattern('booking.confirmed')
  confirmed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'confirmed');
  }

  @EventPattern('booking.moved')
  moved(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'moved');
  }

  @EventPattern('booking.changed')
  changed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'other');
  }

  @EventPattern('booking.arrived')
  arrived(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'other');
  }

  @EventPattern('booking.arrival_undone')
  arrivalUndone(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'other');
  }

  @EventPattern('booking.completed')
  completed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'other');
  }

  @EventPattern('booking.cancelled')
  cancelled(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'cancelled');
  }

  @EventPattern('booking.no_show')
  noShow(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'other');
  }

  @EventPattern('booking.lapsed')
  lapsed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'lapsed');
  }

  @EventPattern('booking.reopened')
  reopened(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return this.follow(fact, context, 'reopened');
  }

  private async follow(fact: Fact<BookingState>, { tx }: EventContext, step: BookingStep): Promise<void> {
    const { before, after } = fact.data;
    const now = this.clock.now();
    const phone = after.contact?.phone;
    await this.forgetting.together(tx);
    // Told before he was forgotten, it does not make him known again.
    const forgotten = phone ? await this.forgetting.meantIn(tx, [phone], fact.time) : undefined;
    await holdCards(tx, { alone: false });
    await holdPlans(tx, { alone: false });
    const known = forgotten ? { ...after, contact: { name: null, phone: null } } : after;
    if (await keepBooking(tx, known)) await replan(tx, after.id, now);
    await notifyOfBooking(tx, fact, now);
    await noteBooked(tx, after);
    const rule = tells({ step, byGuest: isGuestActor(fact.actor), before, after });
    if (!rule) return;
    await planTelling(tx, { bookingId: after.id, rule, version: after.version }, now);
    tx.afterCommit(() => this.scheduler.wake());
  }
}
