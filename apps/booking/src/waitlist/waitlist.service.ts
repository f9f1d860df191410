import { Injectable } from '@nestjs/common';
import { isOpenFor, localOf, openStretches } from '@guestflow/contracts';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { visitMinutes } from '../availability/seating-rules';
import { assertStaffTime } from '../bookings/booking-rules';
import { BookingDto, toWire as bookingToWire } from '../bookings/bookings.dto';
import { assertWelcome, contactOf, writtenTo } from '../bookings/contact';
import { place } from '../bookings/place';
import { whenOf } from '../bookings/when';
import { loadVenue, Venue } from '../replicas/venue';
import { joinLine } from './join-line';
import { assertWaitsOnce, entryInTurn, giveUp, insertHold, placeOf, saveEntry, stepInLine } from './line';
import { Offers } from './offers.service';
import { windowOf } from './said-window';
import { takeOffer } from './take-offer';
import { isInLine, moveOn } from './waitlist-lifecycle';
import { WaitlistEntry } from './waitlist-entry.entity';
import { assertCanWait, offerExpiresAt } from './waitlist-rules';
import { ChangeWaitlistEntryDto, JoinWaitlistDto, OfferDto, toWire, WaitlistEntryDto } from './waitlist.dto';

const minute = 60_000;

/** The line as staff keep it. */
@Injectable()
export class WaitlistService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly offers: Offers,
  ) {}

  join(caller: Caller, wanted: JoinWaitlistDto): Promise<WaitlistEntryDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [now, venue] = [this.clock.now(), await loadVenue(tx)];
      const contact = await contactOf(tx, wanted, venue);
      if (!contact.guestId && !contact.name && !contact.phone) {
        throw new ValidationProblem([{ field: 'guest_name', message: 'say who waits' }]);
      }
      const source = caller.role === 'partner' ? 'partner' : 'manual';
      const entry = await joinLine(
        tx,
        venue,
        { said: wanted, guests: wanted.guests_count, contact, source, by: 'staff', notes: wanted.notes },
        now,
      );
      return shown(tx, entry, venue, now);
    });
  }

  change(caller: Caller, id: string, wanted: ChangeWaitlistEntryDto, seen?: number): Promise<WaitlistEntryDto> {
    return this.inTurn(caller, id, seen, async (tx, entry, venue, now) => {
      if (!isInLine(entry.status)) {
        throw new RuleViolation('over', 'Nobody waits here any more', { entry_status: entry.status });
      }
      const window = changeOfWindow(entry, wanted, venue, now);
      const contact = await changeOfContact(tx, entry, wanted, venue);
      const notes = wanted.notes === undefined || wanted.notes === entry.notes ? {} : { notes: wanted.notes };
      const change = { ...window, ...contact, ...notes };
      if (Object.keys(change).length === 0) return entry;
      await assertWaitsOnce(tx, { ...entry, ...change });
      const withContact = Object.keys(contact).length > 0;
      return saveEntry(tx, entry, change, { telling: 'waitlist.changed', now, withContact });
    });
  }

  /** Nobody waits here any more; what was held goes to the next. Who is out already stays so. */
  leave(caller: Caller, id: string): Promise<void> {
    return this.transactions.inVenue(caller, async (tx) => {
      const entry = await entryInTurn(tx, id);
      if (!isInLine(entry.status)) return;
      const freed = await giveUp(tx, entry, 'leave', this.clock.now());
      await this.offers.offerFreed(tx, freed);
    });
  }

  /** By hand and out of turn: of all tables, the one that suits best. */
  offer(caller: Caller, id: string, wanted: OfferDto, seen?: number): Promise<WaitlistEntryDto> {
    return this.inTurn(caller, id, seen, async (tx, entry, venue, now) => {
      moveOn(entry.status, 'offer');
      const at = whenOf(wanted, venue.zone);
      if (at === undefined) throw new ValidationProblem([{ field: 'booked_at', message: 'say which time is offered' }]);
      const guests = entry.guestsCount;
      const [minutes, buffer] = [visitMinutes(guests, venue.settings), venue.settings.buffer_minutes];
      const open = isOpenFor({ from: at, to: at + minutes * minute }, venue.settings, venue.zone);
      assertStaffTime({ at, guests, open }, [], now);
      const hold = { id: newId(), minutes, buffer, guests, startsAt: at, expiresAt: offerExpiresAt(at, now) };
      const { id: ownerId, expiresAt } = hold;
      const tableIds = await place(
        tx,
        { ...{ venue, guests, at, minutes, buffer, ownerId, expiresAt }, ownerKind: 'hold', tables: 'auto' },
        now,
      );
      await insertHold(tx, { ...hold, tableIds }, now);
      const offered = { holdId: hold.id, offeredStartsAt: new Date(at), offerExpiresAt: expiresAt };
      return stepInLine(tx, entry, 'offer', offered, now);
    });
  }

  /** Staff take the offer for the guest. */
  book(caller: Caller, id: string): Promise<BookingDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const [entry, venue] = [await entryInTurn(tx, id), await loadVenue(tx)];
      return bookingToWire(await takeOffer(tx, entry, { venue, by: 'staff' }, this.clock.now()), venue.zone);
    });
  }

  private inTurn(
    caller: Caller,
    id: string,
    seen: number | undefined,
    work: (tx: Transaction, entry: WaitlistEntry, venue: Venue, now: Date) => Promise<WaitlistEntry>,
  ): Promise<WaitlistEntryDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const entry = await entryInTurn(tx, id);
      assertSeen(entry, seen);
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      return shown(tx, await work(tx, entry, venue, now), venue, now);
    });
  }
}

const shown = async (tx: Transaction, entry: WaitlistEntry, { zone }: Venue, now: Date): Promise<WaitlistEntryDto> =>
  toWire(entry, { zone, place: await placeOf(tx, entry), now });

function changeOfWindow(
  entry: WaitlistEntry,
  wanted: ChangeWaitlistEntryDto,
  venue: Venue,
  now: Date,
): Partial<WaitlistEntry> {
  const guests = wanted.guests_count ?? entry.guestsCount;
  const said = {
    date: wanted.date ?? entry.date,
    time_from: wanted.time_from ?? localOf(entry.earliestAt.getTime(), venue.zone).time,
    time_to: wanted.time_to ?? localOf(entry.latestAt.getTime(), venue.zone).time,
  };
  if (wanted.date === undefined && wanted.time_from === undefined && wanted.time_to === undefined) {
    if (guests === entry.guestsCount) return {};
  }
  // What is held for him suits what he asked for.
  if (entry.status === 'offered') {
    throw new RuleViolation('offered', 'A table is offered: wait for the answer', { entry_status: entry.status });
  }
  const window = windowOf(said, venue);
  const minutes = visitMinutes(guests, venue.settings);
  const open = openStretches(window.date, venue.settings, venue.zone);
  assertCanWait({ window, guests, visitMinutes: minutes, open, by: 'staff' }, venue, now);
  return {
    date: window.date,
    earliestAt: new Date(window.from),
    latestAt: new Date(window.to),
    guestsCount: guests,
    // What did not suit then may now.
    offeredStartsAt: null,
  };
}

async function changeOfContact(
  tx: Transaction,
  entry: WaitlistEntry,
  { guest_id, guest_name, guest_phone }: ChangeWaitlistEntryDto,
  venue: Venue,
): Promise<Partial<WaitlistEntry>> {
  if (guest_id === undefined && guest_name === undefined && guest_phone === undefined) return {};
  const otherGuest = guest_id !== undefined || guest_phone !== undefined;
  const contact = await contactOf(
    tx,
    {
      guest_id: guest_id ?? (otherGuest ? null : entry.guestId),
      guest_name: guest_name === undefined ? (guest_id ? undefined : entry.guestName) : guest_name,
      guest_phone: guest_phone === undefined ? (guest_id ? undefined : entry.guestPhone) : guest_phone,
    },
    venue,
  );
  if (otherGuest) await assertWelcome(tx, contact, { by: 'staff', overrides: [] });
  return { ...writtenTo(entry, contact.guestId), guestName: contact.name, guestPhone: contact.phone };
}
