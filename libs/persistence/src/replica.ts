import { Transaction } from './transaction';

/**
 * Keeps a copy of another service's entity, the newest version of it: what is older than the copy changes nothing, so
 * the order in which facts arrive does not matter. `row` has the key columns and `version`. Returns whether it was news.
 */
export async function keepNewest(
  tx: Transaction,
  table: string,
  key: readonly string[],
  row: Record<string, unknown> & { version: number },
): Promise<boolean> {
  const columns = Object.keys(row);
  const changed = columns.filter((column) => !key.includes(column));
  const kept = await tx.query(
    `INSERT INTO ${table} AS kept (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})
     ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}
     WHERE kept.version < excluded.version RETURNING 1`,
    Object.values(row),
  );
  return kept.length > 0;
}
