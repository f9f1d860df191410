import { Transaction } from '@guestflow/persistence';
import { longestHours, Span } from './house';
import type { Request } from './slots';

/** Those who wait for an answer in this time, in the order in which they asked. */
export async function loadRequests(
  tx: Transaction,
  { from, to }: Span,
  now: Date,
  exceptId: string | null = null,
): Promise<Request[]> {
  const rows = await tx.query<{ starts: number; ends: number; guests: number }>(
    `SELECT date_part('epoch', starts_at) AS starts, date_part('epoch', held_until) AS ends, guests_count AS guests
       FROM bookings
      WHERE venue_id = $1 AND starts_at > $2::timestamptz - interval '${longestHours} hours' AND starts_at < $3
        AND held_until > $2 AND status = 'new' AND (lapses_at IS NULL OR lapses_at > $4) AND ($5::uuid IS NULL OR id <> $5)
      ORDER BY created_at, id`,
    [tx.caller.venueId, new Date(from), new Date(to), now, exceptId],
  );
  return rows.map(({ starts, ends, guests }) => ({
    from: Math.round(starts * 1000),
    to: Math.round(ends * 1000),
    guests,
  }));
}
