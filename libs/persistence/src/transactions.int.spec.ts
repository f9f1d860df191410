import { Caller, systemCaller } from '@guestflow/access';
import { Fact, VenueState } from '@guestflow/contracts';
import { Unavailable } from '@guestflow/problems';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource, EntitySchema } from 'typeorm';
import { toProblem } from './constraint-errors';
import { ForwardMigration } from './forward-migration';
import { newId } from './ids';
import { migrate } from './migrate';
import { dataSourceOptions } from './service-database';
import { closeToOtherVenues } from './tenant-table';
import { Transaction } from './transaction';
import { Transactions } from './transactions';

class Counters1800000000000 extends ForwardMigration {
  readonly statements = [
    'CREATE TABLE counters (name text PRIMARY KEY, value integer NOT NULL)',
    'CREATE TABLE steps (id uuid PRIMARY KEY, venue_id uuid NOT NULL, seen integer)',
    ...closeToOtherVenues('steps'),
  ];
}

interface Counter {
  name: string;
  value: number;
}

const CounterEntity = new EntitySchema<Counter>({
  name: 'counters',
  columns: { name: { type: 'text', primary: true }, value: { type: 'integer' } },
});

const StepEntity = new EntitySchema<{ id: string; venue_id: string; seen: number | null }>({
  name: 'steps',
  columns: {
    id: { type: 'uuid', primary: true },
    venue_id: { type: 'uuid' },
    seen: { type: 'integer', nullable: true },
  },
});

const nobody = systemCaller('transactions');

/** What waits at it goes on when it is opened. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

function venueState(id: string, name = 'Café'): VenueState {
  const at = new Date(0).toISOString();
  return {
    id,
    version: 3,
    organization_id: id,
    kind: 'restaurant',
    slug: 'cafe',
    name,
    timezone: 'Europe/Moscow',
    country: 'RU',
    language: 'ru',
    currency: 'RUB',
    contacts: {},
    status: 'active',
    created_at: at,
    updated_at: at,
  };
}

describe('a transaction', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate({
      adminUrl: database.adminUrl,
      passwords: {},
      databases: [{ service: 'identity', entities: [], migrations: [Counters1800000000000] }],
    });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });

  beforeEach(async () => {
    await open(4);
    await admin.query('TRUNCATE identity.counters, identity.steps, identity.outbox');
    await admin.query(`INSERT INTO identity.counters VALUES ('a', 0), ('b', 0)`);
  });

  afterEach(() => source.destroy());

  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  async function open(poolSize: number): Promise<void> {
    await source?.destroy().catch(() => undefined);
    source = await new DataSource(
      dataSourceOptions(
        { service: 'identity', entities: [CounterEntity, StepEntity] },
        { url: database.urlFor('identity'), poolSize },
      ),
    ).initialize();
    transactions = new Transactions(source, 'identity');
  }

  const counters = async () =>
    Object.fromEntries(
      (await admin.query<Counter>('SELECT * FROM identity.counters')).rows.map(({ name, value }) => [name, value]),
    );
  const outbox = async () =>
    (
      await admin.query<{ type: string; subject: string; fact: string }>(
        'SELECT * FROM identity.outbox ORDER BY position',
      )
    ).rows;
  const count = (tx: Transaction, name: string) =>
    tx.query('UPDATE counters SET value = value + 1 WHERE name = $1', [name]);
  const pidOf = async (tx: Transaction) => (await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]!.pid;

  describe('that loses a race', () => {
    it('is done again when a deadlock threw it out, and both sides succeed', async () => {
      const [first, second] = [gate(), gate()];
      const tries: string[] = [];
      const crossing = (name: string, [one, other]: [string, string], mine: typeof first, theirs: typeof first) =>
        transactions.outsideVenues(nobody, async (tx) => {
          tries.push(name);
          await count(tx, one);
          // Each holds its first row before it asks for the other's.
          mine.open();
          await theirs.opened;
          await count(tx, other);
          return name;
        });
      const ended = await Promise.all([
        crossing('there', ['a', 'b'], first, second),
        crossing('back', ['b', 'a'], second, first),
      ]);
      expect(ended).toEqual(['there', 'back']);
      // One of them once more, or more often: thrown out, it may be back before the other has noticed.
      expect(tries.length).toBeGreaterThanOrEqual(3);
      expect(await counters()).toEqual({ a: 2, b: 2 });
    });

    it('takes its events with it: what was told before the retry is told once', async () => {
      const venue = newId();
      let tries = 0;
      await transactions.outsideVenues(nobody, (tx) => {
        tx.emit('venue.changed', { after: venueState(venue, `try ${++tries}`) });
        if (tries === 1) throw deadlock();
      });
      expect((await outbox()).map(({ fact }) => (JSON.parse(fact) as Fact<VenueState>).data.after.name)).toEqual([
        'try 2',
      ]);
    });

    it('gives up after the fourth time and says why', async () => {
      let tries = 0;
      const losing = transactions.outsideVenues(nobody, async (tx) => {
        tries++;
        await count(tx, 'a');
        throw deadlock();
      });
      await expect(losing).rejects.toMatchObject({ code: '40P01' });
      expect(tries).toBe(4);
      expect(await counters()).toEqual({ a: 0, b: 0 });
    });

    it('is not done again when something else went wrong', async () => {
      let tries = 0;
      const taken = transactions.outsideVenues(nobody, (tx) => {
        tries++;
        return tx.query(`INSERT INTO counters VALUES ('a', 1)`);
      });
      await expect(taken).rejects.toMatchObject({ code: '23505' });
      expect(tries).toBe(1);
    });

    const deadlock = () => Object.assign(new Error('deadlock detected'), { code: '40P01' });
  });

  describe('whose connection breaks', () => {
    const cut = (pid: number) => admin.query('SELECT pg_terminate_backend($1)', [pid]);

    /** The server has ended it and this side has been told. */
    const noticed = (pid: number) =>
      eventually(async () => {
        const { rows } = await admin.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid]);
        expect(rows).toEqual([]);
      });

    beforeEach(() => open(1));

    it('in the middle of a statement leaves nothing, and the next one gets another connection', async () => {
      let broken = 0;
      const failing = transactions.outsideVenues(nobody, async (tx) => {
        await count(tx, 'a');
        broken = await pidOf(tx);
        await tx.query('SELECT pg_terminate_backend(pg_backend_pid()), count(*) FROM counters');
      });
      const error: unknown = await failing.catch((thrown: unknown) => thrown);
      expect(toProblem(error)).toBeInstanceOf(Unavailable);
      const next = await transactions.outsideVenues(nobody, pidOf);
      expect(next).not.toBe(broken);
      expect(await counters()).toEqual({ a: 0, b: 0 });
    });

    it('between two statements is told that the database is away, and the next one gets another connection', async () => {
      let broken = 0;
      const failing = transactions.outsideVenues(nobody, async (tx) => {
        await count(tx, 'a');
        broken = await pidOf(tx);
        await cut(broken);
        await noticed(broken);
        // Whichever statement meets the loss first; one that comes after it must not be taken for a fault of ours.
        await count(tx, 'b').catch(() => undefined);
        await count(tx, 'b');
      });
      const error: unknown = await failing.catch((thrown: unknown) => thrown);
      expect(toProblem(error)).toBeInstanceOf(Unavailable);
      expect(await transactions.outsideVenues(nobody, pidOf)).not.toBe(broken);
      expect(await counters()).toEqual({ a: 0, b: 0 });
    });

    it('before its commit has failed, with its events', async () => {
      const failing = transactions.outsideVenues(nobody, async (tx) => {
        await count(tx, 'a');
        tx.emit('venue.changed', { after: venueState(newId()) });
        const pid = await pidOf(tx);
        await cut(pid);
        await noticed(pid);
      });
      await expect(failing).rejects.toThrow();
      expect(await counters()).toEqual({ a: 0, b: 0 });
      expect(await outbox()).toEqual([]);
      await transactions.outsideVenues(nobody, (tx) => count(tx, 'a'));
      expect(await counters()).toEqual({ a: 1, b: 0 });
    });
  });

  describe('of which a part failed', () => {
    it('does not pass for a success when its work swallowed the error of a statement', async () => {
      const swallowing = transactions.outsideVenues(nobody, async (tx) => {
        await count(tx, 'a');
        await tx.query('SELECT 1 / 0').catch(() => undefined);
        return 'done';
      });
      // PostgreSQL answers such a COMMIT with a ROLLBACK, and with no error.
      await expect(swallowing).rejects.toThrow();
      expect(await counters()).toEqual({ a: 0, b: 0 });
    });

    it('has nothing written by what it left running, neither with it nor with the next one', async () => {
      await open(1);
      const { opened, open: letGo } = gate();
      let late: Promise<unknown> = Promise.resolve();
      const failing = transactions.outsideVenues(nobody, async (tx) => {
        late = opened.then(() => count(tx, 'a'));
        await Promise.all([late, Promise.reject(new Error('midway'))]);
      });
      await expect(failing).rejects.toThrow('midway');
      await transactions.outsideVenues(nobody, async (tx) => {
        letGo();
        await Promise.allSettled([late]);
        await count(tx, 'b');
      });
      expect(await counters()).toEqual({ a: 0, b: 1 });
    });

    it('is one even where its work opens a transaction of TypeORM inside it', async () => {
      const failing = transactions.outsideVenues(nobody, async (tx) => {
        await tx.manager.transaction((inner) => inner.update(CounterEntity, { name: 'a' }, { value: 7 }));
        throw new Error('midway');
      });
      await expect(failing).rejects.toThrow('midway');
      expect(await counters()).toEqual({ a: 0, b: 0 });
    });
  });

  describe('that tells of something', () => {
    const telling = (tx: Transaction, venue: string) => {
      tx.emit('venue.changed', { after: venueState(venue), before: venueState(venue, 'Before'), venueId: venue });
    };

    it('has it in the outbox once it is committed, and not before', async () => {
      const venue = newId();
      await transactions.outsideVenues(nobody, async (tx) => {
        await count(tx, 'a');
        telling(tx, venue);
        expect(await outbox()).toEqual([]);
      });
      const [row, ...others] = await outbox();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ type: 'venue.changed.v1', subject: venue });
      expect(await counters()).toMatchObject({ a: 1 });
    });

    it('says who did it, for which venue, in which request, and what changed', async () => {
      const [venue, operator] = [newId(), newId()];
      const caller: Caller = {
        actor: `user:${newId()}`,
        role: 'owner',
        venueId: venue,
        impersonatorId: operator,
        requestId: 'request-1',
        ip: '192.0.2.1',
        userAgent: `it's "quoted" \\ and \u0001`,
      };
      const before = Date.now();
      await transactions.inVenue(caller, (tx) =>
        tx.emit('venue.changed', { after: venueState(venue), before: venueState(venue, `O'Hara's \\ "Pub"`) }),
      );
      const fact = JSON.parse((await outbox())[0]!.fact) as Fact<VenueState>;
      expect(fact).toMatchObject({
        specversion: '1.0',
        source: '/guestflow/identity',
        type: 'venue.changed.v1',
        subject: venue,
        datacontenttype: 'application/json',
        venueid: venue,
        actor: caller.actor,
        impersonator: operator,
        actorip: '192.0.2.1',
        actoragent: caller.userAgent,
        requestid: 'request-1',
        data: { version: 3, after: venueState(venue), before: venueState(venue, `O'Hara's \\ "Pub"`) },
      });
      expect(Date.parse(fact.time)).toBeGreaterThanOrEqual(before);
      expect(fact.id).not.toBe(venue);
    });

    it('leaves nothing in the outbox when its work fails afterwards', async () => {
      const failing = transactions.outsideVenues(nobody, (tx) => {
        telling(tx, newId());
        throw new Error('midway');
      });
      await expect(failing).rejects.toThrow('midway');
      expect(await outbox()).toEqual([]);
    });

    it('changes nothing when its events cannot be written', async () => {
      await admin.query(`ALTER TABLE identity.outbox ADD CONSTRAINT full_up CHECK (subject = 'nothing') NOT VALID`);
      const failing = transactions.outsideVenues(nobody, async (tx) => {
        await count(tx, 'a');
        telling(tx, newId());
      });
      await expect(failing).rejects.toMatchObject({ code: '23514' });
      await admin.query('ALTER TABLE identity.outbox DROP CONSTRAINT full_up');
      expect(await counters()).toEqual({ a: 0, b: 0 });
      expect(await outbox()).toEqual([]);
    });

    it('keeps the order in which it told', async () => {
      const venues = Array.from({ length: 20 }, newId);
      await transactions.outsideVenues(nobody, (tx) => venues.forEach((venue) => telling(tx, venue)));
      expect((await outbox()).map(({ subject }) => subject)).toEqual(venues);
    });

    it('cannot tell what belongs to another service', async () => {
      const strangers = new Transactions(source, 'booking');
      const telltale = strangers.outsideVenues(nobody, (tx) => telling(tx, newId()));
      await expect(telltale).rejects.toThrow("venue.changed is identity's to tell");
      expect(await outbox()).toEqual([]);
    });

    it('cannot tell of a state that breaks its shape, and then changes nothing at all', async () => {
      const failing = transactions.outsideVenues(nobody, async (tx) => {
        await count(tx, 'a');
        tx.emit('venue.changed', { after: { ...venueState(newId()), timezone: 'Mars/Olympus', version: 0 } });
      });
      await expect(failing).rejects.toThrow(/venue\.changed cannot be told: (timezone, version|version, timezone)/);
      expect(await counters()).toEqual({ a: 0, b: 0 });
      expect(await outbox()).toEqual([]);
    });

    it('cannot tell anything while it reads across venues', async () => {
      await expect(transactions.acrossVenues(nobody, (tx) => telling(tx, newId()))).rejects.toMatchObject({
        code: expect.stringMatching(/^(25006|42501)$/),
      });
      expect(await outbox()).toEqual([]);
    });

    it('wakes its listeners after the commit, and only when there is something to bring out', async () => {
      const heard: number[] = [];
      const stop = transactions.onEmitted(() => heard.push(heard.length));
      await transactions.outsideVenues(nobody, (tx) => count(tx, 'a'));
      const failing = transactions.outsideVenues(nobody, (tx) => {
        telling(tx, newId());
        throw new Error('midway');
      });
      await expect(failing).rejects.toThrow('midway');
      expect(heard).toEqual([]);
      await transactions.outsideVenues(nobody, (tx) => {
        telling(tx, newId());
        telling(tx, newId());
        expect(heard).toEqual([]);
      });
      expect(heard).toEqual([0]);
      stop();
      await transactions.outsideVenues(nobody, (tx) => telling(tx, newId()));
      expect(heard).toEqual([0]);
    });
  });

  it('does what is left for afterwards once it is committed, and not at all when it fails', async () => {
    const done: string[] = [];
    const failing = transactions.outsideVenues(nobody, (tx) => {
      tx.afterCommit(() => done.push('failed'));
      throw new Error('midway');
    });
    await expect(failing).rejects.toThrow('midway');
    await transactions.outsideVenues(nobody, (tx) => {
      tx.onBehalfOf(nobody).afterCommit(() => done.push('committed'));
      expect(done).toEqual([]);
    });
    expect(done).toEqual(['committed']);
  });

  it('does a part of its work at another venue, and then goes on at its own', async () => {
    await admin.query('TRUNCATE identity.steps');
    const [cafe, bar] = [newId(), newId()];
    const write = (venueId: string) => (tx: Transaction) =>
      tx.query('INSERT INTO steps VALUES ($1, $2)', [newId(), venueId]);
    const sights = await transactions
      .inVenue(systemCaller('parts', cafe), async (tx) => {
        await write(cafe)(tx);
        await tx.inVenue(bar, write(bar));
        const here = await tx.query('SELECT venue_id FROM steps');
        await expect(tx.query('INSERT INTO steps VALUES ($1, $2)', [newId(), bar])).rejects.toMatchObject({
          code: '42501',
        });
        return here;
      })
      .catch((error: unknown) => error);
    // The failed statement was the proof; nothing of it was kept.
    expect(sights).toBeInstanceOf(Error);
    const kept = await transactions.inVenue(systemCaller('parts', cafe), async (tx) => {
      await write(cafe)(tx);
      await tx.inVenue(bar, write(bar));
      return tx.query('SELECT venue_id FROM steps');
    });
    expect(kept).toEqual([{ venue_id: cafe }]);
    expect((await admin.query('SELECT 1 FROM identity.steps')).rows).toHaveLength(2);
  });

  it('goes on when a migration changes the tables of the statements that its connection has prepared', async () => {
    await open(1);
    const insert = () =>
      transactions.outsideVenues(nobody, (tx) => tx.query('INSERT INTO counters VALUES ($1, $2)', [newId(), 1]));
    const read = () =>
      transactions.outsideVenues(nobody, (tx) => tx.query('SELECT * FROM counters WHERE value >= $1', [0]));
    // They say of themselves that they cast what they give back.
    const sayers = [
      'SELECT /* cast */ value::integer FROM (SELECT * FROM counters) AS c WHERE value >= $1',
      'WITH /* cast */ c AS (UPDATE counters SET value = value WHERE value >= $1 RETURNING *) SELECT value::integer FROM c',
    ];
    const values = async () => {
      for (const sql of sayers) {
        const rows = await transactions.outsideVenues(nobody, (tx) => tx.query(sql, [0]));
        expect(rows.every((row) => Object.keys(row).join() === 'value' && Number.isInteger(row.value))).toBe(true);
      }
    };
    for (let time = 0; time < 7; time++) {
      await Promise.all([insert(), read()]);
      await values();
    }
    await admin.query(`ALTER TABLE identity.counters ADD COLUMN note text DEFAULT 'new'`);
    await insert();
    await values();
    await admin.query('ALTER TABLE identity.counters ALTER COLUMN value TYPE bigint');
    await values();
    await admin.query('ALTER TABLE identity.counters ALTER COLUMN value TYPE integer');
    await values();
    expect((await read()).every((row) => row.note === 'new')).toBe(true);
    await admin.query('ALTER TABLE identity.counters DROP COLUMN note');
    await insert();
    expect(await read()).toHaveLength(2 + 9);
  });

  describe('of several venues', () => {
    const step = (venueId: string | undefined, after: (tx: Transaction) => unknown = () => undefined) => ({
      caller: systemCaller('steps', venueId),
      work: async (tx: Transaction) => {
        if (venueId) await tx.query('INSERT INTO steps VALUES ($1, $2)', [newId(), venueId]);
        await after(tx);
      },
    });
    const seen = async (tx: Transaction) =>
      (await tx.query<{ venue_id: string }>('SELECT DISTINCT venue_id FROM steps')).map((row) => row.venue_id);
    const written = async () => (await admin.query('SELECT * FROM identity.steps')).rows.length;

    it('shows each its own rows and no other’s, to SQL and to TypeORM, while all of them are at work', async () => {
      const venues = Array.from({ length: 20 }, newId);
      const sights: [string | undefined, string[]][] = [];
      const look = (venueId?: string) => async (tx: Transaction) => {
        for (let time = 0; time < 3; time++) {
          sights.push([venueId, await seen(tx)]);
          sights.push([venueId, (await tx.manager.find(StepEntity)).map((row) => row.venue_id)]);
          const changed = await tx.manager.createQueryBuilder().update(StepEntity).set({ seen: time }).execute();
          expect(changed.affected).toBe(venueId ? 1 : 0);
        }
      };
      await transactions.inEachVenue(nobody, () => [
        step(undefined, look()),
        ...venues.map((id) => step(id, look(id))),
      ]);
      expect(sights).toHaveLength(21 * 6);
      for (const [venueId, sight] of sights) expect(sight).toEqual(venueId ? [venueId] : []);
      expect(await written()).toBe(20);
    });

    it('writes nothing into a venue that is not the step’s own', async () => {
      const [cafe, studio] = [newId(), newId()];
      const smuggling = transactions.inEachVenue(nobody, () => [
        step(cafe),
        step(studio, (tx) => tx.query('INSERT INTO steps VALUES ($1, $2)', [newId(), cafe])),
      ]);
      await expect(smuggling).rejects.toMatchObject({ code: '42501' });
      expect(await written()).toBe(0);
    });

    it.each([1, 3])('lets a part of the work be done at another venue, beside %i others', async (others) => {
      const [cafe, bar] = [newId(), newId()];
      const sights: unknown[] = [];
      await transactions.inEachVenue(nobody, () => [
        step(cafe, async (tx) => {
          const work = (there: Transaction) =>
            there.query('INSERT INTO steps VALUES ($1, $2) RETURNING venue_id', [newId(), bar]);
          sights.push(await tx.inVenue(bar, work), await tx.inVenue(bar, seen), await seen(tx));
        }),
        ...Array.from({ length: others }, () => step(newId(), seen)),
      ]);
      expect(sights).toEqual([[{ venue_id: bar }], [bar], [cafe]]);
    });

    it('does what is of one venue one after another, and does not have the others wait for it', async () => {
      const [cafe, studio] = [newId(), newId()];
      const { opened, open: letGo } = gate();
      const order: string[] = [];
      await transactions.inEachVenue(nobody, () => [
        step(cafe, async () => {
          await opened;
          order.push('first of the cafe');
        }),
        step(cafe, () => order.push('second of the cafe')),
        step(studio, () => {
          order.push('studio');
          letGo();
        }),
      ]);
      expect(order).toEqual(['studio', 'first of the cafe', 'second of the cafe']);
    });

    it('tells its steps what it was opened with', async () => {
      const venue = newId();
      await transactions.inEachVenue<Counter>(
        nobody,
        (rows) => rows.filter(({ name }) => name === 'a').map(() => step(venue)),
        'UPDATE counters SET value = 5 RETURNING name, value',
      );
      expect([await counters(), await written()]).toEqual([{ a: 5, b: 5 }, 1]);
    });

    it('ends with the failure that came first, and only when no step goes on', async () => {
      const ended: string[] = [];
      const { opened, open: letGo } = gate();
      const failing = transactions.inEachVenue(nobody, () => [
        step(newId(), async (tx) => {
          await tx.query('SELECT 1 / 0').finally(letGo);
        }),
        step(newId(), async (tx) => {
          await opened;
          await new Promise((resolve) => setTimeout(resolve, 20));
          await expect(tx.query('SELECT 1')).rejects.toThrow('The transaction is over');
          ended.push('the other');
        }),
      ]);
      await expect(failing).rejects.toMatchObject({ code: '22012' });
      expect(ended).toEqual(['the other']);
      expect(await written()).toBe(0);
    });

    it('lets none of its venues go back to a savepoint, which would undo the others’ work', async () => {
      const [cafe, studio] = [newId(), newId()];
      const half = (tx: Transaction) =>
        tx.manager
          .transaction(async (inner) => {
            await inner.update(CounterEntity, { name: 'a' }, { value: 7 });
            throw new Error('midway');
          })
          .catch((error: Error) => expect(error.message).toBe('midway'));
      const shared = transactions.inEachVenue(nobody, () => [step(cafe, half), step(studio)]);
      await expect(shared).rejects.toThrow();
      expect(await written()).toBe(0);
      await transactions.inEachVenue(nobody, () => [step(cafe, half), step(cafe)]);
      expect([await counters(), await written()]).toEqual([{ a: 0, b: 0 }, 2]);
    });

    it('is all of its steps or none of them, with what each told', async () => {
      const venue = newId();
      const failing = transactions.inEachVenue(nobody, () => [
        step(venue, (tx) => tx.emit('venue.changed', { after: venueState(venue) })),
        step(newId(), () => {
          throw new Error('the last one');
        }),
      ]);
      await expect(failing).rejects.toThrow('the last one');
      expect([await written(), await outbox()]).toEqual([0, []]);
      await transactions.inEachVenue(nobody, () => [
        step(venue, (tx) => tx.emit('venue.changed', { after: venueState(venue) })),
      ]);
      const [row] = await outbox();
      expect([await written(), (JSON.parse(row!.fact) as Fact).venueid]).toEqual([1, venue]);
    });
  });
});
