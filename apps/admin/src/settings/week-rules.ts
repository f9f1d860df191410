// Opening hours as they are drawn: bars on a line of minutes for each day.
import type { Shape } from '../api/client';

export type Week = Shape<'OpeningHours'>;
export type Weekday = keyof Week;
export type Interval = Shape<'OpeningInterval'>;

/** Minutes since the midnight its day begins with; what ends after 1440 ends on the next day. */
export interface Span {
  begins: number;
  ends: number;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies Weekday[];
/** Of a date: `mon`. */
export const weekdayOf = (date: string): Weekday => weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;

export const dayMinutes = 1_440;
/** What is drawn goes in such steps. */
export const step = 15;
/** As many as a day takes. */
export const mostSpans = 12;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** `26:00` is `02:00` of the next day. */
export const timeAt = (minutes: number): string => {
  const inDay = ((minutes % dayMinutes) + dayMinutes) % dayMinutes;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};

/** What ends not after it has begun ends on the next day; what ends when it begins lasts a day. */
export function spanOf({ from, to }: Interval): Span {
  const [begins, until] = [minutesOf(from), minutesOf(to)];
  return { begins, ends: until + (until <= begins ? dayMinutes : 0) };
}

export const intervalOf = ({ begins, ends }: Span): Interval => ({ from: timeAt(begins), to: timeAt(ends) });

const inOrder = (spans: Span[]): Span[] => [...spans].sort((one, other) => one.begins - other.begins);
export const spansOf = (intervals: readonly Interval[]): Span[] => inOrder(intervals.map(spanOf));
export const intervalsOf = (spans: Span[]): Interval[] => inOrder(spans).map(intervalOf);

export const snapped = (minutes: number): number => Math.round(minutes / step) * step;
const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
const latest = dayMinutes - step;

/** A stroke from one minute to another; what it touches becomes one with it. */
export function drawn(spans: Span[], from: number, to: number): Span[] {
  const begins = within(snapped(Math.min(from, to)), 0, latest);
  const stroke = { begins, ends: within(snapped(Math.max(from, to)), begins + step, begins + dayMinutes) };
  const touched = spans.filter((span) => span.begins <= stroke.ends && stroke.begins <= span.ends);
  const whole = [stroke, ...touched];
  const first = Math.min(...whole.map((span) => span.begins));
  const last = Math.max(...whole.map((span) => span.ends));
  const joined = { begins: first, ends: Math.min(last, first + dayMinutes) };
  return inOrder([...spans.filter((span) => !touched.includes(span)), joined]);
}

/** A press where nothing is: two hours, as far as there is room. */
export function pressed(spans: Span[], at: number): Span[] {
  const begins = within(Math.floor(at / 60) * 60, 0, latest);
  if (spans.some((span) => span.begins < begins + step && begins < span.ends)) return spans;
  const next = Math.min(begins + 120, ...spans.filter((span) => span.begins > begins).map((span) => span.begins));
  return inOrder([...spans, { begins, ends: next }]);
}

/** One more, where there is room: after the last one, else before the first. */
export function oneMore(spans: Span[]): Span[] {
  if (spans.length === 0) return [{ begins: 600, ends: 1_320 }];
  const [first, last] = [spans[0]!, spans.at(-1)!];
  if (last.ends + 60 <= latest) return [...spans, { begins: last.ends + 60, ends: last.ends + 180 }];
  if (first.begins >= 120) return [{ begins: Math.max(0, first.begins - 180), ends: first.begins - 60 }, ...spans];
  return spans;
}

/** It stops at its neighbours, and begins on its own day. */
export function moved(spans: Span[], index: number, by: number): Span[] {
  const span = spans[index]!;
  const length = span.ends - span.begins;
  const [after, before] = [spans[index - 1]?.ends ?? 0, spans[index + 1]?.begins ?? Infinity];
  const most = Math.min(latest, before - length);
  if (most < after) return spans;
  const begins = within(snapped(span.begins + by), after, most);
  return spans.with(index, { begins, ends: begins + length });
}

export function stretched(spans: Span[], index: number, edge: keyof Span, to: number): Span[] {
  const { begins, ends } = spans[index]!;
  const wanted = snapped(to);
  if (edge === 'begins') {
    const least = Math.max(0, spans[index - 1]?.ends ?? 0, ends - dayMinutes);
    return spans.with(index, { begins: within(wanted, least, Math.min(ends - step, latest)), ends });
  }
  const most = Math.min(begins + dayMinutes, spans[index + 1]?.begins ?? Infinity);
  return spans.with(index, { begins, ends: within(wanted, begins + step, most) });
}

export const copied = (week: Week, from: Weekday, to: readonly Weekday[]): Week => ({
  ...week,
  ...Object.fromEntries(to.map((day) => [day, week[day] === week[from] ? week[day] : [...week[from]]])),
});

/** How far the line goes: into the next morning, and further where something is open longer. */
export const lineEnds = (week: readonly (readonly Interval[])[]): number =>
  Math.max(30, ...week.flatMap((intervals) => spansOf(intervals).map(({ ends }) => Math.ceil(ends / 60)))) * 60;

/** The days with a time that begins before another has ended: the evening before may be the one. */
export function overlapping(week: Week): Set<Weekday> {
  const all = weekdays.flatMap((day, index) =>
    spansOf(week[day]).map(({ begins, ends }) => ({
      day,
      begins: begins + index * dayMinutes,
      ends: ends + index * dayMinutes,
    })),
  );
  // The week is a ring: what Sunday night runs into is the Monday it began with.
  const weekLater = spansOf(week.mon).map(({ begins, ends }) => ({
    day: 'mon' as const,
    begins: begins + 7 * dayMinutes,
    ends: ends + 7 * dayMinutes,
  }));
  const found = new Set<Weekday>();
  let open = 0;
  for (const { day, begins, ends } of [...all, ...weekLater]) {
    if (begins < open) found.add(day);
    open = Math.max(open, ends);
  }
  return found;
}

/** Of one date alone. */
export const overlapsItself = (intervals: readonly Interval[]): boolean =>
  spansOf(intervals).some(({ begins }, index, all) => index > 0 && begins < all[index - 1]!.ends);

export const sameHours = (one: readonly Interval[], other: readonly Interval[]): boolean =>
  JSON.stringify(intervalsOf(spansOf(one))) === JSON.stringify(intervalsOf(spansOf(other)));
