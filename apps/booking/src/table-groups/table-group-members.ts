import { Transaction } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { notThere, tooFew } from './table-group-rules';

export interface Member {
  id: string;
  capacity: number | null;
}

export async function membersOf(tx: Transaction, groupId: string): Promise<string[]> {
  const rows = await tx.query<{ resource_id: string }>(
    `SELECT resource_id FROM resource_group_members WHERE venue_id = $1 AND group_id = $2 ORDER BY resource_id`,
    [tx.caller.venueId, groupId],
  );
  return rows.map(({ resource_id }) => resource_id);
}

/** The tables, each of which stays until the end of the transaction: a deletion waits, and sees the group then. */
export async function heldTables(tx: Transaction, wanted: readonly string[]): Promise<Member[]> {
  const ids = [...new Set(wanted.map((id) => id.toLowerCase()))];
  assertNothing(tooFew(ids));
  const tables = await tx.query<Member & Record<string, unknown>>(
    `SELECT id, capacity FROM resources
      WHERE venue_id = $1 AND id = ANY ($2::uuid[]) AND deleted_at IS NULL ORDER BY id FOR SHARE`,
    [tx.caller.venueId, ids],
  );
  assertNothing(
    notThere(
      ids,
      tables.map(({ id }) => id),
    ),
  );
  return tables;
}

export async function keepMembers(tx: Transaction, groupId: string, tableIds: readonly string[]): Promise<void> {
  const parameters = [tx.caller.venueId, groupId, tableIds];
  await tx.query(
    `DELETE FROM resource_group_members
      WHERE venue_id = $1 AND group_id = $2 AND resource_id <> ALL ($3::uuid[])`,
    parameters,
  );
  await tx.query(
    `INSERT INTO resource_group_members (venue_id, group_id, resource_id)
     SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
    parameters,
  );
}

function assertNothing(errors: { field: string; message: string }[]): void {
  if (errors.length > 0) throw new ValidationProblem(errors);
}
