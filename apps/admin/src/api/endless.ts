import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** A page of a list, with what its headers say of the whole. */
export interface ListPage<T> {
  items: T[];
  total: number;
  /** There are more than were counted. */
  more: boolean;
}

export function pageOf<T>({ data, response }: { data?: T[]; response: Response }): ListPage<T> {
  const items = data ?? [];
  const { headers } = response;
  return {
    items,
    total: Number(headers.get('x-total-count') ?? items.length),
    more: headers.get('x-total-more') === 'true',
  };
}

/**
 * A list that is read page after page, as far as somebody looks. `asked` is what tells it from other lists of this
 * address; while another is read, what was there stays.
 */
export function useEndless<T extends { id: string }>(
  address: string,
  asked: object,
  read: (page: number, signal: AbortSignal) => Promise<ListPage<T>>,
  { enabled = true }: { enabled?: boolean } = {},
) {
  const asking = useInfiniteQuery({
    queryKey: ['get', address, asked, 'endless'],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: ({ items, total, more }, all) => {
      const shown = all.reduce((sum, page) => sum + page.items.length, 0);
      return items.length > 0 && (more || shown < total) ? all.length + 1 : undefined;
    },
    placeholderData: keepPreviousData,
    enabled,
  });
  const { data } = asking;
  const list = useMemo(() => {
    if (!data) return undefined;
    // What came in meanwhile moves the rest along: the last of a page is then the first of the next one too.
    const items = [...new Map(data.pages.flatMap((page) => page.items).map((item) => [item.id, item])).values()];
    const { total, more } = data.pages.at(-1)!;
    return { items, total, more };
  }, [data]);
  return { ...asking, data: list };
}

export type Endless = Pick<
  ReturnType<typeof useEndless>,
  'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isFetchNextPageError' | 'dataUpdatedAt'
>;
