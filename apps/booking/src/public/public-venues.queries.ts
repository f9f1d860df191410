import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { guestDays, guestSlots } from '../availability/guest-times';
import { Directory } from './directory';
import {
  GuestDayDto,
  GuestDaysQuery,
  GuestSlotDto,
  GuestSlotsQuery,
  toGuestSlot,
  toPage,
  VenuePageDto,
} from './public-venues.dto';

@Injectable()
export class PublicVenuesQueries {
  constructor(
    private readonly directory: Directory,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async page(caller: Caller, slug: string): Promise<VenuePageDto> {
    return toPage(await this.directory.venue(caller, slug), this.clock.now());
  }

  async slots(caller: Caller, slug: string, { date, guests }: GuestSlotsQuery): Promise<GuestSlotDto[]> {
    const [venue, now] = [await this.directory.venue(caller, slug), this.clock.now()];
    const slots = await this.transactions.inVenue({ ...caller, venueId: venue.venueId }, (tx) =>
      guestSlots(tx, { venue, date, guests, now }),
    );
    return slots.map(toGuestSlot);
  }

  async days(caller: Caller, slug: string, { from, days, guests }: GuestDaysQuery): Promise<GuestDayDto[]> {
    const [venue, now] = [await this.directory.venue(caller, slug), this.clock.now()];
    return this.transactions.inVenue({ ...caller, venueId: venue.venueId }, (tx) =>
      guestDays(tx, { venue, from, days, guests, now }),
    );
  }
}
