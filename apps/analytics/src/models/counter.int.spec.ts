import { ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { systemCaller } from '@guestflow/access';
import { Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, Forgetting, newId, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../analytics.module';
import { EventsListener } from '../events/events.listener';
import { aFact, replicaOf } from '../events/testing/opened-log';
import { allModels } from './all-models';
import { Counter } from './counter';
import { Models } from './models';
import { rebuildVenue } from './rebuild';
import { beyondUs, nonsense, Tally } from './testing/tally';

const logger = createLogger('analytics', 'silent');

describe('counting, which follows the log', () => {
  let database: TestDatabase;
  let admin: Client;
  const sources: DataSource[] = [];
  const counters: Counter[] = [];
  const children: ChildProcess[] = [];
  let transactions: Transactions;
  let replica: ReturnType<typeof replicaOf>;
  const sealer = new Sealer(`k:${randomBytes(32).toString('base64')}`);

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(analytics)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(Tally.statements.join(';'));
    transactions = await connect();
    replica = replicaOf(transactions, sealer, { now: () => new Date() });
  });
  afterEach(async () => {
    await Promise.all(counters.splice(0).map((counter) => counter.onModuleDestroy()));
    for (const child of children.splice(0)) await kill(child);
  });
  afterAll(async () => {
    for (const source of sources) await source.destroy();
    await admin?.end();
    await database?.drop();
  });

  async function connect(): Promise<Transactions> {
    const source = await new DataSource(
      dataSourceOptions(databaseOf(analytics), { url: database.urlFor('analytics'), poolSize: 5 }),
    ).initialize();
    sources.push(source);
    return new Transactions(source, 'analytics');
  }
  const counterOf = (models: Models, on = transactions): Counter => {
    const counter = new Counter(on, models, logger);
    counters.push(counter);
    return counter;
  };
  const tallying = (tally = new Tally()) => new Models([tally]);
  const nobody = { wake: () => undefined } as unknown as Counter;

  /** As a consumer hands them over: in one transaction, each in its venue. By whom it is counted is another matter. */
  const tell = (facts: readonly Fact[], counter = nobody) => {
    const listener = new EventsListener(replica.log, replica.writer, counter);
    return transactions.inEachVenue(systemCaller('test'), () =>
      facts.map((fact) => ({
        caller: systemCaller('test', fact.venueid),
        work: (tx: Transaction) => listener.hear(fact, new EventContext([tx, fact])),
      })),
    );
  };
  const booking = (venueId: string, status = 'confirmed'): Fact =>
    aFact('booking.requested', { status, guest_id: null }, { venueId, actor: 'system' });
  const bookings = (venueId: string, count: number): Fact[] => Array.from({ length: count }, () => booking(venueId));
  const venue = (id: string, timezone: string, version = 1): Fact =>
    aFact(
      'venue.changed',
      { id, version, organization_id: newId(), name: 'Venue', language: 'en', timezone },
      { venueId: id },
    );

  const tallied = async (venueIds: readonly string[]): Promise<Record<string, number>> => {
    const { rows } = await admin.query<{ venue_id: string; heard: number }>(
      'SELECT venue_id, sum(heard)::integer AS heard FROM analytics.tally WHERE venue_id = ANY ($1) GROUP BY 1 ORDER BY 1',
      [venueIds],
    );
    return Object.fromEntries(rows.map(({ venue_id, heard }) => [venue_id, heard]));
  };
  const of = (venueIds: readonly string[], each: number) =>
    Object.fromEntries([...venueIds].sort().map((venueId) => [venueId, each]));

  it('has a figure at hand soon after its fact was told', async () => {
    const venueId = newId();
    const counter = counterOf(tallying());
    await tell([venue(venueId, 'UTC')], counter);
    const waits: number[] = [];
    for (let told = 1; told <= 9; told++) {
      await tell([booking(venueId)], counter);
      const began = performance.now();
      await eventually(async () => expect((await tallied([venueId]))[venueId]).toBe(told));
      waits.push(performance.now() - began);
    }
    const median = waits.sort((one, other) => one - other)[4]!;
    console.log(`Counted after ${Math.round(median)} ms, at most ${Math.round(waits.at(-1)!)} ms`);
    expect(median).toBeLessThan(1_000);
    expect(waits.at(-1)).toBeLessThan(2_000);
  });

  it('finds what was told by a replica that was killed before it could count it', async () => {
    const venueId = newId();
    await tell(bookings(venueId, 3));
    await counterOf(tallying()).look();
    await eventually(async () => expect(await tallied([venueId])).toEqual({ [venueId]: 3 }));
  });

  it('counts each once though its connection is lost in the middle', async () => {
    const venueId = newId();
    const lose = () =>
      admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'guestflow-analytics' AND query ~ 'tally|move_counted'`,
      );
    for (let told = 5; told <= 25; told += 5) {
      await tell(bookings(venueId, 5));
      const doomed = counterOf(tallying(new Tally(async () => void (await lose()))), await connect());
      await expect(doomed.run()).rejects.toThrow();
      expect((await tallied([venueId]))[venueId] ?? 0).toBe(told - 5);
      await counterOf(tallying()).run();
      await counterOf(tallying()).run();
      expect(await tallied([venueId])).toEqual({ [venueId]: told });
    }
  });

  const hook = path.resolve(__dirname, '../../../../scripts/ts.cjs');
  async function start(): Promise<ChildProcess> {
    const given = ['-r', hook, path.join(__dirname, 'testing/doomed-counter.ts'), database.urlFor('analytics')];
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    children.push(child);
    await once(child, 'message');
    return child;
  }
  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('counts each once by three replicas of which one after the other is killed, while more is told and a venue is rebuilt', async () => {
    const venues = Array.from({ length: 30 }, newId);
    const replicas = await Promise.all([start(), start(), start()]);
    const rounds = 12;
    const rebuilding: Promise<number>[] = [];
    for (let round = 0; round < rounds; round++) {
      await tell(venues.flatMap((venueId) => bookings(venueId, 4)));
      if (round % 4 === 2) rebuilding.push(rebuildVenue(transactions, tallying(), venues[round]!));
      if (round % 4 === 3) await kill(replicas.pop()!);
    }
    await Promise.all(rebuilding);
    await eventually(async () => {
      await counterOf(tallying()).run();
      expect(await tallied(venues)).toEqual(of(venues, rounds * 4));
    }, 20_000);
  });

  it('is done by two at once without one waiting for the other, however many venues there are', async () => {
    const venues = Array.from({ length: 300 }, newId);
    await tell(venues.flatMap((venueId) => bookings(venueId, 5)));
    const both = [counterOf(tallying()), counterOf(tallying(), await connect())];
    await Promise.all(both.map((counter) => counter.run()));
    // Where both were at the same venue, one has left it to the other.
    await both[0]!.run();
    expect(await tallied(venues)).toEqual(of(venues, 5));
  });

  it('leaves out what makes no sense, says so, and counts all the rest; counted anew it is tried again', async () => {
    const [venueId, other] = [newId(), newId()];
    await tell([...bookings(venueId, 6), booking(venueId, nonsense), ...bookings(venueId, 6), ...bookings(other, 3)]);
    const left = async () =>
      (await admin.query('SELECT seq::integer, reason FROM analytics.uncounted_events WHERE venue_id = $1', [venueId]))
        .rows;
    await counterOf(tallying()).run();
    expect(await tallied([venueId, other])).toEqual({ [venueId]: 12, [other]: 3 });
    expect(await left()).toEqual([{ seq: 7, reason: 'TypeError' }]);
    await tell(bookings(venueId, 1));
    await counterOf(tallying()).run();
    expect(await tallied([venueId])).toEqual({ [venueId]: 13 });
    await rebuildVenue(transactions, tallying(), venueId);
    expect([await tallied([venueId]), await left()]).toEqual([{ [venueId]: 13 }, [{ seq: 7, reason: 'TypeError' }]]);
  });

  it('holds up no other venue where one cannot be counted through a fault of ours, and nothing of that one is lost', async () => {
    const venues = [newId(), newId(), newId()].sort();
    await tell([...bookings(venues[0]!, 2), booking(venues[1]!, beyondUs), ...bookings(venues[2]!, 2)]);
    await counterOf(tallying()).run();
    expect(await tallied(venues)).toEqual({ [venues[0]!]: 2, [venues[2]!]: 2 });
    await admin.query('CREATE TABLE analytics.no_such_table (); GRANT SELECT ON analytics.no_such_table TO public');
    await counterOf(tallying()).run();
    await admin.query('DROP TABLE analytics.no_such_table');
    expect(await tallied(venues)).toEqual({ [venues[0]!]: 2, [venues[1]!]: 1, [venues[2]!]: 2 });
  });

  it('counts by the venue’s own clocks from when it is known, and what was told before too', async () => {
    const venueId = newId();
    const zones = async () =>
      (await admin.query('SELECT zone, heard FROM analytics.tally WHERE venue_id = $1', [venueId])).rows;
    const counter = counterOf(tallying());
    await tell(bookings(venueId, 2));
    await counter.run();
    expect(await zones()).toEqual([{ zone: 'UTC', heard: 2 }]);
    await tell([venue(venueId, 'Asia/Tokyo'), booking(venueId)]);
    await counter.run();
    expect(await zones()).toEqual([{ zone: 'Asia/Tokyo', heard: 3 }]);
  });

  it('comes to the same whether somebody is forgotten before it or after it', async () => {
    const [soon, late] = [newId(), newId()];
    const models = new Models(allModels());
    const [card, other, phone] = [newId(), newId(), '+79035550101'];
    const id = () => newId();
    const life = ([one, two, message, said] = [id(), id(), id(), id()]) =>
      [
        ['guest.created', { id: card, name: 'Зефирина', phone, source: 'bot', created_at: '2027-03-01T12:00:00Z' }],
        ['guest.created', { id: other, name: 'Олег', phone: null, source: 'web', created_at: '2027-03-01T12:00:00Z' }],
        ['booking.completed', ofBooking(one, card, 'completed')],
        ['booking.cancelled', ofBooking(two, other, 'cancelled')],
        ['message.queued', { id: message, kind: 'reminder', guest_id: card, created_at: '2027-03-02T12:00:00Z' }],
        ['feedback.received', { id: said, score: 9, tags: [], status: 'new', created_at: '2027-03-03T12:00:00Z' }],
      ] as [string, Record<string, unknown>][];
    const told = life();
    const tellLife = (venueId: string) =>
      tell([venue(venueId, 'Europe/Moscow'), ...told.map(([name, after]) => aFact(name, after, { venueId }))]);
    const forget = async (venueId: string) => {
      const marks = await transactions.inVenue(systemCaller('test', venueId), (tx) =>
        Promise.resolve(new Forgetting(sealer).marksOf(tx, [phone])),
      );
      const after = { id: newId(), kind: 'erasure', guest_id: card, card_ids: [card], marks };
      await tell([aFact('privacy_request.opened', after, { venueId, actor: 'system' })]);
    };
    await tellLife(soon);
    await counterOf(models).run();
    await forget(soon);
    await tellLife(late);
    await forget(late);
    const log = await admin.query<{ text: string }>(
      'SELECT e::text AS text FROM analytics.events e WHERE venue_id = $1',
      [late],
    );
    expect(log.rows.map(({ text }) => text).join()).not.toMatch(/Зефирина|9035550101/);
    await counterOf(models).run();
    const counted = async (venueId: string) => {
      const rows: Record<string, string[]> = {};
      for (const table of models.all.flatMap(({ tables }) => tables)) {
        const found = await admin.query<{ row: string }>(
          `SELECT (to_jsonb(t) - 'venue_id' - 'at')::text AS row FROM analytics.${table} t WHERE venue_id = $1 ORDER BY 1`,
          [venueId],
        );
        rows[table] = found.rows.map(({ row }) => row);
      }
      return rows;
    };
    const after = await counted(late);
    expect(after.booking_figures!.length).toBeGreaterThan(0);
    expect(after).toEqual(await counted(soon));
  });

  const ofBooking = (id: string, guest_id: string, status: string) => ({
    ...{ id, guest_id, status, cancelled_by: status === 'cancelled' ? 'guest' : null, source: 'bot', guests_count: 2 },
    ...{ booked_at: '2027-03-29T12:00:00Z', created_at: '2027-03-20T12:00:00Z', duration_minutes: 120, table_ids: [] },
    completed_at: status === 'completed' ? '2027-03-29T13:00:00Z' : null,
    contact: { name: 'Зефирина', phone: '+79035550101' },
  });
});
