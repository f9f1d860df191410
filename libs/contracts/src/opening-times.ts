import { IANAZone } from 'luxon';
import type { OpeningInterval, VenueSettings, Weekday } from './venue-settings';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** No clock on earth is further than this from UTC. */
const farthestMs = 15 * 60 * minuteMs;
const week: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A half-open stretch of time, in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** When a venue is open, of all that is set of it. */
export type Opening = Pick<VenueSettings, 'opening_hours' | 'special_days'>;

export interface LocalMoment {
  date: string;
  time: string;
}

/** What a zone's clocks are ahead by, by days of UTC; null for the days they are changed on. */
const offsets = new Map<string, Map<number, number | null>>();
// Whoever asks for all days of all zones shall not fill the memory.
const mostDaysKept = 4_000;

const askedOffset = (instant: number, zone: string): number => IANAZone.create(zone).offset(instant) * minuteMs;

function daysOf(zone: string): Map<number, number | null> {
  const kept = offsets.get(zone);
  if (kept && kept.size < mostDaysKept) return kept;
  const anew = new Map<number, number | null>();
  offsets.set(zone, anew);
  return anew;
}

/** What the zone's clocks are ahead of UTC by, in milliseconds. */
export function offsetAt(instant: number, zone: string): number {
  const days = daysOf(zone);
  const day = Math.floor(instant / dayMs);
  let kept = days.get(day);
  if (kept === undefined) {
    const first = askedOffset(day * dayMs, zone);
    kept = first === askedOffset((day + 1) * dayMs, zone) ? first : null;
    days.set(day, kept);
  }
  return kept ?? askedOffset(instant, zone);
}

/** What the clock on the wall shows, counted as if the wall stood at UTC. */
const wallOf = (date: string, time: string): number => Date.parse(`${date}T${time}:00Z`);

export const daysAfter = (date: string, days: number): string =>
  new Date(wallOf(date, '00:00') + days * dayMs).toISOString().slice(0, 10);

export const weekdayOf = (date: string): Weekday => week[(new Date(wallOf(date, '00:00')).getUTCDay() + 6) % 7]!;

/** The instants at which the clock shows it: none in the gap of a change, two when the hour is repeated. */
export function localInstants(date: string, time: string, zone: string): number[] {
  const wall = wallOf(date, time);
  const [before, after] = [offsetAt(wall - farthestMs, zone), offsetAt(wall + farthestMs, zone)];
  // As on most days.
  if (before === after && offsetAt(wall - before, zone) === before) return [wall - before];
  return [...new Set([before, after])]
    .map((offset) => ({ offset, instant: wall - offset }))
    .filter(({ offset, instant }) => offsetAt(instant, zone) === offset)
    .map(({ instant }) => instant)
    .sort((one, other) => one - other);
}

export function localOf(instant: number, zone: string): LocalMoment {
  const wall = new Date(instant + offsetAt(instant, zone)).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/** When the clocks jump over a time that they do not show. */
function jumpOver(date: string, time: string, zone: string): number {
  const wall = wallOf(date, time);
  let [before, after] = [wall - farthestMs, wall + farthestMs];
  const old = offsetAt(before, zone);
  while (after - before > 1) {
    const between = Math.floor((before + after) / 2);
    if (offsetAt(between, zone) === old) before = between;
    else after = between;
  }
  return after;
}

/** When the clock shows it first, or jumps over it. */
export const firstAt = (date: string, time: string, zone: string): number =>
  localInstants(date, time, zone)[0] ?? jumpOver(date, time, zone);

const lastAt = (date: string, time: string, zone: string): number =>
  localInstants(date, time, zone).at(-1) ?? jumpOver(date, time, zone);

function hoursOn(date: string, { special_days, opening_hours }: Opening): OpeningInterval[] {
  const special = special_days.find((day) => day.date === date);
  return special ? special.intervals : opening_hours[weekdayOf(date)];
}

/** The times it is open that begin on this date, in order. What the clocks jump over is not among them. */
export function openingsOn(date: string, settings: Opening, zone: string): Span[] {
  return hoursOn(date, settings)
    .map(({ from, to }) => ({
      from: firstAt(date, from, zone),
      to: lastAt(to > from ? date : daysAfter(date, 1), to, zone),
    }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);
}

/** What a visit that begins on this day of the venue must lie within: openings that touch are one. */
export function openStretches(date: string, settings: Opening, zone: string): Span[] {
  // A visit of 24 hours that begins after midnight reaches into the second day after.
  const openings = [-1, 0, 1, 2].flatMap((days) => openingsOn(daysAfter(date, days), settings, zone));
  const stretches: Span[] = [];
  for (const { from, to } of openings.sort((one, other) => one.from - other.from)) {
    const last = stretches.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else stretches.push({ from, to });
  }
  return stretches;
}

/** Whether a visit, without what is kept free after it, lies in one open stretch. */
export function isOpenFor(span: Span, settings: Opening, zone: string): boolean {
  const { date } = localOf(span.from, zone);
  return openStretches(date, settings, zone).some(({ from, to }) => from <= span.from && span.to <= to);
}

/** When the venue's day begins: at midnight, or when it closes on the evening before. */
function beginningOf(date: string, settings: Opening, zone: string): number {
  const evening = openingsOn(daysAfter(date, -1), settings, zone).map(({ to }) => to);
  return Math.max(firstAt(date, '00:00', zone), ...evening);
}

/** The venue's day. One begins where the other ends. */
export const dayWindow = (date: string, settings: Opening, zone: string): Span => ({
  from: beginningOf(date, settings, zone),
  to: beginningOf(daysAfter(date, 1), settings, zone),
});

/** The day of the venue that an instant belongs to: after midnight, still the evening's while that lasts. */
export function dayOf(instant: number, settings: Opening, zone: string): string {
  let { date } = localOf(instant, zone);
  while (instant < beginningOf(date, settings, zone)) date = daysAfter(date, -1);
  while (instant >= beginningOf(daysAfter(date, 1), settings, zone)) date = daysAfter(date, 1);
  return date;
}
