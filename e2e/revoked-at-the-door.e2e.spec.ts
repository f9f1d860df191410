import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { AccessClaims } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Refusal {
  code: string;
  detail: string;
  reason?: string;
}

/** Heard with a beat of the pulse: a second, ten where the machine is busy. By itself a token ends after minutes. */
const soonMs = 30_000;

describe('at the door', () => {
  let platform: TestPlatform;
  let admin: Api;
  let database: Client;

  beforeAll(async () => {
    platform = await startTestPlatform();
    admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    database = new Client({ connectionString: platform.database.adminUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await platform.close();
  });

  const openVenue = async () => {
    const { body } = await admin.post<VenueState>('/tenants', { name: 'Кафе', timezone: 'Europe/Moscow' });
    await eventually(async () =>
      expect((await admin.get<unknown[]>(`/notification-templates?venue_id=${body.id}`)).body).not.toEqual([]),
    );
    return body.id;
  };

  /** A manager's session at the venue, as a sign-in leaves it. */
  async function signedIn(venueId: string) {
    const [userId, sessionId] = [randomUUID(), randomUUID()];
    await database.query('INSERT INTO identity.users (id, email, name) VALUES ($1, $2, $3)', [
      userId,
      `${userId}@example.com`,
      'Anna',
    ]);
    await database.query(
      `INSERT INTO identity.sessions (id, user_id, working_venue_id, expires_at)
       VALUES ($1, $2, $3, now() + interval '30 days')`,
      [sessionId, userId, venueId],
    );
    const as = async (changed: Partial<AccessClaims> = {}) =>
      new Api(
        platform.url,
        await mintToken(platform, {
          sub: userId,
          role: 'manager',
          sid: sessionId,
          gen: 1,
          venue_id: venueId,
          ...changed,
        }),
      );
    return { userId, sessionId, as };
  }

  const templates = '/notification-templates';
  const suspend = (venueId: string, status: string) =>
    database.query('UPDATE identity.venues SET status = $2 WHERE id = $1', [venueId, status]);

  it('a token is refused soon after its session ended, long before it expires', async () => {
    const { sessionId, as } = await signedIn(await openVenue());
    const other = await signedIn(await openVenue());
    const [api, otherApi] = [await as(), await other.as()];
    expect((await api.get(templates)).status).toBe(200);
    await database.query('UPDATE identity.sessions SET ended_at = now(), changed_at = now() WHERE id = $1', [
      sessionId,
    ]);
    await eventually(async () => {
      const { status, body } = await api.get<Refusal>(templates);
      expect([status, body.code, body.detail]).toEqual([401, 'unauthorized', 'The session has ended: sign in again']);
    }, soonMs);
    expect((await otherApi.get(templates)).status).toBe(200);
  });

  it('a token is refused soon after the session’s rights changed; the next generation is taken', async () => {
    const { sessionId, as } = await signedIn(await openVenue());
    const [old, renewed] = [await as(), await as({ gen: 2 })];
    expect((await old.get(templates)).status).toBe(200);
    await database.query('UPDATE identity.sessions SET generation = 2, changed_at = now() WHERE id = $1', [sessionId]);
    await eventually(async () => {
      const { status, body } = await old.get<Refusal>(templates);
      expect([status, body.detail]).toEqual([401, 'The access token was superseded: refresh it']);
    }, soonMs);
    expect((await renewed.get(templates)).status).toBe(200);
  });

  it('what was committed later than it was begun is not missed', async () => {
    const { sessionId, as } = await signedIn(await openVenue());
    const api = await as();
    const slow = new Client({ connectionString: platform.database.adminUrl });
    await slow.connect();
    try {
      await slow.query('BEGIN');
      await slow.query('UPDATE identity.sessions SET ended_at = now(), changed_at = now() WHERE id = $1', [sessionId]);
      // Several beats of the pulse go by in between.
      await slow.query('SELECT pg_sleep(3)');
      expect((await api.get(templates)).status).toBe(200);
      await slow.query('COMMIT');
    } finally {
      await slow.end();
    }
    await eventually(async () => expect((await api.get(templates)).status).toBe(401), soonMs);
  });

  it('a suspended venue is closed to those who work there, and says so, until it is resumed', async () => {
    const [venueId, otherVenue] = [await openVenue(), await openVenue()];
    const [{ as }, other] = [await signedIn(venueId), await signedIn(otherVenue)];
    const [api, otherApi] = [await as(), await other.as()];
    const impersonating = await as({ imp: randomUUID() });
    await suspend(venueId, 'suspended');
    await eventually(async () => {
      const { status, body } = await api.get<Refusal>(templates);
      expect([status, body.code, body.reason]).toEqual([403, 'forbidden', 'venue_suspended']);
      expect(body.detail).toContain('suspended');
    }, soonMs);
    expect((await api.get('/auth/me')).status).toBe(200);
    expect((await otherApi.get(templates)).status).toBe(200);
    expect((await impersonating.get(templates)).status).toBe(200);
    expect((await admin.get(`${templates}?venue_id=${venueId}`)).status).toBe(200);
    await suspend(venueId, 'active');
    await eventually(async () => expect((await api.get(templates)).status).toBe(200), soonMs);
  });

  it.each([
    '/internal/pulse',
    '/api/v1/internal/pulse',
    '/api/v1/../../internal/pulse',
    '/api/v1/auth/../../../internal/pulse',
    '/api/v1/auth/%2e%2e/%2e%2e/%2e%2e/internal/pulse',
    '/api/v1//internal/pulse',
  ])('nobody asks from outside what only gateways ask: %s', async (path) => {
    expect(await post(platform.url, path)).toBe(404);
    expect(await post(platform.services.identity.url, '/internal/pulse')).toBe(200);
  });

  it('while identity is away, what is known stays known and good tokens are taken', async () => {
    const venueId = await openVenue();
    const [{ sessionId, as }, other] = [await signedIn(venueId), await signedIn(venueId)];
    const [ended, good] = [await as(), await other.as()];
    await database.query('UPDATE identity.sessions SET ended_at = now(), changed_at = now() WHERE id = $1', [
      sessionId,
    ]);
    await eventually(async () => expect((await ended.get(templates)).status).toBe(401), soonMs);
    await platform.services.identity.close();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await good.get(templates)).status).toBe(200);
    expect((await ended.get(templates)).status).toBe(401);
  });
});

/** As it is written: a client of today would put the dots in order first. */
function post(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    http
      .request({ hostname, port, path, method: 'POST', headers: { 'content-type': 'application/json' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      })
      .on('error', reject)
      .end('{}');
  });
}
