import { Injectable } from '@nestjs/common';
import { localOf } from '@guestflow/contracts';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { Booking } from '../bookings/booking.entity';
import { contactOf, phoneOf } from '../bookings/contact';
import { Directory } from '../public/directory';
import { loadVenue, Venue } from '../replicas/venue';
import { joinLine } from './join-line';
import { entryInTurn, giveUp } from './line';
import { Offers } from './offers.service';
import { shownToGuest } from './shown-to-guest';
import { acceptOffer } from './take-offer';
import { isInLine } from './waitlist-lifecycle';
import { WaitlistEntry } from './waitlist-entry.entity';
import { AcceptedOfferDto, JoinPublicWaitlistDto, PublicWaitlistEntryDto } from './waitlist.dto';

/** The line as a guest sees it who has no account: by the secret of his place in it. */
@Injectable()
export class PublicWaitlistService {
  constructor(
    private readonly directory: Directory,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly offers: Offers,
  ) {}

  async join(caller: Caller, slug: string, wanted: JoinPublicWaitlistDto): Promise<PublicWaitlistEntryDto> {
    const venue = await this.directory.venue(caller, slug);
    const { name, phone: typed, guests_count: guests } = wanted;
    const phone = phoneOf(typed, venue.country, 'phone');
    return this.transactions.inVenue({ ...caller, venueId: venue.venueId }, async (tx) => {
      const now = this.clock.now();
      const contact = await contactOf(tx, { guest_name: name, guest_phone: phone }, venue);
      const entry = await joinLine(tx, venue, { said: wanted, guests, contact, source: 'web', by: 'guest' }, now);
      return shownToGuest(tx, entry, venue, now);
    });
  }

  async status(caller: Caller, reference: string): Promise<PublicWaitlistEntryDto> {
    const { id, caller: guest } = await this.directory.atPlaceInLine(caller, reference);
    return this.transactions.inVenue(guest, async (tx) =>
      shownToGuest(tx, await tx.findOrFail(WaitlistEntry, id), await loadVenue(tx), this.clock.now()),
    );
  }

  accept(caller: Caller, reference: string): Promise<AcceptedOfferDto> {
    return this.inTurn(caller, reference, async (tx, entry, venue, now) =>
      accepted(await acceptOffer(tx, entry, venue, now), venue),
    );
  }

  decline(caller: Caller, reference: string, keepWaiting = false): Promise<PublicWaitlistEntryDto> {
    return this.inTurn(caller, reference, async (tx, entry, venue, now) => {
      const verb = keepWaiting ? 'keep_waiting' : 'pass';
      return shownToGuest(tx, await this.offers.decline(tx, entry, verb), venue, now);
    });
  }

  leave(caller: Caller, reference: string): Promise<void> {
    return this.inTurn(caller, reference, async (tx, entry, _venue, now) => {
      if (!isInLine(entry.status)) return;
      const freed = await giveUp(tx, entry, 'leave', now);
      await this.offers.offerFreed(tx, freed);
    });
  }

  private async inTurn<T>(
    caller: Caller,
    reference: string,
    work: (tx: Transaction, entry: WaitlistEntry, venue: Venue, now: Date) => Promise<T>,
  ): Promise<T> {
    const { id, caller: guest } = await this.directory.atPlaceInLine(caller, reference);
    return this.transactions.inVenue(guest, async (tx) =>
      work(tx, await entryInTurn(tx, id), await loadVenue(tx), this.clock.now()),
    );
  }
}

const accepted = (booking: Booking, { zone }: Venue): AcceptedOfferDto => ({
  reference: booking.reference,
  status: booking.status,
  booked_at: booking.startsAt.toISOString(),
  ...localOf(booking.startsAt.getTime(), zone),
  duration_minutes: booking.durationMinutes,
  guests_count: booking.guestsCount,
});
