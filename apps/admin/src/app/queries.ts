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

/** `/bookings/calendar` is under `/bookings`, and so is `/bookings` itself. */
export const isUnder = (address: string, asked: unknown): boolean =>
  asked === address || String(asked).startsWith(`${address}/`);

/** All that was read of these addresses is old now: `seenAnew('/bookings', '/bookings/calendar')`. */
export function seenAnew(...addresses: string[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey: [, asked] }) => addresses.some((address) => isUnder(address, asked)),
  });
}
