import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { BookingState, Fact, WaitlistState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { linkToCard } from './cards';

/** Who it is for is told where it is news: by then its card may be known. */
@Controller()
export class OwnFactsListener {
  @EventPattern('booking.requested')
  requested(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return linkBooking(fact, context);
  }

  @EventPattern('booking.confirmed')
  confirmed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return linkBooking(fact, context);
  }

  @EventPattern('booking.arrived')
  arrived(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return linkBooking(fact, context);
  }

  @EventPattern('booking.changed')
  changed(@Payload() fact: Fact<BookingState>, @Ctx() context: EventContext): Promise<void> {
    return linkBooking(fact, context);
  }

  @EventPattern('waitlist.joined')
  joined(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    return linkEntry(fact, context);
  }

  @EventPattern('waitlist.changed')
  entryChanged(@Payload() fact: Fact<WaitlistState>, @Ctx() context: EventContext): Promise<void> {
    return linkEntry(fact, context);
  }
}

type Told = Fact<BookingState | WaitlistState>;

/** A move that tells who it is for has its handler with the waitlist, which asks whether it made room. */
export const linkBooking = (fact: Told, context: EventContext): Promise<void> => link('bookings', fact, context);
const linkEntry = (fact: Told, context: EventContext): Promise<void> => link('waitlist', fact, context);

async function link(table: 'bookings' | 'waitlist', { data }: Told, { tx }: EventContext): Promise<void> {
  const { id, guest_id, contact } = data.after;
  if (contact && (guest_id ?? contact.phone)) await linkToCard(tx, table, id);
}
