import { systemCaller } from '@guestflow/access';
import { Sealer } from './sealer';
import { Transaction } from './transaction';
import { Transactions } from './transactions';

/** A row as it is found again. */
export interface SealedRow extends Record<string, unknown> {
  /** Of the table's `key`. */
  key: unknown;
  /** null where the table is the platform's. */
  venueId: string | null;
  /** In an object of sealed texts, whose this one is. */
  name: string | null;
}

/**
 * A column with sealed texts. Declared with its service's database, so that whoever takes a key out of use finds all that
 * is sealed with it.
 */
export interface SealedColumn {
  table: string;
  column: string;
  /** What a row is found again by. */
  key: string;
  /** Whether the table is closed to other venues: then it is open to the platform's reads too. */
  ofVenues: boolean;
  /** It is a JSON object of sealed texts, each by its name. */
  byName?: boolean;
  /** What a text is bound to, as where it is sealed. */
  placeOf: (row: SealedRow) => string;
}

/** How many texts there are under which key. */
export type TextsByKey = Record<string, number>;

export interface Resealed {
  before: TextsByKey;
  after: TextsByKey;
  changed: number;
  /** What none of the keys opens in its place. It is left as it is. */
  closed: { key: string; why: string }[];
}

interface FoundText extends SealedRow {
  at: string;
  text: string;
}

const caller = (venueId?: string) => systemCaller('resealing', venueId);

/**
 * Seals anew, under the first of the keys, what is sealed under others. One text after the other, each changed only if it
 * is still what was opened: whoever reads or writes meanwhile notices nothing, and may be as many as there are. To be
 * run once everybody who opens the texts has the key.
 */
export async function reseal(
  transactions: Transactions,
  sealer: Sealer,
  column: SealedColumn,
  atOnce = 500,
): Promise<Resealed> {
  const before = await textsByKey(transactions, column);
  const closed: Resealed['closed'] = [];
  let changed = 0;
  for (let after: string | undefined = ''; after !== undefined;) {
    const found: FoundText[] = await underOtherKeys(transactions, column, sealer.keyId, after, atOnce);
    for (const row of found) {
      const text = openedAnew(sealer, column, row);
      if (text instanceof Error) closed.push({ key: row.at, why: text.message });
      else if (await replaced(transactions, column, row, text)) changed++;
    }
    after = found.length === atOnce ? found.at(-1)!.at : undefined;
  }
  return { before, after: await textsByKey(transactions, column), changed, closed };
}

export async function textsByKey(transactions: Transactions, column: SealedColumn): Promise<TextsByKey> {
  const rows = await look<{ id: string; count: number }>(
    transactions,
    column,
    `SELECT split_part(found.text, '.', 2) AS id, count(*)::integer AS count ${textsOf(column)} GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}

function underOtherKeys(
  transactions: Transactions,
  column: SealedColumn,
  keyId: string,
  after: string,
  atOnce: number,
): Promise<FoundText[]> {
  const at = `concat_ws('/', ${column.key}::text, found.name)`;
  return look<FoundText>(
    transactions,
    column,
    `SELECT ${column.key} AS key, ${column.ofVenues ? 'venue_id' : 'NULL'} AS "venueId", found.name, found.text, ${at} AS at
       ${textsOf(column)} AND split_part(found.text, '.', 2) <> $1 AND ${at} > $2 ORDER BY ${at} LIMIT $3`,
    [keyId, after, atOnce],
  );
}

const textsOf = ({ table, column, byName }: SealedColumn): string =>
  byName
    ? `FROM ${table}, jsonb_each_text(${column}) AS found (name, text) WHERE found.text IS NOT NULL`
    : `FROM ${table}, LATERAL (SELECT NULL::text AS name, ${column} AS text) AS found WHERE found.text IS NOT NULL`;

function look<Row extends Record<string, unknown>>(
  transactions: Transactions,
  { ofVenues }: SealedColumn,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  return ofVenues
    ? transactions.acrossVenues(caller(), (tx) => tx.query<Row>(sql, parameters))
    : transactions.outsideVenues(caller(), (tx) => tx.query<Row>(sql, parameters));
}

function openedAnew(sealer: Sealer, column: SealedColumn, row: FoundText): string | Error {
  const place = column.placeOf(row);
  try {
    return sealer.seal(sealer.open(row.text, place), place);
  } catch (error) {
    return error as Error;
  }
}

/** Whoever wrote another text meanwhile has sealed it himself. */
async function replaced(
  transactions: Transactions,
  { table, column, key, ofVenues, byName }: SealedColumn,
  row: FoundText,
  text: string,
): Promise<boolean> {
  const [set, is] = byName
    ? [`jsonb_set(${column}, ARRAY[$4::text], to_jsonb($2::text))`, `${column} ->> $4::text = $3`]
    : ['$2', `${column} = $3`];
  const change = (tx: Transaction) =>
    tx.query(`UPDATE ${table} SET ${column} = ${set} WHERE ${key} = $1 AND ${is} RETURNING 1`, [
      ...[row.key, text, row.text],
      ...(byName ? [row.name] : []),
    ]);
  const done = ofVenues
    ? await transactions.inVenue(caller(row.venueId!), change)
    : await transactions.outsideVenues(caller(), change);
  return done.length > 0;
}
