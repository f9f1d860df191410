import type { OpeningHours, OpeningInterval, SpecialDay, VenueSettings, Weekday } from '@guestflow/contracts';
import type { FieldError } from '@guestflow/problems';

const week: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayNames: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const dayMinutes = 1_440;

/** What is wrong with settings whose fields are each well-formed: the fields by their paths in the settings. */
export const settingsErrors = (settings: VenueSettings): FieldError[] => [
  ...weekErrors(settings.opening_hours),
  ...settings.special_days.flatMap((day, index) => specialDayErrors(day, index, settings)),
  ...visitErrors(settings),
  ...depositErrors(settings),
];

/** An interval on one line of minutes, and where it was written. */
interface Stretch {
  begins: number;
  ends: number;
  path: string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function stretch({ from, to }: OpeningInterval, midnight: number, path: string): Stretch {
  const [begins, until] = [minutesOf(from), minutesOf(to)];
  return { begins: midnight + begins, ends: midnight + until + (until <= begins ? dayMinutes : 0), path };
}

const stretches = (intervals: readonly OpeningInterval[], midnight: number, path: string): Stretch[] =>
  intervals.map((interval, index) => stretch(interval, midnight, `${path}.${index}`));

/** Each stretch that begins before an earlier one has ended, with that one. Touching is no overlap. */
function overlaps(all: Stretch[]): { earlier: Stretch; later: Stretch }[] {
  const found: { earlier: Stretch; later: Stretch }[] = [];
  let longest: Stretch | undefined;
  for (const later of [...all].sort((one, other) => one.begins - other.begins)) {
    if (longest && later.begins < longest.ends) found.push({ earlier: longest, later });
    if (!longest || later.ends > longest.ends) longest = later;
  }
  return found;
}

function weekErrors(hours: OpeningHours): FieldError[] {
  const all = week.flatMap((day, index) => stretches(hours[day], index * dayMinutes, `opening_hours.${day}`));
  // The week is a ring: what Sunday night runs into is the Monday it began with.
  const weekLater = stretches(hours.mon, week.length * dayMinutes, 'opening_hours.mon');
  const wrong = new Set(overlaps([...all, ...weekLater]).map(({ later }) => later.path));
  return [...wrong].map((path) => ({ field: `${path}.from`, message: 'it begins before another interval has ended' }));
}

/** Hours of a day: those of its date where it is special, else those of its weekday. */
function hoursOn(date: string, { special_days, opening_hours }: VenueSettings): { hours: Stretch[]; special: boolean } {
  const index = special_days.findIndex((day) => day.date === date);
  const special = special_days[index];
  if (special) return { hours: stretches(special.intervals, 0, `special_days.${index}.intervals`), special: true };
  const weekday = weekdayOf(date);
  return { hours: stretches(opening_hours[weekday], 0, `opening_hours.${weekday}`), special: false };
}

export const weekdayOf = (date: string): Weekday => week[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;

export function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

const later = (hours: Stretch[]): Stretch[] =>
  hours.map(({ begins, ends, path }) => ({ begins: begins + dayMinutes, ends: ends + dayMinutes, path }));

function specialDayErrors(day: SpecialDay, index: number, settings: VenueSettings): FieldError[] {
  const place = `special_days.${index}`;
  if (settings.special_days.findIndex(({ date }) => date === day.date) !== index) {
    return [{ field: `${place}.date`, message: `${day.date} is there already` }];
  }
  if (day.closed && day.intervals.length > 0) {
    return [{ field: `${place}.intervals`, message: 'a closed day has no intervals' }];
  }
  if (!day.closed && day.intervals.length === 0) {
    return [{ field: `${place}.intervals`, message: 'a day that is not closed has at least one interval' }];
  }
  const before = hoursOn(daysAfter(day.date, -1), settings).hours;
  const own = hoursOn(day.date, settings).hours;
  const after = hoursOn(daysAfter(day.date, 1), settings);
  const errors = overlaps([...before, ...later(own)])
    // What is wrong among those of the day before is told at that day.
    .filter((overlap) => overlap.later.path.startsWith(`${place}.`))
    .map((overlap) => ({
      field: `${overlap.later.path}.from`,
      message: overlap.earlier.path.startsWith(`${place}.`)
        ? 'it begins before another interval has ended'
        : 'it begins before the day before has closed',
    }));
  // Of two special days in a row, the second one tells.
  if (after.special) return errors;
  const opens = Math.min(...later(after.hours).map(({ begins }) => begins));
  const tooLate = own.filter(({ ends }) => ends > opens);
  const weekday = dayNames[weekdayOf(daysAfter(day.date, 1))];
  return [
    ...errors,
    ...tooLate.map(({ path }) => ({ field: `${path}.to`, message: `it ends after ${weekday} has opened` })),
  ];
}

function visitErrors({ visit_lengths, largest_party }: VenueSettings): FieldError[] {
  const errors = visit_lengths.flatMap(({ up_to_guests }, index) => {
    const before = visit_lengths[index - 1];
    return before && up_to_guests <= before.up_to_guests
      ? [{ field: `visit_lengths.${index}.up_to_guests`, message: `it must be more than ${before.up_to_guests}` }]
      : [];
  });
  const largest = Math.max(0, ...visit_lengths.map(({ up_to_guests }) => up_to_guests));
  if (largest > largest_party) {
    errors.push({ field: 'largest_party', message: `visit_lengths speak of parties of up to ${largest}` });
  }
  return errors;
}

function depositErrors({ deposit_policy: { kind, amount } }: VenueSettings): FieldError[] {
  const field = 'deposit_policy.amount';
  if (kind === 'none') return amount === 0 ? [] : [{ field, message: 'it is 0 where there is no deposit' }];
  if (amount === 0) return [{ field, message: 'a deposit is more than 0' }];
  return kind === 'percent' && amount > 100 ? [{ field, message: 'it is at most 100 percent' }] : [];
}
