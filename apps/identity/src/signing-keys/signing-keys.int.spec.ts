import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { longestTokenSeconds, systemCaller, tokenAudience, tokenIssuer, TokenVerifier } from '@guestflow/access';
import { dataSourceOptions, migrate, newId, Sealer, Transactions } from '@guestflow/persistence';
import { RuleViolation, Unauthorized } from '@guestflow/problems';
import { databaseOf, Settings } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { identity } from '../identity.module';
import { SigningKey, SigningKeys } from './signing-keys.service';

const oldKey = `old:${randomBytes(32).toString('base64')}`;
const newKey = `new:${randomBytes(32).toString('base64')}`;
const operator = systemCaller('an-operator');

describe('the signing keys of several replicas', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let warnings: unknown[];

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(identity)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(identity), { url: database.urlFor('identity'), poolSize: 6 }),
    ).initialize();
  });
  beforeEach(async () => {
    warnings = [];
    await admin.query('TRUNCATE identity.signing_keys, identity.outbox');
  });
  afterEach(() => expect(warnings).toEqual([]));
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  /** A replica whose clockwork stands still: it looks at the keys only when the test or its own prudence has it do so. */
  async function replica(
    changed: Partial<Settings['signingKeys']> = {},
    sealingKeys = oldKey,
    from = source,
  ): Promise<SigningKeys> {
    const keys = new SigningKeys(
      new Transactions(from, 'identity'),
      new Sealer(sealingKeys),
      { signingKeys: { signsMs: 86_400_000, noticeMs: 0, viewMs: 600_000, ...changed } },
      { warn: (warning: unknown) => warnings.push(warning) } as never,
    );
    await keys.onModuleInit();
    return keys;
  }

  const verifierOf = (keys: SigningKeys) =>
    new TokenVerifier(async (keyId) => {
      const jwk = (await keys.jwks()).keys.find(({ kid }) => kid === keyId);
      return jwk && createPublicKey({ key: jwk, format: 'jwk' });
    });

  const tokenBy = ({ id, privateKey }: SigningKey) =>
    new JwtService({}).sign(
      { sub: 'a-user', role: 'manager', sid: 'a-session', gen: 1 },
      {
        privateKey,
        algorithm: 'ES256',
        keyid: id,
        issuer: tokenIssuer,
        audience: tokenAudience,
        expiresIn: longestTokenSeconds,
      },
    );

  const rows = async () =>
    (
      await admin.query<{ id: string; state: string; sealed_private_key: string | null }>(
        'SELECT id, state, sealed_private_key FROM identity.signing_keys ORDER BY since, id',
      )
    ).rows;
  const idOf = async (state: string) => (await rows()).find((row) => row.state === state)?.id;
  const facts = async () =>
    (await admin.query<{ fact: { data: object } }>('SELECT fact::jsonb AS fact FROM identity.outbox')).rows;
  const pass = (ms: number) =>
    admin.query(
      `UPDATE identity.signing_keys SET since = since - $1 * interval '1 ms', published_until = published_until - $1 * interval '1 ms'`,
      [ms],
    );

  it('are made once, however many start at the same time', async () => {
    const replicas = await Promise.all(Array.from({ length: 5 }, () => replica()));
    const signing = await Promise.all(replicas.map(async (keys) => (await keys.current()).id));
    expect(new Set(signing).size).toBe(1);
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['current', 'next']);
  });

  it('verify what a replica signs that has not heard of a rotation, whichever replica tells the keys', async () => {
    const [quick, slow] = [await replica(), await replica()];
    const old = await slow.current();
    await quick.rotate(operator, 'operator');
    await quick.rotate(operator, 'operator');
    const [behind, ahead] = [await slow.current(), await quick.current()];
    expect(behind.id).toBe(old.id);
    expect(ahead.id).not.toBe(old.id);
    for (const teller of [quick, slow]) {
      for (const signer of [behind, ahead])
        expect(await verifierOf(teller).verify(tokenBy(signer))).toMatchObject({ sub: 'a-user' });
    }
  });

  it('stay published until the last token that such a replica may have signed is no longer good, and not longer', async () => {
    const viewMs = 30_000;
    const [quick, slow] = [await replica({ viewMs }), await replica({ viewMs })];
    const signer = await slow.current();
    await quick.rotate(operator, 'operator');
    await pass(viewMs + longestTokenSeconds * 1000);
    await quick.tick();
    await verifierOf(quick).verify(tokenBy(signer));
    await pass(60_000);
    // Not told any more by the clock alone, and taken away by the next look.
    await expect(verifierOf(quick).verify(tokenBy(signer))).rejects.toBeInstanceOf(Unauthorized);
    expect((await rows()).map(({ id }) => id)).toContain(signer.id);
    await quick.tick();
    expect((await rows()).map(({ id }) => id)).not.toContain(signer.id);
  });

  it('do not keep a private half that has stopped signing', async () => {
    const keys = await replica();
    await keys.rotate(operator, 'operator');
    const halves = (await rows()).map(({ state, sealed_private_key }) => [state, sealed_private_key !== null]);
    expect(Object.fromEntries(halves)).toEqual({ previous: false, current: true, next: true });
  });

  it('are never signed with by a view older than it may be', async () => {
    const [quick, slow] = [await replica(), await replica({ viewMs: 50 })];
    await slow.current();
    await quick.rotate(operator, 'operator');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await slow.current()).id).toBe(await idOf('current'));
  });

  it('that are compromised verify nothing from that moment; replicas sign with the new one as soon as they look', async () => {
    const [quick, slow] = [await replica({ noticeMs: 60_000 }), await replica()];
    const tokens = [tokenBy(await quick.current())];
    const verifiers = [verifierOf(quick), verifierOf(slow)];
    for (const verifier of verifiers) await verifier.verify(tokens[0]!);
    const before = (await rows()).map(({ id }) => id);
    await quick.rotate(operator, 'compromised');
    // What the slow one still signs is as dead as the rest.
    tokens.push(tokenBy(await slow.current()));
    for (const verifier of verifiers)
      for (const token of tokens) await expect(verifier.verify(token)).rejects.toBeInstanceOf(Unauthorized);
    expect((await rows()).filter(({ id }) => before.includes(id))).toEqual([]);
    await slow.tick();
    for (const signer of [quick, slow])
      for (const verifier of verifiers) await verifier.verify(tokenBy(await signer.current()));
  });

  it('rotate once when they are due, however many replicas notice, and the audit log is told which and no secret', async () => {
    const replicas = await Promise.all(Array.from({ length: 4 }, () => replica({ noticeMs: 1_000 })));
    const [first, second] = [await idOf('current'), await idOf('next')];
    await pass(86_400_000 - 60_000);
    for (const keys of replicas) await keys.tick();
    expect(await idOf('current')).toBe(first);
    await pass(60_000);
    await Promise.all(replicas.map((keys) => keys.tick()));
    const third = await idOf('next');
    expect([await idOf('previous'), await idOf('current')]).toEqual([first, second]);
    for (const keys of replicas) expect((await keys.current()).id).toBe(second);
    const told = await facts();
    expect(told.map(({ fact }) => fact.data)).toMatchObject([
      {
        before: { id: first },
        after: {
          id: second,
          reason: 'age',
          keys: [
            { id: first, state: 'previous' },
            { id: second, state: 'current' },
            { id: third, state: 'next' },
          ],
        },
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/v1\.old|"[xyd]"|PRIVATE/);
  });

  it('are not rotated by two operators at the same time', async () => {
    const [one, other] = [await replica({ noticeMs: 1_000 }), await replica({ noticeMs: 1_000 })];
    await pass(1_000);
    const rotations = [one, other].map((keys) => keys.rotate(operator, 'operator'));
    const outcomes = await Promise.allSettled(rotations);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toEqual([expect.any(RuleViolation)]);
    expect(await rows()).toHaveLength(3);
  });

  it('open with the sealing key they were sealed with after another one came first, and the next ones are sealed with that', async () => {
    const { id } = await (await replica()).current();
    const keys = await replica({}, `${newKey},${oldKey}`);
    expect((await keys.current()).id).toBe(id);
    await keys.rotate(operator, 'operator');
    await keys.rotate(operator, 'operator');
    expect((await rows()).map(({ sealed_private_key }) => sealed_private_key?.split('.')[1])).toEqual([
      undefined,
      undefined,
      'new',
      'new',
    ]);
    // So the old one can go.
    await (await replica({}, newKey)).current();
    await expect(replica({}, oldKey)).rejects.toThrow('the key new is not among the keys');
  });

  it('are opened once, not for each token', async () => {
    const keys = await replica();
    const first = await keys.current();
    await keys.tick();
    expect((await keys.current()).privateKey).toBe(first.privateKey);
  });

  it('that cannot be read from the database are not signed with', async () => {
    const keys = await replica({ viewMs: 20 });
    await admin.query('ALTER TABLE identity.signing_keys RENAME TO elsewhere');
    try {
      await new Promise((resolve) => setTimeout(resolve, 30));
      await expect(keys.current()).rejects.toThrow();
      await keys.tick();
      expect(warnings.splice(0)).toHaveLength(1);
    } finally {
      await admin.query('ALTER TABLE identity.elsewhere RENAME TO signing_keys');
    }
    await keys.current();
  });

  it('of the version before go on: its one key signs, and a next one is made beside it', async () => {
    const older = await createTestDatabase();
    const { migrations, ...rest } = databaseOf(identity);
    const upgrade = (count: number) =>
      migrate({
        adminUrl: older.adminUrl,
        passwords: {},
        databases: [{ ...rest, migrations: migrations.slice(0, count) }],
      });
    const before = migrations.findIndex(({ name }) => name.startsWith('LifeOfSigningKeys'));
    await upgrade(before);
    const id = newId();
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const client = new Client({ connectionString: older.adminUrl });
    await client.connect();
    await client.query(
      `INSERT INTO identity.signing_keys (id, public_jwk, sealed_private_key, created_at) VALUES ($1, $2, $3, now() - interval '9 days')`,
      [
        id,
        { ...publicKey.export({ format: 'jwk' }), kid: id, alg: 'ES256', use: 'sig' },
        new Sealer(oldKey).seal(pem, `signing_keys/${id}`),
      ],
    );
    await upgrade(migrations.length);
    const olderSource = await new DataSource(
      dataSourceOptions(databaseOf(identity), { url: older.urlFor('identity'), poolSize: 2 }),
    ).initialize();
    try {
      const keys = await replica({}, oldKey, olderSource);
      const signer = await keys.current();
      expect(signer.id).toBe(id);
      await verifierOf(keys).verify(tokenBy(signer));
      const { rows } = await client.query(
        `SELECT state, since < now() - interval '8 days' AS old FROM identity.signing_keys ORDER BY since`,
      );
      expect(rows).toEqual([
        { state: 'current', old: true },
        { state: 'next', old: false },
      ]);
    } finally {
      await olderSource.destroy();
      await client.end();
      await older.drop();
    }
  });
});
