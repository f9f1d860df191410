import { isOpenFor, Override } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { guestTime } from '../availability/day-times';
import { Venue } from '../replicas/venue';
import { assertCanBeThere, occupies } from './booking-lifecycle';
import { assertGuestParty, assertGuestTime, assertOpen, assertStaffTime, lapsesAt } from './booking-rules';
import { Booking } from './booking.entity';
import { place, WantedTables } from './place';

export interface OtherPlace {
  venue: Venue;
  by: 'staff' | 'guest';
  at?: number;
  minutes?: number;
  buffer?: number;
  guests?: number;
  tables?: WantedTables;
  overrides?: Override[];
}

const minute = 60_000;

/**
 * Another time, length, party or other tables for a locked booking: what of it changes, with the tables claimed already.
 * Nothing when all is as it was. The number of guests is not part of it: that alone moves nobody.
 */
export async function changeOfPlace(
  tx: Transaction,
  booking: Booking,
  wanted: OtherPlace,
  now: Date,
): Promise<Partial<Booking>> {
  const { venue, by, tables, overrides = [] } = wanted;
  const at = wanted.at ?? booking.startsAt.getTime();
  const minutes = wanted.minutes ?? booking.durationMinutes;
  const buffer = wanted.buffer ?? booking.bufferMinutes;
  const guests = wanted.guests ?? booking.guestsCount;
  const otherStart = at !== booking.startsAt.getTime();
  const otherTime = otherStart || minutes !== booking.durationMinutes || buffer !== booking.bufferMinutes;
  const otherTables = tables !== undefined && !(tables !== 'auto' && sameTables(idsOf(tables), booking.tableIds));
  const otherParty = guests !== booking.guestsCount;
  if (!otherTime && !otherTables && !otherParty) return {};

  if (otherStart && booking.status === 'arrived') assertCanBeThere(at, now);
  const open = isOpenFor({ from: at, to: at + minutes * minute }, venue.settings, venue.zone);
  if (by === 'guest' && otherStart) {
    assertGuestTime({ at, guests, ...guestTime(at, minutes, venue, now.getTime()) }, venue, now);
  } else if (by === 'guest') {
    // Who is expected at this time already asks for no other.
    assertGuestParty(guests, venue);
    assertOpen(open || !otherTime);
  }
  // Who sits there already may stay longer than was planned.
  else if (otherTime)
    assertStaffTime({ at: otherStart ? at : Math.max(at, now.getTime()), guests, open }, overrides, now);

  const time = {
    startsAt: new Date(at),
    durationMinutes: minutes,
    bufferMinutes: buffer,
    heldUntil: new Date(at + (minutes + buffer) * minute),
    // What the guest said was of the other time.
    ...(otherStart && { guestSays: null, lateMinutes: null }),
  };
  if (!occupies(booking.status)) {
    if (tables) throw new RuleViolation('not_confirmed', 'A request is given its table by confirming it');
    return otherTime ? { ...time, lapsesAt: booking.lapsesAt && lapsesAt(at, venue.settings, now) } : {};
  }
  const tableIds = await place(
    tx,
    {
      ...{ venue, guests, at, minutes, buffer },
      ownerId: booking.id,
      // A guest does not choose tables: he stays where he is, or is given others.
      tables: tables ?? (by === 'guest' ? { rather: booking.tableIds } : { ids: booking.tableIds }),
      // What was allowed for this party at these tables still is.
      overrides: otherParty || otherTables ? overrides : [...overrides, ...booking.overrides],
      instead: true,
      asBefore: !otherStart,
      forGuest: by === 'guest',
    },
    now,
  );
  return otherTime || !sameTables(tableIds, booking.tableIds) ? { ...time, tableIds } : {};
}

const idsOf = (tables: Exclude<WantedTables, 'auto'>) => ('ids' in tables ? tables.ids : tables.rather);

const sameTables = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && [...one].sort().join() === [...other].sort().join();
