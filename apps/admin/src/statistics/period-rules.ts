import { addDays, dayMs } from '../time/date-rules';

/** Days of the venue's calendar, both among them. */
export interface Days {
  from: string;
  to: string;
}

export const spans = ['today', 'week', 'month', 'quarter', 'year'] as const;
export type Span = (typeof spans)[number];

/**
 * Which days somebody wants to see: a day, seven of them, a calendar's month … and which of these, by its first day (the
 * one that runs, unless it is said); or days of his own.
 */
export type Wish = { span: Span; at?: string } | { span: 'own'; days: Days };

const daysIn = { today: 1, week: 7 } as const;
const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** Months are counted from the year 0 on. */
const firstOfMonth = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** All days of the one that a day lies in; of seven days it is the first. */
function wholeOf(span: Span, day: string): Days {
  if (span === 'today' || span === 'week') return { from: day, to: addDays(day, daysIn[span] - 1) };
  const months = monthsIn[span];
  const first = Math.floor(monthOf(day) / months) * months;
  return { from: firstOfMonth(first), to: addDays(firstOfMonth(first + months), -1) };
}

/** The one that runs: it ends today, as the days before it that it stands beside are only so many. */
function runningOf(span: Span, today: string): Days {
  if (span === 'today' || span === 'week') return { from: addDays(today, 1 - daysIn[span]), to: today };
  return { from: wholeOf(span, today).from, to: today };
}

/** What was wished for, in days. Of those to come is seen what is booked. */
export function daysOf(wish: Wish, today: string): Days {
  if (wish.span === 'own') return wish.days;
  const running = runningOf(wish.span, today);
  if (wish.at === undefined) return running;
  const whole = wholeOf(wish.span, wish.at);
  return whole.from === running.from ? running : whole;
}

/** The one before (-1) or after (1) it. The one that runs is not said by a day: tomorrow it is another. */
export function besides({ span, at }: { span: Span; at?: string }, by: 1 | -1, today: string): Wish {
  const running = runningOf(span, today);
  const from = at === undefined ? running.from : wholeOf(span, at).from;
  const next =
    span === 'today' || span === 'week'
      ? addDays(from, by * daysIn[span])
      : firstOfMonth(monthOf(from) + by * monthsIn[span]);
  return next === running.from ? { span } : { span, at: next };
}

/** Longer than this the API does not count at once. */
const mostDays = 1_100;

export type DaysFault = 'unfinished' | 'reversed' | 'too_long';

/** What is wrong with days somebody has written himself. */
export function faultOfDays({ from, to }: Days): DaysFault | undefined {
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) return 'unfinished';
  if (from > to) return 'reversed';
  return lengthOf({ from, to }) > mostDays ? 'too_long' : undefined;
}

export const lengthOf = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** A fortnight and less is compared by its weekdays: a Saturday is no Thursday. */
const fewDays = 14;

/** One that the calendar of the year before does not have is the one before it there. */
function sameDateBefore(day: string): string {
  const date = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date
    ? `${date.slice(0, 8)}28`
    : date;
}

/** The same days a year ago: few of them by their weekdays, many by their dates. */
export function yearBefore(days: Days): Days {
  if (lengthOf(days) <= fewDays) return { from: addDays(days.from, -364), to: addDays(days.to, -364) };
  const from = sameDateBefore(days.from);
  const isLastOfFebruary = days.to.endsWith('-02-28') && addDays(days.to, 1).endsWith('-03-01');
  const to = sameDateBefore(days.to);
  // February is whole there too.
  return { from, to: isLastOfFebruary && addDays(to, 1).endsWith('-02-29') ? addDays(to, 1) : to };
}
