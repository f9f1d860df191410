import { SegmentFilter } from '@guestflow/contracts';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { asDatabaseError, newId, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, RuleViolation } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { assertSound } from './read-filter';
import { Segment } from './segment.entity';
import { ChangeSegmentDto, CreateSegmentDto, SegmentDto, stateOf } from './segments.dto';
import { SegmentsQueries } from './segments.queries';

/** A list of them counts the guests of each: there is an end to how many. */
const mostSegments = 200;

@Injectable()
export class SegmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: SegmentsQueries,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, { name, filter }: CreateSegmentDto): Promise<SegmentDto> {
    assertSound(filter, 'filter');
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await assertRoom(tx);
      const segment: Segment = {
        ...{ id: newId(), venueId: caller.venueId!, name: name.trim(), filter: plain(filter) },
        ...{ createdByUserId: caller.userId ?? null, version: 1, createdAt: now, updatedAt: now },
      };
      await tx.manager.insert(Segment, segment).catch(nameInWords);
      tx.emit('segment.created', { after: stateOf(segment) });
      return this.queries.counted(tx, segment);
    });
  }

  change(caller: Caller, id: string, { name, filter }: ChangeSegmentDto, seen?: number): Promise<SegmentDto> {
    if (filter) assertSound(filter, 'filter');
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const segment = await tx.findOrFail(Segment, id, { lock: true });
      assertSeen(segment, seen);
      const wanted = {
        ...segment,
        name: name?.trim() ?? segment.name,
        filter: filter ? plain(filter) : segment.filter,
      };
      if (isDeepStrictEqual(wanted, { ...segment })) return this.queries.counted(tx, segment);
      const changed = { ...wanted, version: segment.version + 1, updatedAt: now };
      await tx.manager.update(Segment, id, changed as never).catch(nameInWords);
      tx.emit('segment.changed', { before: stateOf(segment), after: stateOf(changed) });
      return this.queries.counted(tx, changed);
    });
  }

  delete(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const segment = await tx.findOrFail(Segment, id, { lock: true });
      await tx.manager.delete(Segment, id);
      const last = { ...segment, version: segment.version + 1, updatedAt: now };
      tx.emit('segment.deleted', { before: stateOf(segment), after: stateOf(last) });
    });
  }
}

/** As it is kept: only what is said. */
const plain = (filter: SegmentFilter): SegmentFilter => JSON.parse(JSON.stringify(filter)) as SegmentFilter;

async function assertRoom(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`segments:${tx.caller.venueId}`]);
  const [row] = await tx.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM segments WHERE venue_id = $1',
    [tx.caller.venueId],
  );
  if (row!.count >= mostSegments) {
    throw new RuleViolation('too_many_segments', `A venue has at most ${mostSegments} segments`);
  }
}

function nameInWords(error: unknown): never {
  if (asDatabaseError(error)?.constraint === 'segments_name_once') {
    throw new Conflict('Another segment has this name', { field: 'name' });
  }
  throw error;
}
