import { Transaction } from '@guestflow/persistence';
import { QueryResultRow } from 'pg';
import { offsetOf, orderBy, Page, PageQuery } from './paging';

export interface ListQuery {
  columns: string;
  from: string;
  /** Conditions, each with its parameters as $1, $2 … of its own; undefined ones do not apply. */
  where: ([condition: string, ...parameters: unknown[]] | undefined)[];
  /** Wire name → column. */
  sortable: Record<string, string>;
  otherwise: string;
  /**
   * For lists of very many rows: they are counted up to here and no further, and by themselves, so that the page is read
   * off an index.
   */
  countUpTo?: number;
}

/** Conditions, each with its parameters as $1, $2 … of its own, as one. */
export function allOf(where: ListQuery['where']): [condition: string, parameters: unknown[]] {
  const parameters: unknown[] = [];
  const conditions = where
    .filter((condition) => condition !== undefined)
    .map(([condition, ...own]) => {
      const first = parameters.length;
      parameters.push(...own);
      return `(${condition.replace(/\$(\d+)/g, (_, number: string) => `$${first + Number(number)}`)})`;
    });
  return [conditions.join(' AND ') || 'true', parameters];
}

/** One page of a list and how many there are in all: the one way lists are read from SQL. */
export async function listPage<Row extends QueryResultRow>(
  tx: Transaction,
  query: PageQuery,
  { columns, from, where, sortable, otherwise, countUpTo }: ListQuery,
): Promise<Page<Row>> {
  const [condition, parameters] = allOf(where);
  const body = `FROM ${from} WHERE ${condition}`;
  const counted = async () => {
    const counting = countUpTo === undefined ? body : `FROM (SELECT 1 ${body} LIMIT ${countUpTo + 1}) counted`;
    return Number((await tx.query<{ count: string }>(`SELECT count(*) ${counting}`, parameters))[0]?.count);
  };
  const [rows, apart] = await Promise.all([
    tx.query<Row & { list_total: string }>(
      `SELECT ${columns}, ${countUpTo !== undefined ? '0' : 'count(*) OVER ()'} AS list_total ${body}
       ${orderBy(query.sort, sortable, otherwise)} LIMIT ${query.limit} OFFSET ${offsetOf(query)}`,
      parameters,
    ),
    countUpTo !== undefined ? counted() : undefined,
  ]);
  // A page past the end has no row that could tell the total.
  const total = apart ?? (rows[0] ? Number(rows[0].list_total) : query.page === 1 ? 0 : await counted());
  return new Page(
    rows.map(({ list_total: _total, ...row }) => row as unknown as Row),
    Math.min(total, countUpTo ?? total),
    query,
    countUpTo !== undefined && total > countUpTo,
  );
}
