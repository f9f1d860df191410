import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Caller, systemCaller } from '@guestflow/access';
import { Forbidden, NotFound } from '@guestflow/problems';
import { createTestDatabase, quickFolder, TestDatabase } from '@guestflow/testing';
import { Client, Pool } from 'pg';
import { DataSource, EntitySchema } from 'typeorm';
import { EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { ForwardMigration } from './forward-migration';
import { newId } from './ids';
import { migrate, urlForService } from './migrate';
import { dataSourceOptions } from './service-database';
import { closeToOtherVenues, openToPlatformReads } from './tenant-table';
import { Transaction } from './transaction';
import { Transactions } from './transactions';

class VisitsAndDiaries1800000000000 extends ForwardMigration {
  readonly statements = ['visits', 'diaries'].flatMap((table) => [
    `CREATE TABLE ${table} (id uuid PRIMARY KEY, venue_id uuid NOT NULL, text text NOT NULL)`,
    `CREATE INDEX ${table}_venue ON ${table} (venue_id, id)`,
    ...closeToOtherVenues(table),
    // Operators may read of the visits; the diaries stay with their venue.
    ...(table === 'visits' ? openToPlatformReads('booking', table) : []),
  ]);
}

interface Visit {
  id: string;
  venue_id: string;
  text: string;
}

const VisitEntity = new EntitySchema<Visit>({
  name: 'visits',
  columns: { id: { type: 'uuid', primary: true }, venue_id: { type: 'uuid' }, text: { type: 'text' } },
});

const inVenue = (venueId?: string): Caller => systemCaller('isolation', venueId);
const nowhere = inVenue();

/** What waits at it goes on when it is opened. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

const rowLevelSecurity = { code: '42501', message: expect.stringContaining('row-level security policy') };
const readOnly = { code: '25006' };
const notAllowed = { code: '42501' };

describe('a table that is closed to other venues', () => {
  const [cafe, studio] = [newId(), newId()];
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let ofCafe: Visit;
  let ofStudio: Visit;

  const open = (poolSize: number) =>
    new DataSource(
      dataSourceOptions({ service: 'booking', entities: [VisitEntity] }, { url: database.urlFor('booking'), poolSize }),
    ).initialize();

  /** Signed in as the service, with no code of ours between. */
  const asService = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({
      connectionString: database.urlFor('booking'),
      options: '-c search_path=booking,public',
    });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  const everything = async (table = 'visits'): Promise<Visit[]> =>
    (await admin.query<Visit>(`SELECT * FROM booking.${table} ORDER BY id`)).rows;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate({
      adminUrl: database.adminUrl,
      passwords: {},
      databases: [
        { service: 'booking', entities: [], migrations: [VisitsAndDiaries1800000000000] },
        { service: 'crm', entities: [], migrations: [VisitsAndDiaries1800000000000] },
      ],
    });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });

  beforeEach(async () => {
    // One connection: what one transaction left on it, the next one would find.
    source = await open(1);
    transactions = new Transactions(source, 'booking');
    await admin.query('TRUNCATE booking.visits, booking.diaries');
    ofCafe = await visit(cafe, 'a table for two');
    ofStudio = await visit(studio, 'a haircut');
  });

  afterEach(() => source.destroy());

  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  async function visit(venue: string, text: string, table = 'visits'): Promise<Visit> {
    const row = { id: newId(), venue_id: venue, text };
    await transactions.inVenue(inVenue(venue), (tx) =>
      tx.query(`INSERT INTO ${table} (id, venue_id, text) VALUES ($1, $2, $3)`, [row.id, row.venue_id, row.text]),
    );
    return row;
  }

  describe('outside venues', () => {
    it('looks empty to a query that forgets its venue', async () => {
      const seen = await transactions.outsideVenues(nowhere, async (tx) => [
        await tx.query('SELECT * FROM visits'),
        await tx.query('SELECT * FROM visits WHERE id = $1', [ofCafe.id]),
        await tx.query('SELECT * FROM visits WHERE venue_id = $1', [cafe]),
        await tx.manager.find(VisitEntity),
      ]);
      expect(seen).toEqual([[], [], [], []]);
      expect(await everything()).toEqual([ofCafe, ofStudio]);
    });

    it('takes no row of any venue', async () => {
      const writing = transactions.outsideVenues(nowhere, (tx) =>
        tx.query(`INSERT INTO visits VALUES ($1, $2, 'nobody’s')`, [newId(), cafe]),
      );
      await expect(writing).rejects.toMatchObject(rowLevelSecurity);
    });

    it('has nothing to change or to delete', async () => {
      await transactions.outsideVenues(nowhere, async (tx) => {
        expect(await tx.query(`UPDATE visits SET text = 'changed' RETURNING id`)).toEqual([]);
        expect(await tx.query('DELETE FROM visits RETURNING id')).toEqual([]);
      });
      expect(await everything()).toEqual([ofCafe, ofStudio]);
    });
  });

  describe('inside a venue', () => {
    it('shows that venue’s rows alone, whatever the query forgets', async () => {
      const seen = await transactions.inVenue(inVenue(cafe), async (tx) => [
        await tx.query('SELECT * FROM visits'),
        await tx.query('SELECT * FROM visits WHERE venue_id = $1 OR true', [studio]),
        await tx.manager.find(VisitEntity),
      ]);
      expect(seen).toEqual([[ofCafe], [ofCafe], [ofCafe]]);
    });

    it('refuses a row of another venue, written in SQL or through an entity', async () => {
      const foreign = { id: newId(), venue_id: studio, text: 'slipped in' };
      const plain = transactions.inVenue(inVenue(cafe), (tx) =>
        tx.query('INSERT INTO visits (id, venue_id, text) VALUES ($1, $2, $3)', Object.values(foreign)),
      );
      await expect(plain).rejects.toMatchObject(rowLevelSecurity);
      const saved = transactions.inVenue(inVenue(cafe), (tx) => tx.manager.save(VisitEntity, { ...foreign }));
      await expect(saved).rejects.toMatchObject({ driverError: rowLevelSecurity });
      expect(await everything()).toEqual([ofCafe, ofStudio]);
    });

    it('does not let its own row be moved to another venue', async () => {
      const moving = transactions.inVenue(inVenue(cafe), (tx) =>
        tx.query('UPDATE visits SET venue_id = $1 WHERE id = $2', [studio, ofCafe.id]),
      );
      await expect(moving).rejects.toMatchObject(rowLevelSecurity);
    });

    it('neither sees, changes nor deletes a row of another venue whose id it knows', async () => {
      await transactions.inVenue(inVenue(cafe), async (tx) => {
        expect(await tx.query('SELECT * FROM visits WHERE id = $1', [ofStudio.id])).toEqual([]);
        expect(await tx.query(`UPDATE visits SET text = 'x' WHERE id = $1 RETURNING id`, [ofStudio.id])).toEqual([]);
        expect(await tx.query('DELETE FROM visits WHERE id = $1 RETURNING id', [ofStudio.id])).toEqual([]);
        await expect(tx.findOrFail(VisitEntity, ofStudio.id)).rejects.toBeInstanceOf(NotFound);
        await expect(tx.findOrFail(VisitEntity, ofStudio.id, { lock: true })).rejects.toBeInstanceOf(NotFound);
        await tx.manager.update(VisitEntity, { id: ofStudio.id }, { text: 'x' });
        await tx.manager.delete(VisitEntity, { id: ofStudio.id });
      });
      expect(await everything()).toEqual([ofCafe, ofStudio]);
    });

    it('cannot take over a row of another venue by its id with an upsert', async () => {
      const takingOver = transactions.inVenue(inVenue(cafe), (tx) =>
        tx.query(
          `INSERT INTO visits VALUES ($1, $2, 'taken over')
           ON CONFLICT (id) DO UPDATE SET venue_id = excluded.venue_id, text = excluded.text`,
          [ofStudio.id, cafe],
        ),
      );
      await expect(takingOver).rejects.toMatchObject(rowLevelSecurity);
      expect(await everything()).toEqual([ofCafe, ofStudio]);
    });

    it.each([undefined, '', 'not-a-uuid', `${'0'.repeat(8)}'; DROP TABLE visits; --`])(
      'begins nothing for a caller whose venue is %p',
      async (venueId) => {
        const work = jest.fn();
        await expect(transactions.inVenue(inVenue(venueId), work)).rejects.toBeInstanceOf(Forbidden);
        expect(work).not.toHaveBeenCalled();
      },
    );

    it('is out of reach for what a failed transaction of another venue left running', async () => {
      const { opened, open: letGo } = gate();
      let late: Promise<unknown>[] = [];
      const failing = transactions.inVenue(inVenue(cafe), (tx) => {
        late = [() => tx.query('SELECT * FROM visits'), () => tx.manager.find(VisitEntity)].map((query) =>
          opened.then(query),
        );
        throw new Error('midway');
      });
      await expect(failing).rejects.toThrow('midway');
      await transactions.inVenue(inVenue(studio), async (tx) => {
        // The connection is the same: had they still reached it, they would see the studio's rows.
        letGo();
        expect(await Promise.allSettled(late)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
        expect(await tx.query('SELECT * FROM visits')).toEqual([ofStudio]);
      });
    });

    it('is left with the transaction: the next one on the connection stands in no venue', async () => {
      const pid = (tx: Transaction) => tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const first = await transactions.inVenue(inVenue(cafe), pid);
      await transactions.outsideVenues(nowhere, async (tx) => {
        expect(await pid(tx)).toEqual(first);
        expect(await tx.query('SELECT * FROM visits')).toEqual([]);
      });
    });
  });

  describe('across venues', () => {
    it('is read as a whole where it was opened to the platform, and looks empty where not', async () => {
      await visit(cafe, 'dear diary', 'diaries');
      await transactions.acrossVenues(nowhere, async (tx) => {
        expect(await tx.query('SELECT * FROM visits ORDER BY id')).toEqual([ofCafe, ofStudio]);
        expect(await tx.manager.count(VisitEntity)).toBe(2);
        expect(await tx.query('SELECT * FROM diaries')).toEqual([]);
      });
      expect(await everything('diaries')).toHaveLength(1);
    });

    it.each([
      ['inserted', 'INSERT INTO visits SELECT gen_random_uuid(), venue_id, text FROM visits'],
      ['updated', `UPDATE visits SET text = 'x'`],
      ['deleted', 'DELETE FROM visits'],
      ['locked', 'SELECT * FROM visits FOR UPDATE'],
      ['inserted where there are no venues', `INSERT INTO outbox (type, subject, fact) VALUES ('a', 'b', '{}')`],
    ])('is not written: nothing is %s', async (_what, statement) => {
      await expect(transactions.acrossVenues(nowhere, (tx) => tx.query(statement))).rejects.toMatchObject({
        code: expect.stringMatching(/^(25006|42501)$/),
      });
      const asPlatform = asService(async (client) => {
        // Without the read-only transaction that ours begins: the role alone must refuse too.
        await client.query('SET ROLE guestflow_booking_platform');
        await client.query(statement);
      });
      await expect(asPlatform).rejects.toMatchObject(notAllowed);
      expect(await everything()).toEqual([ofCafe, ofStudio]);
    });

    it('is not written after stepping back into the service’s own role either', async () => {
      const writing = transactions.acrossVenues(inVenue(cafe), async (tx) => {
        await tx.query('RESET ROLE');
        await tx.query(`SELECT set_config('app.venue_id', $1, true)`, [cafe]);
        await tx.query(`UPDATE visits SET text = 'x'`);
      });
      await expect(writing).rejects.toMatchObject(readOnly);
    });

    it.each([
      ['ended well', () => undefined],
      [
        'failed',
        () => {
          throw new Error('midway');
        },
      ],
    ])('is over with the transaction that %s: the role is not kept on the connection', async (_how, end) => {
      const role = `SELECT current_user::text AS role, pg_backend_pid() AS pid`;
      let across: { role: string; pid: number } | undefined;
      await transactions
        .acrossVenues(nowhere, async (tx) => {
          [across] = await tx.query<{ role: string; pid: number }>(role);
          end();
        })
        .catch(() => undefined);
      expect(across?.role).toBe('guestflow_booking_platform');
      await transactions.outsideVenues(nowhere, async (tx) => {
        expect(await tx.query(role)).toEqual([{ role: 'guestflow_booking', pid: across?.pid }]);
        expect(await tx.query('SELECT * FROM visits')).toEqual([]);
      });
    });
  });

  describe('the role of a service', () => {
    const insideItsVenue = (client: Client) => client.query(`SELECT set_config('app.venue_id', $1, false)`, [cafe]);

    it('is the one that signs in, and gets nothing from the platform’s role until it turns into it', async () => {
      await asService(async (client) => {
        const who = await client.query<{ session: string; now: string }>(
          'SELECT session_user AS session, current_user AS now',
        );
        expect(who.rows).toEqual([{ session: 'guestflow_booking', now: 'guestflow_booking' }]);
        expect((await client.query('SELECT * FROM visits')).rows).toEqual([]);
        await client.query('SET ROLE guestflow_booking_platform');
        expect((await client.query('SELECT * FROM visits')).rows).toHaveLength(2);
      });
    });

    it.each([
      ['read another schema', 'SELECT * FROM crm.visits'],
      ['read another schema’s outbox', 'SELECT * FROM crm.outbox'],
      ['read another schema’s catalogue of migrations', 'SELECT * FROM crm.migrations'],
      ['write into another schema', `INSERT INTO crm.outbox (type, subject, fact) VALUES ('a', 'b', '{}')`],
      ['create a table in its own schema', 'CREATE TABLE booking.mine (id int)'],
      ['create a table in the public schema', 'CREATE TABLE public.mine (id int)'],
      ['create a table beside all schemas', 'CREATE TEMP TABLE mine (id int)'],
      ['create a schema', 'CREATE SCHEMA mine'],
      ['create a function', 'CREATE FUNCTION booking.f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
      ['create a view', 'CREATE VIEW booking.v AS SELECT * FROM booking.visits'],
      ['switch row-level security off for itself', 'ALTER TABLE visits NO FORCE ROW LEVEL SECURITY'],
      ['switch row-level security off for all', 'ALTER TABLE visits DISABLE ROW LEVEL SECURITY'],
      ['drop a policy', 'DROP POLICY venue_only ON visits'],
      ['add a policy', 'CREATE POLICY open ON visits USING (true)'],
      ['drop a table', 'DROP TABLE visits'],
      ['empty a table past its policies', 'TRUNCATE visits'],
      [
        'add a trigger',
        'CREATE TRIGGER t AFTER INSERT ON visits EXECUTE FUNCTION suppress_redundant_updates_trigger()',
      ],
      ['become another service', 'SET ROLE guestflow_crm'],
      ['become another service’s platform role', 'SET ROLE guestflow_crm_platform'],
      ['sign in as another service', 'SET SESSION AUTHORIZATION guestflow_crm'],
      ['give itself another role', 'GRANT guestflow_crm TO guestflow_booking'],
      [
        'have the platform’s role work by itself',
        'GRANT guestflow_booking_platform TO guestflow_booking WITH INHERIT TRUE',
      ],
      ['bypass row-level security', 'ALTER ROLE guestflow_booking BYPASSRLS'],
      ['inherit', 'ALTER ROLE guestflow_booking INHERIT'],
      ['read the passwords of roles', 'SELECT * FROM pg_authid'],
      ['read files of the server', `SELECT pg_read_file('postgresql.conf')`],
      ['run programs on the server', `COPY visits TO PROGRAM 'cat'`],
    ])('cannot %s', async (_what, statement) => {
      await asService(async (client) => {
        await insideItsVenue(client);
        // PostgreSQL 15 does not know WITH INHERIT at all: there it is no statement.
        const refused = /WITH INHERIT/.test(statement) ? /^42(501|601)$/ : /^42501$/;
        await expect(client.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(refused) as string });
      });
    });

    it('cannot become the administrator', async () => {
      const { rows } = await admin.query<{ name: string }>('SELECT quote_ident(current_user) AS name');
      await asService(async (client) => {
        await expect(client.query(`SET ROLE ${rows[0]!.name}`)).rejects.toMatchObject(notAllowed);
      });
    });

    it('gets an error, and no rows, when it asks to do without row-level security', async () => {
      await asService(async (client) => {
        await client.query('SET row_security = off');
        await expect(client.query('SELECT * FROM visits')).rejects.toMatchObject(rowLevelSecurity);
      });
    });
  });

  describe('under a thousand interleaved transactions of two venues on five connections', () => {
    const venues = [cafe, studio] as const;
    const midway = new Error('midway');
    let shared: DataSource;
    let pids: Set<number>;
    let kept: Map<string, number>;

    beforeEach(async () => {
      shared = await open(5);
      pids = new Set();
      kept = new Map(venues.map((venue) => [venue, 1]));
    });

    afterEach(() => shared.destroy());

    /** What one transaction does, and what it must have seen; each way of ending comes up for both venues. */
    const kinds = 10;
    async function one(work: Transactions, index: number): Promise<void> {
      const [venue, other] = index % 2 ? venues : [venues[1], venues[0]];
      const own = async (tx: Transaction) => {
        const rows = await tx.query<Visit & { pid: number }>('SELECT *, pg_backend_pid() AS pid FROM visits');
        // Not `every`: an empty answer would pass it.
        expect([...new Set(rows.map((row) => row.venue_id))]).toEqual([venue]);
        pids.add(rows[0]!.pid);
      };
      const write = (tx: Transaction, to: string) =>
        tx.query('INSERT INTO visits VALUES ($1, $2, $3)', [newId(), to, `written by ${index}`]);
      const caller = inVenue(venue);

      switch (Math.floor(index / 2) % kinds) {
        case 0:
          return work.inVenue(caller, own);
        case 1:
          await work.inVenue(caller, async (tx) => {
            await own(tx);
            await write(tx, venue);
            await own(tx);
          });
          kept.set(venue, kept.get(venue)! + 1);
          return;
        case 2:
          return refused(
            work.inVenue(caller, async (tx) => {
              await write(tx, venue);
              await own(tx);
              throw midway;
            }),
            midway,
          );
        case 3:
          return refused(
            work.inVenue(caller, async (tx) => {
              await write(tx, venue);
              await tx.query('SELECT 1 / 0');
            }),
            { code: '22012' },
          );
        case 4:
          return work.inVenue(caller, async (tx) => {
            // Gives way to the others between its queries, as work that awaits something else does.
            for (let turn = 0; turn < 5; turn++) {
              await setImmediate();
              await own(tx);
              expect(new Set((await tx.manager.find(VisitEntity)).map((row) => row.venue_id))).toEqual(
                new Set([venue]),
              );
            }
          });
        case 5:
          return refused(
            work.inVenue(caller, (tx) => write(tx, other)),
            rowLevelSecurity,
          );
        case 6:
          // Meant for the whole session; the failure must take it back.
          return refused(
            work.inVenue(caller, async (tx) => {
              await own(tx);
              await tx.query(`SELECT set_config('app.venue_id', $1, false)`, [other]);
              throw midway;
            }),
            midway,
          );
        case 7:
          return work.outsideVenues(nowhere, async (tx) => {
            expect(await tx.query('SELECT * FROM visits')).toEqual([]);
          });
        case 8:
          return work.acrossVenues(nowhere, async (tx) => {
            const seen = await tx.query<Visit>('SELECT DISTINCT venue_id FROM visits');
            expect(new Set(seen.map((row) => row.venue_id))).toEqual(new Set(venues));
          });
        default:
          return refused(
            work.acrossVenues(nowhere, async (tx) => {
              await tx.query('SELECT count(*) FROM visits');
              await write(tx, venue);
            }),
            { code: expect.stringMatching(/^(25006|42501)$/) },
          );
      }
    }

    const refused = (work: Promise<unknown>, error: object) => expect(work).rejects.toMatchObject(error);

    it('shows each its own rows and leaves no venue and no role on any connection', async () => {
      const work = new Transactions(shared, 'booking');
      let next = 0;
      const lane = async () => {
        while (next < 1_000) await one(work, next++);
      };
      await Promise.all(Array.from({ length: 40 }, lane));

      const written = await everything();
      for (const venue of venues) {
        expect(written.filter((row) => row.venue_id === venue)).toHaveLength(kept.get(venue)!);
      }
      expect(kept.get(cafe)).toBe(51);

      const pool = (shared.driver as unknown as { master: Pool }).master;
      const connections = await Promise.all(Array.from({ length: 5 }, () => pool.connect()));
      const left = await Promise.all(
        connections.map(async (connection) => {
          const { rows } = await connection.query<{ pid: number; venue: string | null; role: string; state: string }>(
            `SELECT pg_backend_pid() AS pid, current_setting('app.venue_id', true) AS venue, current_user::text AS role`,
          );
          return rows[0]!;
        }),
      );
      for (const connection of connections) connection.release();
      // The very connections that the transactions had: none was thrown away on the way.
      expect(new Set(left.map(({ pid }) => pid))).toEqual(pids);
      expect(pids.size).toBe(5);
      for (const { venue, role } of left) {
        // Once set, it reads as empty afterwards; on a connection that never stood in a venue it is null.
        expect(venue ?? '').toBe('');
        expect(role).toBe('guestflow_booking');
      }
    });
  });
});

describe('a service’s role that an operator made, as CREATE ROLE and GRANT make it by themselves', () => {
  let folder: string;
  let server: EmbeddedPostgres;

  // Roles belong to the server, and those of the other tests are in use: hence one of its own.
  beforeAll(async () => {
    folder = quickFolder('roles');
    server = await startEmbeddedPostgres({ dataDir: folder, settings: { fsync: 'off' } });
  });

  afterAll(async () => {
    await server?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('sees nothing across venues before it turns into the platform’s role', async () => {
    const admin = new Client({ connectionString: server.adminUrl });
    await admin.connect();
    await admin.query(`CREATE ROLE guestflow_booking LOGIN PASSWORD 'x'`);
    await admin.query('CREATE ROLE guestflow_booking_platform');
    await admin.query('GRANT guestflow_booking_platform TO guestflow_booking');
    await migrate({
      adminUrl: server.adminUrl,
      passwords: {},
      databases: [{ service: 'booking', entities: [], migrations: [VisitsAndDiaries1800000000000] }],
    });
    await admin.query(`INSERT INTO booking.visits VALUES ($1, $2, 'a table for two')`, [newId(), newId()]);
    await admin.end();

    const url = urlForService(server.adminUrl, 'booking', 'x');
    const source = await new DataSource(
      dataSourceOptions({ service: 'booking', entities: [] }, { url, poolSize: 1 }),
    ).initialize();
    try {
      const transactions = new Transactions(source, 'booking');
      const visits = (tx: Transaction) => tx.query('SELECT * FROM visits');
      expect(await transactions.inVenue(inVenue(newId()), visits)).toEqual([]);
      expect(await transactions.outsideVenues(nowhere, visits)).toEqual([]);
      expect(await transactions.acrossVenues(nowhere, visits)).toHaveLength(1);
    } finally {
      await source.destroy();
    }
  });
});
