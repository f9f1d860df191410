import { query, type Shape } from '../api/client';
import { usePerson } from './session';

export type Me = Shape<'MeDto'>;
export type Permission = Me['permissions'][number];

/** Who is signed in, with what they may do. What is drawn inside the frame has it. */
export function useMe(): Me {
  const { data } = useMeQuery();
  if (!data) throw new Error('Nobody is signed in here');
  return data;
}

export function useMeQuery() {
  const person = usePerson();
  return query.useQuery('get', '/auth/me', {}, { enabled: person !== undefined, staleTime: 60_000 });
}

export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

/** The venue that is worked in. What is drawn inside a venue's page has one. */
export function useVenue(): { id: string; timezone: string; name: string; currency: string; language: 'ru' | 'en' } {
  const { venue_id, venues } = useMe();
  const mine = venues.find(({ id }) => id === venue_id);
  // An operator works at venues that are not his.
  const { data } = query.useQuery('get', '/venues/current', {}, { enabled: !mine && venue_id !== null });
  const venue = mine ?? data;
  if (!venue) return { id: venue_id ?? '', timezone: 'UTC', name: '', currency: 'EUR', language: 'en' };
  return venue;
}
