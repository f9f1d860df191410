// Where an instant stands on the day's grid, and which instant a place on it means. All of it goes by minutes that really
// pass, so a day of 23 or 25 hours is drawn as long as it is.

/** In milliseconds; `to` is no longer of it. */
export interface Span {
  from: number;
  to: number;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export const spanOf = ({ from, to }: { from: string; to: string }): Span => ({
  from: Date.parse(from),
  to: Date.parse(to),
});

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `{ hour: '18', minute: '30' }` on the clock of a zone. */
function wallAt(instant: number, timeZone: string): { hour: string; minute: string } {
  let format = clocks.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    clocks.set(timeZone, format);
  }
  const parts = format.formatToParts(instant);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)!.value.padStart(2, '0');
  return { hour: part('hour'), minute: part('minute') };
}

/** `18:30` on the clock of a zone. */
export const clockAt = (instant: number, timeZone: string): string => {
  const { hour, minute } = wallAt(instant, timeZone);
  return `${hour}:${minute}`;
};

export interface Day {
  day: { from: string; to: string };
  opens: { from: string; to: string }[];
  timezone: string;
}

/**
 * From which instant to which the grid goes: the opening with an hour around it, and as far as there are visits; a day
 * without either is shown whole. It begins with a whole hour of the wall clock and is whole hours long.
 */
export function axisOf({ day, opens, timezone }: Day, visits: readonly Span[]): Span {
  const whole = spanOf(day);
  const open = opens.map(spanOf);
  const shown = [
    ...open.map(({ from, to }) => ({ from: from - hourMs, to: to + hourMs })),
    ...visits.filter(({ from }) => from >= whole.from),
  ];
  const first = shown.length > 0 ? Math.max(whole.from, Math.min(...shown.map(({ from }) => from))) : whole.from;
  const last = shown.length > 0 ? Math.min(whole.to, Math.max(...shown.map(({ to }) => to))) : whole.to;
  let from = first - (first % minuteMs);
  // The second look is for clocks that were put back by half an hour just before.
  for (let look = 0; look < 2; look++) from -= Number(wallAt(from, timezone).minute) * minuteMs;
  return { from, to: from + Math.max(1, Math.ceil((last - from) / hourMs)) * hourMs };
}

/** The hours of the grid. When the clocks go back one of them comes twice; forward, one is missing. */
export const hoursOf = ({ from, to }: Span): number[] =>
  Array.from({ length: Math.round((to - from) / hourMs) }, (_, hour) => from + hour * hourMs);

/** How far along the grid an instant is: 0 at its beginning, 1 at its end. */
export const shareAt = ({ from, to }: Span, instant: number): number => (instant - from) / (to - from);

export const instantAtShare = ({ from, to }: Span, share: number): number => from + share * (to - from);

/** In percent of the grid's width, as far as it is on it; undefined where nothing of it is. */
export function placeOn(axis: Span, { from, to }: Span): { left: number; width: number } | undefined {
  const [left, right] = [from, to].map((at) => 100 * Math.min(1, Math.max(0, shareAt(axis, at)))) as [number, number];
  return right > left ? { left, width: right - left } : undefined;
}

/** The nearest step. Zones differ from each other by quarters of an hour, so a quarter here is one on every wall. */
export const snapped = ({ from }: Span, instant: number, stepMs: number): number =>
  from + Math.round((instant - from) / stepMs) * stepMs;

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** Moved by so much and caught by the nearest step; who moves it by less than half a step means the time it has. */
export function movedBy(axis: Span, { from, to }: Span, ms: number, stepMs: number): Span {
  if (Math.abs(ms) < stepMs / 2) return { from, to };
  // Never off the grid by its beginning; its end may be beyond the grid's.
  const begins = within(snapped(axis, from + ms, stepMs), axis.from, axis.to - stepMs);
  return { from: begins, to: begins + (to - from) };
}

const leastMs = 15 * minuteMs;
const mostMs = 24 * hourMs;

/** Its end moved by so much. */
export function stretchedBy(axis: Span, { from, to }: Span, ms: number, stepMs: number): Span {
  if (Math.abs(ms) < stepMs / 2) return { from, to };
  return { from, to: within(snapped(axis, to + ms, stepMs), from + leastMs, from + mostMs) };
}

/** What overlaps stands one under the other: the lane of each, in their order. */
export function lanesOf(spans: readonly Span[]): { lanes: number[]; count: number } {
  const ends: number[] = [];
  const lanes = spans.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    return lane;
  });
  return { lanes, count: Math.max(1, ends.length) };
}

export interface Row {
  id: string;
  top: number;
  bottom: number;
}

/** The row at a height; beyond the first or the last one, that. `rows` from the top down. */
export function rowAt<R extends Row>(rows: readonly R[], y: number): R | undefined {
  return rows.find(({ bottom }) => y < bottom) ?? rows.at(-1);
}
