import { query } from '../api/client';
import { useVenue } from '../app/me';
import { useNow } from '../time/use-now';
import { addDays, wallOf } from '../time/venue-time';
import { venueDate, type VenueDay } from './plan-rules';

function useDayOn(date: string): { day?: VenueDay; isPending: boolean } {
  const { timezone } = useVenue();
  const { data, isPending } = query.useQuery(
    'get',
    '/bookings/calendar',
    { params: { query: { date } } },
    { enabled: date !== '', staleTime: 60_000 },
  );
  const onWall = (instant: string) => {
    const wall = wallOf(instant, timezone);
    return `${wall.date} ${wall.time}`;
  };
  const spanOf = ({ from, to }: { from: string; to: string }) => ({ from: onWall(from), to: onWall(to) });
  return { day: data && { ...spanOf(data.day), opens: data.opens.map(spanOf) }, isPending };
}

/** When a day of the venue is, and when it is open on it. */
export const useVenueDayOn = (date: string): VenueDay | undefined => useDayOn(date).day;

/** The venue's day on which something is: after midnight still the evening's. undefined until that is known. */
export function useVenueDateOf(instant: string): string | undefined {
  const { timezone } = useVenue();
  const wall = wallOf(instant, timezone);
  const { day, isPending } = useDayOn(wall.date);
  return isPending ? undefined : venueDate(wall, day);
}

/** The venue's day now: after midnight it is still the evening before, for as long as that lasts. */
export function useVenueDay(): { date: string; now: Date } {
  const { timezone } = useVenue();
  const now = useNow(30_000);
  const { date } = wallOf(now, timezone);
  const { data } = query.useQuery('get', '/bookings/calendar', { params: { query: { date } } }, { staleTime: 300_000 });
  const hasBegun = !data || now.getTime() >= Date.parse(data.day.from);
  return { date: hasBegun ? date : addDays(date, -1), now };
}
