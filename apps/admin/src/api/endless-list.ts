import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

interface Answered<T> {
  data?: T[];
  response: Response;
}

interface Page<T> {
  items: T[];
  total: number;
  /** There are more than were counted. */
  isMore: boolean;
}

export interface Endless<T> {
  /** undefined until the first of them are there. */
  data: T[] | undefined;
  total: number;
  isMore: boolean;
  error: unknown;
  isPending: boolean;
  /** These are still the ones that were asked for before. */
  isOld: boolean;
  hasNext: boolean;
  isFetchingNext: boolean;
  next: () => void;
  refetch: () => unknown;
}

/**
 * A list of the API that goes on as one reads. What comes to its front meanwhile moves the others to later pages: each is
 * shown once. `asked` is all that `read` asks for.
 */
export function useEndless<T extends { id: string } | { guest_id: string }>(
  address: string,
  asked: object,
  read: (page: number, signal: AbortSignal) => Promise<Answered<T>>,
  options: { refetchInterval?: number | false; enabled?: boolean; keepOld?: boolean } = {},
): Endless<T> {
  const { keepOld = true, ...rest } = options;
  const found = useInfiniteQuery({
    queryKey: ['get', address, { endless: asked }],
    initialPageParam: 1,
    queryFn: async ({ pageParam, signal }): Promise<Page<T>> => {
      const { data = [], response } = await read(pageParam, signal);
      const said = (name: string) => response.headers.get(name);
      return { items: data, total: Number(said('x-total-count') ?? 0), isMore: said('x-total-more') === 'true' };
    },
    getNextPageParam: ({ items, total, isMore }, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.items.length, 0);
      return items.length > 0 && (isMore || shown < total) ? pages.length + 1 : undefined;
    },
    placeholderData: keepOld ? keepPreviousData : undefined,
    ...rest,
  });
  const pages = found.data?.pages;
  const idOf = (item: T): string => ('id' in item ? item.id : item.guest_id);
  const known = new Map(pages?.flatMap(({ items }) => items.map((item) => [idOf(item), item] as const)));
  return {
    ...{ data: pages && [...known.values()], total: pages?.[0]?.total ?? 0, isMore: pages?.[0]?.isMore ?? false },
    ...{ error: found.error, isPending: found.isPending, isOld: found.isPlaceholderData, refetch: found.refetch },
    ...{ hasNext: found.hasNextPage, isFetchingNext: found.isFetchingNextPage },
    next: () => void found.fetchNextPage(),
  };
}
