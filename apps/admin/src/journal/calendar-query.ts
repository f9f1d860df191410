import { query } from '../api/client';
import type { LiveFact } from '../app/live';
import { knowsOf } from './day-rules';
import type { Calendar } from './free-rules';

export const calendarOf = (date: string) => {
  const asked = query.queryOptions('get', '/bookings/calendar', { params: { query: { date } } });
  return {
    ...asked,
    meta: { knows: (fact: LiveFact, day: unknown) => day !== undefined && knowsOf(day as Calendar, fact) },
  };
};
