import type { Booking } from '../bookings/booking-rules';

type Counted = Pick<Booking, 'status' | 'guests_count' | 'booked_at'>;

export interface Glance {
  /** People who sit there now. */
  here: number;
  seats: number;
  toCome: { bookings: number; guests: number };
  /** Of those, whose time has come already. */
  overdue: number;
}

/** The day as it stands now, of what is booked. */
export function glanceOf(
  bookings: readonly Counted[],
  tables: readonly { capacity: number | null; is_active: boolean }[],
  now: Date,
): Glance {
  const here = bookings.filter(({ status }) => status === 'arrived');
  const toCome = bookings.filter(({ status }) => status === 'confirmed');
  const guestsOf = (some: readonly Counted[]) => some.reduce((sum, { guests_count }) => sum + guests_count, 0);
  return {
    here: guestsOf(here),
    seats: tables.reduce((sum, { capacity, is_active }) => sum + (is_active ? (capacity ?? 0) : 0), 0),
    toCome: { bookings: toCome.length, guests: guestsOf(toCome) },
    overdue: toCome.filter(({ booked_at }) => Date.parse(booked_at) < now.getTime()).length,
  };
}

/** Those who are still expected, whose time it is first. */
export const nextOf = <T extends Counted>(bookings: readonly T[]): T[] =>
  bookings
    .filter(({ status }) => status === 'confirmed')
    .sort((one, other) => Date.parse(one.booked_at) - Date.parse(other.booked_at));
