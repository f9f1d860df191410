import { useQuery } from '@tanstack/react-query';
import { api, query } from '../api/client';
import { useLookAgain } from '../app/look-again';
import { seenAnew } from '../app/queries';
import type { Booking } from './booking-rules';

/** All that a change of a booking makes old. */
export const bookingsSeenAnew = (): Promise<void> =>
  seenAnew('/bookings', '/tables/available', '/waitlist', '/analytics', '/guests', '/schedule/blocks');

const most = 200;

export const useBooking = (id: string) =>
  query.useQuery('get', '/bookings/{id}', { params: { path: { id } } }, { refetchInterval: useLookAgain() });

interface Wanted {
  date_from?: string;
  date_to?: string;
  status?: string;
}

/** However many there are: a day of a big house has more than a page. */
async function readAll(wanted: Wanted): Promise<Booking[]> {
  const all: Booking[] = [];
  for (let page = 1; ; page++) {
    const params = { query: { ...wanted, sort: 'booked_at:asc', limit: most, page } };
    const { data = [] } = await api.GET('/bookings', { params });
    all.push(...data);
    if (data.length < most) return all;
  }
}

const useAllBookings = (wanted: Wanted) =>
  useQuery({
    // Named as the others are, so that what makes `/bookings` old makes these so.
    queryKey: ['get', '/bookings', wanted],
    queryFn: () => readAll(wanted),
    refetchInterval: useLookAgain(),
  });

export const useBookingsOf = (date: string) => useAllBookings({ date_from: date, date_to: date });
export const useRequests = () => useAllBookings({ status: 'new' });

interface Visit {
  date: string;
  time: string;
  guests: number;
  duration_minutes?: number;
}

/** What is free for a visit, the best fit first. */
export const useAvailable = (visit: Visit | undefined) =>
  query.useQuery(
    'get',
    '/tables/available',
    { params: { query: visit ?? { date: '', time: '', guests: 1 } } },
    { enabled: visit !== undefined && visit.guests > 0, staleTime: 5_000 },
  );
