import type { Shape } from '../api/client';
import { addDays } from '../time/date-rules';
import { heldOf, isActive, visitOf, type Calendar, type CalendarBooking, type CalendarTable } from './free-rules';
import { minuteMs, spanOf } from './grid-rules';

/** Which day it is at the venue: after midnight still the evening's, while that lasts. The server's clock says it. */
export function todayOf({ date, timezone, day, now }: Pick<Calendar, 'date' | 'timezone' | 'day' | 'now'>): string {
  const at = Date.parse(now);
  const { from, to } = spanOf(day);
  if (from <= at && at < to) return date;
  const onTheWall = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  }).format(at);
  return date === onTheWall ? addDays(date, -1) : onTheWall;
}

export interface Zone {
  name: string | null;
  tables: CalendarTable[];
}

/** The tables by where in the house they stand, in the order in which the first of each does. */
export function zonesOf(tables: readonly CalendarTable[]): Zone[] {
  const zones = new Map<string | null, CalendarTable[]>();
  for (const table of tables) {
    const known = zones.get(table.zone);
    if (known) known.push(table);
    else zones.set(table.zone, [table]);
  }
  return [...zones].map(([name, own]) => ({ name, tables: own }));
}

type Day = Pick<Calendar, 'tables' | 'requests'>;
// It is asked for at every step of what is dragged.
const gathered = new WeakMap<Day, CalendarBooking[]>();

/** Each booking of the day once, by its time. */
export function bookingsOf(day: Day): CalendarBooking[] {
  const known = gathered.get(day);
  if (known) return known;
  const all = new Map<string, CalendarBooking>();
  for (const booking of day.requests) all.set(booking.id, booking);
  for (const { bookings } of day.tables) for (const booking of bookings) all.set(booking.id, booking);
  const sorted = [...all.values()].sort(byTime);
  gathered.set(day, sorted);
  return sorted;
}

/** The API writes all instants alike, so that their letters are in their order. */
const keyOf = ({ booked_at, id }: CalendarBooking) => `${booked_at} ${id}`;
const byTime = (one: CalendarBooking, other: CalendarBooking) => (keyOf(one) < keyOf(other) ? -1 : 1);

export interface Summary {
  bookings: number;
  guests: number;
  requests: number;
  seated: number;
  /** Of the tables in use, where each says how many sit there. */
  seats: number | null;
}

export function summaryOf(calendar: Day): Summary {
  const all = bookingsOf(calendar);
  const coming = all.filter(({ status }) => ['confirmed', 'arrived', 'completed'].includes(status));
  const guestsOf = (some: CalendarBooking[]) => some.reduce((sum, { guests_count }) => sum + guests_count, 0);
  const capacities = calendar.tables
    .filter(({ is_active, deleted }) => is_active && !deleted)
    .map(({ capacity }) => capacity);
  return {
    bookings: coming.length,
    guests: guestsOf(coming),
    requests: all.filter(({ status }) => status === 'new').length,
    seated: guestsOf(all.filter(({ status }) => status === 'arrived')),
    seats: capacities.includes(null) ? null : capacities.reduce<number>((sum, each) => sum + each!, 0),
  };
}

/** Where and when a booking is to be. */
export interface Place {
  tableIds: string[];
  from: number;
  to: number;
}

export const placeOf = (booking: CalendarBooking): Place => ({ tableIds: booking.table_ids, ...visitOf(booking) });

export const samePlace = (one: Place, other: Place): boolean =>
  one.from === other.from && one.to === other.to && sameTables(one.tableIds, other.tableIds);

export const sameTables = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

export const bufferOf = (booking: CalendarBooking): number => heldOf(booking).to - visitOf(booking).to;

const iso = (at: number) => new Date(at).toISOString();

/** As it will be there. */
export function movedTo(booking: CalendarBooking, { tableIds, from, to }: Place): CalendarBooking {
  return {
    ...booking,
    table_ids: tableIds,
    booked_at: iso(from),
    ends_at: iso(to),
    held_until: iso(to + bufferOf(booking)),
    // A request that is given a table is confirmed by that.
    status: booking.status === 'new' && tableIds.length > 0 ? 'confirmed' : booking.status,
  };
}

/** The day with a booking as it is now; what does not change of it stays the very same. */
export function withBooking(calendar: Calendar, booking: CalendarBooking): Calendar {
  const put = (bookings: CalendarBooking[], belongs: boolean): CalendarBooking[] => {
    const had = bookings.some(({ id }) => id === booking.id);
    if (!had && !belongs) return bookings;
    const others = bookings.filter(({ id }) => id !== booking.id);
    return belongs ? [...others, booking].sort(byTime) : others;
  };
  return {
    ...calendar,
    requests: put(calendar.requests, booking.table_ids.length === 0),
    tables: calendar.tables.map((table) => {
      const bookings = put(table.bookings, booking.table_ids.includes(table.id));
      return bookings === table.bookings ? table : { ...table, bookings };
    }),
  };
}

/** Whether the day shows a booking as it is after a fact of it, or as it became later. */
export function knowsOf(day: Day, { type, subject, version }: { type: string; subject: string; version?: number }) {
  if (!type.startsWith('booking.') || version === undefined) return false;
  return bookingsOf(day).some((booking) => booking.id === subject && booking.version >= version);
}

/** What the journal's grid does not need to be drawn, and comes after it. */
export type Detail = Pick<Shape<'BookingDto'>, 'comment' | 'guest_says' | 'late_minutes' | 'guest_phone'>;

export interface Signs {
  vip: boolean;
  /** Somebody wrote something of it: the guest, or the staff. */
  note: boolean;
  /** Minutes by which they are late, or have said to be. */
  late: number;
  /** They still sit there although their time is over. */
  overstays: boolean;
  /** They said that they come. */
  sure: boolean;
}

const vip = /^(vip|вип)/i;
/** Before, nobody calls it late. */
const patienceMs = 5 * minuteMs;

export function signsOf(booking: CalendarBooking, detail: Detail | undefined, now: number): Signs {
  const { from, to } = visitOf(booking);
  const waited = booking.status === 'confirmed' && now - from > patienceMs ? Math.floor((now - from) / minuteMs) : 0;
  const said = detail?.guest_says === 'late' && booking.status === 'confirmed' ? (detail.late_minutes ?? 0) : 0;
  return {
    vip: booking.tags.some((tag) => vip.test(tag)),
    note: Boolean(booking.notes || detail?.comment),
    late: Math.max(waited, said),
    overstays: booking.status === 'arrived' && now > to,
    sure: detail?.guest_says === 'coming' && isActive(booking),
  };
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** By name, phone, note, wish or tag; of a phone, the digits alone. */
export function matches(booking: CalendarBooking, detail: Detail | undefined, wanted: string): boolean {
  const words = plain(wanted).trim();
  if (!words) return true;
  const digits = wanted.replace(/\D/g, '');
  if (digits.length >= 3 && detail?.guest_phone?.replace(/\D/g, '').includes(digits)) return true;
  return [booking.guest_name, booking.notes, detail?.comment, ...booking.tags].some(
    (text) => text && plain(text).includes(words),
  );
}
