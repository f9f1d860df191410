import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { GuestWord } from '@guestflow/contracts';
import { assertSeen } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { oneRequestAtATime } from '../availability/room-for-guests';
import { visitMinutes } from '../availability/seating-rules';
import { loadVenue, Venue } from '../replicas/venue';
import { Booking } from './booking.entity';
import { changeOfPlace } from './change-place';
import { assertWelcome } from './contact';
import { assertRoom } from './guest-books';
import { ChangeGuestBookingDto } from './guest-bookings.dto';
import { oneGuestAtATime, otherVisits } from './guest-limits';
import { assertGuestMay, assertNotAtOnce } from './guest-rules';
import { saveBooking, step } from './save-booking';
import { whenOf } from './when';

/** Which booking, and how its guest is answered. */
export interface GuestsOwn<Answer> {
  /** Inside the booking's venue. */
  caller: Caller;
  id: string;
  toWire: (booking: Booking, venue: Venue, now: Date) => Answer;
  /** Where its id does not say yet that it is his. */
  isTheirs?: (booking: Booking, tx: Transaction) => boolean | Promise<boolean>;
  seen?: number;
}

const minute = 60_000;

/** What guests do with their bookings by themselves, whichever way they come. */
@Injectable()
export class GuestChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  change<Answer>(own: GuestsOwn<Answer>, wanted: ChangeGuestBookingDto): Promise<Answer> {
    return this.inTurn(own, async (tx, booking, venue, now) => {
      assertGuestMay('move', booking, venue.settings, now);
      return change(tx, { booking, venue, wanted }, now);
    });
  }

  cancel<Answer>(own: GuestsOwn<Answer>, reason: string | null = null): Promise<Answer> {
    return this.inTurn(own, async (tx, booking, venue, now) => {
      assertGuestMay('cancel', booking, venue.settings, now);
      const change = { cancelledBy: 'guest' as const, cancellationReason: reason };
      return step(tx, { booking, venue, verb: 'cancel', change }, now);
    });
  }

  coming<Answer>(own: GuestsOwn<Answer>): Promise<Answer> {
    return this.say(own, 'coming', null);
  }

  late<Answer>(own: GuestsOwn<Answer>, minutes: number): Promise<Answer> {
    return this.say(own, 'late', minutes);
  }

  private say<Answer>(own: GuestsOwn<Answer>, guestSays: GuestWord, lateMinutes: number | null): Promise<Answer> {
    return this.inTurn(own, async (tx, booking, venue, now) => {
      assertGuestMay(guestSays, booking, venue.settings, now);
      if (booking.guestSays === guestSays && booking.lateMinutes === lateMinutes) return booking;
      return saveBooking(tx, booking, { guestSays, lateMinutes }, { telling: 'booking.changed', now });
    });
  }

  private inTurn<Answer>(
    { caller, id, seen, isTheirs, toWire }: GuestsOwn<Answer>,
    work: (tx: Transaction, booking: Booking, venue: Venue, now: Date) => Promise<Booking>,
  ): Promise<Answer> {
    return this.transactions.inVenue(caller, async (tx) => {
      const booking = await tx.findOrFail(Booking, id, { lock: true });
      if (isTheirs && !(await isTheirs(booking, tx))) throw new NotFound();
      assertSeen(booking, seen);
      const [venue, now] = [await loadVenue(tx), this.clock.now()];
      return toWire(await work(tx, booking, venue, now), venue, now);
    });
  }
}

interface Changing {
  booking: Booking;
  venue: Venue;
  wanted: ChangeGuestBookingDto;
}

async function change(tx: Transaction, { booking, venue, wanted }: Changing, now: Date): Promise<Booking> {
  const at = whenOf(wanted, venue.zone) ?? booking.startsAt.getTime();
  const guests = wanted.guests_count ?? booking.guestsCount;
  const place = await otherPlace(tx, { booking, venue, at, guests }, now);
  const change = {
    ...place,
    ...(guests !== booking.guestsCount && { guestsCount: guests }),
    ...(wanted.comment !== undefined && wanted.comment !== booking.comment && { comment: wanted.comment }),
  };
  if (Object.keys(change).length === 0) return booking;
  const telling = Object.keys(place).length > 0 ? 'booking.moved' : 'booking.changed';
  return saveBooking(tx, booking, change, { telling, now });
}

interface Elsewhere {
  booking: Booking;
  venue: Venue;
  at: number;
  guests: number;
}

async function otherPlace(
  tx: Transaction,
  { booking, venue, at, guests }: Elsewhere,
  now: Date,
): Promise<Partial<Booking>> {
  const { id, guestId, guestName: name, guestPhone: phone, accountId } = booking;
  if (at === booking.startsAt.getTime() && guests === booking.guestsCount) return {};
  await assertWelcome(tx, { guestId, name, phone }, { by: 'guest', overrides: [] });
  const minutes = lengthFor(guests, booking, venue);
  const known = { guestId, phone, accountId };
  await oneGuestAtATime(tx, known);
  assertNotAtOnce(await otherVisits(tx, known, now, id), { from: at, to: at + minutes * minute });
  if (booking.status === 'new') await oneRequestAtATime(tx);
  const place = await changeOfPlace(tx, booking, { venue, by: 'guest', at, guests, minutes }, now);
  if (booking.status === 'new') await assertRoom(tx, venue, { ...booking, ...place, guestsCount: guests }, now);
  return place;
}

/** A larger party stays longer, unless the staff have said how long. */
export function lengthFor(guests: number, { guestsCount, durationMinutes }: Booking, { settings }: Venue): number {
  const usual = durationMinutes === visitMinutes(guestsCount, settings);
  return usual ? visitMinutes(guests, settings) : durationMinutes;
}
