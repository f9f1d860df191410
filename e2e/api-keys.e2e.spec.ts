import { randomUUID } from 'node:crypto';
import { StaffRole } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Key {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  created_by: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
  key: string;
}

interface Refusal {
  code: string;
  detail: string;
  reason?: string;
  rule?: string;
  errors?: { field: string }[];
}

interface AuditEntry {
  action: string;
  actor: string;
  new_value: Record<string, unknown>;
  old_value: Record<string, unknown> | null;
}

/** Heard with a beat of the pulse: a second, ten where the machine is busy. By itself a token ends after minutes. */
const soonMs = 30_000;
const templates = '/notification-templates';

describe('an API key', () => {
  let platform: TestPlatform;
  let operator: Api;
  let database: Client;
  let venueId: string;
  let otherVenueId: string;
  let admin: Api;
  let userId: string;

  beforeAll(async () => {
    platform = await startTestPlatform();
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    database = new Client({ connectionString: platform.database.adminUrl });
    await database.connect();
    venueId = await openVenue('Кафе');
    otherVenueId = await openVenue('Студия');
    userId = randomUUID();
    await database.query('INSERT INTO identity.users (id, email, name) VALUES ($1, $2, $3)', [
      userId,
      `${userId}@example.com`,
      'Anna',
    ]);
    admin = await staff('admin', venueId);
  });
  afterAll(async () => {
    await database.end();
    await platform.close();
  });

  async function openVenue(name: string): Promise<string> {
    const { body } = await operator.post<VenueState>('/tenants', { name, timezone: 'Europe/Moscow' });
    await eventually(async () =>
      expect((await operator.get<unknown[]>(`${templates}?venue_id=${body.id}`)).body).not.toEqual([]),
    );
    return body.id;
  }

  const staff = async (role: StaffRole, venue: string) =>
    new Api(platform.url, await mintToken(platform, { sub: userId, role, sid: randomUUID(), gen: 1, venue_id: venue }));

  async function make(wanted: Partial<Key> = {}): Promise<Key> {
    const { status, body } = await admin.post<Key>('/api-keys', {
      name: 'Widget',
      scopes: ['templates.read'],
      ...wanted,
    });
    expect(status).toBe(201);
    return body;
  }

  const nobody = () => new Api(platform.url);
  const withHeader = ({ key }: Key) => ({ 'x-api-key': key });
  const bearing = ({ key }: Key) => new Api(platform.url, key);
  const exchanges = async ({ id }: Key) =>
    (await database.query<{ at: Date | null }>('SELECT last_used_at AS at FROM identity.api_keys WHERE id = $1', [id]))
      .rows[0]!.at;

  it('opens what it was given, by either header, and nothing else', async () => {
    const key = await make();
    expect(key).toMatchObject({ name: 'Widget', scopes: ['templates.read'], created_by: userId, revoked_at: null });
    expect(key.key).toMatch(/^gf_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
    expect(key.key.startsWith(key.prefix)).toBe(true);
    const byHeader = await nobody().get<{ venue_id: string }[]>(templates, withHeader(key));
    const byBearer = await bearing(key).get<{ venue_id: string }[]>(templates);
    for (const { status, body } of [byHeader, byBearer]) {
      expect([status, [...new Set(body.map(({ venue_id }) => venue_id))]]).toEqual([200, [venueId]]);
    }
    for (const path of ['/tenants', '/api-keys', '/audit-log', '/auth/me']) {
      expect([path, (await bearing(key).get(path)).status]).toEqual([path, 403]);
    }
    expect((await bearing(key).post('/api-keys', { name: 'X', scopes: [] })).status).toBe(403);
  });

  it('opens its own venue only', async () => {
    const key = await make();
    expect((await bearing(key).get(`${templates}?venue_id=${otherVenueId}`)).status).toBe(404);
    const { body: theirs } = await operator.get<{ id: string }[]>(`${templates}?venue_id=${otherVenueId}`);
    for (const { id } of theirs) expect((await bearing(key).get(`${templates}/${id}`)).status).toBe(404);
    const { body: ours } = await bearing(key).get<{ id: string }[]>(templates);
    expect((await bearing(key).get(`${templates}/${ours[0]!.id}`)).status).toBe(200);
  });

  it('is seen by those who manage keys at its venue, and by nobody else', async () => {
    const key = await make({ name: 'Seen' });
    const other = await staff('owner', otherVenueId);
    expect((await admin.get<Key[]>('/api-keys?q=Seen')).body.map(({ id }) => id)).toEqual([key.id]);
    expect((await admin.get<Key[]>('/api-keys?limit=1')).headers.get('x-total-count')).not.toBe('0');
    expect((await admin.get<Key>(`/api-keys/${key.id}`)).status).toBe(200);
    expect((await operator.get<Key>(`/api-keys/${key.id}?venue_id=${venueId}`)).status).toBe(200);
    expect((await other.get<Key[]>('/api-keys')).body).toEqual([]);
    expect((await other.get(`/api-keys/${key.id}`)).status).toBe(404);
    expect((await other.patch(`/api-keys/${key.id}`, { name: 'Mine' })).status).toBe(404);
    expect((await other.call('DELETE', `/api-keys/${key.id}`)).status).toBe(404);
    const manager = await staff('manager', venueId);
    expect((await manager.get('/api-keys')).status).toBe(403);
    expect((await manager.post('/api-keys', { name: 'X', scopes: [] })).status).toBe(403);
    expect((await bearing(key).get(templates)).status).toBe(200);
  });

  it('is shown once, also when the request is repeated, and kept nowhere', async () => {
    const once = { 'idempotency-key': randomUUID() };
    const wanted = { name: 'Once', scopes: ['templates.read'] };
    const first = await admin.post<Key>('/api-keys', wanted, once);
    const again = await admin.post<Key>('/api-keys', wanted, once);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.key).not.toBe(first.body.key);
    const key = first.body;
    expect((await bearing(key).get(templates)).status).toBe(200);
    await admin.patch(`/api-keys/${key.id}`, { name: 'Renamed' });
    for (const path of ['/api-keys', `/api-keys/${key.id}`]) {
      const { text } = await admin.get(path);
      expect(text).toContain(key.prefix);
      expect(text).not.toContain(key.key);
    }
    await eventually(async () => {
      const { body } = await admin.get<AuditEntry[]>(`/audit-log?entity_id=${key.id}`);
      expect(body).toHaveLength(2);
    });
    const secret = key.key.slice(key.prefix.length + 1);
    const everything = await wholeDatabase(database);
    expect(everything).toContain(key.prefix);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(secret.slice(0, 20));
  });

  it('is refused soon after it was revoked, and stays in the list', async () => {
    const [key, other] = [await make(), await make()];
    expect((await bearing(key).get(templates)).status).toBe(200);
    expect((await bearing(other).get(templates)).status).toBe(200);
    expect((await admin.call('DELETE', `/api-keys/${key.id}`)).status).toBe(204);
    const revokedAt = Date.now();
    await eventually(async () => {
      const { status, body } = await bearing(key).get<Refusal>(templates);
      expect([status, body.code, body.detail]).toEqual([401, 'unauthorized', 'The API key was revoked']);
    }, soonMs);
    console.log(`a revoked key was refused after ${Date.now() - revokedAt} ms`);
    expect((await bearing(other).get(templates)).status).toBe(200);
    expect((await admin.get<Key>(`/api-keys/${key.id}`)).body.revoked_at).toEqual(expect.any(String));
    // Once more changes nothing, and there is no way back.
    expect((await admin.call('DELETE', `/api-keys/${key.id}`)).status).toBe(204);
    const { status, body } = await admin.patch<Refusal>(`/api-keys/${key.id}`, { scopes: ['venue.read'] });
    expect([status, body.rule]).toEqual([422, 'api_key_revoked']);
    await eventually(async () => {
      const { body: entries } = await admin.get<AuditEntry[]>(`/audit-log?entity_id=${key.id}`);
      expect(entries.map(({ action }) => action)).toEqual(['update', 'create']);
    });
  });

  it('may do other things soon after it was changed', async () => {
    const key = await make();
    expect((await bearing(key).get(templates)).status).toBe(200);
    expect((await admin.patch<Key>(`/api-keys/${key.id}`, { scopes: ['venue.read'] })).body.scopes).toEqual([
      'venue.read',
    ]);
    await eventually(async () => expect((await bearing(key).get(templates)).status).toBe(403), soonMs);
    await admin.patch(`/api-keys/${key.id}`, { scopes: ['templates.read'] });
    await eventually(async () => expect((await bearing(key).get(templates)).status).toBe(200), soonMs);
  });

  it('is good until it expires', async () => {
    const key = await make({ expires_at: new Date(Date.now() + 6_000).toISOString() });
    expect((await bearing(key).get(templates)).status).toBe(200);
    await eventually(async () => {
      const { status, body } = await bearing(key).get<Refusal>(templates);
      expect([status, body.detail]).toEqual([401, 'The API key has expired']);
    });
  });

  it('says when it was last used, to the minute', async () => {
    const key = await make();
    expect(key.last_used_at).toBeNull();
    await bearing(key).get(templates);
    const { body } = await admin.get<Key>(`/api-keys/${key.id}`);
    expect(Date.now() - Date.parse(body.last_used_at!)).toBeLessThan(60_000);
    const first = await exchanges(key);
    // The gateway has to ask anew, and identity does not write anew.
    await admin.patch(`/api-keys/${key.id}`, { scopes: [] });
    await eventually(async () => expect((await bearing(key).get(templates)).status).toBe(403), soonMs);
    expect(await exchanges(key)).toEqual(first);
    await database.query(`UPDATE identity.api_keys SET last_used_at = now() - interval '61 s' WHERE id = $1`, [key.id]);
    await admin.patch(`/api-keys/${key.id}`, { scopes: ['templates.read'] });
    await eventually(async () => expect((await bearing(key).get(templates)).status).toBe(200), soonMs);
    expect((await exchanges(key))!.getTime()).toBeGreaterThan(first!.getTime());
  });

  it('has its own making and changing in the audit log, with who did it', async () => {
    const key = await make({ name: 'Before' });
    await admin.patch(`/api-keys/${key.id}`, { name: 'After', expires_at: '2099-01-01T00:00:00Z' });
    await eventually(async () => {
      const { body } = await admin.get<AuditEntry[]>(`/audit-log?entity_type=api_key&entity_id=${key.id}`);
      expect(body).toMatchObject([
        {
          action: 'update',
          actor: `user:${userId}`,
          old_value: { name: 'Before', expires_at: null },
          new_value: { name: 'After', expires_at: '2099-01-01T00:00:00.000Z', scopes: ['templates.read'] },
        },
        { action: 'create', actor: `user:${userId}`, old_value: null },
      ]);
      expect(JSON.stringify(body)).not.toMatch(/hash|gf_/);
    });
  });

  it('of a suspended venue is told so', async () => {
    const key = await make();
    const status = (value: string) =>
      database.query('UPDATE identity.venues SET status = $2 WHERE id = $1', [venueId, value]);
    expect((await bearing(key).get(templates)).status).toBe(200);
    await status('suspended');
    await eventually(async () => {
      const answer = await bearing(key).get<Refusal>(templates);
      expect([answer.status, answer.body.reason]).toEqual([403, 'venue_suspended']);
    }, soonMs);
    await status('active');
    await eventually(async () => expect((await bearing(key).get(templates)).status).toBe(200), soonMs);
  });

  it('that is none is refused: malformed, made up, mistyped, or sent beside a token', async () => {
    const { key } = await make();
    const last = key.at(-1) === 'a' ? 'b' : 'a';
    for (const text of ['gf_', 'gf_x_y', `${key.slice(0, -1)}${last}`, `${key}a`, key.toLowerCase()]) {
      for (const headers of [{ 'x-api-key': text }, { authorization: `Bearer ${text}` }] as Record<string, string>[]) {
        const { status, body } = await nobody().get<Refusal>(templates, headers);
        expect([text, status, body.code]).toEqual([text, 401, 'unauthorized']);
      }
    }
    expect((await nobody().get(templates, { 'x-api-key': '' })).status).toBe(401);
    expect((await admin.get(templates, { 'x-api-key': key })).status).toBe(401);
  });

  it.each([
    ['an unknown scope', { name: 'X', scopes: ['no.such'] }, 'scopes'],
    ['a scope that is not for keys', { name: 'X', scopes: ['users.write'] }, 'scopes'],
    ['a scope twice', { name: 'X', scopes: ['venue.read', 'venue.read'] }, 'scopes'],
    ['no scopes at all', { name: 'X' }, 'scopes'],
    ['an end that is past', { name: 'X', scopes: [], expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    ['an end after all years', { name: 'X', scopes: [], expires_at: '9999-12-31T23:59:59-23:59' }, 'expires_at'],
    ['an end that is no time', { name: 'X', scopes: [], expires_at: 'soon' }, 'expires_at'],
    ['no name', { scopes: [] }, 'name'],
    ['a key of the caller’s own', { name: 'X', scopes: [], key: 'gf_mine' }, 'key'],
  ])('is not made with %s', async (_what, wanted, field) => {
    const { status, body } = await admin.post<Refusal>('/api-keys', wanted);
    expect([status, body.errors?.map((error) => error.field)]).toEqual([400, [field]]);
  });

  it.each(['/internal/api-keys/exchange', '/api/v1/internal/api-keys/exchange', '/api/v1/api-keys/exchange'])(
    'is not exchanged for a token by anybody outside: %s',
    async (path) => {
      const { key } = await make();
      const sent = [JSON.stringify({ key }), { 'content-type': 'application/json' }] as const;
      expect([401, 404]).toContain((await nobody().raw('POST', path, ...sent)).status);
      expect((await admin.raw('POST', path, ...sent)).status).toBe(404);
    },
  );

  it('is one of fifty at most', async () => {
    const venue = await openVenue('Many');
    const owner = await staff('owner', venue);
    const statuses: number[] = [];
    for (let n = 0; n < 51; n++) statuses.push((await owner.post('/api-keys', { name: `K${n}`, scopes: [] })).status);
    expect([statuses.filter((status) => status === 201).length, statuses.at(-1)]).toEqual([50, 422]);
  });
});

/** Every row of every table. */
async function wholeDatabase(database: Client): Promise<string> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema !~ '^(pg_|information_schema)'`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const { rows: all } = await database.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    texts.push(...all.map(({ text }) => text));
  }
  return texts.join('\n');
}
