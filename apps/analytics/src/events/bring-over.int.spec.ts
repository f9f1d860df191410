import { randomBytes } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { dataSourceOptions, migrate, newId, platformItself, Sealer, Transactions } from '@guestflow/persistence';
import { databaseOf, SystemClock } from '@guestflow/service';
import { createTestDatabase, TestDatabase, testPasswords } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../analytics.module';
import { EventLog } from './append';
import { BringOver } from './bring-over';
import { ChainKey } from './chain-key';
import { readingWith, verify } from './verify';

describe('what the audit log had before there was an event log', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  const all = databaseOf(analytics);
  const before = {
    ...all,
    migrations: all.migrations.filter(({ name }) => Number(name.match(/\d+$/)![0]) < 1764500100000),
  };

  beforeAll(async () => {
    database = await createTestDatabase([before]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  it('is in the chains, in the order it happened, before anything new', async () => {
    const [venueId, other] = [newId(), newId()];
    const insert = (venue: string, count: number) =>
      admin.query(
        `INSERT INTO analytics.audit_log (id, venue_id, actor, user_id, action, event, entity_type, entity_id, old_value,
                                          new_value, ip, user_agent, request_id, created_at)
         SELECT gen_random_uuid(), $1, 'anonymous', NULL, 'create', 'guest.created.v1', 'guest', gen_random_uuid(), NULL,
                jsonb_build_object('version', n, 'name', 'Анна ' || n), '1.2.3.4', NULL, 'r', now() - n * interval '1 minute'
           FROM generate_series(1, $2) AS n`,
        [venue, count],
      );
    await insert(venueId, 2_345);
    await insert(other, 3);
    await insert(platformItself, 5);
    const told = async (table: string, at: string, value: string) =>
      (
        await admin.query(
          `SELECT array_agg(${value} ORDER BY ${at}) AS names FROM analytics.${table} WHERE venue_id = $1`,
          [venueId],
        )
      ).rows[0].names as string[];
    const was = await told('audit_log', 'created_at, id', `new_value ->> 'name'`);
    await migrate({ adminUrl: database.adminUrl, databases: [all], passwords: testPasswords });
    source = await new DataSource(
      dataSourceOptions(all, { url: database.urlFor('analytics'), poolSize: 8 }),
    ).initialize();
    const transactions = new Transactions(source, 'analytics');
    const sealer = new Sealer(`k:${randomBytes(32).toString('base64')}`);
    // Two replicas begin at the same time.
    const bring = () =>
      new BringOver(
        transactions,
        new EventLog(transactions, new ChainKey(transactions, sealer), new SystemClock()),
      ).run();
    await Promise.all([bring(), bring()]);
    expect(await told('events', 'seq', `after ->> 'name'`)).toEqual(was);
    for await (const { venueId: id, entries, faults } of verify(readingWith(transactions), sealer)) {
      expect([faults, entries]).toEqual([[], { [venueId]: 2_345, [other]: 3, [platformItself]: 7 }[id]]);
    }
    const { rows } = await admin.query(`SELECT to_regclass('analytics.audit_log_before') AS left`);
    expect(rows[0].left).toBeNull();
    await transactions.outsideVenues(systemCaller('again'), (tx) => tx.query('SELECT drop_audit_log_before()'));
    await bring();
  });

  it('is nothing in a new installation, where nothing is left of it', async () => {
    const fresh = await createTestDatabase([all]);
    const client = new Client({ connectionString: fresh.adminUrl });
    await client.connect();
    const { rows } = await client.query(
      `SELECT to_regclass('analytics.audit_log') AS old, to_regclass('analytics.audit_log_before') AS before`,
    );
    expect(rows[0]).toEqual({ old: null, before: null });
    await client.end();
    await fresh.drop();
  });
});
