import type { Shape } from '../api/client';

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

/** What the calendar and the clock show then; undefined while no time is chosen. */
export function momentOf(plan: Plan, slots: readonly Slot[]): Moment | undefined {
  if (!plan.time) return undefined;
  const slot = slotOf(plan, slots);
  return slot ? { date: slot.date, time: slot.time } : { date: plan.date, time: plan.time };
}

/** As the API takes it: of a time that the house offers, the moment itself. */
export function whenBody(plan: Plan, slots: readonly Slot[]): { booked_at: string } | Moment {
  const startsAt = plan.startsAt ?? slotOf(plan, slots)?.starts_at;
  return startsAt ? { booked_at: startsAt } : { date: plan.date, time: plan.time };
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
