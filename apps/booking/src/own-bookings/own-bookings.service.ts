import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { contactOf, phoneOf } from '../bookings/contact';
import { bookAsGuest } from '../bookings/guest-books';
import { ChangeGuestBookingDto, NewOwnBookingDto, OwnBookingDto, toOwn } from '../bookings/guest-bookings.dto';
import { GuestChanges, GuestsOwn } from '../bookings/guest-changes';
import { loadVenue } from '../replicas/venue';

/** Registered guests, who book for themselves at whichever venues. */
@Injectable()
export class OwnBookingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: GuestChanges,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, { name, phone, ...said }: NewOwnBookingDto): Promise<OwnBookingDto> {
    if (!caller.venueId) {
      throw new ValidationProblem([{ field: 'venue_id', message: 'say at which venue: venue_id' }]);
    }
    const known = name && phone ? undefined : await this.knownOf(caller);
    return this.transactions.inVenue(caller, async (tx) => {
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      const guest_name = name ?? known?.name;
      const guest_phone = phone ? phoneOf(phone, venue.country, 'phone') : known?.phone;
      if (!guest_name || !guest_phone) {
        const missing = [...(guest_name ? [] : ['name']), ...(guest_phone ? [] : ['phone'])];
        throw new ValidationProblem(missing.map((field) => ({ field, message: `say your ${field} the first time` })));
      }
      const contact = await contactOf(tx, { guest_name, guest_phone }, venue);
      const booking = await bookAsGuest(tx, venue, { said, contact, source: 'web', accountId: caller.userId }, now);
      return toOwn(booking, venue, now);
    });
  }

  async change(caller: Caller, id: string, wanted: ChangeGuestBookingDto, seen?: number): Promise<OwnBookingDto> {
    return this.changes.change({ ...(await this.own(caller, id)), seen }, wanted);
  }

  async cancel(caller: Caller, id: string, reason?: string | null, seen?: number): Promise<OwnBookingDto> {
    return this.changes.cancel({ ...(await this.own(caller, id)), seen }, reason);
  }

  async coming(caller: Caller, id: string): Promise<OwnBookingDto> {
    return this.changes.coming(await this.own(caller, id));
  }

  async late(caller: Caller, id: string, minutes: number): Promise<OwnBookingDto> {
    return this.changes.late(await this.own(caller, id), minutes);
  }

  /** A guest need not say where he has booked. */
  private async own(caller: Caller, id: string): Promise<GuestsOwn<OwnBookingDto>> {
    const [found] = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<{ venue_id: string }>('SELECT venue_id FROM bookings WHERE id = $1 AND account_id = $2', [
        id,
        caller.userId,
      ]),
    );
    if (!found || (caller.venueId && caller.venueId !== found.venue_id)) throw new NotFound();
    return {
      caller: { ...caller, venueId: found.venue_id },
      id,
      toWire: toOwn,
      isTheirs: ({ accountId }) => accountId === caller.userId,
    };
  }

  /** The name and the phone by which he booked last, anywhere. */
  private async knownOf(caller: Caller): Promise<{ name: string | null; phone: string | null } | undefined> {
    const [last] = await this.transactions.acrossVenues(caller, (tx) =>
      tx.query<{ name: string | null; phone: string | null }>(
        `SELECT guest_name AS name, guest_phone AS phone FROM bookings
          WHERE account_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1`,
        [caller.userId],
      ),
    );
    return last;
  }
}
