import { localInstants } from '@guestflow/contracts';
import { RuleViolation, ValidationProblem } from '@guestflow/problems';

/** A time as a request says it: an instant, or a date and a time on the venue's clock. */
export interface SaidTime {
  booked_at?: string;
  date?: string;
  time?: string;
}

const tooFar = Date.UTC(2200, 0, 1);

/** An instant that says its offset: what does not would be read by the clock of whatever machine reads it. */
export function instantOf(text: string, field: string): number {
  const at = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(text) && text.includes('T') ? Date.parse(text) : NaN;
  if (Number.isNaN(at) || at < 0 || at > tooFar) {
    throw new ValidationProblem([{ field, message: `${field} must be a time with its offset: 2027-01-31T18:00:00Z` }]);
  }
  // Bookings begin with a whole second: what a database and a calendar keep.
  return Math.floor(at / 1000) * 1000;
}

/** The instant that is meant; undefined when none was said. */
export function whenOf({ booked_at, date, time }: SaidTime, zone: string): number | undefined {
  if (booked_at !== undefined) {
    if (date !== undefined || time !== undefined) {
      throw new ValidationProblem([{ field: 'booked_at', message: 'say booked_at, or date and time, not both' }]);
    }
    return instantOf(booked_at, 'booked_at');
  }
  if (date === undefined && time === undefined) return undefined;
  if (date === undefined || time === undefined) {
    const field = date === undefined ? 'date' : 'time';
    throw new ValidationProblem([{ field, message: 'date and time are said together' }]);
  }
  const [at] = localInstants(date, time, zone);
  if (at === undefined) {
    throw new RuleViolation('nonexistent_time', `There is no ${time} on ${date}: the clock is put forward over it`);
  }
  return at;
}
