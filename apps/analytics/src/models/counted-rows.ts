import { jsonbText, Transaction } from '@guestflow/persistence';
import { CountedVenue } from './model';

/** How often each thing there is to count comes up in the rows of a table, in a table with `counted`. */
export interface Figures {
  table: string;
  /** What is told apart, in the order of the key. */
  by: readonly string[];
  /** What a row `r` is counted as: a query that gives the columns of `by`, as many times as it counts. $2 is the venue's zone. */
  of: string;
}

/** The newest version of each entity of a kind, one row each, and what the rows come to. */
export interface CountedRows {
  table: string;
  key: string;
  figures: readonly Figures[];
}

/** What is written of an entity: the columns, the one that holds its version among them, with their types. */
export interface Writing {
  columns: Readonly<Record<string, string>>;
  version: string;
}

type Row = Record<string, unknown>;

/** The day it was in the venue at a moment. */
export const dayOf = (moment: string): string => `(${moment} AT TIME ZONE $2::text)::date`;

/** The first of the month of a day; of a day before all others, that. */
export const monthOf = (day: string): string => `date_trunc('month', (${day})::timestamp)::date`;

/** So many in one statement. */
const atOnce = 2_000;

/**
 * Keeps the rows that are news, takes what their entities were counted as out of the figures, and adds what they are counted
 * as now. The same words in SQL say what a row is counted as here and when all is counted anew, so that both agree.
 * Returns the keys of what was news.
 */
export async function keepCounted(
  tx: Transaction,
  counted: CountedRows,
  { columns, version }: Writing,
  { venueId, zone }: CountedVenue,
  said: readonly Row[],
): Promise<string[]> {
  const newest = newestOf(said, counted.key, version);
  const sql = keeping(counted, columns, version);
  const kept: string[] = [];
  let anyNone = false;
  for (let at = 0; at < newest.length; at += atOnce) {
    const some = jsonbText(newest.slice(at, at + atOnce));
    const rows = await tx.query<{ key: string; none: boolean }>(sql, [venueId, zone, some]);
    kept.push(...rows.map(({ key }) => key));
    anyNone ||= rows[0]?.none ?? false;
  }
  if (anyNone) await dropNone(tx, counted.figures);
  return kept;
}

function newestOf(said: readonly Row[], key: string, version: string): Row[] {
  const newest = new Map<unknown, Row>();
  for (const row of said) {
    const other = newest.get(row[key]);
    if (!other || (other[version] as number) < (row[version] as number)) newest.set(row[key], row);
  }
  return [...newest.values()];
}

function keeping({ table, key, figures }: CountedRows, columns: Writing['columns'], version: string): string {
  const names = Object.keys(columns);
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const counting = figures.map(
    (figure) =>
      `${figure.table}_now AS (${adding(
        figure,
        `SELECT c.*, 1 AS n FROM kept r, LATERAL (${figure.of}) c
       UNION ALL SELECT c.*, -1 FROM was r, LATERAL (${figure.of}) c WHERE r.${key} IN (SELECT ${key} FROM kept)`,
      )} RETURNING f.counted)`,
  );
  const none = anyNoneIn(figures.map((figure) => `${figure.table}_now`));
  return `WITH /* cast */ said AS (
      SELECT * FROM json_to_recordset($3::json) AS said (${typed.join(', ')})
    ), zone AS (
      SELECT $2::text
    ), was AS (
      SELECT r.* FROM said JOIN ${table} r ON r.venue_id = $1 AND r.${key} = said.${key}
    ), kept AS (
      INSERT INTO ${table} AS k (venue_id, ${names.join(', ')}) SELECT $1, ${names.join(', ')} FROM said
      ON CONFLICT (venue_id, ${key}) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
      WHERE k.${version} < excluded.${version} RETURNING k.*
    )${counting.map((each) => `, ${each}`).join('')}
    SELECT ${key}::text AS key, ${none} AS none FROM kept`;
}

/** Counts anew from the rows. */
export async function recountRows(
  tx: Transaction,
  { table, figures }: CountedRows,
  { venueId, zone }: CountedVenue,
): Promise<void> {
  for (const { table: into, by, of } of figures) {
    await tx.query(`DELETE FROM ${into} WHERE venue_id = $1`, [venueId]);
    await tx.query(
      `WITH zone AS (SELECT $2::text)
       ${adding({ table: into, by }, `SELECT c.*, 1 AS n FROM ${table} r, LATERAL (${of}) c WHERE r.venue_id = $1`)}`,
      [venueId, zone],
    );
  }
}

/** Adds to figures what a query gives: the columns they tell apart, and `n`, by how much more or less. $1 is the venue. */
export function adding({ table, by }: Pick<Figures, 'table' | 'by'>, changes: string): string {
  const list = by.join(', ');
  return `INSERT INTO ${table} AS f (venue_id, ${list}, counted)
    SELECT $1, ${list}, sum(n) FROM (${changes}) changes GROUP BY ${list} HAVING sum(n) <> 0
    ON CONFLICT (venue_id, ${list}) DO UPDATE SET counted = f.counted + excluded.counted`;
}

/** Whether any of these changes left a figure at nothing: that must be looked for only then. */
export const anyNoneIn = (changes: readonly string[]): string =>
  changes.length === 0
    ? 'false'
    : changes.map((change) => `EXISTS (SELECT FROM ${change} WHERE ${change}.counted = 0)`).join(' OR ');

/** What has come to nothing is not kept: the figures are the same, whichever way they came to be. */
export async function dropNone(tx: Transaction, figures: readonly { table: string }[]): Promise<void> {
  for (const { table } of figures) {
    await tx.query(`DELETE FROM ${table} WHERE venue_id = $1 AND counted = 0`, [tx.caller.venueId]);
  }
}
