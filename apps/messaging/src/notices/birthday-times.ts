import { dayOf, plusDays } from '../replicas/venue-days';
import { momentOf } from './local-times';

/** When it is looked whose birthday it is, and they are written to. */
const timeOfDay = '10:00';

export interface Look {
  day: string;
  /** When it is looked on this day, and on the next. */
  at: Date;
  next: Date;
}

/** What there is to look for on the day that it is there. A day that is over is not made up for. */
export function lookOn(now: Date, zone: string): Look {
  const day = dayOf(now, zone);
  return { day, at: momentOf(day, timeOfDay, zone), next: momentOf(plusDays(day, 1), timeOfDay, zone) };
}

/** Which days of the month are celebrated on a day. Whoever was born on 29 February celebrates on the last of it. */
export function celebratedOn(day: string): { year: number; month: number; days: number[] } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const isLastOfFebruary = month === 2 && plusDays(day, 1).endsWith('-03-01');
  return { year, month, days: isLastOfFebruary ? [...new Set([date, 29])] : [date] };
}
