import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { Booking } from '../bookings/booking.entity';
import { contactOf, phoneOf } from '../bookings/contact';
import { bookAsGuest } from '../bookings/guest-books';
import { ChangeGuestBookingDto, GuestBookingDto, NewGuestBookingDto, toGuest } from '../bookings/guest-bookings.dto';
import { GuestChanges, GuestsOwn } from '../bookings/guest-changes';
import { loadVenue } from '../replicas/venue';
import { calendarFile } from './calendar-file';
import { asGuest, Directory } from './directory';

/** Guests without an account: whoever knows the reference is the guest. */
@Injectable()
export class PublicBookingsService {
  constructor(
    private readonly directory: Directory,
    private readonly transactions: Transactions,
    private readonly changes: GuestChanges,
    private readonly clock: Clock,
  ) {}

  async book(caller: Caller, slug: string, { name, phone, ...said }: NewGuestBookingDto): Promise<GuestBookingDto> {
    return this.transactions.inVenue(await this.directory.atVenue(caller, slug), async (tx) => {
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      const guest_phone = phoneOf(phone, venue.country, 'phone');
      const contact = await contactOf(tx, { guest_name: name, guest_phone }, venue);
      const guest = tx.onBehalfOf(asGuest(tx.caller, contact.guestId));
      const booking = await bookAsGuest(guest, venue, { said, contact, source: 'web' }, now);
      return toGuest(booking, venue, now);
    });
  }

  card(caller: Caller, reference: string): Promise<GuestBookingDto> {
    return this.read(caller, reference, toGuest);
  }

  calendar(caller: Caller, reference: string): Promise<string> {
    return this.read(caller, reference, calendarFile);
  }

  async change(
    caller: Caller,
    reference: string,
    wanted: ChangeGuestBookingDto,
    seen?: number,
  ): Promise<GuestBookingDto> {
    return this.changes.change({ ...(await this.own(caller, reference)), seen }, wanted);
  }

  async cancel(caller: Caller, reference: string, reason?: string | null, seen?: number): Promise<GuestBookingDto> {
    return this.changes.cancel({ ...(await this.own(caller, reference)), seen }, reason);
  }

  async coming(caller: Caller, reference: string): Promise<GuestBookingDto> {
    return this.changes.coming(await this.own(caller, reference));
  }

  async late(caller: Caller, reference: string, minutes: number): Promise<GuestBookingDto> {
    return this.changes.late(await this.own(caller, reference), minutes);
  }

  private async own(caller: Caller, reference: string): Promise<GuestsOwn<GuestBookingDto>> {
    return { ...(await this.directory.booking(caller, reference)), toWire: toGuest };
  }

  private async read<T>(caller: Caller, reference: string, toWire: GuestsOwn<T>['toWire']): Promise<T> {
    const { id, caller: guest } = await this.directory.booking(caller, reference);
    return this.transactions.inVenue(guest, async (tx) =>
      toWire(await tx.findOrFail(Booking, id), await loadVenue(tx), this.clock.now()),
    );
  }
}
