import { Injectable } from '@nestjs/common';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { GuestAsks, guestDays, guestSlots } from '../availability/guest-times';
import { GuestDayDto, GuestSlotDto, toGuestSlot } from '../public/public-venues.dto';
import { loadVenue } from '../replicas/venue';
import { Booking } from './booking.entity';
import { GuestsOwn, lengthFor } from './guest-changes';
import { assertGuestMay } from './guest-rules';
import { DaysToMoveQuery, SlotsToMoveQuery } from './times-to-move.dto';

type Theirs = Pick<GuestsOwn<unknown>, 'caller' | 'id' | 'isTheirs'>;

/** Where a guest's booking can go: what the venue's page offers, but what the booking occupies itself is free for it. */
@Injectable()
export class TimesToMove {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async slots(theirs: Theirs, { date, guests }: SlotsToMoveQuery): Promise<GuestSlotDto[]> {
    const slots = await this.ask(theirs, guests, (tx, asks) => guestSlots(tx, { ...asks, date }));
    return slots.map(toGuestSlot);
  }

  days(theirs: Theirs, { from, days, guests }: DaysToMoveQuery): Promise<GuestDayDto[]> {
    return this.ask(theirs, guests, (tx, asks) => guestDays(tx, { ...asks, from, days }));
  }

  private ask<Times>(
    { caller, id, isTheirs }: Theirs,
    said: number | undefined,
    times: (tx: Transaction, asks: GuestAsks) => Promise<Times>,
  ): Promise<Times> {
    return this.transactions.inVenue(caller, async (tx) => {
      const booking = await tx.findOrFail(Booking, id);
      if (isTheirs && !(await isTheirs(booking, tx))) throw new NotFound();
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      assertGuestMay('move', booking, venue.settings, now);
      const guests = said ?? booking.guestsCount;
      const moving = { id, minutes: lengthFor(guests, booking, venue), buffer: booking.bufferMinutes };
      return times(tx, { venue, guests, now, moving });
    });
  }
}
