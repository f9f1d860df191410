import { Caller, systemCaller } from '@guestflow/access';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { NotFound, OutOfDate, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { claim, release, settle, vacate } from '../allocations/allocations';
import { OwnerKind } from '../availability/house';
import { booking } from '../booking.module';
import { TablesService } from '../tables/tables.service';
import { BlocksQueries } from './blocks.queries';
import { BlocksQuery } from './blocks.dto';
import { BlocksService } from './blocks.service';

const noon = Date.parse('2027-03-08T12:00:00Z');
const hour = 3_600_000;

/** So many hours from noon. */
const at = (hours: number) => new Date(noon + hours * hour);
const iso = (hours: number) => at(hours).toISOString();

interface Piece {
  starts_at: Date;
  held_until: Date;
  owner_kind: OwnerKind;
  owner_id: string;
}

class SetClock extends Clock {
  time = noon;
  now() {
    return new Date(this.time);
  }
}

describe('a block', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let tables: TablesService;
  let blocks: BlocksService;
  let queries: BlocksQueries;
  let here: Caller;
  let one: string;
  let two: string;
  const clock = new SetClock();

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: 12 }),
    ).initialize();
    transactions = new Transactions(source, 'booking');
    tables = new TablesService(transactions, clock);
    blocks = new BlocksService(transactions, clock);
    queries = new BlocksQueries(transactions, clock);
  });

  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  beforeEach(async () => {
    clock.time = noon;
    here = managerOf(newId());
    [one, two] = [await table('1'), await table('2')];
  });

  const managerOf = (venueId: string): Caller => {
    const userId = newId();
    return { ...systemCaller('blocks', venueId), role: 'manager', actor: `user:${userId}`, userId };
  };
  const table = async (name: string) => (await tables.create(here, { name })).id;
  const block = (from: number, to: number, ...ids: string[]) =>
    blocks.create(here, { starts_at: iso(from), ends_at: iso(to), table_ids: ids, type: 'closed' });
  const piecesOf = async (tableId: string) =>
    (await admin.query<Piece>('SELECT * FROM booking.allocations WHERE resource_id = $1 ORDER BY starts_at', [tableId]))
      .rows;
  /** In hours from noon. */
  const planOf = async (tableId: string) =>
    (await piecesOf(tableId)).map(({ starts_at, held_until, owner_kind }) => [
      owner_kind,
      (starts_at.getTime() - noon) / hour,
      (held_until.getTime() - noon) / hour,
    ]);
  const told = async (subject: string) =>
    (
      await admin.query<{ type: string; before?: object; after: object }>(
        `SELECT type, fact::jsonb -> 'data' -> 'before' AS before, fact::jsonb -> 'data' -> 'after' AS after
           FROM booking.outbox WHERE subject = $1 ORDER BY position`,
        [subject],
      )
    ).rows;
  const list = (query: Partial<BlocksQuery>, caller = here) =>
    queries.list(caller, Object.assign(new BlocksQuery(), query));
  const reasonsOf = async (query: Partial<BlocksQuery>) => (await list(query)).items.map(({ reason }) => reason);

  /** Claimed as whoever books claims it; nothing of it stays where it is refused. */
  const book = (ids: string[], from: number, to: number, status = 'confirmed') =>
    transactions.inVenue(here, async (tx) => {
      const id = newId();
      const claimed = { resourceIds: ids, from: noon + from * hour, to: noon + to * hour };
      if (ids.length > 0 && (await claim(tx, { ...claimed, ownerKind: 'booking', ownerId: id }, clock.now()))) {
        throw new Error('refused');
      }
      await tx.query(
        `INSERT INTO bookings (id, venue_id, reference, guest_name, resource_ids, starts_at, duration_minutes,
           buffer_minutes, held_until, guests_count, status, source, tags, overrides, history, created_at, updated_at)
         VALUES ($1::uuid, $2, $1::uuid::text, 'Анна', $3, $4, $5, 0, $6, 2, $7, 'manual', '{}', '{}', '[]', now(), now())`,
        [id, here.venueId, ids, at(from), Math.round((to - from) * 60), at(to), status],
      );
      return id;
    });
  const hold = (tableId: string, from: number, to: number, minutes = 5) =>
    transactions.inVenue(here, async (tx) => {
      const ownerId = newId();
      const expiresAt = new Date(clock.time + minutes * 60_000);
      const span = { from: noon + from * hour, to: noon + to * hour };
      const wanted = { ...span, resourceIds: [tableId], ownerKind: 'hold' as const, ownerId, expiresAt };
      if (await claim(tx, wanted, clock.now())) throw new Error('refused');
      return ownerId;
    });
  const free = (id: string) => transactions.inVenue(here, (tx) => release(tx, id));

  /** Nothing of the time is free, and nothing overlaps. */
  async function assertFull(tableId: string, from: number, to: number): Promise<void> {
    let reached = noon + from * hour;
    for (const { starts_at, held_until } of await piecesOf(tableId)) {
      if (held_until.getTime() <= noon + from * hour || starts_at.getTime() >= noon + to * hour) continue;
      expect(starts_at.getTime()).toBeLessThanOrEqual(reached);
      if (starts_at.getTime() < reached) expect(reached).toBe(noon + from * hour);
      reached = held_until.getTime();
    }
    expect(reached).toBeGreaterThanOrEqual(noon + to * hour);
  }

  describe('that is set', () => {
    it('takes what is free of its time, and tells what is booked in it', async () => {
      const before = await book([one], -3, 1);
      const during = await book([one, two], 2, 3);
      await book([two], 5, 7);
      const elsewhere = await book([two], 3, 4, 'arrived');
      const set = await block(0, 5, one);
      expect(set).toMatchObject({
        ...{ venue_id: here.venueId, table_ids: [one], starts_at: iso(0), ends_at: iso(5) },
        ...{ type: 'closed', reason: null, created_by_user_id: here.userId, version: 1 },
      });
      expect(set.bookings).toEqual([
        {
          ...{ id: before, booked_at: iso(-3), ends: iso(1), guests_count: 2, status: 'confirmed' },
          ...{ table_ids: [one], guest_name: 'Анна' },
        },
        expect.objectContaining({ id: during, table_ids: [one, two] }),
      ]);
      expect(await planOf(one)).toEqual([
        ['booking', -3, 1],
        ['block', 1, 2],
        ['booking', 2, 3],
        ['block', 3, 5],
      ]);
      await expect(book([one], 3, 4)).rejects.toThrow('refused');
      const whole = await block(0, 5);
      expect(whole.bookings!.map(({ id }) => id)).toEqual([before, during, elsewhere]);
      await Promise.all([assertFull(one, 0, 5), assertFull(two, 0, 5)]);
    });

    it('for the whole venue tells of requests too that have no table yet, and of nothing that is over', async () => {
      const asked = await book([], 1, 2, 'new');
      for (const status of ['cancelled', 'completed', 'no_show']) await book([], 1, 2, status);
      expect((await block(0, 5)).bookings).toMatchObject([{ id: asked, status: 'new', table_ids: [] }]);
      expect((await block(0, 5, one)).bookings).toEqual([]);
    });

    it('tells live what is booked, to those who may read bookings', async () => {
      const id = await book([one], 1, 2);
      const set = await block(0, 5);
      expect((await queries.card(here, set.id)).bookings).toHaveLength(1);
      await admin.query(`UPDATE booking.bookings SET status = 'cancelled' WHERE id = $1`, [id]);
      await free(id);
      expect(await queries.card(here, set.id)).toEqual({ ...set, bookings: [] });
      const key: Caller = { ...here, role: 'partner', scopes: ['schedule.read'] };
      expect((await queries.card(key, set.id)).bookings).toBeNull();
    });

    it('takes what a hold has that expired', async () => {
      await hold(one, 1, 2);
      await hold(two, -1, 9);
      clock.time += 6 * 60_000;
      const earlier = await block(-2, 0.5, two);
      await block(0, 5);
      expect(await planOf(one)).toEqual([['block', 0, 5]]);
      expect((await planOf(two)).map(([kind]) => kind)).toEqual(['block', 'block']);
      await assertFull(two, -2, 5);
      expect((await piecesOf(two))[0]!.owner_id).toBe(earlier.id);
    });

    it('beside many who book leaves nothing free and takes nothing twice', async () => {
      let booked = 0;
      for (let round = 0; round < 25; round++) {
        const from = round * 24;
        // Who runs into a hold that expired frees it: while a block is being set the two wait for each other in a ring,
        // and the database takes a second to see it.
        if (round < 3) {
          await Promise.all([
            hold(one, from + 2, from + 3),
            hold(two, from - 1, from + 1),
            hold(two, from + 9, from + 11),
          ]);
          clock.time += 6 * 60_000;
        }
        const claims = Array.from({ length: 8 }, (_, each) =>
          later(each % 4, () => book(each % 3 ? [one, two] : [one], from + each, from + each + 1.5)),
        );
        const set = later(round % 5, () => block(from, from + 10));
        booked += (await Promise.allSettled(claims)).filter(({ status }) => status === 'fulfilled').length;
        expect((await Promise.allSettled([set])).map(({ status }) => status)).toEqual(['fulfilled']);
        await assertFull(one, from, from + 10);
        await assertFull(two, from, from + 10);
      }
      expect(booked).toBeGreaterThan(0);
    });

    it('at once with others, and with bookings that move and end, leaves nothing free', async () => {
      for (let round = 0; round < 15; round++) {
        const from = round * 24;
        const ids = await Promise.all([book([one], from, from + 2), book([one], from + 3, from + 4)]);
        const moved = { resourceIds: [one], from: noon + (from + 5) * hour, to: noon + (from + 6) * hour };
        const ended = await Promise.allSettled([
          later(round % 3, () => free(ids[0])),
          later(round % 4, () =>
            transactions.inVenue(here, async (tx) => {
              const owner = { ...moved, ownerKind: 'booking' as const, ownerId: ids[1] };
              const freed = await vacate(tx, owner.ownerId);
              if (await claim(tx, owner, clock.now())) throw new Error('refused');
              await settle(tx, freed);
            }),
          ),
          block(from, from + 8),
          block(from + 1, from + 10, one),
        ]);
        expect(ended.filter(({ status }) => status === 'rejected').length).toBeLessThanOrEqual(1);
        await assertFull(one, from, from + 10);
      }
    });
  });

  describe('that stands', () => {
    it('takes what is given back in its time', async () => {
      const id = await book([one], -1, 3);
      await block(0, 2, one);
      await block(1, 5, one);
      expect(await planOf(one)).toEqual([
        ['booking', -1, 3],
        ['block', 3, 5],
      ]);
      await free(id);
      expect((await planOf(one)).map(([kind]) => kind)).toEqual(['block', 'block', 'block']);
      await assertFull(one, 0, 5);
      expect((await planOf(one))[0]).toEqual(['block', 0, 2]);
      await book([one], -1, 0);
    });

    it('takes what a hold leaves, though somebody else was about to take it', async () => {
      await hold(one, 1, 2);
      await block(0, 5, one);
      clock.time += 6 * 60_000;
      await expect(book([one], 1, 2)).rejects.toThrow('refused');
      await transactions.inVenue(here, (tx) =>
        claim(
          tx,
          { resourceIds: [one], from: noon + hour, to: noon + 2 * hour, ownerKind: 'booking', ownerId: newId() },
          clock.now(),
        ),
      );
      await assertFull(one, 0, 5);
      expect((await planOf(one)).map(([kind]) => kind)).toEqual(['block', 'block', 'block']);
    });

    it('for the whole venue holds for a table that comes later, or can be booked again', async () => {
      await block(-5, 5);
      await block(1, 2, one);
      const three = await table('3');
      await assertFull(three, 0, 5);
      const four = (await tables.create(here, { name: '4', is_active: false })).id;
      await block(8, 9);
      await tables.change(here, one, { is_active: false });
      await block(10, 11);
      for (const id of [four, one]) await tables.change(here, id, { is_active: true });
      for (const id of [one, two, three, four]) {
        for (const [from, to] of [
          [0, 5],
          [8, 9],
          [10, 11],
        ] as const) {
          await assertFull(id, from, to);
        }
        await expect(book([id], 10, 11)).rejects.toThrow('refused');
      }
    });

    it('for the whole venue holds for a table that is made at the same moment', async () => {
      for (let round = 0; round < 30; round++) {
        const [made] = await Promise.all([
          later(round % 3, () => table(`New ${round}`)),
          later(round % 2, () => block(round * 10, round * 10 + 5)),
        ]);
        await assertFull(made, round * 10, round * 10 + 5);
        await tables.delete(here, made);
      }
    });
  });

  describe('that is changed', () => {
    it('has another time or other tables, and what it leaves is free again or another block’s', async () => {
      const id = await book([one], 2, 3);
      const set = await block(0, 5, one);
      await block(4, 8, one);
      const moved = await blocks.change(here, set.id, { start: iso(1), end: iso(4) }, 1);
      expect(moved).toMatchObject({ version: 2, starts_at: iso(1), ends_at: iso(4), bookings: [{ id }] });
      expect(await planOf(one)).toEqual(
        [
          ['block', 1, 2],
          ['booking', 2, 3],
          ['block', 3, 4],
          ['block', 5, 8],
          ['block', 4, 5],
        ].sort((a, b) => Number(a[1]) - Number(b[1])),
      );
      const whole = await blocks.change(here, set.id, { table_ids: [], reason: 'Свадьба', type: 'private_event' });
      expect(whole).toMatchObject({ version: 3, table_ids: [], reason: 'Свадьба', type: 'private_event' });
      expect(await planOf(two)).toEqual([['block', 1, 4]]);
      await blocks.change(here, set.id, { table_id: two });
      await assertFull(one, 4, 8);
      await book([one], 0, 2);
      await expect(blocks.change(here, set.id, { reason: 'Late' }, 2)).rejects.toBeInstanceOf(OutOfDate);
      expect(await told(set.id)).toMatchObject([
        { type: 'block.created.v1', after: { table_ids: [one] } },
        { type: 'block.changed.v1', before: { starts_at: iso(0) }, after: { starts_at: iso(1) } },
        { type: 'block.changed.v1', before: { reason: null, type: 'closed' }, after: { reason: 'Свадьба' } },
        { type: 'block.changed.v1', before: { table_ids: [] }, after: { table_ids: [two] } },
      ]);
    });

    it('as it was stays at its version, and nothing is told', async () => {
      const set = await block(0, 5, one, two);
      expect(await blocks.change(here, set.id, { table_ids: [two, one], ends_at: iso(5), reason: null })).toEqual(set);
      expect(await told(set.id)).toHaveLength(1);
    });

    it('does not end before it begins, whichever of the two is changed', async () => {
      const set = await block(1, 5, one);
      await expect(blocks.change(here, set.id, { ends_at: iso(0.5) })).rejects.toBeInstanceOf(ValidationProblem);
      await expect(blocks.change(here, set.id, { starts_at: iso(5) })).rejects.toBeInstanceOf(ValidationProblem);
      expect(await blocks.change(here, set.id, {})).toEqual(set);
    });

    it('once it is over takes another reason, but no other time that is over too', async () => {
      const set = await block(0, 5, one);
      clock.time += 6 * hour;
      expect(await blocks.change(here, set.id, { reason: 'Ремонт' })).toMatchObject({ reason: 'Ремонт' });
      await expect(blocks.change(here, set.id, { ends_at: iso(5.5) })).rejects.toBeInstanceOf(RuleViolation);
      expect(await blocks.change(here, set.id, { ends_at: iso(7) })).toMatchObject({ ends_at: iso(7) });
    });

    it('names no table any more that was deleted, but keeps those it named before', async () => {
      const set = await block(0, 5, one, two);
      await tables.delete(here, two);
      expect(await blocks.change(here, set.id, { ends_at: iso(6) })).toMatchObject({ table_ids: [one, two].sort() });
      expect([await planOf(one), await planOf(two)]).toEqual([[['block', 0, 6]], []]);
      await expect(blocks.change(here, set.id, { table_id: two })).rejects.toBeInstanceOf(ValidationProblem);
    });

    it('takes nothing of a deleted table, even what is given back there', async () => {
      const over = await book([two], -3, -1);
      await block(-4, 5);
      await tables.delete(here, two);
      expect(await planOf(two)).toEqual([['booking', -3, -1]]);
      await free(over);
      expect(await planOf(two)).toEqual([]);
    });
  });

  describe('that is deleted', () => {
    it('is gone, and its time is free but for what other blocks take', async () => {
      const set = await block(0, 5);
      await block(3, 8, one);
      await blocks.delete(here, set.id);
      await expect(queries.card(here, set.id)).rejects.toBeInstanceOf(NotFound);
      await assertFull(one, 3, 8);
      expect(await planOf(two)).toEqual([]);
      await book([one, two], 0, 3);
      expect((await told(set.id)).at(-1)).toMatchObject({
        ...{ type: 'block.deleted.v1', before: { version: 1, table_ids: [] }, after: { version: 2 } },
      });
    });

    it('while others are set and guests book leaves what is theirs', async () => {
      for (let round = 0; round < 15; round++) {
        const from = round * 24;
        const set = await block(from, from + 6);
        await Promise.allSettled([
          blocks.delete(here, set.id),
          later(round % 4, () => block(from + 2, from + 5)),
          ...[1, 3, 4].map((start) => book([one, two], from + start, from + start + 1)),
        ]);
        for (const id of [one, two]) await assertFull(id, from + 2, from + 5);
      }
    });
  });

  it('is found by table and time, from now on when nothing is said', async () => {
    const reason = async (text: string, ...given: Parameters<typeof block>) =>
      blocks.change(here, (await block(...given)).id, { reason: text });
    await reason('over', -2, 1, one);
    await reason('of one', 1, 5, one);
    await reason('of two', 6, 7, two);
    await reason('of all', 8, 9);
    clock.time += 2 * hour;
    expect(await reasonsOf({})).toEqual(['of one', 'of two', 'of all']);
    expect(await reasonsOf({ table_id: one })).toEqual(['of one', 'of all']);
    expect(await reasonsOf({ from: iso(-1), to: iso(6) })).toEqual(['over', 'of one']);
    expect(await reasonsOf({ from: iso(5), to: iso(8) })).toEqual(['of two']);
    expect(await reasonsOf({ q: 'all', sort: 'starts_at:desc' })).toEqual(['of all']);
    await expect(async () => list({ from: '2027-03-08' })).rejects.toBeInstanceOf(ValidationProblem);
    const [found] = (await list({})).items;
    expect(found).toMatchObject({ table_ids: [one], type: 'closed', venue_id: here.venueId });
    expect(found).not.toHaveProperty('bookings');
  });

  it('of another venue is not reached, nor are another venue’s tables', async () => {
    const set = await block(0, 5, one);
    const stranger = managerOf(newId());
    for (const work of [
      queries.card(stranger, set.id),
      blocks.change(stranger, set.id, { reason: 'Mine' }),
      blocks.delete(stranger, set.id),
    ]) {
      await expect(work).rejects.toBeInstanceOf(NotFound);
    }
    const span = { starts_at: iso(0), ends_at: iso(5) };
    for (const [wanted, field] of [
      [{ table_id: one }, 'table_id'],
      [{ table_ids: [one] }, 'table_ids'],
    ] as const) {
      const work = blocks.create(stranger, {
        ...span,
        ...wanted,
        table_ids: wanted.table_ids && [...wanted.table_ids],
      });
      expect(((await work.catch((error: unknown) => error)) as ValidationProblem).errors).toMatchObject([{ field }]);
    }
    await blocks.create(stranger, span);
    expect(await planOf(two)).toEqual([]);
    expect((await list({}, stranger)).total).toBe(1);
  });
});

/** Some turns later, so that each side comes first now and then. */
async function later<T>(turns: number, work: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns * 4; turn++) await new Promise((resolve) => setImmediate(resolve));
  return work();
}
