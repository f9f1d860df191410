import { addDays, dayMs } from '../time/date-rules';

/** Days of the venue's calendar, both among them. */
export interface Days {
  from: string;
  to: string;
}

export const spans = ['today', 'week', 'month', 'quarter', 'year'] as const;
export type Span = (typeof spans)[number];

const monthsIn: Record<'month' | 'quarter' | 'year', number> = { month: 1, quarter: 3, year: 12 };

/** Months are counted from the year 0 on. */
const firstOfMonth = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** 1 is Monday. */
const weekdayOf = (day: string): number => new Date(Date.parse(day)).getUTCDay() || 7;

/** All days of a calendar's week, month …: this one, or so many before it. */
function wholeOf(span: Span, back: number, today: string): Days {
  if (span === 'today') return { from: addDays(today, -back), to: addDays(today, -back) };
  if (span === 'week') {
    const monday = addDays(today, 1 - weekdayOf(today) - back * 7);
    return { from: monday, to: addDays(monday, 6) };
  }
  const months = monthsIn[span];
  const first = (Math.floor(monthOf(today) / months) - back) * months;
  return { from: firstOfMonth(first), to: addDays(firstOfMonth(first + months), -1) };
}

/**
 * The one that runs goes to today: beside as many days before it is fair only so. `back` counts the whole ones before it,
 * and below 0 those to come, of which is seen what is booked.
 */
export function daysOf(span: Span, back: number, today: string): Days {
  const whole = wholeOf(span, back, today);
  return back === 0 ? { from: whole.from, to: today } : whole;
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
