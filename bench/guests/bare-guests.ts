import fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The limit: the same questions in plain SQL, by whoever may read everything, sent as they come. It takes the port as its
 * parameter and the database from its environment.
 */
const pool = new Pool({ connectionString: process.env.ADMIN_URL, max: 10 });
const server = fastify({ keepAliveTimeout: 75_000 });

interface Asked {
  venue_id: string;
  q: string;
}

const ask = (name: string, text: string) => async (values: unknown[]) =>
  (await pool.query<Record<string, unknown>>({ name, text, values })).rows;

const shown = 'venue_id = $1 AND merged_into_id IS NULL AND erased_at IS NULL';
const page = 'ORDER BY created_at DESC, id DESC LIMIT 50';
const list = ask('list', `SELECT * FROM crm.guests WHERE ${shown} ${page}`);
const count = ask('count', `SELECT count(*) FROM crm.guests WHERE ${shown}`);
const byName = ask('name', `SELECT * FROM crm.guests WHERE ${shown} AND name ILIKE '%' || $2 || '%' ${page}`);
const byPhone = ask('phone', `SELECT * FROM crm.guests WHERE ${shown} AND phone = $2`);
const segment = ask(
  'segment',
  `SELECT count(*) FROM crm.guests
    WHERE ${shown} AND visit_count >= 3 AND last_visit_at < now() - interval '90 days' AND 'marketing' = ANY (consented)`,
);

server.get<{ Querystring: Asked }>('/list', async ({ query }) => [
  await list([query.venue_id]),
  await count([query.venue_id]),
]);
server.get<{ Querystring: Asked }>('/name', ({ query }) => byName([query.venue_id, query.q]));
server.get<{ Querystring: Asked }>('/phone', ({ query }) => byPhone([query.venue_id, query.q]));
server.get<{ Querystring: Asked }>('/segment', ({ query }) => segment([query.venue_id]));

void server.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
