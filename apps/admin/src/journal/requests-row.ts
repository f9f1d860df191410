import { useMemo } from 'react';
import type { Calendar, CalendarTable } from './free-rules';

/** What has no table yet stands in a row of its own; undefined while there is nothing of it. */
export function useRequestsRow({ requests }: Calendar, name: string) {
  return useMemo<Omit<CalendarTable, 'zone'> | undefined>(() => {
    const bookings = requests.filter(({ status }) => status !== 'cancelled');
    if (bookings.length === 0) return undefined;
    return { id: '', name, capacity: null, is_active: true, deleted: false, bookings, blocks: [], holds: [] };
  }, [requests, name]);
}
