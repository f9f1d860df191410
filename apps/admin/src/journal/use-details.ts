import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { api, type Shape } from '../api/client';
import { useLiveFacts, type LiveFact } from '../app/live';
import { useLookAgain } from '../app/look-again';
import { queries } from '../app/queries';
import type { Detail } from './day-rules';

const pageSize = 200;
const gatherMs = 300;
/** Of so many changes at once each is asked for; of more, the whole day. */
const fewChanges = 5;

/** What else is written of the day's bookings: it comes after them, and nothing waits for it. */
export function useDetails(date: string | undefined): ReadonlyMap<string, Detail> {
  // Under the address that the list has: what makes that old makes this old.
  const queryKey = useMemo(() => ['get', '/bookings', { details: date }], [date]);
  const { data } = useQuery({
    queryKey,
    enabled: date !== undefined,
    refetchInterval: useLookAgain(),
    queryFn: async () => {
      const all: Details = [];
      for (let page = 1; ; page++) {
        const { data: found = [] } = await api.GET('/bookings', {
          params: { query: { date_from: date, date_to: date, limit: pageSize, page } },
        });
        all.push(...found.map(detailOf));
        if (found.length < pageSize) return all;
      }
    },
    // A single one that changed is asked for by itself.
    meta: { knows: ({ type }: LiveFact) => type.startsWith('booking.') },
  });
  useReadAnew(queryKey);
  return useMemo(() => new Map(data), [data]);
}

type Details = [string, Detail][];

const detailOf = ({ id, comment, guest_says, late_minutes, guest_phone }: Shape<'BookingDto'>): Details[number] => [
  id,
  { comment, guest_says, late_minutes, guest_phone },
];

async function readDetails(queryKey: unknown[], ids: string[]): Promise<void> {
  if (!queries.getQueryData(queryKey)) return;
  if (ids.length > fewChanges) return queries.invalidateQueries({ queryKey });
  const read = ids.map((id) => api.GET('/bookings/{id}', { params: { path: { id } } }));
  const found = (await Promise.all(read).catch(() => [])).flatMap(({ data }) => (data ? [detailOf(data)] : []));
  queries.setQueryData<Details>(queryKey, (all = []) => {
    const now = new Map(found);
    const known = all.map(([id, had]): Details[number] => [id, now.get(id) ?? had]);
    return [...known, ...found.filter(([id]) => all.every(([other]) => other !== id))];
  });
}

function useReadAnew(queryKey: unknown[]): void {
  const changed = useRef(new Set<string>());
  const hear = useCallback(
    ({ type, subject }: LiveFact) => {
      if (!type.startsWith('booking.')) return;
      const { current } = changed;
      if (current.size === 0) {
        setTimeout(() => {
          void readDetails(queryKey, [...current]);
          current.clear();
        }, gatherMs);
      }
      current.add(subject);
    },
    [queryKey],
  );
  useLiveFacts(hear);
}
