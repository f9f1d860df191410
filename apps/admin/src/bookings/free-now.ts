import { query } from '../api/client';
import { isProblem } from '../api/problem';
import { useVenue } from '../app/me';
import { wallOf } from '../time/venue-time';
import { useAvailable } from './bookings-read';
import { isParty } from './plan-rules';
import { useVenueDay } from './venue-day';
import { minutesLeft } from './walk-in-rules';

/**
 * What is free for who stands at the door: for as long as is usual, and shortly before closing for as long as it is open
 * (`minutes`). `closed`: not even that.
 */
export function useFreeNow(guests: number) {
  const { timezone } = useVenue();
  const { date, now } = useVenueDay();
  const { data: day } = query.useQuery('get', '/bookings/calendar', { params: { query: { date } } });
  const visit = isParty(guests) ? { ...wallOf(now, timezone), guests } : undefined;
  const usual = useAvailable(visit);
  const isTooLong = isProblem(usual.error) && usual.error.rule === 'outside_opening_hours';
  const minutes = isTooLong && day ? minutesLeft(now.getTime(), day.opens) : undefined;
  const short = useAvailable(minutes === undefined ? undefined : { ...visit!, duration_minutes: minutes });
  const { data: available, isLoading } = minutes === undefined ? usual : short;
  return { visit, available, minutes, isLoading, closed: isTooLong && day !== undefined && minutes === undefined };
}
