import { daysAfter, daysBetween, firstOf, lastOf, monthOf, monthsAfter, weekdayOf } from './dates';

/** From which day to which one it can be booked. */
export interface Span {
  first: string;
  last: string;
}

/** A month as it hangs on the wall: weeks from Monday on. null: a place without a day of this month that can be had. */
export interface Leaf {
  month: string;
  weeks: (string | null)[][];
  /** The months beside it in which there may be something. */
  previous?: string;
  next?: string;
}

export function leafOf(month: string, { first, last }: Span, free: ReadonlySet<string>): Leaf {
  const begin = firstOf(month);
  const days = daysBetween(begin, lastOf(month)) + 1;
  const blanks = weekdayOf(begin);
  const weeks = Array.from({ length: Math.ceil((blanks + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const index = week * 7 + weekday - blanks;
      const date = daysAfter(begin, index);
      return index >= 0 && index < days && free.has(date) ? date : null;
    }),
  );
  return {
    month,
    weeks,
    ...(month > monthOf(first) && { previous: monthsAfter(month, -1) }),
    ...(month < monthOf(last) && { next: monthsAfter(month, 1) }),
  };
}

/** What is asked of the venue to draw a month. Undefined: nothing of it can be booked. */
export function partOf(month: string, { first, last }: Span): { from: string; days: number } | undefined {
  const from = firstOf(month) > first ? firstOf(month) : first;
  const to = lastOf(month) < last ? lastOf(month) : last;
  return from <= to ? { from, days: daysBetween(from, to) + 1 } : undefined;
}
