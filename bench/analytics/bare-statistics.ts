import fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The limit: bookings counted one by one in plain SQL, by whoever may read everything, sent as they come. It takes the
 * port as its parameter and the database from its environment.
 */
const pool = new Pool({ connectionString: process.env.ADMIN_URL, max: 10 });
const server = fastify({ keepAliveTimeout: 75_000 });

interface Asked {
  venue_id: string;
  from: string;
  to: string;
}

server.get<{ Querystring: Asked }>('/bookings', async ({ query: { venue_id, from, to } }) => {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'bookings',
    text: `SELECT (booked_at AT TIME ZONE 'Europe/Moscow')::date AS day, status, count(*), sum(guests_count)
             FROM analytics.counted_bookings
            WHERE venue_id = $1 AND booked_at >= $2::date AND booked_at < $3::date + 1
            GROUP BY 1, 2 ORDER BY 1, 2`,
    values: [venue_id, from, to],
  });
  return rows;
});

void server.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
