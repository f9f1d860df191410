import { daysAfter, dayWindow, localInstants, openStretches, type VenueSettings } from '@guestflow/contracts';
import { RuleViolation, ValidationProblem } from '@guestflow/problems';
import { opensIn, Window } from './waitlist-rules';

export interface SaidWindow {
  date: string;
  time_from: string;
  time_to: string;
}

interface OnClock {
  settings: VenueSettings;
  zone: string;
}

/** The times are of the venue's day: after midnight is still its evening. */
export function windowOf({ date, time_from, time_to }: SaidWindow, { settings, zone }: OnClock): Window {
  const whole = dayWindow(date, settings, zone);
  const instantsOf = (time: string) =>
    [date, daysAfter(date, 1)]
      .flatMap((each) => localInstants(each, time, zone))
      .filter((at) => whole.from <= at && at < whole.to);
  const [starts, ends] = [instantsOf(time_from), instantsOf(time_to)];
  if (starts.length === 0 || ends.length === 0) {
    throw new RuleViolation('not_on_this_day', `The venue’s ${date} has no such time`);
  }
  const windows = starts.flatMap((from) => {
    const to = ends.find((at) => at >= from);
    return to === undefined ? [] : [{ date, from, to }];
  });
  if (windows.length === 0) {
    throw new ValidationProblem([{ field: 'time_to', message: 'time_to must not be before time_from' }]);
  }
  const open = openStretches(date, settings, zone);
  // A long night has the same hour twice.
  return windows.find((window) => opensIn(window, 0, open)) ?? windows[0]!;
}
