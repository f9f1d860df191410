// When a venue is open, on the clock of its own wall.
import type { Shape } from '../api/client';

type Interval = Shape<'OpeningInterval'>;
type Venue = Pick<Shape<'VenuePageDto'>, 'opening_hours' | 'special_days'>;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The hours of a date: its own where it has some, else those of its weekday. */
export function hoursOn(
  { opening_hours, special_days }: Venue,
  date: string,
): { intervals: Interval[]; name?: string } {
  const special = special_days.find((day) => day.date === date);
  if (special) return { intervals: special.intervals, name: special.name };
  return { intervals: opening_hours[weekdays[(new Date(date).getUTCDay() + 6) % 7]!] };
}

/** `0:00` to `0:00` is round the clock. */
export const isRoundTheClock = ({ from, to }: Interval): boolean => from === to;

/** The days to come that are unlike others of their weekday, the next of them first. */
export const specialDaysFrom = ({ special_days }: Venue, date: string, most: number) =>
  special_days
    .filter((day) => day.date >= date)
    .sort((one, other) => one.date.localeCompare(other.date))
    .slice(0, most);
