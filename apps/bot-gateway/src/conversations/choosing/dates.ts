/** A day of the calendar, `2027-06-12`, and a month of it, `2027-06`: neither has a zone or an hour that is missing. */
const dayMs = 86_400_000;

const atNoon = (date: string): number => Date.parse(`${date}T12:00:00Z`);

export const asDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const daysAfter = (date: string, days: number): string => asDate(atNoon(date) + days * dayMs);

export const daysBetween = (from: string, to: string): number => Math.round((atNoon(to) - atNoon(from)) / dayMs);

export const monthOf = (date: string): string => date.slice(0, 7);

export const firstOf = (month: string): string => `${month}-01`;

export function monthsAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return asDate(Date.UTC(year, number - 1 + months, 1, 12)).slice(0, 7);
}

export const lastOf = (month: string): string => daysAfter(firstOf(monthsAfter(month, 1)), -1);

/** 0: Monday. */
export const weekdayOf = (date: string): number => (new Date(atNoon(date)).getUTCDay() + 6) % 7;

/** Undefined for what no calendar has: the 31st of June, the 29th of February of most years. */
export function dateOf(year: number, month: number, day: number): string | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const ms = atNoon(date);
  return !Number.isNaN(ms) && asDate(ms) === date ? date : undefined;
}

/** What the calendar at the venue says. */
export function dayIn(timeZone: string, at: Date): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const { year, month, day } = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
}
