import { randomBytes } from 'node:crypto';
import { Caller, systemCaller } from '@guestflow/access';
import { createTestDatabase, TestDatabase, testPasswords } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Forgetting } from './forgetting';
import { newId } from './ids';
import { migrate } from './migrate';
import { Sealer } from './sealer';
import { dataSourceOptions } from './service-database';
import { Transactions } from './transactions';

const key = () => `k${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
const at = (seconds: number) => new Date(Date.UTC(2027, 0, 1, 12, 0, seconds)).toISOString();
const phone = '+79035550101';

describe('who was forgotten', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let here: Caller;
  const keys = key();
  const forgetting = new Forgetting(new Sealer(keys));

  beforeAll(async () => {
    database = await createTestDatabase();
    const crm = { service: 'crm' as const, entities: [], migrations: [] };
    await migrate({ adminUrl: database.adminUrl, passwords: testPasswords, databases: [crm] });
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(dataSourceOptions(crm, { url: database.urlFor('crm'), poolSize: 6 })).initialize();
    transactions = new Transactions(source, 'crm');
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(() => {
    here = systemCaller('forgetting', newId());
  });

  const forget = (requestId = newId(), cardIds = [newId()], toldUntil?: Date) =>
    transactions.inVenue(here, async (tx) => {
      await forgetting.alone(tx);
      const marks = forgetting.marksOf(tx, [phone]);
      await forgetting.remember(tx, { requestId, cardIds, marks, toldUntil });
      return { requestId, cardId: cardIds[0]! };
    });
  const meant = (value: unknown, toldAt: string, caller = here, by = forgetting) =>
    transactions.inVenue(caller, (tx) => by.meantIn(tx, value, toldAt));
  const heard = (requestId: string, until: string) =>
    transactions.inVenue(here, (tx) => forgetting.toldUntil(tx, requestId, until));

  it('is meant by his phone in what was told before, and is somebody anew after', async () => {
    const { requestId, cardId } = await forget();
    expect(await meant([phone], at(99))).toEqual({ ids: [], words: [phone] });
    await heard(requestId, at(10));
    expect(await meant({ contact: { phone } }, at(10))).toEqual({ ids: [], words: [phone] });
    expect(await meant({ contact: { phone } }, at(11))).toBeUndefined();
    expect(await meant({ id: cardId }, at(11))).toEqual({ ids: [cardId], words: [] });
    expect(await meant({ id: newId(), phone: '+79035550102' }, at(1))).toBeUndefined();
  });

  it('is so too where it was heard until when before it was heard whom', async () => {
    const requestId = newId();
    await heard(requestId, at(10));
    await forget(requestId);
    expect(await meant([phone], at(9))).toBeDefined();
    expect(await meant([phone], at(11))).toBeUndefined();
  });

  it('is nobody at another venue', async () => {
    await forget();
    expect(await meant([phone], at(1), systemCaller('elsewhere', newId()))).toBeUndefined();
  });

  it('is known again when another key comes first, and never by who has no key of ours', async () => {
    await forget();
    expect(await meant([phone], at(1), here, new Forgetting(new Sealer(`${key()},${keys}`)))).toBeDefined();
    expect(await meant([phone], at(1), here, new Forgetting(new Sealer(key())))).toBeUndefined();
    const { rows } = await admin.query<{ text: string }>('SELECT f::text AS text FROM crm.forgotten f');
    expect(rows.map(({ text }) => text).join()).not.toContain('9035550101');
  });

  it('can be forgotten a second time', async () => {
    await forget(newId(), [newId()], new Date(at(10)));
    expect(await meant([phone], at(20))).toBeUndefined();
    await forget(newId(), [newId()], new Date(at(30)));
    expect(await meant([phone], at(20))).toBeDefined();
  });

  it.each([1, 5_000])('is taken out of what waits to be told, who has %s bookings too', async (count) => {
    const [card, ids] = [newId(), Array.from({ length: count }, () => newId())];
    const facts = [
      { data: { after: { id: ids.at(-1), note: 'a "quoted\\" text', contact: { name: 'Зефирина', phone } } } },
      { data: { after: { id: newId(), guest: { id: card, name: 'Зефирина' } } } },
      { data: { after: { id: newId(), contact: { name: 'Олег', phone: '+79990000001' } } } },
    ];
    await admin.query('DELETE FROM crm.outbox');
    for (const fact of facts) {
      await admin.query(`INSERT INTO crm.outbox (type, subject, fact) VALUES ('a', 'b', $1)`, [JSON.stringify(fact)]);
    }
    const person = { ids: [card, ...ids], words: [phone] };
    expect(await transactions.inVenue(here, (tx) => forgetting.scrub(tx, person))).toBe(2);
    const { rows } = await admin.query<{ fact: string }>('SELECT fact FROM crm.outbox');
    const text = rows.map(({ fact }) => fact).join();
    expect(text).not.toMatch(/Зефирина|79035550101/);
    expect(text).toMatch(/Олег.*79990000001/);
  });

  it('is not missed by who asks while he is being forgotten', async () => {
    let told!: () => void;
    const asked = new Promise<void>((resolve) => (told = resolve));
    let over = false;
    const writer = transactions.inVenue(here, async (tx) => {
      expect(await forgetting.meantIn(tx, [phone], at(1))).toBeUndefined();
      told();
      await new Promise((resolve) => setTimeout(resolve, 300));
      over = true;
    });
    await asked;
    await forget();
    expect(over).toBe(true);
    await writer;
    expect(await meant([phone], at(1))).toBeDefined();
  });

  it('goes out of facts on their way, of facts that were parked and of kept answers, and nobody else does', async () => {
    const [card, other] = [newId(), newId()];
    const fact = (id: string, name: string, more: object = {}) =>
      JSON.stringify({
        specversion: '1.0',
        id: newId(),
        venueid: here.venueId,
        data: { after: { id, name, ...more } },
      });
    await admin.query('TRUNCATE crm.outbox, crm.parked_events, crm.idempotency_keys');
    for (const text of [fact(card, 'Зефир'), fact(other, 'Олег'), fact(newId(), 'Зефир', { phone })]) {
      await admin.query(`INSERT INTO crm.outbox (type, subject, fact) VALUES ('guest.created.v1', 'x', $1)`, [text]);
      await admin.query(
        `INSERT INTO crm.parked_events (id, fact, reason, error, attempts) VALUES ($1, $2, 'failed', 'Error: no Зефир', 1)`,
        [newId(), text],
      );
      await admin.query(
        `INSERT INTO crm.idempotency_keys (scope, key, fingerprint, status, answer) VALUES ('x', $1, 'x', 201, $2)`,
        [newId(), text],
      );
    }
    const changed = await transactions.inVenue(here, (tx) =>
      forgetting.scrub(tx, { ids: [card], words: [] }, forgetting.marksOf(tx, [phone])),
    );
    expect(changed).toBe(6);
    const { rows } = await admin.query<{ text: string }>(
      `SELECT fact AS text FROM crm.outbox UNION ALL SELECT fact || CASE fact LIKE '%Олег%' WHEN true THEN '' ELSE error END
         FROM crm.parked_events UNION ALL SELECT answer FROM crm.idempotency_keys`,
    );
    const all = rows.map(({ text }) => text).join('\n');
    expect(all).not.toContain('Зефир');
    expect(all).not.toContain(phone);
    expect(all.match(/Олег/g)).toHaveLength(3);
    expect(await transactions.inVenue(here, (tx) => forgetting.scrub(tx, { ids: [], words: [] }))).toBe(0);
  });

  it('is named by no address either that an answer was kept for', async () => {
    await admin.query('TRUNCATE crm.idempotency_keys');
    const [account, other] = ['7000000042', '70000000421'];
    const elsewhere = newId();
    const scopes = [
      ...[account, other].map((id) => `bot:b|${here.venueId}|/api/v1/bot/guests/${id}/consents`),
      `bot:b|${here.venueId}|/api/v1/bot/guests/${account}`,
      `bot:b|${elsewhere}|/api/v1/bot/guests/${account}/consents`,
    ];
    for (const scope of scopes) {
      await admin.query(
        `INSERT INTO crm.idempotency_keys (scope, key, fingerprint, status, answer) VALUES ($1, 'k', 'x', 201, '{}')`,
        [scope],
      );
    }
    await transactions.inVenue(here, (tx) => forgetting.scrub(tx, { ids: [], words: [account] }));
    const { rows } = await admin.query<{ scope: string }>('SELECT scope FROM crm.idempotency_keys ORDER BY scope');
    expect(rows.map(({ scope }) => scope)).toEqual([scopes[1], scopes[3]].sort());
  });

  it('goes out of a fact that is parked later', async () => {
    const { cardId } = await forget();
    const fact = { venueid: here.venueId, time: at(1), data: { after: { id: cardId, name: 'Зефир' } } };
    const clean = (text: string) => transactions.outsideVenues(here, (tx) => forgetting.cleanFact(tx, text));
    expect(JSON.parse((await clean(JSON.stringify(fact)))!)).toMatchObject({ data: { after: { name: null } } });
    expect(await clean(JSON.stringify({ ...fact, data: {} }))).toBeUndefined();
    for (const text of ['no JSON', 'null', '{}', JSON.stringify({ ...fact, time: 'x' })]) {
      expect([text, await clean(text)]).toEqual([text, undefined]);
    }
  });
});
