import { createHash, randomBytes } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { ServiceName } from '@guestflow/contracts';
import { dataSourceOptions, newId, placeOfCopy, schemaOfService, Sealer, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { whereSecretOf, whereTokenOf } from '../../bot-gateway/src/bots/sealing';
import { resealService } from './reseal-service';
import { services } from './services';

const [oldKey, newKey] = ['old', 'new'].map((id) => `${id}:${randomBytes(32).toString('base64')}`) as [string, string];
const before = new Sealer(oldKey);
const during = new Sealer(`${newKey},${oldKey}`);
const after = new Sealer(newKey);

describe('what is sealed', () => {
  let database: TestDatabase;
  let admin: Client;

  beforeAll(async () => {
    database = await createTestDatabase(services.map(databaseOf));
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  beforeEach(async () => {
    await admin.query(
      'TRUNCATE bot_gateway.bots, identity.signing_keys, identity.mails, identity.refresh_tokens, crm.privacy_requests, analytics.chain_keys CASCADE',
    );
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  /** As the command has it, which is an administrator, or as the service's own role. */
  async function resealed(sealer = during, urlOf: (service: ServiceName) => string = () => database.adminUrl) {
    const done = [];
    for (const service of services) done.push(...(await resealService(service, urlOf(service.name), sealer)));
    return done;
  }

  const changedIn = (done: Awaited<ReturnType<typeof resealed>>) => done.reduce((sum, { changed }) => sum + changed, 0);

  async function bot(sealer = before) {
    const which = { id: newId(), venueId: newId(), token: `7000000001:${randomBytes(26).toString('base64url')}` };
    await admin.query(
      `INSERT INTO bot_gateway.bots (id, venue_id, telegram_id, username, name, sealed_token, sealed_secret, is_active,
                                     validated_at, version, created_at, updated_at)
       VALUES ($1, $2, $3, 'a_bot', 'A bot', $4, $5, true, now(), 1, now(), now())`,
      [
        ...[which.id, which.venueId, randomBytes(4).readUInt32BE()],
        ...[sealer.seal(which.token, whereTokenOf(which)), sealer.seal('a secret', whereSecretOf(which))],
      ],
    );
    return which;
  }

  const tokenOf = async ({ id, venueId }: { id: string; venueId: string }, sealer: Sealer) => {
    const { rows } = await admin.query<{ sealed_token: string }>(
      'SELECT sealed_token FROM bot_gateway.bots WHERE id = $1',
      [id],
    );
    return sealer.open(rows[0]!.sealed_token, whereTokenOf({ id, venueId }));
  };

  /** One of each kind there is. */
  async function oneOfEach() {
    const [mail, key, request, guest, venue, user, session] = Array.from({ length: 7 }, () => newId());
    const hash = createHash('sha256').update(newId()).digest();
    await admin.query(
      `INSERT INTO identity.signing_keys (id, state, since, public_jwk, sealed_private_key) VALUES ($1, 'current', now(), '{}', $2)`,
      [key, before.seal('a private key', `signing_keys/${key}`)],
    );
    await admin.query(
      `INSERT INTO identity.mails (id, kind, sealed, useless_at) VALUES ($1, 'invitation', $2, now() + interval '1 day')`,
      [mail, before.seal('a letter', `mails/${mail}`)],
    );
    await admin.query('INSERT INTO analytics.chain_keys (id, sealed) VALUES (1, $1)', [
      before.seal('a chain key', 'chain_keys/1'),
    ]);
    await admin.query(`INSERT INTO identity.users (id, email, name) VALUES ($1, $2, 'Anna')`, [
      user,
      `${user}@example.com`,
    ]);
    await admin.query(
      `INSERT INTO identity.sessions (id, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
      [session, user],
    );
    await admin.query('INSERT INTO identity.refresh_tokens (hash, session_id, sealed_successor) VALUES ($1, $2, $3)', [
      ...[hash, session, before.seal('a successor', `refresh_tokens/${hash.toString('hex')}`)],
    ]);
    await admin.query(`SET session_replication_role = replica`);
    await admin.query(
      `INSERT INTO crm.privacy_requests (id, venue_id, kind, guest_id, card_ids, answers, sealed, requested_by, version, created_at, updated_at)
       VALUES ($1, $2, 'copy', $3, '{}', '{}', $4, 'system', 1, now(), now())`,
      [
        ...[request, venue, guest],
        JSON.stringify({
          booking: before.seal('of booking', placeOfCopy(request!, 'booking')),
          analytics: during.seal('of analytics', placeOfCopy(request!, 'analytics')),
        }),
      ],
    );
    await admin.query(`SET session_replication_role = DEFAULT`);
    return { request: request!, key: key! };
  }

  it('is opened without the old key once it is sealed anew, and a second time nothing changes', async () => {
    const bots = [await bot(), await bot(), await bot()];
    const { request, key } = await oneOfEach();
    const done = await resealed();
    expect(done.flatMap(({ closed }) => closed)).toEqual([]);
    expect(
      Object.fromEntries(done.map((each) => [`${each.column.table}.${each.column.column}`, [each.before, each.after]])),
    ).toEqual({
      'bots.sealed_token': [{ old: 3 }, { new: 3 }],
      'bots.sealed_secret': [{ old: 3 }, { new: 3 }],
      'signing_keys.sealed_private_key': [{ old: 1 }, { new: 1 }],
      'mails.sealed': [{ old: 1 }, { new: 1 }],
      'chain_keys.sealed': [{ old: 1 }, { new: 1 }],
      'refresh_tokens.sealed_successor': [{ old: 1 }, { new: 1 }],
      'privacy_requests.sealed': [{ new: 1, old: 1 }, { new: 2 }],
    });
    for (const each of bots) expect(await tokenOf(each, after)).toBe(each.token);
    const { rows } = await admin.query<{ key: string; copies: Record<string, string> }>(
      `SELECT (SELECT sealed_private_key FROM identity.signing_keys) AS key, sealed AS copies FROM crm.privacy_requests`,
    );
    expect(after.open(rows[0]!.key, `signing_keys/${key}`)).toBe('a private key');
    for (const service of ['booking', 'analytics']) {
      expect(after.open(rows[0]!.copies[service]!, placeOfCopy(request, service))).toBe(`of ${service}`);
    }
    expect(changedIn(await resealed())).toBe(0);
    expect(changedIn(await resealed(after))).toBe(0);
  });

  it('is sealed anew by each service’s own role too', async () => {
    const each = await bot();
    await oneOfEach();
    expect(changedIn(await resealed(during, (service) => database.urlFor(service)))).toBe(7);
    expect(await tokenOf(each, after)).toBe(each.token);
  });

  it('is opened at every moment, and what is written meanwhile stays', async () => {
    const bots = await Promise.all(Array.from({ length: 40 }, () => bot()));
    const source = await new DataSource(
      dataSourceOptions({ service: 'bot-gateway', entities: [] }, { url: database.urlFor('bot-gateway'), poolSize: 3 }),
    ).initialize();
    const transactions = new Transactions(source, 'bot-gateway');
    let [reads, over] = [0, false];
    const read = async (sealer: Sealer) => {
      const found = await transactions.acrossVenues(systemCaller('reader'), (tx) =>
        tx.query<{ id: string; venue_id: string; sealed_token: string }>('SELECT id, venue_id, sealed_token FROM bots'),
      );
      for (const { id, venue_id: venueId, sealed_token } of found)
        sealer.open(sealed_token, whereTokenOf({ id, venueId }));
      reads += found.length;
    };
    const reading = (async () => {
      while (!over) await read(during);
    })();
    const writing = (async () => {
      for (const each of bots.slice(0, 15)) {
        each.token = `7000000001:${randomBytes(26).toString('base64url')}`;
        await transactions.inVenue(systemCaller('writer', each.venueId), (tx) =>
          tx.query('UPDATE bots SET sealed_token = $2 WHERE id = $1', [
            each.id,
            before.seal(each.token, whereTokenOf(each)),
          ]),
        );
      }
    })();
    await resealed();
    await writing;
    over = true;
    await reading;
    expect(reads).toBeGreaterThan(80);
    await resealed();
    for (const each of bots) expect(await tokenOf(each, after)).toBe(each.token);
    await source.destroy();
  });

  it('is left as it is where it was moved to another bot’s or another venue’s row', async () => {
    const [one, other, moved] = [await bot(), await bot(), await bot()];
    await admin.query(
      `UPDATE bot_gateway.bots SET sealed_token = (SELECT sealed_token FROM bot_gateway.bots WHERE id = $1) WHERE id = $2`,
      [one.id, other.id],
    );
    await admin.query('UPDATE bot_gateway.bots SET venue_id = $2 WHERE id = $1', [moved.id, newId()]);
    const done = await resealed();
    const tokens = done.find(({ column }) => column.column === 'sealed_token')!;
    expect(tokens.closed.map(({ key }) => key).sort()).toEqual([other.id, moved.id].sort());
    expect(tokens.after).toEqual({ new: 1, old: 2 });
    expect(JSON.stringify(tokens.closed)).not.toContain(one.token);
  });

  it('is found by the command: no column of sealed texts is left out', async () => {
    const { rows } = await admin.query<{ at: string }>(
      `SELECT table_schema || '.' || table_name || '.' || column_name AS at FROM information_schema.columns
        WHERE column_name LIKE 'sealed%' AND table_schema = ANY ($1) ORDER BY 1`,
      [services.map(({ name }) => schemaOfService(name))],
    );
    const declared = services.flatMap(({ name, database: { sealed = [] } }) =>
      sealed.map(({ table, column }) => `${schemaOfService(name)}.${table}.${column}`),
    );
    expect(rows.map(({ at }) => at)).toEqual(declared.sort());
  });
});
