import { localeOf } from '../time/venue-time';
import type { Days } from './period-rules';

/** A figure as it is read: with one decimal where it has one, and a dash where there is nothing to tell of. */
export const figure = (value: number | null | undefined, unit: '' | '%' = ''): string =>
  value === null || value === undefined
    ? '—'
    : `${new Intl.NumberFormat(localeOf(), { maximumFractionDigits: 1 }).format(value)}${unit && (localeOf() === 'ru-RU' ? ' %' : '%')}`;

const dayFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(localeOf(), { timeZone: 'UTC', ...options });

/** `1–22 November 2026`. */
export const daysInWords = ({ from, to }: Days): string =>
  dayFormat({ day: 'numeric', month: 'long', year: 'numeric' }).formatRange(Date.parse(from), Date.parse(to));

/** Under a column: a day, or a month. */
export const stepInWords = (date: string, byMonth: boolean): string =>
  dayFormat(byMonth ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' }).format(
    Date.parse(date),
  );

/** In a table, where there is room. */
export const stepInFull = (date: string, byMonth: boolean): string =>
  dayFormat(byMonth ? { month: 'long', year: 'numeric' } : { weekday: 'short', day: 'numeric', month: 'long' }).format(
    Date.parse(date),
  );
