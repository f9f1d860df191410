import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { allOf } from '@guestflow/http';
import { Transactions } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { contactOf, phoneOf } from '../bookings/contact';
import { bookAsGuest } from '../bookings/guest-books';
import { ChangeGuestBookingDto, NewOwnBookingDto, OwnBookingDto, toOwn } from '../bookings/guest-bookings.dto';
import { GuestChanges, GuestsOwn } from '../bookings/guest-changes';
import { contactOfAccount, notRegistered } from '../bookings/telegram-account';
import { TimesToMove } from '../bookings/times-to-move';
import { DaysToMoveQuery, SlotsToMoveQuery } from '../bookings/times-to-move.dto';
import { asGuest } from '../public/directory';
import { GuestDayDto, GuestSlotDto } from '../public/public-venues.dto';
import { loadVenue } from '../replicas/venue';
import { isOwn, lookUp, ownOf } from './whose';

/** Guests who book for themselves: registered ones at whichever venues, those of a Mini App at its own. */
@Injectable()
export class OwnBookingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: GuestChanges,
    private readonly times: TimesToMove,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, wanted: NewOwnBookingDto): Promise<OwnBookingDto> {
    return caller.telegramId === undefined ? this.createByAccount(caller, wanted) : this.createByCard(caller, wanted);
  }

  async slots(caller: Caller, id: string, asked: SlotsToMoveQuery): Promise<GuestSlotDto[]> {
    return this.times.slots(await this.own(caller, id), asked);
  }

  async days(caller: Caller, id: string, asked: DaysToMoveQuery): Promise<GuestDayDto[]> {
    return this.times.days(await this.own(caller, id), asked);
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

  private async createByAccount(caller: Caller, { name, phone, ...said }: NewOwnBookingDto): Promise<OwnBookingDto> {
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

  /** Nobody has seen that a phone is his who says so in a Mini App: a card he gets by sharing it with the bot. */
  private createByCard(caller: Caller, { name, phone, ...said }: NewOwnBookingDto): Promise<OwnBookingDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      const contact = await contactOfAccount(tx, venue, caller.telegramId!, { name, phone });
      if (!contact) throw notRegistered('Nobody is known by this Telegram account: share the phone with the bot first');
      const guest = tx.onBehalfOf(asGuest(tx.caller, contact.guestId));
      return toOwn(await bookAsGuest(guest, venue, { said, contact, source: 'bot' }, now), venue, now);
    });
  }

  /** A guest need not say where he has booked. */
  private async own(caller: Caller, id: string): Promise<GuestsOwn<OwnBookingDto>> {
    const [own, parameters] = allOf([['id = $1', id], ownOf(caller)]);
    const [found] = await lookUp(this.transactions, caller, (tx) =>
      tx.query<{ venue_id: string; guest_id: string | null }>(
        `SELECT venue_id, guest_id FROM bookings WHERE ${own}`,
        parameters,
      ),
    );
    if (!found || (caller.venueId && caller.venueId !== found.venue_id)) throw new NotFound();
    const there = { ...caller, venueId: found.venue_id };
    return {
      caller: caller.telegramId === undefined ? there : asGuest(there, found.guest_id),
      id,
      toWire: toOwn,
      isTheirs: (booking, tx) => isOwn(tx, booking, caller),
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
