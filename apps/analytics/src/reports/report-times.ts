import { firstAt } from '@guestflow/contracts';
import { plusDays } from '../statistics/period-rules';
import { dayAt } from '../statistics/statistics';

/** On Monday, as the clocks there show it. */
const timeOfDay = '09:00';
/** Of last week nobody wants to hear on Friday. */
const worthTellingMs = 3 * 86_400_000;

export const dueAt = (monday: string, zone: string): Date => new Date(firstAt(monday, timeOfDay, zone));

const daysSinceMonday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The last Monday whose report was due at a moment. */
export function lastMonday(now: Date, zone: string): string {
  const today = dayAt(now, zone);
  const monday = plusDays(today, -daysSinceMonday(today));
  return dueAt(monday, zone) <= now ? monday : plusDays(monday, -7);
}

/** The first Monday whose report is not due yet. */
export const nextMonday = (now: Date, zone: string): string => plusDays(lastMonday(now, zone), 7);

export interface Look {
  /** The Monday whose report is to be told now. */
  tell?: string;
  /** The Monday to be looked at next. */
  next: string;
}

/** What there is to tell of a report that is told from a Monday on. Of several that were missed the last counts. */
export function lookAt(from: string, zone: string, now: Date): Look {
  const monday = lastMonday(now, zone);
  if (monday < from) return { next: from };
  const isWorthTelling = now.getTime() - dueAt(monday, zone).getTime() <= worthTellingMs;
  return { ...(isWorthTelling && { tell: monday }), next: plusDays(monday, 7) };
}

/** What a Monday’s report is about. */
export const weekBefore = (monday: string) => ({ from: plusDays(monday, -7), to: plusDays(monday, -1) });
