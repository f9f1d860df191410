import { Caller, systemCaller } from '@guestflow/access';
import { FloorPlace } from '@guestflow/contracts';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { Conflict, NotFound, OutOfDate, ValidationProblem } from '@guestflow/problems';
import { databaseOf, SystemClock } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { claim } from '../allocations/allocations';
import { OwnerKind } from '../availability/house';
import { booking } from '../booking.module';
import { BlocksService } from '../schedule/blocks.service';
import { TableGroupsQueries } from '../table-groups/table-groups.queries';
import { TableGroupsService } from '../table-groups/table-groups.service';
import { CreateTableDto, TablesQuery } from './tables.dto';
import { TablesQueries } from './tables.queries';
import { TablesService } from './tables.service';

const hour = 3_600_000;

describe('tables', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let tables: TablesService;
  let queries: TablesQueries;
  let groups: TableGroupsService;
  let groupQueries: TableGroupsQueries;
  let blocks: BlocksService;
  let here: Caller;
  const clock = new SystemClock();

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: 12 }),
    ).initialize();
    transactions = new Transactions(source, 'booking');
    tables = new TablesService(transactions, clock);
    queries = new TablesQueries(transactions);
    groups = new TableGroupsService(transactions, clock);
    groupQueries = new TableGroupsQueries(transactions);
    blocks = new BlocksService(transactions, clock);
  });

  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  beforeEach(() => {
    here = managerOf(newId());
  });

  const managerOf = (venueId: string): Caller => {
    const userId = newId();
    return { ...systemCaller('tables', venueId), role: 'manager', actor: `user:${userId}`, userId };
  };
  let number = 0;
  const table = (wanted: Partial<CreateTableDto> = {}) => tables.create(here, { name: `Table ${++number}`, ...wanted });
  const list = (query: Partial<TablesQuery> = {}) => queries.list(here, Object.assign(new TablesQuery(), query));
  const namesOf = async (query: Partial<TablesQuery> = {}) => (await list(query)).items.map(({ name }) => name);
  const told = async (subject: string) =>
    (
      await admin.query<{ type: string; before?: object; after: object }>(
        `SELECT type, fact::jsonb -> 'data' -> 'before' AS before, fact::jsonb -> 'data' -> 'after' AS after
           FROM booking.outbox WHERE subject = $1 ORDER BY position`,
        [subject],
      )
    ).rows;
  const allocations = async (tableId: string) =>
    (
      await admin.query<{ owner_kind: OwnerKind }>('SELECT * FROM booking.allocations WHERE resource_id = $1', [
        tableId,
      ])
    ).rows;
  const inAnHour = () => Date.now() + hour;

  /** Claimed as whoever books claims it; nothing of it stays where it is not had whole. */
  const occupy = (ids: string[], kind: OwnerKind, { from = inAnHour(), hours = 2, expiresIn = 300_000 } = {}) =>
    transactions.inVenue(here, async (tx) => {
      const [ownerId, to] = [newId(), from + hours * hour];
      const expiresAt = kind === 'hold' ? new Date(Date.now() + expiresIn) : undefined;
      const claimed = { resourceIds: ids, from, to, ownerKind: kind, ownerId, expiresAt };
      const refused = await claim(tx, claimed, new Date());
      if (refused) throw new Error('refused');
      if (kind === 'booking') {
        await tx.query(
          `INSERT INTO bookings (id, venue_id, reference, resource_ids, starts_at, duration_minutes, buffer_minutes,
             held_until, guests_count, status, source, tags, overrides, history, created_at, updated_at)
           VALUES ($1::uuid, $2, $1::uuid::text, $3, $4, $5, 0, $6, 2, 'confirmed', 'manual', '{}', '{}', '[]', now(), now())`,
          [ownerId, here.venueId, ids, new Date(from), hours * 60, new Date(to)],
        );
      }
      return ownerId;
    });
  const refusalOf = async (work: Promise<unknown>): Promise<Conflict> => {
    const thrown: unknown = await work.catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Conflict);
    return thrown as Conflict;
  };

  describe('that are set up', () => {
    it('need a name only; each comes after the last one, and is told', async () => {
      const first = await table({ name: '1' });
      expect(first).toMatchObject({
        ...{ venue_id: here.venueId, version: 1, name: '1', capacity: null, least_guests: 1 },
        ...{ zone: null, place: null, sort_order: 0, is_active: true },
      });
      await table({ name: '2', sort_order: 40 });
      expect(await table({ name: '3' })).toMatchObject({ sort_order: 41 });
      const { venue_id: _, ...after } = first;
      expect(await told(first.id)).toEqual([{ type: 'table.created.v1', before: null, after }]);
    });

    it('at once get a place each', async () => {
      const made = await Promise.all(Array.from({ length: 8 }, () => table()));
      expect(made.map(({ sort_order }) => sort_order).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    });

    it('have names of their own, however written, until they are deleted', async () => {
      const { id } = await table({ name: 'Terrace' });
      const other = await table({ name: 'Веранда' });
      for (const work of [
        table({ name: 'TERRACE' }),
        table({ name: 'ВЕРАНДА' }),
        tables.change(here, other.id, { name: 'terrace' }),
      ]) {
        expect((await refusalOf(work)).extra).toEqual({ field: 'name' });
      }
      await tables.change(here, id, { name: 'TERRACE' });
      await tables.delete(here, id);
      await table({ name: 'Terrace' });
      here = managerOf(newId());
      await table({ name: 'Веранда' });
    });

    it('change by what is said: the rest stays, null empties, and before and after are told', async () => {
      const place: FloorPlace = { x: 10, y: 20, width: 100, height: 80, turned: 90, shape: 'round' };
      const { id, version } = await table({ capacity: 4, least_guests: 2, zone: 'Bar', place });
      const seen = await tables.change(here, id, { name: 'Window', place: { ...place, x: 11 } }, version);
      expect(seen).toMatchObject({ version: 2, capacity: 4, least_guests: 2, zone: 'Bar', place: { ...place, x: 11 } });
      const emptied = await tables.change(here, id, { capacity: null, zone: null, place: null, is_active: false });
      expect(emptied).toMatchObject({ name: 'Window', capacity: null, zone: null, place: null, is_active: false });
      expect(await queries.card(here, id)).toEqual(emptied);
      await expect(tables.change(here, id, { name: 'Door' }, version)).rejects.toBeInstanceOf(OutOfDate);
      expect(await tables.change(here, id, { zone: null, is_active: false })).toEqual(emptied);
      expect(await told(id)).toMatchObject([
        { type: 'table.created.v1' },
        { type: 'table.changed.v1', before: { version: 1, place }, after: { version: 2, name: 'Window' } },
        { type: 'table.changed.v1', before: { zone: 'Bar' }, after: { version: 3, zone: null } },
      ]);
    });

    it('never ask for more guests than they hold', async () => {
      const fieldsOf = async (work: Promise<unknown>) =>
        ((await work.catch((error: unknown) => error)) as ValidationProblem).errors.map(({ field }) => field);
      expect(await fieldsOf(table({ capacity: 2, least_guests: 3 }))).toEqual(['least_guests']);
      const { id } = await table({ capacity: 6, least_guests: 4 });
      expect(await fieldsOf(tables.change(here, id, { capacity: 3 }))).toEqual(['capacity']);
      expect(await fieldsOf(tables.change(here, id, { least_guests: 7 }))).toEqual(['least_guests']);
      expect(await tables.change(here, id, { capacity: 2, least_guests: 1 })).toMatchObject({ version: 2 });
    });

    it('are listed as they are ordered, found by zone, state and words, and all of a house at once', async () => {
      await table({ name: 'B', sort_order: 1, zone: 'Bar' });
      await table({ name: 'A', sort_order: 1, zone: 'Hall' });
      await table({ name: 'C', sort_order: 0, zone: 'bar', is_active: false });
      expect(await namesOf()).toEqual(['C', 'A', 'B']);
      expect(await namesOf({ zone: 'BAR' })).toEqual(['C', 'B']);
      expect(await namesOf({ is_active: true })).toEqual(['A', 'B']);
      expect(await namesOf({ q: 'hal' })).toEqual(['A']);
      expect(await namesOf({ sort: 'name:desc' })).toEqual(['C', 'B', 'A']);
      for (let made = 3; made < 60; made++) await table();
      expect(await list()).toMatchObject({ total: 60, items: { length: 60 } });
    });
  });

  describe('of a plan', () => {
    const place: FloorPlace = { x: 0, y: 0, width: 10, height: 10, turned: 0, shape: 'rectangle' };

    it('are arranged together: one event for each that changed', async () => {
      const [one, two, three] = [await table(), await table({ place }), await table()];
      const arranged = await tables.arrange(here, {
        tables: [{ id: one.id, place, sort_order: 7 }, { id: two.id, place }, { id: three.id.toUpperCase() }],
      });
      expect(arranged).toMatchObject([{ id: one.id, place, sort_order: 7, version: 2 }, two, three]);
      expect(await tables.arrange(here, { tables: [{ id: two.id, place: null }] })).toMatchObject([
        { place: null, sort_order: two.sort_order, version: 2 },
      ]);
      expect([(await told(one.id)).length, (await told(two.id)).length, (await told(three.id)).length]).toEqual([
        2, 2, 1,
      ]);
    });

    it('are all arranged or none of them', async () => {
      const mine = await table();
      const [theirs, away] = [managerOf(newId()), await table()];
      const foreign = await tables.create(theirs, { name: 'Theirs' });
      await tables.delete(here, away.id);
      const wanted = [mine.id, foreign.id, away.id, mine.id, newId()].map((id) => ({ id, sort_order: 99 }));
      const thrown = await tables.arrange(here, { tables: wanted }).catch((error: ValidationProblem) => error);
      expect((thrown as ValidationProblem).errors.map(({ field }) => field)).toEqual([
        ...['tables.1.id', 'tables.2.id', 'tables.3.id', 'tables.4.id'],
      ]);
      expect((await queries.card(here, mine.id)).sort_order).toBe(mine.sort_order);
      expect((await queries.card(theirs, foreign.id)).sort_order).toBe(foreign.sort_order);
    });

    it('are arranged by several at once, in whichever order, while guests are seated', async () => {
      const ids = (await Promise.all(Array.from({ length: 6 }, () => table()))).map(({ id }) => id);
      await Promise.all([
        ...Array.from({ length: 6 }, (_, round) =>
          tables.arrange(here, {
            tables: (round % 2 ? [...ids].reverse() : ids).map((id) => ({ id, sort_order: 10 + round })),
          }),
        ),
        ...ids.map((id) => occupy([id], 'booking')),
      ]);
      expect(new Set((await list()).items.map(({ sort_order }) => sort_order)).size).toBe(1);
    });
  });

  describe('that are deleted', () => {
    it('are gone from sight, and what was booked there goes on naming them', async () => {
      const { id, ...before } = await table();
      const past = await occupy([id], 'booking', { from: Date.now() - 5 * hour });
      await tables.delete(here, id);
      await expect(queries.card(here, id)).rejects.toBeInstanceOf(NotFound);
      await expect(tables.change(here, id, { name: 'Again' })).rejects.toBeInstanceOf(NotFound);
      await expect(tables.delete(here, id)).rejects.toBeInstanceOf(NotFound);
      expect(await namesOf()).toEqual([]);
      const { rows } = await admin.query('SELECT resource_ids FROM booking.bookings WHERE id = $1', [past]);
      expect(rows).toEqual([{ resource_ids: [id] }]);
      expect((await told(id)).at(-1)).toMatchObject({
        ...{ type: 'table.deleted.v1', before: { name: before.name, version: 1 }, after: { version: 2 } },
      });
    });

    it('must not be booked, and whoever wants to delete them is told by which bookings', async () => {
      const { id } = await table();
      const later = await occupy([id], 'booking', { from: inAnHour() + 24 * hour });
      const sooner = await occupy([id], 'booking');
      const { extra } = await refusalOf(tables.delete(here, id));
      expect(extra).toMatchObject({ bookings: [{ id: sooner }, { id: later }], table_groups: [] });
      expect(new Date((extra.bookings as { booked_at: string }[])[0]!.booked_at).getTime()).toBeGreaterThan(Date.now());
      expect((await queries.card(here, id)).version).toBe(1);
      expect(await allocations(id)).toHaveLength(2);
    });

    it('must not be held by somebody who is booking; a hold that expired is no hindrance', async () => {
      const { id } = await table();
      const holdId = await occupy([id], 'hold');
      expect((await refusalOf(tables.delete(here, id))).extra).toEqual({ bookings: [], table_groups: [] });
      await admin.query('UPDATE booking.allocations SET expires_at = $2 WHERE owner_id = $1', [
        holdId,
        new Date(Date.now() - 1_000),
      ]);
      await tables.delete(here, id);
      expect(await allocations(id)).toEqual([]);
    });

    it('must not be put together with others', async () => {
      const [one, two] = [await table({ capacity: 2 }), await table({ capacity: 4 })];
      const group = await groups.create(here, { name: 'Both', table_ids: [one.id, two.id] });
      const { extra } = await refusalOf(tables.delete(here, one.id));
      expect(extra).toEqual({ bookings: [], table_groups: [{ id: group.id, name: 'Both' }] });
      await groups.delete(here, group.id);
      await tables.delete(here, one.id);
    });

    it('leave no block behind on them', async () => {
      const { id } = await table();
      const other = await table();
      const span = { starts_at: iso(1), ends_at: iso(5) };
      await blocks.create(here, span);
      await blocks.create(here, { ...span, table_id: id });
      await tables.delete(here, id);
      expect(await allocations(id)).toEqual([]);
      expect(await allocations(other.id)).toMatchObject([{ owner_kind: 'block' }]);
    });

    it('at the moment they are claimed go to one of the two: a deleted table is never occupied', async () => {
      const won = { booked: 0, deleted: 0 };
      for (let round = 0; round < 100; round++) {
        const [{ id }, other] = [await table(), await table()];
        const [booked, deleted] = await Promise.allSettled([
          after(round % 3, () => occupy([id, other.id], round % 2 ? 'booking' : 'hold')),
          after(round % 2, () => tables.delete(here, id)),
        ]);
        expect([booked.status, deleted.status].sort()).toEqual(['fulfilled', 'rejected']);
        if (deleted.status === 'rejected') expect(deleted.reason).toBeInstanceOf(Conflict);
        if (booked.status === 'rejected') expect(booked.reason).toMatchObject({ message: 'refused' });
        expect(await allocations(id)).toHaveLength(booked.status === 'fulfilled' ? 1 : 0);
        won[booked.status === 'fulfilled' ? 'booked' : 'deleted']++;
      }
      expect(Math.min(won.booked, won.deleted)).toBeGreaterThan(0);
    });

    it('while the venue is being blocked are blocked no longer', async () => {
      for (let round = 0; round < 20; round++) {
        const { id } = await table();
        await Promise.all([
          blocks.create(here, { starts_at: iso(1 + round), ends_at: iso(30) }),
          tables.delete(here, id),
        ]);
        expect(await allocations(id)).toEqual([]);
      }
    });
  });

  describe('put together', () => {
    it('are for all they hold, and for no party that one of them is for alone', async () => {
      const [two, four, any] = [await table({ capacity: 2 }), await table({ capacity: 4 }), await table()];
      const group = await groups.create(here, { name: 'Six', table_ids: [four.id, two.id] });
      expect(group).toMatchObject({
        ...{ venue_id: here.venueId, table_ids: [two.id, four.id].sort(), capacity: 6, least_guests: 5 },
        ...{ sort_order: 0, is_active: true, version: 1 },
      });
      const wanted = { name: 'More', table_ids: [two.id, any.id] };
      const thrown = await groups.create(here, wanted).catch((error: ValidationProblem) => error);
      expect((thrown as ValidationProblem).errors).toMatchObject([{ field: 'capacity' }]);
      expect(await groups.create(here, { ...wanted, capacity: 8 })).toMatchObject({
        ...{ capacity: 8, least_guests: 1, sort_order: 1 },
      });
      const list = await groupQueries.list(here, { page: 1, limit: 50, table_id: any.id });
      expect(list.items.map(({ name, table_ids }) => [name, table_ids])).toEqual([['More', [two.id, any.id].sort()]]);
    });

    it('change by what is said; null goes back to what the tables say', async () => {
      const made = [await table({ capacity: 2 }), await table({ capacity: 2 }), await table({ capacity: 4 })];
      const [a, b, c] = made.map(({ id }) => id) as [string, string, string];
      const group = await groups.create(here, { name: 'Pair', table_ids: [a, b], capacity: 5 });
      expect(group).toMatchObject({ capacity: 5, least_guests: 3 });
      const wider = await groups.change(here, group.id, { table_ids: [c, a] });
      expect(wider).toMatchObject({ table_ids: [a, c].sort(), capacity: 5, least_guests: 3, version: 2 });
      const usual = await groups.change(here, group.id, { capacity: null, least_guests: null }, 2);
      expect(usual).toMatchObject({ capacity: 6, least_guests: 5, version: 3 });
      expect(await groups.change(here, group.id, { table_ids: [c, a], name: 'Pair' })).toEqual(usual);
      expect(await groupQueries.card(here, group.id)).toEqual(usual);
      await expect(groups.change(here, group.id, { name: 'Late' }, 2)).rejects.toBeInstanceOf(OutOfDate);
      await groups.delete(here, group.id);
      await expect(groupQueries.card(here, group.id)).rejects.toBeInstanceOf(NotFound);
      expect(await told(group.id)).toMatchObject([
        { type: 'table_group.created.v1' },
        { type: 'table_group.changed.v1', before: { table_ids: [a, b].sort() }, after: { table_ids: [a, c].sort() } },
        { type: 'table_group.changed.v1', before: { capacity: 5 }, after: { capacity: 6 } },
        { type: 'table_group.deleted.v1', before: { version: 3 }, after: { version: 4 } },
      ]);
    });

    it('are at least two tables of this venue that are there, under a name of their own', async () => {
      const [one, two, away] = [await table({ capacity: 2 }), await table({ capacity: 2 }), await table()];
      await tables.delete(here, away.id);
      const foreign = await tables.create(managerOf(newId()), { name: 'Theirs', capacity: 2 });
      const group = await groups.create(here, { name: 'Both', table_ids: [one.id, two.id] });
      const same = [one.id, one.id.toUpperCase()];
      for (const table_ids of [[one.id], same, [one.id, foreign.id], [one.id, away.id], [one.id, newId()]]) {
        for (const work of [
          groups.create(here, { name: 'X', table_ids, capacity: 2 }),
          groups.change(here, group.id, { table_ids }),
        ]) {
          const thrown: unknown = await work.catch((error: unknown) => error);
          expect((thrown as ValidationProblem).errors).toMatchObject([{ field: 'table_ids' }]);
        }
      }
      const again = groups.create(here, { name: 'BOTH', table_ids: [one.id, two.id] });
      expect((await refusalOf(again)).extra).toEqual({ field: 'name' });
    });

    it('at the moment one is deleted are put together or deleted, never both', async () => {
      const kept = await table({ capacity: 2 });
      const won = { together: 0, deleted: 0 };
      for (let round = 0; round < 60; round++) {
        const { id } = await table({ capacity: 2 });
        const group = round % 2 ? undefined : await groups.create(here, await another(kept.id));
        const [together, deleted] = await Promise.allSettled([
          group
            ? groups.change(here, group.id, { table_ids: [kept.id, id] })
            : groups.create(here, { name: `Group ${round}`, table_ids: [kept.id, id] }),
          after(round % 3, () => tables.delete(here, id)),
        ]);
        expect([together.status, deleted.status].sort()).toEqual(['fulfilled', 'rejected']);
        won[together.status === 'fulfilled' ? 'together' : 'deleted']++;
      }
      expect(won.together).toBeGreaterThan(0);
      const { rows } = await admin.query(
        `SELECT 1 FROM booking.resource_group_members m JOIN booking.resources r ON r.id = m.resource_id
          WHERE m.venue_id = $1 AND r.deleted_at IS NOT NULL`,
        [here.venueId],
      );
      expect(rows).toEqual([]);
    });

    const another = async (tableId: string) => {
      const { id, name } = await table({ capacity: 2 });
      return { name: `Group of ${name}`, table_ids: [tableId, id] };
    };
  });

  it('and groups of another venue are not reached', async () => {
    const [one, two] = [await table({ capacity: 2 }), await table({ capacity: 2 })];
    const group = await groups.create(here, { name: 'Both', table_ids: [one.id, two.id] });
    const stranger = managerOf(newId());
    for (const work of [
      queries.card(stranger, one.id),
      tables.change(stranger, one.id, { name: 'Mine' }),
      tables.delete(stranger, one.id),
      groupQueries.card(stranger, group.id),
      groups.change(stranger, group.id, { name: 'Mine' }),
      groups.delete(stranger, group.id),
    ]) {
      await expect(work).rejects.toBeInstanceOf(NotFound);
    }
    expect((await queries.list(stranger, new TablesQuery())).items).toEqual([]);
    expect((await queries.card(here, one.id)).version).toBe(1);
    expect(await groupQueries.card(here, group.id)).toEqual(group);
  });
});

const iso = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

/** Some statements later, so that either side comes first now and then. */
async function after<T>(turns: number, work: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns * 4; turn++) await new Promise((resolve) => setImmediate(resolve));
  return work();
}
