import { Injectable } from '@nestjs/common';
import { BlockState, completeSettings, Fact, parseType, TableState, VenueState } from '@guestflow/contracts';
import { jsonbText, Transaction } from '@guestflow/persistence';
import { Model } from '../models/model';
import { tellsOfVenue } from '../replicas/venues';

/**
 * What was said of tables, opening hours and blocks, and when: so the room that there was on a day of the past is what it
 * was then. Every version is kept, and the order in which they come does not matter.
 */
@Injectable()
export class Capacity implements Model {
  readonly tables = ['table_versions', 'opening_versions', 'block_versions'];

  reads(name: string): boolean {
    return name.startsWith('table.') || name.startsWith('block.') || tellsOfVenue(name);
  }

  async hear(tx: Transaction, facts: readonly Fact[]): Promise<void> {
    const told = facts.map((fact) => ({ fact, name: parseType(fact.type)!.name }));
    const of = (kind: string) => told.filter(({ name }) => name.startsWith(`${kind}.`));
    await keepVersions(tx, tableVersions, of('table').map(tableVersionOf));
    await keepVersions(tx, blockVersions, of('block').map(blockVersionOf));
    await keepVersions(tx, openingVersions, of('venue').map(openingVersionOf));
  }

  /** What is kept is told by moments, not by days. */
  async recount(): Promise<void> {}
}

interface Told {
  fact: Fact;
  name: string;
}

const tableVersions = {
  table: 'table_versions',
  columns: 'table_id uuid, version integer, at timestamptz, name text, is_active boolean, seats integer',
};

function tableVersionOf({ fact, name }: Told): object {
  const { after } = (fact as Fact<TableState>).data;
  return {
    ...{ table_id: after.id, version: after.version, at: after.updated_at, name: after.name },
    // Where it is not said how many fit, there is no seat to be counted.
    ...{ is_active: after.is_active && name !== 'table.deleted', seats: after.capacity ?? 0 },
  };
}

const blockVersions = {
  table: 'block_versions',
  columns: `block_id uuid, version integer, at timestamptz, starts_at timestamptz, ends_at timestamptz,
    table_ids uuid[], holds boolean`,
};

function blockVersionOf({ fact, name }: Told): object {
  const { after } = (fact as Fact<BlockState>).data;
  const { starts_at, ends_at, table_ids } = after;
  const version = { block_id: after.id, version: after.version, at: after.updated_at };
  return { ...version, starts_at, ends_at, table_ids, holds: name !== 'block.deleted' };
}

const openingVersions = { table: 'opening_versions', columns: 'version integer, at timestamptz, opening jsonb' };

function openingVersionOf({ fact }: Told): object {
  const { after } = (fact as Fact<VenueState>).data;
  const { opening_hours, special_days } = completeSettings(after.settings ?? {});
  return { version: after.version, at: after.updated_at, opening: { opening_hours, special_days } };
}

async function keepVersions(
  tx: Transaction,
  { table, columns }: { table: string; columns: string },
  versions: readonly object[],
): Promise<void> {
  if (versions.length === 0) return;
  const names = columns.split(',').map((column) => column.trim().split(' ')[0]);
  await tx.query(
    `INSERT INTO ${table} (venue_id, ${names.join(', ')})
     SELECT $1, ${names.join(', ')} FROM json_to_recordset($2) AS told (${columns}) ON CONFLICT DO NOTHING`,
    [tx.caller.venueId, jsonbText(versions)],
  );
}
