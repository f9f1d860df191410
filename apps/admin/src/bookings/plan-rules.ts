import type { Shape } from '../api/client';
import { addDays } from '../time/date-rules';

export type Slot = Shape<'SlotDto'>;

/** When a booking is to be, for how many and where, as it stands in a form. */
export interface Plan {
  guests: number;
  /** The venue's day: what is after midnight still belongs to the evening. */
  date: string;
  /** Empty while none is chosen. */
  time: string;
  /** Of a time that was chosen from the free ones: tells apart the times of an hour that comes twice. */
  startsAt?: string;
  /** undefined: as long as is usual for so many. */
  minutes?: number;
  /** None: whatever suits best. */
  tableIds: string[];
  /** A request: it is given its table when it is answered. */
  later?: boolean;
}

export interface Moment {
  date: string;
  time: string;
}

const slotOf = ({ time, startsAt }: Plan, slots: readonly Slot[]): Slot | undefined =>
  slots.find((slot) => (startsAt ? slot.starts_at === startsAt : slot.time === time));

/** From when to when, as the calendar and the clock show it: `2027-05-05 18:00`. */
interface WallSpan {
  from: string;
  to: string;
}

/** A day of the venue: to the end of its evening, also after midnight. */
export interface VenueDay extends WallSpan {
  opens: WallSpan[];
}

/** On which day of the calendar a time of the venue's day is. What the clock shows twice in it is when it is open. */
export function calendarDate(date: string, time: string, day: VenueDay | undefined): string {
  const isIn =
    ({ from, to }: WallSpan) =>
    (each: string) =>
      from <= `${each} ${time}` && `${each} ${time}` < to;
  const dates = [date, addDays(date, 1)];
  const open = dates.find((each) => day?.opens.some((span) => isIn(span)(each)));
  return open ?? (day && dates.find(isIn(day))) ?? date;
}

/** To which day of the venue a time of a day of the calendar belongs. `day`: the venue's of that date. */
export const venueDate = ({ date, time }: Moment, day: VenueDay | undefined): string =>
  day && `${date} ${time}` < day.from ? addDays(date, -1) : date;

/** What the calendar and the clock show then; undefined while no time is chosen. */
export function momentOf(plan: Plan, slots: readonly Slot[], day?: VenueDay): Moment | undefined {
  const { date, time } = plan;
  if (!time) return undefined;
  const slot = slotOf(plan, slots);
  return slot ? { date: slot.date, time: slot.time } : { date: calendarDate(date, time, day), time };
}

/** As the API takes it: of a time that the house offers, the moment itself. */
export function whenBody(plan: Plan, slots: readonly Slot[], day?: VenueDay): { booked_at: string } | Moment {
  const { date, time } = plan;
  const startsAt = plan.startsAt ?? slotOf(plan, slots)?.starts_at;
  return startsAt ? { booked_at: startsAt } : { date: calendarDate(date, time, day), time };
}

export const isParty = (guests: number): boolean => Number.isInteger(guests) && guests >= 1 && guests <= 1000;

/** What somebody types before the guest is found: digits are a phone, the rest a name. */
export const isPhone = (typed: string): boolean => /^[+\d][\d\s()-]*$/.test(typed.trim());

/** `1 h 30 min` of 90, in its parts. */
export const hoursOf = (minutes: number): [hours: number, minutes: number] => [Math.floor(minutes / 60), minutes % 60];

const usualLengths = [30, 45, 60, 90, 120, 150, 180, 240, 300];

/** Lengths to choose from, with the one that is chosen already. */
export const lengthsWith = (minutes: number | undefined): number[] =>
  [...new Set([...usualLengths, ...(minutes ? [minutes] : [])])].sort((one, other) => one - other);
