import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { asDatabaseError, newId, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { lastSortOrder } from '../tables/table-rules';
import { heldTables, keepMembers, Member, membersOf } from './table-group-members';
import { maxGroups, partyOf } from './table-group-rules';
import { TableGroup } from './table-group.entity';
import { ChangeTableGroupDto, CreateTableGroupDto, stateOf, TableGroupDto, toWire } from './table-groups.dto';

@Injectable()
export class TableGroupsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, wanted: CreateTableGroupDto): Promise<TableGroupDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const tables = await heldTables(tx, wanted.table_ids);
      const next = await nextPlace(tx);
      const group: TableGroup = {
        ...{ id: newId(), venueId: caller.venueId!, name: wanted.name, ...checkedParty(tables, wanted) },
        ...{ sortOrder: wanted.sort_order ?? next, isActive: wanted.is_active ?? true },
        ...{ version: 1, createdAt: now, updatedAt: now },
      };
      await tx.manager.insert(TableGroup, group).catch(nameInWords);
      const tableIds = idsOf(tables);
      await keepMembers(tx, group.id, tableIds);
      tx.emit('table_group.created', { after: stateOf(group, tableIds) });
      return toWire(group, tableIds);
    });
  }

  change(caller: Caller, id: string, wanted: ChangeTableGroupDto, seen?: number): Promise<TableGroupDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const group = await tx.findOrFail(TableGroup, id, { lock: true });
      assertSeen(group, seen);
      const memberIds = await membersOf(tx, id);
      const tables = await heldTables(tx, wanted.table_ids ?? memberIds);
      const before = stateOf(group, memberIds);
      const changed = { ...group, ...changeOf(group, tables, wanted) };
      if (isDeepStrictEqual(before, stateOf(changed, idsOf(tables)))) return toWire(group, memberIds);
      const saved = { ...changed, version: group.version + 1, updatedAt: now };
      await tx.manager.update(TableGroup, id, saved).catch(nameInWords);
      await keepMembers(tx, id, idsOf(tables));
      tx.emit('table_group.changed', { before, after: stateOf(saved, idsOf(tables)) });
      return toWire(saved, idsOf(tables));
    });
  }

  delete(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const group = await tx.findOrFail(TableGroup, id, { lock: true });
      const memberIds = await membersOf(tx, id);
      await tx.manager.delete(TableGroup, id);
      const deleted = { ...group, version: group.version + 1, updatedAt: now };
      tx.emit('table_group.deleted', { before: stateOf(group, memberIds), after: stateOf(deleted, memberIds) });
    });
  }
}

const idsOf = (tables: readonly Member[]): string[] => tables.map(({ id }) => id);

/** What is not said stays. */
const changeOf = (group: TableGroup, tables: readonly Member[], wanted: ChangeTableGroupDto): Partial<TableGroup> => ({
  name: wanted.name ?? group.name,
  sortOrder: wanted.sort_order ?? group.sortOrder,
  isActive: wanted.is_active ?? group.isActive,
  ...checkedParty(
    tables,
    {
      capacity: wanted.capacity === undefined ? group.capacity : wanted.capacity,
      least_guests: wanted.least_guests === undefined ? group.leastGuests : wanted.least_guests,
    },
    wanted,
  ),
});

function checkedParty(tables: readonly Member[], kept: ChangeTableGroupDto, said = kept) {
  const party = partyOf(
    tables.map(({ capacity }) => capacity),
    kept,
    said,
  );
  if ('errors' in party) throw new ValidationProblem(party.errors);
  return party;
}

async function nextPlace(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ good: number; last: number | null }>(
    `SELECT count(*)::integer AS good, max(sort_order) AS last FROM resource_groups WHERE venue_id = $1`,
    [tx.caller.venueId],
  );
  const { good, last } = row!;
  if (good >= maxGroups) throw new RuleViolation('too_many_table_groups', `A venue has at most ${maxGroups} groups`);
  return last === null ? 0 : Math.min(last + 1, lastSortOrder);
}

function nameInWords(error: unknown): never {
  if (asDatabaseError(error)?.constraint === 'resource_groups_name_unique')
    throw new Conflict('Another group has this name', { field: 'name' });
  throw error;
}
