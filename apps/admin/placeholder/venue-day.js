// A day of the venue: what is after midnight may still belong to the evening before.
import { get } from './api.js';
import { addDays, wallOf } from './days.js';

const calendarOf = (date) => get(`/bookings/calendar?date=${date}`);

/** The calendar of a date, or of today, and which date today is. The server says it: a tablet's clock may be wrong. */
export async function calendarOn(date) {
  let calendar = await calendarOf(date ?? wallOf(Date.now()).date);
  while (date === undefined && calendar.date !== todayOf(calendar)) calendar = await calendarOf(todayOf(calendar));
  return { ...calendar, today: todayOf(calendar) };
}

function todayOf({ date, timezone, day, now }) {
  const at = Date.parse(now);
  if (Date.parse(day.from) <= at && at < Date.parse(day.to)) return date;
  const onTheWall = wallOf(at, timezone).date;
  return date === onTheWall ? addDays(date, -1) : onTheWall;
}
