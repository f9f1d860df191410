import type { Shape } from '../api/client';

export type SpecialDay = Shape<'SpecialDay'>;

export const coming = (days: readonly SpecialDay[], today: string): SpecialDay[] =>
  days.filter(({ date }) => date >= today).sort((one, other) => one.date.localeCompare(other.date));

/** With this day in the place of the one of `before`, a date; undefined where its own date is there already. */
export function put(days: readonly SpecialDay[], day: SpecialDay, before?: string): SpecialDay[] | undefined {
  const others = days.filter(({ date }) => date !== before);
  if (others.some(({ date }) => date === day.date)) return undefined;
  return [...others, day].sort((one, other) => one.date.localeCompare(other.date));
}

export const without = (days: readonly SpecialDay[], date: string): SpecialDay[] =>
  days.filter((day) => day.date !== date);

/** The weeks of a month from Monday to Sunday; what is of another month is null. */
export function weeksOf(month: string): (string | null)[][] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const first = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: Math.ceil((first + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, weekday) => {
      const day = week * 7 + weekday - first + 1;
      return day >= 1 && day <= days ? `${month}-${String(day).padStart(2, '0')}` : null;
    }),
  );
}
