/** A figure, the same one before, and by how much it is more: in percent of a count, in points of a rate. */
export interface Compared {
  value: number | null;
  before: number | null;
  change: number | null;
}

/** A figure beside the same one of other days, as the API tells it of the days before. */
export function besideOf(value: number | null, before: number | null, inPoints = false): Compared {
  if (value === null || before === null || (before === 0 && !inPoints)) return { value, before, change: null };
  const change = inPoints
    ? Math.round((value - before) * 100) / 100
    : Math.round(((value - before) * 1_000) / before) / 10;
  return { value, before, change };
}

export type Direction = 'more' | 'less' | 'same';

/** undefined where there was nothing to compare with. */
export function directionOf({ value, before, change }: Compared): Direction | undefined {
  // Of nothing before there is no percentage, and still it is more or as much.
  const by = change ?? (value === null || before === null ? null : value - before);
  if (by === null) return undefined;
  return by > 0 ? 'more' : by < 0 ? 'less' : 'same';
}

/** Whether a change is welcome; of some figures nobody can say. */
export function welcome(direction: Direction | undefined, wanted: 'more' | 'less' | undefined): boolean | undefined {
  if (!wanted || !direction || direction === 'same') return undefined;
  return direction === wanted;
}

/** In percent, with one decimal. null: there is nothing to take it of. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1_000) / whole) / 10;

export interface BookingDay {
  day: string;
  count: number;
  cancelled: number;
  no_show: number;
}

export interface BookingStep {
  /** The day, or the first of its days that are looked at. */
  date: string;
  /** Those that hold, or whose guests came. */
  held: number;
  no_show: number;
  cancelled: number;
  count: number;
}

/** Of more days than these, months are drawn: the API has its other series so too. */
const mostColumns = 92;

export const isByMonth = (days: number): boolean => days > mostColumns;

/** What is drawn, column by column: days, or months where there are many days. */
export function stepsOf(days: readonly BookingDay[]): BookingStep[] {
  const byMonth = isByMonth(days.length);
  const steps = new Map<string, BookingStep>();
  for (const { day, count, cancelled, no_show } of days) {
    const key = byMonth ? day.slice(0, 7) : day;
    const step = steps.get(key) ?? { date: day, held: 0, no_show: 0, cancelled: 0, count: 0 };
    step.held += count - cancelled - no_show;
    step.no_show += no_show;
    step.cancelled += cancelled;
    step.count += count;
    steps.set(key, step);
  }
  return [...steps.values()];
}

export interface WeekHour {
  weekday: number;
  hour: number;
  tables: number | null;
  seats: number | null;
}

/** The hours in which a table could be taken on some day of the week. */
export const openHoursOf = (hours: readonly WeekHour[]): number[] =>
  [...new Set(hours.filter(({ tables }) => tables !== null).map(({ hour }) => hour))].sort((one, other) => one - other);

/** How dark a share is drawn, 0 to 5. What is not nothing is seen. */
export const shadeOf = (share: number | null): number => (share ? Math.min(5, Math.max(1, Math.ceil(share / 20))) : 0);

export interface Cohort {
  month: string;
  guests: number;
  months: { month: number; guests: number; share: number }[];
}

/** Those in which somebody came for the first time, and for how many months the longest can be followed. */
export function cohortsShown<C extends Cohort>(cohorts: readonly C[]): { rows: C[]; later: number } {
  const rows = cohorts.filter(({ guests }) => guests > 0);
  return { rows, later: Math.max(0, ...rows.map(({ months }) => months.length)) };
}

/** Without the empty ones at both ends: a party of 40 is drawn, the twenty sizes above it are not. */
export function withoutEmptyEnds<T>(rows: readonly T[], isEmpty: (row: T) => boolean): T[] {
  const first = rows.findIndex((row) => !isEmpty(row));
  return first < 0 ? [] : rows.slice(first, rows.findLastIndex((row) => !isEmpty(row)) + 1);
}

/** How scores are told apart: who praises, who says little, and who complains. */
export const kindOfScore = (score: number): 'promoters' | 'passives' | 'detractors' =>
  score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors';
