import { DateTime } from 'luxon';

/** Days of the calendar as the clocks of a venue have them. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The moment a day begins: where clocks leap over midnight, the moment they have leapt to. */
export const startOf = (day: string, zone: string): Date => DateTime.fromISO(day, { zone }).startOf('day').toJSDate();

export const endOf = (day: string, zone: string): Date => startOf(plusDays(day, 1), zone);

/** The day it is there at a moment. */
export const dayOf = (moment: Date, zone: string): string => DateTime.fromJSDate(moment, { zone }).toISODate()!;
