import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';

/** Among the staff of the caller's venue; for an operator outside a venue, among the operators. For nobody else. */
export function amongWhom<T>(
  transactions: Transactions,
  caller: Caller,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (caller.venueId) return transactions.inVenue(caller, work);
  if (caller.role === 'super_admin') return transactions.outsideVenues(caller, work);
  throw new ValidationProblem([{ field: 'venue_id', message: 'there is no venue yet whose staff it could be' }]);
}
