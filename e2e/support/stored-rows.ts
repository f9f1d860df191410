import { Pool } from 'pg';

export interface StoredRow {
  /** With its schema: `identity.members`. */
  table: string;
  row: Record<string, unknown>;
  text: string;
}

/** Every row of every table of ours, as the database's administrator sees it. */
export async function storedRows(sql: Pool): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  for (const table of await tables(sql)) {
    const { rows } = await sql.query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
    found.push(...rows.map(({ row }) => ({ table, row, text: JSON.stringify(row) })));
  }
  return found;
}

export const tables = (sql: Pool): Promise<string[]> => named(sql, 'true');

/** Those that hold text in which somebody could have written something. */
export const tablesWithText = (sql: Pool): Promise<string[]> =>
  named(
    sql,
    `EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       AND a.atttypid::regtype::text ~ '^(text|character|json)')`,
  );

async function named(sql: Pool, condition: string): Promise<string[]> {
  const { rows } = await sql.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^(pg_|information_schema$|public$)'
       AND ${condition} ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

export interface VenueRoots {
  venueId: string;
  organizationId: string;
  /** Written wherever something can be written for this venue, and nowhere else. */
  canary: string;
}

/**
 * The rows of a venue: those that say so in `venue_id`, and in tables of no venue those that mention the venue, its
 * organization, its canary, or a row that does so.
 */
export function rowsOfVenue({ venueId, organizationId, canary }: VenueRoots, rows: readonly StoredRow[]): StoredRow[] {
  const marks = new Set([venueId, organizationId, canary]);
  const own = new Set(rows.filter(({ row }) => row.venue_id === venueId));
  for (let before = -1; before < own.size;) {
    before = own.size;
    for (const each of rows) {
      if ('venue_id' in each.row || own.has(each) || ![...marks].some((mark) => each.text.includes(mark))) continue;
      own.add(each);
      // A shorter one would be found in any text.
      if (typeof each.row.id === 'string' && each.row.id.length === 36) marks.add(each.row.id);
    }
  }
  return [...own];
}

/** The rows that mention a venue by its canary or any of its ids, whosever they are. */
export function mentioning(marks: Iterable<string>, rows: readonly StoredRow[]): StoredRow[] {
  const wanted = [...marks];
  return rows.filter(({ text }) => wanted.some((mark) => text.includes(mark)));
}

/** What was not so before, and what is no longer so. */
export function changes(before: readonly StoredRow[], after: readonly StoredRow[]): string[] {
  const linesOf = (rows: readonly StoredRow[]) => rows.map(({ table, text }) => `${table} ${text}`).sort();
  const [was, is] = [linesOf(before), linesOf(after)];
  const [had, has] = [new Set(was), new Set(is)];
  return [
    ...was.filter((line) => !has.has(line)).map((line) => `gone: ${line}`),
    ...is.filter((line) => !had.has(line)).map((line) => `new: ${line}`),
  ];
}
