import { Period, plusDays } from './period-rules';
import { monthOf as monthOfDay, plusMonths } from './series-rules';

/** Earlier than all days: it stands for the day before somebody's first one. */
export const never = '-infinity';

const monthOf = (day: string): string => (day === never ? never : monthOfDay(day));

/** Some days or months in a row: figures are kept by both, so that of a long period few rows are added up. */
export interface Part {
  byMonth: boolean;
  from: string;
  to: string;
}

/** A period as its whole months, and the days before and after them. It may begin with `never`. */
export function partsOf({ from, to }: Period): Part[] {
  if (to < from && from !== never) return [];
  if (to === never) return [{ byMonth: true, from: never, to: never }];
  const firstMonth = from === never || from === monthOf(from) ? monthOf(from) : plusMonths(monthOf(from), 1);
  const after = plusDays(to, 1);
  const pastMonths = monthOf(after);
  if (firstMonth !== never && firstMonth >= pastMonths) {
    // No whole month: the days in a row.
    return [{ byMonth: false, from, to }];
  }
  return [
    ...(from < firstMonth && from !== never ? [{ byMonth: false, from, to: plusDays(firstMonth, -1) }] : []),
    { byMonth: true, from: firstMonth, to: plusMonths(pastMonths, -1) },
    ...(pastMonths < after ? [{ byMonth: false, from: pastMonths, to }] : []),
  ];
}

/** Each day or month by itself. */
export function eachOf({ byMonth, from, to }: Part): string[] {
  const all: string[] = [];
  for (let at = from; at <= to; at = byMonth ? plusMonths(at, 1) : plusDays(at, 1)) all.push(at);
  return all;
}
