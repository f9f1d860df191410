import type { BookingSource, BookingStatus, CancelledBy } from '@guestflow/contracts';
import { Ahead, dayOf, hourOf, hoursOf, minuteMs, wallHour } from '../statistics/local-time-rules';
import { percent, ratio } from '../statistics/share-rules';

/** Of a booking, what is counted. */
export interface CountedBooking {
  status: BookingStatus;
  cancelled_by: CancelledBy | null;
  source: BookingSource;
  booked_at: Date;
  duration_minutes: number;
  completed_at: Date | null;
  guests_count: number;
  table_ids: readonly string[];
  created_at: Date;
}

export const measures = [
  'bookings',
  'requested',
  'confirmed',
  'arrived',
  'completed',
  'no_show',
  'cancelled_by_guest',
  'cancelled_by_staff',
  'lapsed',
  'guests',
  'guests_expected',
  'guests_came',
  'booked_ahead',
  'lead_minutes',
  'occupied_minutes',
] as const;
export type Measure = (typeof measures)[number];
export type Measures = Record<Measure, number>;

/** By what bookings are told apart: all of a day, those made on a day, and those of a day by the words of `key`. */
export const parts = ['day', 'made', 'hour', 'source', 'party', 'table'] as const;
export type Part = (typeof parts)[number];
/** Parts of which a day has many rows are kept by month too, so that years are summed up quickly. */
export type FigureSpan = 'day' | 'month';

export interface Figure extends Measures {
  part: Part;
  span: FigureSpan;
  /** Of a month, its first. */
  day: string;
  key: string;
}

/** What was occupied in an hour of the clock: tables times minutes, and people times minutes. */
export interface OccupiedHour {
  day: string;
  hour: number;
  table_minutes: number;
  seat_minutes: number;
}

/** Stands where a booking has no table. */
export const noTable = '';

const cameToTable: readonly BookingStatus[] = ['confirmed', 'arrived', 'completed'];
const came: readonly BookingStatus[] = ['arrived', 'completed'];

export const noMeasures = (): Measures => Object.fromEntries(measures.map((measure) => [measure, 0])) as Measures;

const wholeMinute = (at: Date): number => Math.floor(at.getTime() / minuteMs) * minuteMs;

/** For how long it has its tables: to the planned end, or until the guests have gone. Empty where it has none. */
export function timeAtTable(booking: CountedBooking): { from: number; to: number } {
  const from = wholeMinute(booking.booked_at);
  if (!cameToTable.includes(booking.status)) return { from, to: from };
  const planned = from + booking.duration_minutes * minuteMs;
  const gone = booking.status === 'completed' && booking.completed_at ? wholeMinute(booking.completed_at) : planned;
  return { from, to: Math.max(from, Math.min(planned, gone)) };
}

function statusOf({ status, cancelled_by }: CountedBooking): Measure {
  switch (status) {
    case 'new':
      return 'requested';
    case 'cancelled':
      return cancelled_by === 'guest'
        ? 'cancelled_by_guest'
        : cancelled_by === 'system'
          ? 'lapsed'
          : 'cancelled_by_staff';
    default:
      return status;
  }
}

function measuresOf(booking: CountedBooking, occupied: number): Measures {
  const { status, source, guests_count: guests, booked_at, created_at } = booking;
  const ahead = source !== 'walk_in';
  return {
    ...noMeasures(),
    bookings: 1,
    [statusOf(booking)]: 1,
    guests,
    guests_expected: status === 'confirmed' ? guests : 0,
    guests_came: came.includes(status) ? guests : 0,
    booked_ahead: ahead ? 1 : 0,
    lead_minutes: ahead ? Math.max(0, Math.floor((booked_at.getTime() - created_at.getTime()) / minuteMs)) : 0,
    occupied_minutes: occupied,
  };
}

/** What one booking adds to the figures, by the clocks of its venue. */
export function figuresOf(booking: CountedBooking, ahead: Ahead): Figure[] {
  const { from, to } = timeAtTable(booking);
  const minutes = (to - from) / minuteMs;
  const begins = wallHour(booking.booked_at.getTime(), ahead);
  const day = dayOf(begins);
  const made = dayOf(wallHour(booking.created_at.getTime(), ahead));
  const all = measuresOf(booking, minutes * booking.table_ids.length);
  const alone = { ...all, occupied_minutes: minutes };
  const both = (part: Part, key: string, own = all): Figure[] => [
    { part, span: 'day', day, key, ...own },
    { part, span: 'month', day: `${day.slice(0, 7)}-01`, key, ...own },
  ];
  return [
    { part: 'day', span: 'day', day, key: '', ...all },
    { part: 'made', span: 'day', day: made, key: '', ...all },
    ...both('hour', String(hourOf(begins))),
    ...both('source', booking.source),
    ...both('party', String(booking.guests_count)),
    ...(booking.table_ids.length > 0
      ? booking.table_ids.flatMap((id) => both('table', id, alone))
      : both('table', noTable)),
  ];
}

/** Which hours one booking occupies, by the clocks of its venue: what goes past midnight belongs to the next day. */
export const occupiedBy = (booking: CountedBooking, ahead: Ahead): OccupiedHour[] =>
  hoursOf(timeAtTable(booking), ahead).map(({ wallHour: hour, from, to }) => {
    const minutes = (to - from) / minuteMs;
    const [table_minutes, seat_minutes] = [minutes * booking.table_ids.length, minutes * booking.guests_count];
    return { day: dayOf(hour), hour: hourOf(hour), table_minutes, seat_minutes };
  });

/** A booking as it was counted, if it was, and as it is now. */
export interface BookingChange {
  was?: CountedBooking;
  is?: CountedBooking;
}

/** By how much these changes change the figures. What comes to nothing is left out. */
export function differenceOf(
  changes: readonly BookingChange[],
  ahead: Ahead,
): { figures: Figure[]; hours: OccupiedHour[] } {
  const figures = new Map<string, Figure>();
  const hours = new Map<string, OccupiedHour>();
  const count = (booking: CountedBooking, sign: 1 | -1) => {
    for (const figure of figuresOf(booking, ahead)) {
      const place = `${figure.part} ${figure.span} ${figure.day} ${figure.key}`;
      const sum = figures.get(place) ?? { ...figure, ...noMeasures() };
      for (const measure of measures) sum[measure] += sign * figure[measure];
      figures.set(place, sum);
    }
    for (const { day, hour, table_minutes, seat_minutes } of occupiedBy(booking, ahead)) {
      const place = `${day} ${hour}`;
      const sum = hours.get(place) ?? { day, hour, table_minutes: 0, seat_minutes: 0 };
      sum.table_minutes += sign * table_minutes;
      sum.seat_minutes += sign * seat_minutes;
      hours.set(place, sum);
    }
  };
  for (const { was, is } of changes) {
    if (was) count(was, -1);
    if (is) count(is, 1);
  }
  return {
    figures: [...figures.values()].filter((figure) => measures.some((measure) => figure[measure] !== 0)),
    hours: [...hours.values()].filter((hour) => hour.table_minutes !== 0 || hour.seat_minutes !== 0),
  };
}

/** Of bookings that are counted together: what is told of them beside the counts. null where there is nothing to tell of. */
export const averageParty = ({ guests, bookings }: Measures): number | null => ratio(guests, bookings, 10);

/** In minutes, of those that were booked ahead. */
export const averageLead = ({ lead_minutes, booked_ahead }: Measures): number | null =>
  ratio(lead_minutes, booked_ahead, 1);

export const cancelledOf = (of: Measures): number => of.cancelled_by_guest + of.cancelled_by_staff + of.lapsed;

/** In percent of those of whom it is known whether they came. */
export const noShowRate = ({ no_show, arrived, completed }: Measures): number | null =>
  percent(no_show, no_show + arrived + completed);

/** In percent of all. */
export const cancellationRate = (of: Measures): number | null => percent(cancelledOf(of), of.bookings);
