import type { Condition } from './guest-search';

const numberOf = (day: string): number => Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));

const yearMs = 366 * 86_400_000;

/**
 * Birthdays on the days from one to another, both of them among these, whatever the year of birth. Over a new year they
 * are two spans. Who was born on 29 February has birthday on 1 March where there is none.
 */
export function birthdaysBetween(from: string, to: string): Condition {
  if (to < from) return ['false'];
  if (Date.parse(to) - Date.parse(from) >= yearMs - 86_400_000) return ['birthday_number IS NOT NULL'];
  const [first, last] = [numberOf(from), numberOf(to)];
  const leap = hasFirstOfMarchAlone(from, to) ? ' OR birthday_number = 229' : '';
  return first <= last
    ? [`birthday_number BETWEEN $1 AND $2${leap}`, first, last]
    : [`birthday_number >= $1 OR birthday_number <= $2${leap}`, first, last];
}

/** A first of March among the days, of a year that has no 29 February. */
function hasFirstOfMarchAlone(from: string, to: string): boolean {
  return [from, to].some((day) => {
    const year = Number(day.slice(0, 4));
    const march = `${day.slice(0, 4)}-03-01`;
    return march >= from && march <= to && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1;
  });
}
