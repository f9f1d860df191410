import { Caller } from '@guestflow/access';
import { ParkedEvents, Transport } from '@guestflow/event-bus';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, migrate, newId, Transactions } from '@guestflow/persistence';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Operations } from './operations';

const operator: Caller = { actor: `user:${newId()}`, role: 'super_admin', requestId: 'asking' };
const told = '2027-06-01T10:00:00.000Z';

describe('how a service is doing', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let operations: Operations;
  let sent: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const databases = [{ service: 'identity' as const, entities: [], migrations: [] }];
    await migrate({ adminUrl: database.adminUrl, passwords: {}, databases });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions({ service: 'identity', entities: [] }, { url: database.urlFor('identity'), poolSize: 3 }),
    ).initialize();
    const transactions = new Transactions(source, 'identity');
    const transport = {
      isUp: () => false,
      redeliver: (_service: string, fact: string) => Promise.resolve(void sent.push(fact)),
    } as unknown as Transport;
    const parked = new ParkedEvents(transactions, transport, 'identity');
    operations = new Operations(transactions, parked, transport, createLogger('identity', 'silent'));
  });
  beforeEach(async () => {
    sent = [];
    await admin.query('TRUNCATE identity.outbox, identity.parked_events');
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  const wait = (name: string, time = told) => {
    const fact = { specversion: '1.0', id: newId(), source: '/x', type: 'x.y.v1', subject: 'x', time, data: { name } };
    return admin.query(`INSERT INTO identity.outbox (type, subject, fact) VALUES ('x.y.v1', 'x', $1)`, [
      JSON.stringify(fact),
    ]);
  };
  const park = async (fact: string): Promise<string> => {
    const id = newId();
    await admin.query(
      `INSERT INTO identity.parked_events (id, fact, reason, error, attempts) VALUES ($1, $2, 'failed', 'Error', 6)`,
      [id, fact],
    );
    return id;
  };

  it('is told while nothing waits', async () => {
    expect(await operations.state(operator, 'identity')).toEqual({
      ...{ service: 'identity', broker_up: false, waiting: 0, waiting_since: null, parked: 0, parked_events: [] },
    });
  });

  it.each([
    ['anything', 'Anna'],
    ['what PostgreSQL reads as no JSON', 'An\0na \ud800'],
    ['what looks like a time', '","time":"1999-01-01T00:00:00.000Z'],
  ])('says since when something waits, whatever it says: %s', async (_what, name) => {
    await wait(name);
    await wait('later', '2027-06-01T11:00:00.000Z');
    expect(await operations.state(operator, 'identity')).toMatchObject({ waiting: 2, waiting_since: told });
  });

  it('and is asked to try some again, or all: each goes out once', async () => {
    const ids = [await park('one'), await park('two'), await park('three')];
    expect(await operations.replay(operator, 'identity', { ids: [] })).toEqual({ replayed: 0 });
    expect(await operations.replay(operator, 'identity', { ids: [ids[1]!, newId()] })).toEqual({ replayed: 1 });
    expect(await operations.replay(operator, 'identity', {})).toEqual({ replayed: 2 });
    expect(await operations.replay(operator, 'identity', {})).toEqual({ replayed: 0 });
    expect(sent).toEqual(['two', 'one', 'three']);
  });
});
