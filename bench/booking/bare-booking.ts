import { randomBytes } from 'node:crypto';
import fastify from 'fastify';
import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';

/**
 * The limit: the transaction of a booking and nothing else, by whoever asks, with what is sent taken at its word. And for
 * reads, the day's bookings as they stand. It takes the port as its parameter and the databases from its environment.
 */
interface Wanted {
  table_id: string;
  booked_at: string;
  duration_minutes: number;
  guests_count: number;
  guest_name: string;
  guest_phone: string;
}

const { DATABASE_URL, ADMIN_URL } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: 10, options: '-c search_path=booking,public' });
const reads = new Pool({ connectionString: ADMIN_URL, max: 10 });
const server = fastify({ keepAliveTimeout: 75_000 });

const insertion = {
  name: 'booking',
  text: `INSERT INTO bookings (id, venue_id, reference, guest_id, guest_name, guest_phone, account_id, resource_ids,
           starts_at, duration_minutes, buffer_minutes, held_until, guests_count, status, source, comment, notes, tags,
           confirmed_at, arrived_at, lapses_at, overrides, override_reason, history, created_by_user_id, version,
           created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
           $23, $24, $25, $26, $27, $28)`,
};

server.post<{ Body: Wanted; Querystring: { venue_id: string } }>('/bookings', async (request, reply) => {
  const { venue_id } = request.query;
  const wanted = request.body;
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SELECT set_config('app.venue_id', '${venue_id}', true)`);
    await client.query('SELECT * FROM venues WHERE venue_id = $1', [venue_id]);
    await client.query('SELECT guest_id, name, phone FROM guests WHERE venue_id = $1 AND phone = $2', [
      venue_id,
      wanted.guest_phone,
    ]);
    await client.query(
      'SELECT entry_id, reason FROM blacklist WHERE venue_id = $1 AND NOT removed AND phone = $2 LIMIT 1',
      [venue_id, wanted.guest_phone],
    );
    const table = await client.query('SELECT capacity FROM resources WHERE venue_id = $1 AND id = $2 AND is_active', [
      venue_id,
      wanted.table_id,
    ]);
    const [id, now, starts] = [uuidv7(), new Date(), new Date(wanted.booked_at)];
    const heldUntil = new Date(starts.getTime() + wanted.duration_minutes * 60_000);
    const had = await client.query(
      `INSERT INTO allocations (venue_id, resource_id, starts_at, held_until, owner_kind, owner_id)
       VALUES ($1, $2, $3, $4, 'booking', $5) ON CONFLICT DO NOTHING RETURNING 1`,
      [venue_id, wanted.table_id, starts, heldUntil, id],
    );
    if (table.rowCount !== 1 || had.rowCount !== 1) throw new Error('It is taken');
    const reference = randomBytes(16).toString('base64url');
    const history = JSON.stringify([{ at: now, verb: 'create', status: 'confirmed', actor: 'user' }]);
    const booking = {
      ...{ id, venue_id, reference, guest_id: null, guest_name: wanted.guest_name, guest_phone: wanted.guest_phone },
      ...{ account_id: null, resource_ids: [wanted.table_id], starts_at: starts },
      ...{ duration_minutes: wanted.duration_minutes, buffer_minutes: 0, held_until: heldUntil },
      ...{ guests_count: wanted.guests_count, status: 'confirmed', source: 'manual', comment: null, notes: null },
      ...{ tags: [], confirmed_at: now, arrived_at: null, lapses_at: null, overrides: [], override_reason: null },
      ...{ history, created_by_user_id: null, version: 1, created_at: now, updated_at: now },
    };
    await client.query({ ...insertion, values: Object.values(booking) });
    const fact = {
      id: uuidv7(),
      type: 'booking.confirmed.v1',
      subject: id,
      venueid: venue_id,
      data: { after: booking },
    };
    await client.query('INSERT INTO bare_outbox (type, subject, fact) VALUES ($1, $2, $3)', [
      ...['booking.confirmed.v1', id, JSON.stringify(fact)],
    ]);
    await client.query('COMMIT');
    reply.code(201);
    return booking;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});

server.get<{ Querystring: { venue_id: string; date: string } }>('/day', async ({ query: { venue_id, date } }) => {
  const { rows } = await reads.query<object>(
    `SELECT id, starts_at, held_until, duration_minutes, guests_count, guest_name, status, source, resource_ids, notes,
            tags, version
       FROM booking.bookings
      WHERE venue_id = $1 AND starts_at >= $2::timestamptz AND starts_at < $2::timestamptz + interval '1 day'
      ORDER BY starts_at`,
    [venue_id, `${date}T00:00:00+03:00`],
  );
  return rows;
});

void server.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
