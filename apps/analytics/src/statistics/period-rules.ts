/** Days of the calendar, both among them. */
export interface Period {
  from: string;
  to: string;
}

const dayMs = 86_400_000;
const asDays = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

export const plusDays = (day: string, days: number): string =>
  new Date((asDays(day) + days) * dayMs).toISOString().slice(0, 10);

export const lengthOf = ({ from, to }: Period): number => asDays(to) - asDays(from) + 1;

export const daysOf = (period: Period): string[] =>
  Array.from({ length: lengthOf(period) }, (_, index) => plusDays(period.from, index));

/** As many days, right before. */
export const before = (period: Period): Period => ({
  from: plusDays(period.from, -lengthOf(period)),
  to: plusDays(period.from, -1),
});

const usualDays = 30;

/** What is asked for; without an end it ends today, without a beginning it is the usual length. */
export function periodOf({ from, to }: Partial<Period>, today: string): Period {
  const end = to ?? (from && from > today ? from : today);
  return { from: from ?? plusDays(end, 1 - usualDays), to: end };
}

/** Of two counts: by how much the first is more, in percent of the second. null where there was nothing to compare with. */
export const changeOf = (now: number, was: number): number | null =>
  was === 0 ? null : Math.round(((now - was) * 1_000) / was) / 10;

const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
const nextMonth = (day: string): string => monthOf(plusDays(monthOf(day), 31));

/** The whole months of a period, by their first days, and the days that are left at its ends. */
export function monthsAndDays({ from, to }: Period): { months?: Period; days: Period[] } {
  const first = from === monthOf(from) ? from : nextMonth(from);
  const afterLast = monthOf(plusDays(to, 1));
  if (first >= afterLast) return { days: [{ from, to }] };
  const days = [
    { from, to: plusDays(first, -1) },
    { from: afterLast, to },
  ];
  return {
    months: { from: first, to: monthOf(plusDays(afterLast, -1)) },
    days: days.filter((some) => some.from <= some.to),
  };
}
