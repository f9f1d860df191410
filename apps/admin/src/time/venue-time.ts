// Days and times on the clock of a venue's wall. A date is written as the API does: `2027-05-05`; a time is `18:30`.
import { language } from '../texts/language';

export { addDays } from './date-rules';

const minuteMs = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one takes a hundred times as long as using it.
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

export interface Wall {
  date: string;
  time: string;
}

/** What the clock and the calendar in a zone show. */
export function wallOf(instant: number | string | Date, timeZone: string): Wall {
  const parts = formatOf('en', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(new Date(instant));
  const part = (wanted: Intl.DateTimeFormatPartTypes) => parts.find(({ type }) => type === wanted)!.value;
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

const asIfAtUtc = ({ date, time }: Wall): number => Date.parse(`${date}T${time}Z`);

/** When the clock in a zone shows it. What a change of the clocks jumps over is shown an hour later. */
export function instantAt(date: string, time: string, zone: string): Date {
  const wanted = asIfAtUtc({ date, time });
  let at = wanted;
  // The second look is for what lies on the other side of a change of the clocks.
  for (let look = 0; look < 2; look++) at += wanted - asIfAtUtc(wallOf(at, zone));
  return new Date(at);
}

/** Minutes that really pass from one instant to another: a day of 25 hours has 1500. */
export const minutesBetween = (from: string | Date, to: string | Date): number =>
  (new Date(to).getTime() - new Date(from).getTime()) / minuteMs;

export const plusMinutes = (instant: string | Date, minutes: number): Date =>
  new Date(new Date(instant).getTime() + minutes * minuteMs);

/** `18:30` of it, in a zone. */
export const clockOf = (instant: string | Date, zone: string): string => wallOf(instant, zone).time;

/** `Friday, 7 May`; the year only where it is another. */
export function dayInWords(
  date: string,
  { weekday = true, month = 'long' }: { weekday?: boolean; month?: 'long' | 'short' } = {},
): string {
  const year = date.slice(0, 4) === new Date().toISOString().slice(0, 4) ? undefined : 'numeric';
  const options = { timeZone: 'UTC', day: 'numeric', month, year, weekday: weekday ? month : undefined } as const;
  return formatOf(localeOf(), options).format(Date.parse(date));
}

/** `7 May 2027, 18:30`, on the venue's clock. */
export const momentInWords = (instant: string | Date, zone: string): string =>
  formatOf(localeOf(), {
    ...{ timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
  }).format(new Date(instant));

export const localeOf = (): string => (language() === 'ru' ? 'ru-RU' : 'en-GB');

/** The days of a week from Monday on, 1 to 7, by their names. */
export const weekdayName = (weekday: number, width: 'long' | 'short' = 'long'): string =>
  // 2024-01-01 was a Monday.
  formatOf(localeOf(), { timeZone: 'UTC', weekday: width }).format(Date.UTC(2024, 0, weekday));

/** `Moscow`, of `Europe/Moscow`. */
export const cityOf = (zone: string): string => (zone.split('/').slice(1).join(' / ') || zone).replaceAll('_', ' ');

/** The same in the language that is read: `Москва`; browsers know the times of the world in it, and few of the cities. */
export function placeOf(zone: string): string {
  if (language() !== 'ru') return cityOf(zone);
  const parts = formatOf('ru-RU', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
  const [name = ''] = parts.find(({ type }) => type === 'timeZoneName')!.value.split(',');
  return /^\p{Script=Cyrillic}/u.test(name) ? name : cityOf(zone);
}

/** `18:30` on the clock of who is looking: of what only concerns himself. */
export const ownClock = (instant: Date): string =>
  formatOf(localeOf(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);

/** `7 May, 18:30` on the clock of who is looking; the year only where it is another. */
export function ownMoment(instant: string): string {
  const at = new Date(instant);
  const year = at.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  const options = {
    year,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return formatOf(localeOf(), options).format(at);
}
