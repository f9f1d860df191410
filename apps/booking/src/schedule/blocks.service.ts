import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { aloneWithBlocks, block as blockTables, blockAnew, release } from '../allocations/allocations';
import { Block } from './block.entity';
import { assertCanBlock, maxBlocks, tablesOf, timeOf } from './block-rules';
import { BlockWithBookingsDto, ChangeBlockDto, CreateBlockDto, stateOf, toWire } from './blocks.dto';
import { bookingsIn } from './bookings-in-block';

@Injectable()
export class BlocksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, wanted: CreateBlockDto): Promise<BlockWithBookingsDto> {
    const now = this.clock.now();
    const [time, tableIds] = [timeOf(wanted), tablesOf(wanted)];
    assertCanBlock(time, now);
    return this.transactions.inVenue(caller, async (tx) => {
      await aloneWithBlocks(tx);
      await assertRoomForOneMore(tx, now);
      const block: Block = {
        ...{ id: newId(), venueId: caller.venueId!, tableIds, ...time },
        ...{ type: wanted.type ?? 'other', reason: wanted.reason ?? null },
        ...{ createdByUserId: caller.userId ?? null, version: 1, createdAt: now, updatedAt: now },
      };
      await assertAllThere(tx, tableIds, wanted);
      await tx.manager.insert(Block, block);
      await blockTables(tx, block.id, spanOf(block), await blockedBy(tx, block), now);
      tx.emit('block.created', { after: stateOf(block) });
      return toWire(block, await bookingsIn(tx, block));
    });
  }

  change(caller: Caller, id: string, wanted: ChangeBlockDto, seen?: number): Promise<BlockWithBookingsDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await aloneWithBlocks(tx);
      const block = await tx.findOrFail(Block, id, { lock: true });
      assertSeen(block, seen);
      const changed = changedBlock(block, wanted);
      if (isDeepStrictEqual(stateOf(block), stateOf(changed))) return toWire(block, await bookingsIn(tx, block));
      const [otherTime, otherTables] = [hasOtherTime(block, changed), hasOtherTables(block, changed)];
      if (otherTime) assertCanBlock(changed, now);
      if (otherTables) await assertAllThere(tx, changed.tableIds, wanted);
      const saved = { ...changed, version: block.version + 1, updatedAt: now };
      await tx.manager.update(Block, id, saved);
      if (otherTime || otherTables) await blockAnew(tx, id, spanOf(saved), await blockedBy(tx, saved), now);
      tx.emit('block.changed', { before: stateOf(block), after: stateOf(saved) });
      return toWire(saved, await bookingsIn(tx, saved));
    });
  }

  delete(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await aloneWithBlocks(tx);
      const block = await tx.findOrFail(Block, id, { lock: true });
      await tx.manager.delete(Block, id);
      await release(tx, id);
      const deleted = { ...block, version: block.version + 1, updatedAt: now };
      tx.emit('block.deleted', { before: stateOf(block), after: stateOf(deleted) });
    });
  }
}

const spanOf = ({ startsAt, endsAt }: Block) => ({ from: startsAt.getTime(), to: endsAt.getTime() });

/** What is not said stays. */
const changedBlock = (block: Block, wanted: ChangeBlockDto): Block => ({
  ...block,
  ...timeOf(wanted, block),
  tableIds: tablesOf(wanted, block.tableIds),
  type: wanted.type ?? block.type,
  reason: wanted.reason === undefined ? block.reason : wanted.reason,
});

/** A block that is over can be given another reason, but no other time that is over too. */
const hasOtherTime = (before: Block, after: Block) => !isDeepStrictEqual(spanOf(before), spanOf(after));
const hasOtherTables = (before: Block, after: Block) => !isDeepStrictEqual(before.tableIds, after.tableIds);

/** The tables it holds for. Those that cannot be booked are blocked too: they may be opened again within its time. */
async function blockedBy(tx: Transaction, { tableIds }: Block): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM resources
      WHERE venue_id = $1 AND deleted_at IS NULL AND ($2::uuid[] = '{}' OR id = ANY ($2::uuid[])) ORDER BY id`,
    [tx.caller.venueId, tableIds],
  );
  return rows.map(({ id }) => id);
}

async function assertAllThere(tx: Transaction, tableIds: string[], { table_id }: ChangeBlockDto): Promise<void> {
  if (tableIds.length === 0) return;
  const found = await tx.query<{ id: string }>(
    'SELECT id FROM resources WHERE venue_id = $1 AND deleted_at IS NULL AND id = ANY ($2::uuid[])',
    [tx.caller.venueId, tableIds],
  );
  const missing = tableIds.filter((tableId) => !found.some(({ id }) => id === tableId));
  const field = table_id === undefined ? 'table_ids' : 'table_id';
  if (missing.length > 0)
    throw new ValidationProblem([{ field, message: `no tables of this venue: ${missing.join(', ')}` }]);
}

async function assertRoomForOneMore(tx: Transaction, now: Date): Promise<void> {
  const [row] = await tx.query<{ good: number }>(
    'SELECT count(*)::integer AS good FROM blocks WHERE venue_id = $1 AND ends_at > $2',
    [tx.caller.venueId, now],
  );
  if (row!.good >= maxBlocks) {
    throw new RuleViolation('too_many_blocks', `A venue has at most ${maxBlocks} blocks that are not over`);
  }
}
