import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/problem';

/** What was read stays until it is told that it has changed (see live.ts), or is looked at again after a while. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < 2 && isProblem(error) && (error.status === 0 || error.status >= 502) && error.code !== 'moved',
      retryDelay: (failures) => 500 * 2 ** failures,
    },
    mutations: { retry: false },
  },
});

/** All that was read of these addresses is old now: `seenAnew('/bookings', '/bookings/calendar')`. */
export function seenAnew(...addresses: string[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey: [, address] }) =>
      addresses.some((wanted) => address === wanted || String(address).startsWith(`${wanted}/`)),
  });
}
