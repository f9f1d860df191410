import { Transaction } from '@guestflow/persistence';
import { StaffNumbersDto } from './organizations.dto';

/** The people of these venues. Their places are of many venues: to be read across venues. */
export async function staffNumbers(tx: Transaction, venueIds: string[]): Promise<StaffNumbersDto> {
  const having = (status: string) => `(count(DISTINCT user_id) FILTER (WHERE status = '${status}'))::int AS ${status}`;
  const [numbers] = await tx.query<StaffNumbersDto & Record<string, unknown>>(
    `SELECT ${having('active')}, ${having('invited')}, ${having('inactive')} FROM members WHERE venue_id = ANY ($1)`,
    [venueIds],
  );
  return numbers!;
}
