import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { allows, Caller } from '@guestflow/access';
import { BookingStatus, Override } from '@guestflow/contracts';
import { assertSeen } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Forbidden, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { loadVenue, Venue } from '../replicas/venue';
import { mostTables } from '../table-groups/table-group-rules';
import { isActive, move, Verb, verbTo } from './booking-lifecycle';
import { Booking } from './booking.entity';
import {
  BookingDto,
  ChangeBookingDto,
  ConfirmBookingDto,
  NewBookingDto,
  OverridesDto,
  StatusDto,
  TablesDto,
  toWire,
} from './bookings.dto';
import { changeOfPlace } from './change-place';
import { assertWelcome, contactOf, writtenTo } from './contact';
import { makeBooking } from './make-booking';
import { place, WantedTables } from './place';
import { saveBooking, step } from './save-booking';
import { whenOf } from './when';

const minute = 60_000;

/** Bookings as staff write them. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, wanted: NewBookingDto): Promise<BookingDto> {
    const overrides = allowedOverrides(caller, wanted);
    return this.transactions.inVenue(caller, async (tx) => {
      const [now, venue] = [this.clock.now(), await loadVenue(tx)];
      const source = caller.role === 'partner' ? 'partner' : (wanted.source ?? 'manual');
      const at = whenOf(wanted, venue.zone) ?? (source === 'walk_in' ? wholeMinute(now) : undefined);
      if (at === undefined) throw new ValidationProblem([{ field: 'booked_at', message: 'say when' }]);
      const tables = wantedTables(wanted) ?? (source === 'walk_in' ? 'auto' : 'later');
      const booking = await makeBooking(
        tx,
        venue,
        {
          ...{ at, source, tables, overrides },
          guests: wanted.guests_count,
          minutes: wanted.duration_minutes,
          buffer: wanted.buffer_minutes,
          contact: await contactOf(tx, wanted, venue),
          by: 'staff',
          comment: wanted.comment,
          notes: wanted.notes,
          tags: wanted.tags,
          overrideReason: wanted.override_reason,
        },
        now,
      );
      return toWire(booking, venue.zone);
    });
  }

  change(caller: Caller, id: string, wanted: ChangeBookingDto, seen?: number): Promise<BookingDto> {
    const overrides = allowedOverrides(caller, wanted);
    return this.inTurn(caller, id, seen, async (tx, booking, venue, now) => {
      if (!isActive(booking.status)) {
        throw new RuleViolation('over', 'The booking is over', { booking_status: booking.status });
      }
      const place = await changeOfPlace(
        tx,
        booking,
        {
          ...{ venue, overrides },
          by: 'staff',
          at: whenOf(wanted, venue.zone),
          minutes: wanted.duration_minutes,
          buffer: wanted.buffer_minutes,
          guests: wanted.guests_count,
          tables: wantedTables(wanted),
        },
        now,
      );
      const contact = await changeOfContact(tx, booking, { venue, wanted, overrides });
      const plain = {
        ...(wanted.comment !== undefined && { comment: wanted.comment }),
        ...(wanted.notes !== undefined && { notes: wanted.notes }),
        ...(wanted.tags !== undefined && { tags: wanted.tags }),
        ...(wanted.guests_count !== undefined && { guestsCount: wanted.guests_count }),
      };
      const change = otherThan(booking, { ...place, ...contact, ...plain, ...overridesOf(booking, overrides, wanted) });
      if (Object.keys(change).length === 0) return booking;
      const telling = Object.keys(place).length > 0 ? 'booking.moved' : 'booking.changed';
      return saveBooking(tx, booking, change, { telling, now, withContact: Object.keys(contact).length > 0 });
    });
  }

  confirm(caller: Caller, id: string, wanted: ConfirmBookingDto, seen?: number): Promise<BookingDto> {
    const overrides = allowedOverrides(caller, wanted);
    return this.inTurn(caller, id, seen, (tx, booking, venue, now) =>
      confirm(tx, { booking, venue, wanted, overrides }, now),
    );
  }

  step(caller: Caller, id: string, verb: Verb, change: Partial<Booking> = {}, seen?: number): Promise<BookingDto> {
    return this.inTurn(caller, id, seen, (tx, booking, venue, now) => step(tx, { booking, venue, verb, change }, now));
  }

  cancel(caller: Caller, id: string, reason: string | null = null, seen?: number): Promise<BookingDto> {
    return this.step(caller, id, 'cancel', { cancelledBy: 'staff', cancellationReason: reason }, seen);
  }

  /** The move that leads to a status, for those who say where to. */
  setStatus(caller: Caller, id: string, wanted: StatusDto, seen?: number): Promise<BookingDto> {
    const overrides = allowedOverrides(caller, wanted);
    const status: BookingStatus = wanted.status === 'canceled' ? 'cancelled' : wanted.status;
    return this.inTurn(caller, id, seen, async (tx, booking, venue, now) => {
      const verb = verbTo(booking, status);
      if (!verb) throw new RuleViolation('not_in_this_status', `It does not go from ${booking.status} to ${status}`);
      if (verb === 'confirm') return confirm(tx, { booking, venue, wanted, overrides }, now);
      const cancelled = { cancelledBy: 'staff' as const, cancellationReason: wanted.reason ?? null };
      return step(tx, { booking, venue, verb, change: verb === 'cancel' ? cancelled : {} }, now);
    });
  }

  /** One write of a booking that is there: locked, as it was seen, and answered as it is then. */
  private inTurn(
    caller: Caller,
    id: string,
    seen: number | undefined,
    work: (tx: Transaction, booking: Booking, venue: Venue, now: Date) => Promise<Booking>,
  ): Promise<BookingDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const booking = await tx.findOrFail(Booking, id, { lock: true });
      assertSeen(booking, seen);
      const venue = await loadVenue(tx);
      return toWire(await work(tx, booking, venue, this.clock.now()), venue.zone);
    });
  }
}

interface Confirming {
  booking: Booking;
  venue: Venue;
  wanted: OverridesDto;
  overrides: Override[];
}

/** A request is given its tables. */
async function confirm(
  tx: Transaction,
  { booking, venue, wanted, overrides }: Confirming,
  now: Date,
): Promise<Booking> {
  const tables = wantedTables(wanted);
  if (!tables) {
    throw new ValidationProblem([{ field: 'table_id', message: 'say table_id, table_ids, or auto: true' }]);
  }
  // Whether it can be confirmed at all is asked before anything is claimed.
  move(booking, 'confirm', now);
  const { guestId, guestName: name, guestPhone: phone, guestsCount: guests } = booking;
  await assertWelcome(tx, { guestId, name, phone }, { by: 'staff', overrides });
  const { durationMinutes: minutes, bufferMinutes: buffer } = booking;
  const at = booking.startsAt.getTime();
  const tableIds = await place(
    tx,
    { ...{ venue, guests, at, minutes, buffer, tables, overrides }, ownerId: booking.id },
    now,
  );
  const change = { tableIds, ...overridesOf(booking, overrides, wanted) };
  return step(tx, { booking, venue, verb: 'confirm', change }, now);
}

async function changeOfContact(
  tx: Transaction,
  booking: Booking,
  { venue, wanted, overrides }: { venue: Venue; wanted: ChangeBookingDto; overrides: Override[] },
): Promise<Partial<Booking>> {
  const { guest_id, guest_name, guest_phone } = wanted;
  if (guest_id === undefined && guest_name === undefined && guest_phone === undefined) return {};
  const otherGuest = guest_id !== undefined || guest_phone !== undefined;
  const contact = await contactOf(
    tx,
    {
      guest_id: guest_id ?? (otherGuest ? null : booking.guestId),
      guest_name: guest_name === undefined ? (otherGuest && guest_id ? undefined : booking.guestName) : guest_name,
      guest_phone: guest_phone === undefined ? (guest_id ? undefined : booking.guestPhone) : guest_phone,
    },
    venue,
  );
  if (otherGuest) await assertWelcome(tx, contact, { by: 'staff', overrides });
  const change = { ...writtenTo(booking, contact.guestId), guestName: contact.name, guestPhone: contact.phone };
  const same =
    change.guestId === booking.guestId &&
    change.guestName === booking.guestName &&
    change.guestPhone === booking.guestPhone;
  return same ? {} : change;
}

const overridesOf = (
  booking: Booking,
  overrides: Override[],
  { override_reason: reason }: OverridesDto,
): Partial<Booking> =>
  overrides.length === 0
    ? {}
    : {
        overrides: [...new Set([...booking.overrides, ...overrides])],
        overrideReason: reason ?? booking.overrideReason,
      };

/** What of a change is one. */
const otherThan = (booking: Booking, change: Partial<Booking>): Partial<Booking> =>
  Object.fromEntries(
    Object.entries(change).filter(([name, value]) => !isDeepStrictEqual(value, booking[name as keyof Booking])),
  );

/** What may be done against the rules: beyond a table's capacity and outside the hours only by who holds the permission. */
function allowedOverrides(caller: Caller, { overrides = [] }: OverridesDto): Override[] {
  if (overrides.some((each) => each !== 'blacklist') && !allows(caller, 'bookings.override')) {
    throw new Forbidden('You may not seat against the rules', { permission: 'bookings.override' });
  }
  return overrides;
}

function wantedTables({ table_id, table_ids, auto }: TablesDto): WantedTables | undefined {
  const ids = [...new Set([...(table_id ? [table_id] : []), ...(table_ids ?? [])].map((id) => id.toLowerCase()))];
  if (auto && ids.length > 0) {
    throw new ValidationProblem([{ field: 'auto', message: 'say which tables, or auto, not both' }]);
  }
  if (ids.length > mostTables) {
    throw new ValidationProblem([{ field: 'table_ids', message: `at most ${mostTables} tables are put together` }]);
  }
  return auto ? 'auto' : ids.length > 0 ? { ids } : undefined;
}

const wholeMinute = (now: Date): number => Math.floor(now.getTime() / minute) * minute;
