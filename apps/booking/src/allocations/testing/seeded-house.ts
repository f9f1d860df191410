import { randomUUID } from 'node:crypto';
import { completeSettings, VenueSettings, Weekday } from '@guestflow/contracts';

/** What asks the database, for tests and drills: as its administrator, who sees all venues. */
export interface Sql {
  query<Row extends object>(sql: string, parameters?: unknown[]): Promise<{ rows: Row[] }>;
}

export interface SeededTable {
  id: string;
  capacity: number | null;
}

export interface SeededHouse {
  venueId: string;
  /** In the order of their ids. */
  tables: SeededTable[];
}

const allDay = [{ from: '00:00', to: '00:00' }];
/** Never closed, and its clocks are never changed: what is refused there is refused for its tables. */
const alwaysOpen = {
  ...{ mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
} satisfies Record<Weekday, typeof allDay>;

/** A venue with tables as booking keeps them, put there in two statements. */
export async function seedHouse(
  sql: Sql,
  capacities: readonly (number | null)[],
  { settings, zone = 'UTC' }: { settings?: Partial<VenueSettings>; zone?: string } = {},
): Promise<SeededHouse> {
  const venueId = randomUUID();
  const tables = capacities
    .map((capacity) => ({ id: randomUUID(), capacity }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  await sql.query(
    `INSERT INTO booking.venues (venue_id, timezone, status, version, name, settings) VALUES ($1, $2, 'active', 1, 'A house', $3)`,
    [venueId, zone, completeSettings({ opening_hours: alwaysOpen, ...settings })],
  );
  await sql.query(
    `INSERT INTO booking.resources (id, venue_id, kind, name, capacity, least_guests, sort_order, is_active, created_at, updated_at)
     SELECT id, $1, 'table', 'Table ' || n, capacity, 1, n, true, now(), now()
       FROM unnest($2::uuid[], $3::integer[]) WITH ORDINALITY AS t (id, capacity, n)`,
    [venueId, tables.map(({ id }) => id), tables.map(({ capacity }) => capacity)],
  );
  return { venueId, tables };
}

/** Pairs of allocations that overlap, found without asking the constraint or its index. */
export async function countOverlaps(sql: Sql, schema = 'booking'): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM ${schema}.allocations one JOIN ${schema}.allocations other
         ON one.resource_id = other.resource_id AND one.ctid < other.ctid
        AND one.starts_at < other.held_until AND other.starts_at < one.held_until`,
  );
  return rows[0]!.count;
}
