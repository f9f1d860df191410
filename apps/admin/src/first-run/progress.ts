import { query } from '../api/client';
import { useMay, useMe } from '../app/me';
import { usePassed } from './passed-steps';
import { nextStep, type Facts } from './progress-rules';

const one = { params: { query: { limit: 1 } } };

/** What there is of the venue; nothing is asked for who is not to set it up. */
export function useFacts() {
  const { venue_id } = useMe();
  const [seesBots, seesBookings] = [useMay('bots.read'), useMay('bookings.read')];
  const sets = useMay('tables.write') && useMay('venue.write') && venue_id !== null;
  const tables = query.useQuery('get', '/tables', one, { enabled: sets });
  const bots = query.useQuery('get', '/bots', {}, { enabled: sets && seesBots });
  const bookings = query.useQuery('get', '/bookings', one, { enabled: sets && seesBookings });
  const passed = usePassed(venue_id ?? '');
  const asked = [tables, ...(seesBots ? [bots] : []), ...(seesBookings ? [bookings] : [])];
  const data: Facts | undefined =
    sets && asked.every((one) => one.data)
      ? { tables: tables.data!.length, bots: bots.data?.length ?? 0, bookings: bookings.data?.length ?? 0, passed }
      : undefined;
  const failed = asked.filter(({ isError }) => isError);
  return {
    data,
    error: failed[0]?.error,
    isPending: !data && failed.length === 0,
    refetch: () => failed.forEach((one) => void one.refetch()),
  };
}

/**
 * Whether a venue is on its way, and which step of `/welcome` comes next. What is not known yet, or is not for who is
 * here, counts as done: nobody is led somewhere by mistake.
 */
export function useFirstRun(): { done: boolean; next: string } {
  const { role, venue_id } = useMe();
  const { data: facts } = useFacts();
  if (role === 'owner' && venue_id === null) return { done: false, next: 'venue' };
  if (!facts) return { done: true, next: 'finish' };
  const next = nextStep(facts);
  return { done: next === 'finish', next };
}
