import type { Span } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';

export type { Span };

export interface Table {
  id: string;
  name: string;
  /** null: any party fits. */
  capacity: number | null;
  leastGuests: number;
  zone: string | null;
  sortOrder: number;
  isActive: boolean;
}

/** Tables that can be put together. */
export interface TableGroup {
  id: string;
  name: string;
  tableIds: string[];
  capacity: number;
  leastGuests: number;
  sortOrder: number;
  isActive: boolean;
}

export interface House {
  tables: Table[];
  groups: TableGroup[];
}

export type OwnerKind = 'booking' | 'block' | 'hold';

/** What occupies a table, and when. */
export interface Taken extends Span {
  tableId: string;
  ownerKind: OwnerKind;
  ownerId: string;
}

export async function loadHouse(tx: Transaction): Promise<House> {
  const { venueId } = tx.caller;
  const [row] = await tx.query<{ tables: Table[] | null; groups: TableGroup[] | null }>(
    `SELECT
       (SELECT json_agg(json_build_object('id', id, 'name', name, 'capacity', capacity, 'leastGuests', least_guests,
                 'zone', zone, 'sortOrder', sort_order, 'isActive', is_active) ORDER BY sort_order, name)
          FROM resources WHERE venue_id = $1 AND deleted_at IS NULL) AS tables,
       (SELECT json_agg(json_build_object('id', id, 'name', name, 'capacity', capacity, 'leastGuests', least_guests,
                 'sortOrder', sort_order, 'isActive', is_active,
                 'tableIds', (SELECT coalesce(json_agg(resource_id ORDER BY resource_id), '[]')
                                FROM resource_group_members m WHERE m.venue_id = $1 AND m.group_id = g.id))
                 ORDER BY sort_order, name)
          FROM resource_groups g WHERE venue_id = $1) AS groups`,
    [venueId],
  );
  return { tables: row?.tables ?? [], groups: row?.groups ?? [] };
}

/** The longest a booking can occupy a table, with its buffer: what begins earlier is over. Blocks are not bound by it. */
export const longestHours = 28;

/**
 * What occupies any table in this time. Holds that have expired occupy nothing, though their rows may still be there.
 * All of it comes as one text: a full month is thousands of rows, and so they are read in half the time.
 */
export async function loadTaken(tx: Transaction, { from, to }: Span, now: Date): Promise<Taken[]> {
  const [row] = await tx.query<{ taken: string | null }>(
    `SELECT string_agg(concat_ws(' ', resource_id, date_part('epoch', starts_at), date_part('epoch', held_until),
                                 owner_kind, owner_id), ',') AS taken
       FROM (
         SELECT * FROM allocations
          WHERE venue_id = $1 AND starts_at > $2::timestamptz - interval '${longestHours} hours' AND starts_at < $3
            AND held_until > $2 AND owner_kind <> 'block' AND (expires_at IS NULL OR expires_at > $4)
         UNION ALL
         SELECT * FROM allocations
          WHERE venue_id = $1 AND owner_kind = 'block' AND held_until > $2 AND starts_at < $3
       ) occupying`,
    [tx.caller.venueId, new Date(from), new Date(to), now],
  );
  return row?.taken?.split(',').map(asTaken) ?? [];
}

function asTaken(text: string): Taken {
  const [tableId, from, to, ownerKind, ownerId] = text.split(' ') as [string, string, string, OwnerKind, string];
  return { tableId, from: instantOf(from), to: instantOf(to), ownerKind, ownerId };
}

const instantOf = (seconds: string): number => Math.round(Number(seconds) * 1000);
