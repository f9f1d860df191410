import { allows } from '@guestflow/access';
import { Transaction } from '@guestflow/persistence';
import { Block } from './block.entity';
import { BookingInBlockDto } from './blocks.dto';

/**
 * What is booked in a block's time: what it could not take, and for the whole venue also what was asked for and has no
 * table yet. null where the caller may see blocks but not who comes.
 */
export async function bookingsIn(
  tx: Transaction,
  { tableIds, startsAt, endsAt }: Block,
): Promise<BookingInBlockDto[] | null> {
  if (!allows(tx.caller, 'bookings.read')) return null;
  const rows = await tx.query<BookingInBlockDto & Record<string, unknown>>(
    `SELECT id, starts_at AS booked_at, held_until AS ends, guests_count, status, resource_ids AS table_ids,
            coalesce(guest_name, guests.name) AS guest_name
       FROM bookings LEFT JOIN guests ON guests.venue_id = $1 AND guests.guest_id = bookings.guest_id
      WHERE bookings.venue_id = $1 AND status IN ('new', 'confirmed', 'arrived')
        AND starts_at > $2::timestamptz - interval '28 hours' AND starts_at < $3 AND held_until > $2
        AND ($4::uuid[] = '{}' OR resource_ids && $4::uuid[])
      ORDER BY starts_at, id`,
    [tx.caller.venueId, startsAt, endsAt, tableIds],
  );
  return rows.map((row) => ({
    ...row,
    booked_at: new Date(row.booked_at).toISOString(),
    ends: new Date(row.ends).toISOString(),
  }));
}
