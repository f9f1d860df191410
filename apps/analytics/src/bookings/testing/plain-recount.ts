import { bookingSources, OpeningInterval } from '@guestflow/contracts';
import { BookingVersion, cancelledByOf, dateAfter, goneAt, NamedVenue, OpeningVersion, zones } from './histories';

/*
 * What the figures should be, counted plainly: minute by minute and booking by booking, off what was true in the end. It
 * shares nothing with the rules that it checks.
 */

const minute = 60_000;
const quarter = 15 * minute;

interface Shown {
  day: string;
  time: string;
  hour: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const shown = new Map<string, Map<number, Shown>>(zones.map((zone) => [zone, new Map<number, Shown>()]));

/** What the clock shows in the quarter of an hour of a moment. */
function clock(instant: number, zone: string): Shown {
  const at = Math.floor(instant / quarter) * quarter;
  const known = shown.get(zone)!.get(at);
  if (known) return known;
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  const [day, time] = format.format(at).split(' ') as [string, string];
  const fresh = { day, time, hour: Number(time.slice(0, 2)) };
  shown.get(zone)!.set(at, fresh);
  return fresh;
}

const weekdayNumber = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
const percentage = (some: number, all: number): number | null =>
  all === 0 ? null : Math.round((some * 1_000) / all) / 10;

export interface Days {
  from: string;
  to: string;
}

const among = (day: string, { from, to }: Days): boolean => day >= from && day <= to;

interface FinalBooking extends BookingVersion {
  day: string;
  hour: number;
  madeOn: string;
  lead: number | null;
  source: string;
  tableIds: string[];
  cancelled: string | null;
}

/** Every booking as it was in the end. */
export function finalBookings(venues: readonly NamedVenue[], zoneOf: (venue: NamedVenue) => string, middle: number) {
  return venues.flatMap((venue) =>
    venue.bookings.map(({ source, madeBefore, versions }): FinalBooking => {
      const last = versions.at(-1)!;
      const at = middle + last.at * 1_000;
      const made = middle + versions[0]!.at * 1_000 - madeBefore * minute;
      const { day, hour } = clock(at, zoneOf(venue));
      return {
        ...{ ...last, day, hour, source, madeOn: clock(made, zoneOf(venue)).day },
        lead: source === 'walk_in' ? null : Math.max(0, Math.floor((at - made) / minute)),
        tableIds: last.tables.map((number) => venue.tableIds[number]!),
        cancelled: last.status === 'cancelled' ? (cancelledByOf(last) ?? 'staff') : null,
      };
    }),
  );
}

const count = (all: FinalBooking[], which: (booking: FinalBooking) => boolean): number => all.filter(which).length;
const people = (all: FinalBooking[]): number => all.reduce((sum, { guests }) => sum + guests, 0);

const counts = (all: FinalBooking[]) => ({
  total: all.length,
  requested: count(all, ({ status }) => status === 'new'),
  confirmed: count(all, ({ status }) => status === 'confirmed'),
  arrived: count(all, ({ status }) => status === 'arrived'),
  completed: count(all, ({ status }) => status === 'completed'),
  no_show: count(all, ({ status }) => status === 'no_show'),
  cancelled: count(all, ({ status }) => status === 'cancelled'),
  cancelled_by_guest: count(all, ({ cancelled }) => cancelled === 'guest'),
  cancelled_by_staff: count(all, ({ cancelled }) => cancelled === 'staff'),
  lapsed: count(all, ({ cancelled }) => cancelled === 'system'),
  guests: people(all),
  guests_came: people(all.filter(({ status }) => status === 'arrived' || status === 'completed')),
});

/** The figures of a period that are told beside those of the one before. */
export function plainTotals(all: FinalBooking[]): Record<string, number | null> {
  const ahead = all.flatMap(({ lead }) => (lead === null ? [] : [lead]));
  const told = counts(all);
  return {
    ...told,
    walk_ins: count(all, ({ source }) => source === 'walk_in'),
    average_party: all.length === 0 ? null : Math.round((people(all) * 10) / all.length) / 10,
    average_lead_minutes:
      ahead.length === 0 ? null : Math.round(ahead.reduce((sum, each) => sum + each, 0) / ahead.length),
    no_show_rate: percentage(told.no_show, told.no_show + told.arrived + told.completed),
    cancellation_rate: percentage(told.cancelled, all.length),
  };
}

const numbersUpTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, number) => number);

/** How long it is at its tables, in minutes of the clock that counts from 1970. */
function stay(booking: BookingVersion, middle: number): number[] {
  if (!['confirmed', 'arrived', 'completed'].includes(booking.status)) return [];
  const begin = Math.floor((middle + booking.at * 1_000) / minute);
  const gone = goneAt(booking);
  const end = begin + booking.minutes;
  const left = gone === null ? end : Math.floor((middle + Math.round(gone * minute)) / minute);
  return Array.from({ length: Math.max(0, Math.min(end, left) - begin) }, (_, index) => (begin + index) * minute);
}

export function plainBreakdowns(all: FinalBooking[], venues: readonly NamedVenue[], middle: number) {
  const some = <Words extends object>(words: Words, of: FinalBooking[]) =>
    of.length === 0 ? [] : [{ ...words, ...counts(of) }];
  const ofTable = (id: string | null, name: string | null) => {
    const of = all.filter(({ tableIds }) => (id === null ? tableIds.length === 0 : tableIds.includes(id)));
    const minutes = of.reduce((sum, booking) => sum + stay(booking, middle).length, 0);
    return some({ table_id: id, name, occupied_minutes: id === null ? 0 : minutes }, of);
  };
  return {
    by_source: bookingSources.flatMap((source) =>
      some(
        { source },
        all.filter((booking) => booking.source === source),
      ),
    ),
    by_party: numbersUpTo(6).flatMap((guests_count) =>
      some(
        { guests_count },
        all.filter(({ guests }) => guests === guests_count),
      ),
    ),
    by_hour: numbersUpTo(23).flatMap((hour) =>
      some(
        { hour },
        all.filter((booking) => booking.hour === hour),
      ),
    ),
    by_weekday: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      ...counts(all.filter(({ day }) => weekdayNumber(day) === weekday)),
    })),
    by_table: [
      ...venues.flatMap(({ tableIds, tables }) =>
        tableIds.flatMap((id, number) => ofTable(id, `${number} ${tables[number]!.versions.length - 1}`)),
      ),
      ...ofTable(null, null),
    ].sort((one, other) => other.total - one.total || ((one.table_id ?? '') < (other.table_id ?? '') ? -1 : 1)),
  };
}

export const plainDay = (bookings: FinalBooking[], day: string) => {
  const {
    total: count,
    cancelled,
    completed,
    no_show,
    guests,
    guests_came,
  } = counts(bookings.filter((booking) => booking.day === day));
  const made = bookings.filter(({ madeOn }) => madeOn === day).length;
  return { day, count, completed, cancelled, canceled: cancelled, no_show, guests, guests_came, made };
};

export const within = (bookings: FinalBooking[], days: Days): FinalBooking[] =>
  bookings.filter(({ day }) => among(day, days));

/** By hour of the week: minutes of tables and seats that were occupied, and that could have been. */
export interface PlainHour {
  occupiedTables: number;
  occupiedSeats: number;
  openTables: number;
  openSeats: number;
}

const wholeMinute = (minutes: number): number => Math.floor(minutes);

/** What had been said last at a minute: the newest of the versions that were there. */
function heldAt<Version extends { at: number }>(versions: Version[], at: number): [Version, number] | undefined {
  for (let index = versions.length - 1; index >= 0; index--) {
    if (wholeMinute(versions[index]!.at) <= at) return [versions[index]!, index];
  }
  return undefined;
}

/** The moments at which the clock shows it, or else the one at which it is first past it. */
function moments(day: string, time: string, zone: string): number[] {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const around = Array.from({ length: 4 * 60 }, (_, index) => noon - 30 * 4 * quarter + index * quarter);
  const same = around.filter((at) => clock(at, zone).day === day && clock(at, zone).time === time);
  if (same.length > 0) return same;
  return [around.find((at) => `${clock(at, zone).day} ${clock(at, zone).time}` > `${day} ${time}`)!];
}

function openTimes({ week, special }: OpeningVersion, zone: string, middle: number): [from: number, to: number][] {
  return Array.from({ length: 10 }, (_, index) => dateAfter(middle, index - 6)).flatMap((day) => {
    const own = special.find(({ days }) => dateAfter(middle, days) === day);
    const hours: OpeningInterval[] = own ? own.intervals : week[weekdayNumber(day) - 1]!;
    const nextDay = new Date(Date.parse(`${day}T12:00:00Z`) + 1_440 * minute).toISOString().slice(0, 10);
    return hours.map(({ from, to }): [number, number] => [
      moments(day, from, zone)[0]!,
      moments(to > from ? day : nextDay, to, zone).at(-1)!,
    ]);
  });
}

export interface PlainDayHour extends PlainHour {
  day: string;
  hour: number;
}

/** Of each hour of each day around the middle. */
export function plainHours(venue: NamedVenue, zone: string, middle: number): PlainDayHour[] {
  const hours = new Map<string, PlainDayHour>();
  const hourAt = (at: number): PlainDayHour => {
    const { day, hour } = clock(at, zone);
    const key = `${day} ${hour}`;
    const fresh = { day, hour, occupiedTables: 0, occupiedSeats: 0, openTables: 0, openSeats: 0 };
    if (!hours.has(key)) hours.set(key, fresh);
    return hours.get(key)!;
  };
  for (const { versions } of venue.bookings) {
    const last = versions.at(-1)!;
    for (const at of stay(last, middle)) {
      const hour = hourAt(at);
      hour.occupiedTables += last.tables.length;
      hour.occupiedSeats += last.guests;
    }
  }
  const opened = venue.openings.map((opening) => openTimes(opening, zone, middle));
  for (let minutes = -5 * 1_440; minutes < 4 * 1_440; minutes++) {
    const at = middle + minutes * minute;
    const opening = heldAt(venue.openings, minutes);
    if (!opening || !opened[opening[1]]!.some(([from, to]) => at >= from && at < to)) continue;
    const hour = hourAt(at);
    const blocked = venue.blocks.flatMap(({ versions, ends }) => {
      const held = heldAt(versions, minutes);
      if (!held) return [];
      const [{ from, minutes: length, tables }, index] = held;
      const gone = ends && index > 0 && index === versions.length - 1;
      if (gone || minutes < from || minutes >= from + length) return [];
      return tables.length === 0 ? [0, 1, 2, 3] : tables;
    });
    venue.tables.forEach(({ versions, ends }, number) => {
      const held = heldAt(versions, minutes);
      if (!held || blocked.includes(number)) return;
      const [{ active, seats }, index] = held;
      if (!active || (ends && index > 0 && index === versions.length - 1)) return;
      hour.openTables += 1;
      hour.openSeats += seats ?? 0;
    });
  }
  return [...hours.values()];
}

export const sumOf = (hours: readonly PlainHour[]): PlainHour => ({
  occupiedTables: hours.reduce((sum, hour) => sum + hour.occupiedTables, 0),
  occupiedSeats: hours.reduce((sum, hour) => sum + hour.occupiedSeats, 0),
  openTables: hours.reduce((sum, hour) => sum + hour.openTables, 0),
  openSeats: hours.reduce((sum, hour) => sum + hour.openSeats, 0),
});

/** All hours of the week, Monday first, over these days. */
export function plainWeek(hours: readonly PlainDayHour[], days: Days): PlainHour[] {
  const week = Array.from({ length: 7 * 24 }, (): PlainHour[] => []);
  for (const each of hours) {
    if (among(each.day, days)) week[(weekdayNumber(each.day) - 1) * 24 + each.hour]!.push(each);
  }
  return week.map(sumOf);
}

export const plainShares = ({ occupiedTables, openTables, occupiedSeats, openSeats }: PlainHour) => ({
  tables: percentage(occupiedTables, openTables),
  seats: percentage(occupiedSeats, openSeats),
});
