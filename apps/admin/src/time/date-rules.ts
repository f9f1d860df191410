// Dates and months as the API writes them, `2027-05-05` and `2027-05`: of no zone, and for rules that know no page.

export const dayMs = 86_400_000;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

export const monthOf = (date: string): string => date.slice(0, 7);

export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}
