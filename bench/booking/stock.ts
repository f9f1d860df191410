import { randomUUID } from 'node:crypto';
import { completeSettings } from '@guestflow/contracts';
import { Client } from 'pg';

/** What stands in a database before anything is measured. */
export interface Stock {
  /** Table by table, with its venue. */
  tables: { id: string; venueId: string }[];
  /** New bookings begin here: what is stored lies before. */
  newFrom: Date;
  /** A venue with a busy day. */
  busy: { venueId: string; date: string; bookings: number };
}

const dayMs = 86_400_000;
const venues = 20;
const tablesEach = 50;
/** Six visits a table and day. */
const visitsADay = 6;
const daysAhead = 80;
const open = (from: string, to: string) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from, to }]])) as never;

const columns = `id, venue_id, reference, guest_name, guest_phone, resource_ids, starts_at, duration_minutes,
  buffer_minutes, held_until, guests_count, status, source, tags, overrides, history, version, created_at, updated_at,
  confirmed_at`;
/** A visit of an hour and a half, of the table `r`, that begins at `starts`; `n` tells visits apart. */
const visit = `uuidv7(), r.venue_id, encode(sha256((r.id::text || n)::bytea), 'base64'), 'Guest ' || n,
  '+7900' || lpad((n * 7919 % 10000000)::text, 7, '0'), ARRAY[r.id], starts, 90, 0, starts + interval '90 minutes',
  2, 'confirmed', 'manual', '{}', '{}',
  json_build_array(json_build_object('at', starts, 'verb', 'create', 'status', 'confirmed', 'actor', 'system')),
  1, starts - interval '3 days', starts - interval '3 days', starts - interval '3 days'`;

/** So many bookings, no two of a table at one time, each with its allocation; the newest of them in the days to come. */
export async function stock(client: Client, count: number): Promise<Stock> {
  await client.query('CREATE TABLE booking.bare_outbox (LIKE booking.outbox INCLUDING ALL)');
  await client.query('ALTER TABLE booking.bare_outbox OWNER TO guestflow_booking');
  const midnight = Math.floor(Date.now() / dayMs) * dayMs;
  const each = count / (venues * tablesEach);
  await seedVenues(client);
  // Row by row the constraint would be asked a million times what a plain series cannot break.
  await client.query('ALTER TABLE booking.allocations DROP CONSTRAINT allocations_never_overlap');
  await client.query(
    `INSERT INTO booking.bookings (${columns})
     SELECT ${visit} FROM generate_series(0, $1::integer - 1) n, booking.resources r,
            LATERAL (SELECT $2::timestamptz - (n / ${visitsADay}) * interval '1 day'
                            + (10 + 2 * (n % ${visitsADay})) * interval '1 hour' AS starts) at`,
    [each, new Date(midnight + (daysAhead - 2) * dayMs)],
  );
  const busy = await busyDay(client, new Date(midnight + dayMs));
  await client.query(
    `INSERT INTO booking.allocations (venue_id, resource_id, starts_at, held_until, owner_kind, owner_id)
     SELECT venue_id, resource_ids[1], starts_at, held_until, 'booking', id FROM booking.bookings ORDER BY 1, 2, 3`,
  );
  await client.query(
    `ALTER TABLE booking.allocations ADD CONSTRAINT allocations_never_overlap
       EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, held_until) WITH &&)`,
  );
  await client.query('VACUUM (ANALYZE) booking.bookings, booking.allocations, booking.resources, booking.venues');
  const { rows } = await client.query<Stock['tables'][number]>(
    'SELECT id, venue_id AS "venueId" FROM booking.resources WHERE venue_id <> $1 ORDER BY id',
    [busy.venueId],
  );
  return { tables: rows, newFrom: new Date(midnight + daysAhead * dayMs), busy };
}

async function seedVenues(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO booking.venues (venue_id, timezone, status, version, name, settings)
     SELECT gen_random_uuid(), 'Europe/Moscow', 'active', 1, 'Venue ' || n, $1 FROM generate_series(1, ${venues}) n`,
    [completeSettings({ opening_hours: open('00:00', '00:00') })],
  );
  await seedTables(client, tablesEach);
}

const seedTables = (client: Client, count: number, venueId: string | null = null) =>
  client.query(
    `INSERT INTO booking.resources (id, venue_id, kind, name, capacity, least_guests, sort_order, is_active,
                                    created_at, updated_at)
     SELECT uuidv7(), venue_id, 'table', 'Table ' || n, 2 + 2 * (n % 3), 1, n, true, now(), now()
       FROM booking.venues, generate_series(1, ${count}) n WHERE $1::uuid IS NULL OR venue_id = $1`,
    [venueId],
  );

/** Sixty tables, each taken three or four times from noon on. */
async function busyDay(client: Client, day: Date): Promise<Stock['busy']> {
  const venueId = randomUUID();
  await client.query(
    `INSERT INTO booking.venues (venue_id, timezone, status, version, name, settings)
     VALUES ($1, 'Europe/Moscow', 'active', 1, 'Busy', $2)`,
    [venueId, completeSettings({ opening_hours: open('10:00', '23:00'), buffer_minutes: 15 })],
  );
  await seedTables(client, 60, venueId);
  const { rowCount } = await client.query(
    `INSERT INTO booking.bookings (${columns})
     SELECT ${visit} FROM booking.resources r, generate_series(0, 3) n,
            LATERAL (SELECT $2::timestamptz + (9 + 2 * n + r.sort_order % 4 * 0.25) * interval '1 hour' AS starts) at
      WHERE venue_id = $1 AND (n < 3 OR r.sort_order % 3 = 0)`,
    [venueId, day],
  );
  return { venueId, date: day.toISOString().slice(0, 10), bookings: rowCount! };
}

/** What the last round made goes, so that the next one finds what this one found. */
export async function restock(client: Client, { newFrom }: Stock): Promise<number> {
  const { rowCount } = await client.query('DELETE FROM booking.bookings WHERE starts_at >= $1', [newFrom]);
  await client.query('DELETE FROM booking.allocations WHERE starts_at >= $1', [newFrom]);
  await client.query('TRUNCATE booking.bare_outbox');
  await client.query('VACUUM booking.bookings, booking.allocations, booking.outbox');
  return rowCount!;
}
