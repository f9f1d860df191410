import { Transaction } from '@guestflow/persistence';
import { afterTaking, freeNow, Pace, Schedule } from './pace-rules';

/** As PostgreSQL says it, in whole and parts of milliseconds. */
const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

export interface Schedules {
  ofAll: Schedule;
  ofVenue: Schedule;
}

/** Nobody else takes a share until the transaction is over, of whichever venue. The clock is the database's: replicas agree on it. */
export async function lockPaces(tx: Transaction): Promise<Schedules> {
  const [all] = await tx.query<{ next_at: number }>(`SELECT ${ms('next_at')} AS next_at FROM letter_pace FOR UPDATE`);
  const [venue] = await tx.query<{ next_at: number; now: number }>(
    `INSERT INTO letter_paces AS kept (venue_id, next_at) VALUES ($1, clock_timestamp() - interval '1 hour')
     ON CONFLICT (venue_id) DO UPDATE SET next_at = kept.next_at
     RETURNING ${ms('next_at')} AS next_at, ${ms('clock_timestamp()')} AS now`,
    [tx.caller.venueId],
  );
  const { now } = venue!;
  return { ofAll: { now, nextAt: all!.next_at }, ofVenue: { now, nextAt: venue!.next_at } };
}

export const freeOf = ({ ofAll, ofVenue }: Schedules, pace: Pace): number =>
  Math.min(freeNow(ofAll, pace.perSecond), freeNow(ofVenue, pace.venuePerSecond));

export async function take(tx: Transaction, { ofAll, ofVenue }: Schedules, pace: Pace, count: number): Promise<void> {
  await tx.query('UPDATE letter_pace SET next_at = to_timestamp($1::float8 / 1000)', [
    afterTaking(ofAll, pace.perSecond, count),
  ]);
  await tx.query('UPDATE letter_paces SET next_at = to_timestamp($2::float8 / 1000) WHERE venue_id = $1', [
    tx.caller.venueId,
    afterTaking(ofVenue, pace.venuePerSecond, count),
  ]);
}
