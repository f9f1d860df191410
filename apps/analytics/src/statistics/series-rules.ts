import { daysOf, lengthOf, Period, plusDays } from './period-rules';

export const steps = ['day', 'month'] as const;
export type Step = (typeof steps)[number];

/** Of more days than these nobody looks at each. */
const mostSteps = 92;

/** By what a series goes. */
export const stepOf = (period: Period): Step => (lengthOf(period) > mostSteps ? 'month' : 'day');

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

export const plusMonths = (day: string, months: number): string => {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
};

export const lastOfMonth = (day: string): string => plusDays(plusMonths(day, 1), -1);

/** The days or months of a period, in their order; of the first and the last month the days that are in it. */
export function seriesOf(period: Period): Period[] {
  if (stepOf(period) === 'day') return daysOf(period).map((day) => ({ from: day, to: day }));
  const months: Period[] = [];
  for (let from = period.from; from <= period.to; from = plusMonths(from, 1)) {
    const last = lastOfMonth(from);
    months.push({ from, to: last < period.to ? last : period.to });
  }
  return months;
}
