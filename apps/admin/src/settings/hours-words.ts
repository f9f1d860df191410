import { useTexts } from '../texts/language';
import { weekdayName } from '../time/venue-time';
import { hoursTexts } from './hours-texts';
import { weekdays, type Interval, type Weekday } from './week-rules';

/** `10:00–14:00, 18:00–02:00`, `closed`, `round the clock`. */
export function useHoursWords(): (intervals: readonly Interval[]) => string {
  const t = useTexts(hoursTexts);
  const inWords = ({ from, to }: Interval) => {
    if (from !== to) return `${from}–${to}`;
    return from === '00:00' ? t.roundTheClock : `${from}–${to} (${t.roundTheClock})`;
  };
  return (intervals) => (intervals.length === 0 ? t.closed.toLowerCase() : intervals.map(inWords).join(', '));
}

/** With its first letter large, in every language. */
export function nameOfDay(day: Weekday, width: 'long' | 'short' = 'long'): string {
  const name = weekdayName(weekdays.indexOf(day) + 1, width);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
