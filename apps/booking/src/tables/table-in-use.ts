import { Transaction } from '@guestflow/persistence';
import { Conflict } from '@guestflow/problems';

interface InUse {
  bookings: { id: string; booked_at: string }[];
  table_groups: { id: string; name: string }[];
  held_until: Date | null;
}

/** To be asked once the table is locked for good: nobody can claim it from then on. */
export async function assertNotInUse(tx: Transaction, tableId: string, now: Date): Promise<void> {
  const [found] = await tx.query<InUse & Record<string, unknown>>(
    `SELECT
       (SELECT coalesce(json_agg(json_build_object('id', b.id, 'booked_at', b.starts_at) ORDER BY b.starts_at), '[]')
          FROM bookings b WHERE b.venue_id = $1 AND b.id IN (
            SELECT owner_id FROM allocations
             WHERE venue_id = $1 AND resource_id = $2 AND owner_kind = 'booking' AND held_until > $3
            UNION
            SELECT id FROM bookings
             WHERE venue_id = $1 AND resource_ids @> ARRAY[$2::uuid] AND status IN ('confirmed', 'arrived')
               AND starts_at > $3::timestamptz - interval '28 hours' AND held_until > $3)) AS bookings,
       (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.sort_order, g.name), '[]')
          FROM resource_groups g JOIN resource_group_members m ON m.venue_id = g.venue_id AND m.group_id = g.id
         WHERE g.venue_id = $1 AND m.resource_id = $2) AS table_groups,
       (SELECT max(held_until) FROM allocations
         WHERE venue_id = $1 AND resource_id = $2 AND owner_kind <> 'block' AND held_until > $3) AS held_until`,
    [tx.caller.venueId, tableId, now],
  );
  const reason = reasonOf(found!);
  if (!reason) return;
  const bookings = found!.bookings.map(({ id, booked_at }) => ({ id, booked_at: new Date(booked_at).toISOString() }));
  throw new Conflict(reason, { bookings, table_groups: found!.table_groups });
}

function reasonOf({ bookings, table_groups, held_until }: InUse): string | undefined {
  if (bookings.length > 0) return 'It is booked: give those bookings another table first';
  if (held_until) return 'Somebody is booking it at this moment: try again in some minutes';
  if (table_groups.length > 0) return 'It is put together with others: change those groups first';
  return undefined;
}
