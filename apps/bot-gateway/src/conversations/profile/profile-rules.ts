import type { ApiGuest } from '../../api/guest-api';

const longestName = 100;

/** A name as it is typed; undefined for what is none. */
export function readName(typed: string): string | undefined {
  const name = typed.trim().replace(/\s+/g, ' ');
  return name.length <= longestName && /\p{L}/u.test(name) ? name : undefined;
}

const earliest = 1900;

/** `12.05.1990` as a card has it; undefined for what is no birthday. A card has none without a year. */
export function readBirthday(typed: string, today: string): string | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\.?\s*$/.exec(typed) ?? [];
  if (!day || !month || !year || Number(year) < earliest) return undefined;
  const birthday = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(birthday) && birthday <= today ? birthday : undefined;
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  // A day that a month does not have is counted into the next one, or is no time at all.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

export function showBirthday(birthday: string): string {
  const [year, month, day] = birthday.split('-');
  return `${day}.${month}.${year}`;
}

export const dayAt = (now: Date, timezone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(now);

/** News are sent here to whoever agreed to them here, or wherever. */
export const getsNews = ({ consents }: Pick<ApiGuest, 'consents'>): boolean =>
  consents.includes('marketing') || consents.includes('marketing:telegram');
