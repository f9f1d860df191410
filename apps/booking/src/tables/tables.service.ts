import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { asDatabaseError, newId, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { aloneWithBlocks, blockLikeOthers, unblock } from '../allocations/allocations';
import { assertNotInUse } from './table-in-use';
import { changed, maxTables, newTable, partyErrors, SaidOfTable } from './table-rules';
import { Table } from './table.entity';
import { ChangeTableDto, CreateTableDto, stateOf, TableDto, TablesPlanDto, toWire } from './tables.dto';

@Injectable()
export class TablesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, wanted: CreateTableDto): Promise<TableDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      // A block of the whole venue that is set meanwhile must know of it.
      await aloneWithBlocks(tx);
      const { good, last } = await counted(tx);
      if (good >= maxTables) throw new RuleViolation('too_many_tables', `A venue has at most ${maxTables} tables`);
      const values = changed(newTable(wanted.name, last), wanted);
      assertPartyFits(values, wanted);
      const table: Table = {
        ...{ id: newId(), venueId: caller.venueId!, kind: 'table', ...values },
        ...{ deletedAt: null, version: 1, createdAt: now, updatedAt: now },
      };
      await tx.manager.insert(Table, table).catch(nameInWords);
      await blockLikeOthers(tx, table.id, now);
      tx.emit('table.created', { after: stateOf(table) });
      return toWire(table);
    });
  }

  /** Blocks hold for a table that cannot be booked too, so one that can be booked again has its blocks already. */
  change(caller: Caller, id: string, wanted: ChangeTableDto, seen?: number): Promise<TableDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const table = await tx.findOrFail(Table, id, { lock: true });
      assertSeen(table, seen);
      return toWire(await save(tx, table, wanted, now));
    });
  }

  arrange(caller: Caller, { tables }: TablesPlanDto): Promise<TableDto[]> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const places = new Map(tables.map(({ id, ...said }) => [id.toLowerCase(), said]));
      const found = await lockAll(tx, [...places.keys()]);
      assertEachOnce(
        tables.map(({ id }) => id.toLowerCase()),
        found,
      );
      const arranged: TableDto[] = [];
      for (const [id, said] of places) arranged.push(toWire(await save(tx, found.get(id)!, said, now)));
      return arranged;
    });
  }

  delete(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await aloneWithBlocks(tx);
      // Whoever claims it holds the row: this waits for those who do, and who comes later finds it gone.
      const table = await tx.findOrFail(Table, id, { lock: true });
      await unblock(tx, id, now);
      await assertNotInUse(tx, id, now);
      const deleted = { ...table, deletedAt: now, version: table.version + 1, updatedAt: now };
      await tx.manager.update(Table, id, deleted);
      tx.emit('table.deleted', { before: stateOf(table), after: stateOf(deleted) });
    });
  }
}

/** Writes a change of a locked table and tells it; what changes nothing is neither written nor told. */
async function save(tx: Transaction, table: Table, said: SaidOfTable, now: Date): Promise<Table> {
  const values = changed(table, said);
  if (isDeepStrictEqual(values, changed(table, {}))) return table;
  assertPartyFits(values, said);
  const saved = { ...table, ...values, version: table.version + 1, updatedAt: now };
  await tx.manager.update(Table, table.id, saved).catch(nameInWords);
  tx.emit('table.changed', { before: stateOf(table), after: stateOf(saved) });
  return saved;
}

async function counted(tx: Transaction): Promise<{ good: number; last: number | null }> {
  const [row] = await tx.query<{ good: number; last: number | null }>(
    `SELECT count(*)::integer AS good, max(sort_order) AS last FROM resources
      WHERE venue_id = $1 AND deleted_at IS NULL`,
    [tx.caller.venueId],
  );
  return row!;
}

/**
 * In one order, so that two who arrange the same tables do not wait for each other in a ring; and so that guests are
 * seated meanwhile, who hold the row too.
 */
async function lockAll(tx: Transaction, ids: string[]): Promise<Map<string, Table>> {
  const tables = await tx.manager
    .createQueryBuilder(Table, 'resource')
    .where('resource.venue_id = :venueId AND resource.id = ANY (:ids)', { venueId: tx.caller.venueId, ids })
    .orderBy('resource.id')
    .setLock('for_no_key_update')
    .getMany();
  return new Map(tables.map((table) => [table.id, table]));
}

function assertEachOnce(ids: string[], found: Map<string, Table>): void {
  const errors = ids.flatMap((id, index) => {
    const field = `tables.${index}.id`;
    if (ids.indexOf(id) !== index) return [{ field, message: `${field} stands in the plan twice` }];
    return found.has(id) ? [] : [{ field, message: `${field} is no table of this venue` }];
  });
  if (errors.length > 0) throw new ValidationProblem(errors);
}

function assertPartyFits(values: { capacity: number | null; leastGuests: number }, said: SaidOfTable): void {
  const errors = partyErrors(values, said);
  if (errors.length > 0) throw new ValidationProblem(errors);
}

function nameInWords(error: unknown): never {
  if (asDatabaseError(error)?.constraint === 'resources_name_unique')
    throw new Conflict('Another table has this name', { field: 'name' });
  throw error;
}
