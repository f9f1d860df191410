// When a venue is open, on the clock of its own wall.
import { wallOf } from './days.js';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The hours of the day it is there now: those of its date where it has some of its own, else those of the weekday. */
export function hoursToday({ timezone, settings: { opening_hours, special_days } }, now = new Date()) {
  const { date } = wallOf(now, timezone);
  const special = special_days.find((day) => day.date === date);
  return {
    intervals: special ? special.intervals : opening_hours[weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]],
    name: special?.name,
  };
}
