import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Paged } from './paged';

interface Options<T> {
  enabled?: boolean;
  /** By what has been read so far, where it depends on that. */
  refetchInterval?: number | false | ((items: readonly T[]) => number | false);
  /** While another list is read, what was there stays; false where it would be taken for the other. */
  keepOld?: boolean;
}

/**
 * A list that is read page after page, as far as somebody looks. `asked` is what tells it from other lists of this
 * address.
 */
export function useEndless<T extends { id: string } | { guest_id: string }>(
  address: string,
  asked: object,
  read: (page: number, signal: AbortSignal) => Promise<Paged<T>>,
  { keepOld = true, enabled, refetchInterval }: Options<T> = {},
) {
  const asking = useInfiniteQuery({
    queryKey: ['get', address, asked, 'endless'],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: ({ items, total, more }, all) => {
      const shown = all.reduce((sum, page) => sum + page.items.length, 0);
      return items.length > 0 && (more || shown < total) ? all.length + 1 : undefined;
    },
    placeholderData: keepOld ? keepPreviousData : undefined,
    enabled,
    refetchInterval:
      typeof refetchInterval === 'function'
        ? ({ state }) => refetchInterval(state.data?.pages.flatMap(({ items }) => items) ?? [])
        : refetchInterval,
  });
  const { data } = asking;
  const list = useMemo(() => {
    if (!data) return undefined;
    // What came in meanwhile moves the rest along: the last of a page is then the first of the next one too.
    const items = [...new Map(data.pages.flatMap((page) => page.items).map((item) => [idOf(item), item])).values()];
    const { total, more } = data.pages.at(-1)!;
    return { items, total, more };
  }, [data]);
  return { ...asking, data: list };
}

const idOf = (item: { id: string } | { guest_id: string }): string => ('id' in item ? item.id : item.guest_id);

export type Endless = Pick<
  ReturnType<typeof useEndless>,
  'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isFetchNextPageError' | 'dataUpdatedAt'
>;
