import { query } from '../api/client';
import { useVenue } from '../app/me';
import { useNow } from '../time/use-now';
import { addDays, wallOf } from '../time/venue-time';

/** The venue's day: after midnight it is still the evening before, for as long as that lasts. */
export function useVenueDay(): { date: string; now: Date } {
  const { timezone } = useVenue();
  const now = useNow(30_000);
  const { date } = wallOf(now, timezone);
  const { data } = query.useQuery('get', '/bookings/calendar', { params: { query: { date } } }, { staleTime: 300_000 });
  const hasBegun = !data || now.getTime() >= Date.parse(data.day.from);
  return { date: hasBegun ? date : addDays(date, -1), now };
}
