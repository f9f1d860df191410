import { useQuery } from '@tanstack/react-query';
import { api, type Shape } from '../api/client';

export type Table = Shape<'TableDto'>;
export type TableGroup = Shape<'TableGroupDto'>;

const limit = 200;

/** One page is nearly every house; a larger one has more. */
async function all<T>(page: (number: number) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let number = 1; ; number++) {
    const more = await page(number);
    found.push(...more);
    if (more.length < limit) return found;
  }
}

/** Tables change once in months: who does not change them himself asks for them `rarely`. */
export const rarely = { staleTime: 5 * 60_000 };

export const useTables = (options: { enabled?: boolean; staleTime?: number } = {}) =>
  useQuery({
    queryKey: ['get', '/tables', 'all'],
    queryFn: () => all(async (page) => (await api.GET('/tables', { params: { query: { limit, page } } })).data ?? []),
    ...options,
  });

export const useTableGroups = () =>
  useQuery({
    queryKey: ['get', '/table-groups', 'all'],
    queryFn: () =>
      all(async (page) => (await api.GET('/table-groups', { params: { query: { limit, page } } })).data ?? []),
  });
