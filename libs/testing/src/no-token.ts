import { Client } from 'pg';

/** A bot's token as Telegram writes it. */
const form = String.raw`[0-9]{8,10}:[A-Za-z0-9_-]{35}`;
const token = new RegExp(`(?<![0-9])${form}(?![A-Za-z0-9_-])`, 'g');
/** The one that the API's description shows is nobody's. */
const shown = '5000000000:AAExampleOfATokenThatIsNoBots00000A';

export const holdsToken = (text: string): boolean => text.match(token)?.some((found) => found !== shown) ?? false;

export function mustHoldNoToken(place: string, text: string): void {
  if (holdsToken(text)) throw new Error(`A bot’s token stands in ${place}`);
}

/** Tables of a database in which a bot's token stands, as its administrator sees them: events waiting and kept included. */
export async function tablesWithToken(adminUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^(pg_|information_schema$)'
          AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        AND a.atttypid::regtype::text ~ '^(text|character|json)')`,
    );
    if (tables.rows.length === 0) return [];
    const held = tables.rows.map(
      ({ name }) =>
        `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM ${name} t WHERE t::text ~ '(^|[^0-9])${form}($|[^A-Za-z0-9_-])')`,
    );
    return (await client.query<{ name: string }>(held.join(' UNION ALL '))).rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
