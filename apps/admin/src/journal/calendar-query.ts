import { query } from '../api/client';

export const calendarOf = (date: string) =>
  query.queryOptions('get', '/bookings/calendar', { params: { query: { date } } });
