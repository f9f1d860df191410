import { Clock } from '@guestflow/service';
import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

interface SignedIn {
  access_token: string;
  refresh_token?: string;
  session_expires_at: string;
  user: { id: string; email: string; role: string; venue_id: string | null };
}

/** The real time, moved on by what a test says. */
class MovedClock extends Clock {
  ahead = 0;
  now = () => new Date(Date.now() + this.ahead);
}

const hour = 3_600_000;
const password = 'вишнёвый сад у реки';

describe('signing in', () => {
  const clock = new MovedClock();
  let platform: TestPlatform;
  let admin: Client;
  let guests = 0;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', { clock });
    admin = new Client({ connectionString: platform.database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await platform?.close();
  });

  const refresh = (token: string | undefined, headers?: Record<string, string>) =>
    platform.api.post<SignedIn>('/auth/refresh', token ? { refresh_token: token } : {}, headers);
  const login = (email: string, secret: string, headers?: Record<string, string>) =>
    platform.api.post<SignedIn>('/auth/login', { email, password: secret }, headers);
  const as = ({ access_token }: SignedIn) => new Api(platform.url, access_token);

  /** A guest of his own for each test: sessions and tries are counted per account. */
  async function guest(): Promise<SignedIn & { email: string }> {
    const email = `guest-${++guests}@example.com`;
    const { status, body } = await platform.api.post<SignedIn>('/auth/register', {
      email,
      password,
      first_name: 'Вера',
    });
    expect([status, body.user?.role]).toEqual([201, 'guest']);
    return { ...body, email };
  }

  const events = async (type: string, userId: string) =>
    (
      await admin.query<{ fact: { actor: string; data: { after: Record<string, unknown> } } }>(
        `SELECT jsonb_build_object('actor', actor, 'data', jsonb_build_object('after', after)) AS fact
         FROM analytics.events WHERE type = $1 AND after ->> 'user_id' = $2 ORDER BY told_at`,
        [`${type}.v1`, userId],
      )
    ).rows.map(({ fact }) => fact);

  it('gives an access token for fifteen minutes and a refresh token that gives the next', async () => {
    const first = await login(superAdmin.email.toUpperCase(), superAdmin.password);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ token_type: 'Bearer', expires_in: 900, user: { role: 'super_admin' } });
    const second = await refresh(first.body.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
    expect((await as(second.body).get('/auth/me')).status).toBe(200);
  });

  it('lets one family survive fifty refreshes at once with one token', async () => {
    const { refresh_token, access_token } = await guest();
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refresh_token)));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    const successors = new Set(answers.map(({ body }) => body.refresh_token));
    expect(successors.size).toBe(1);
    const [successor] = successors;
    expect((await refresh(successor)).status).toBe(200);
    const { body: sessions } = await new Api(platform.url, access_token).get<object[]>('/auth/sessions');
    expect(sessions).toHaveLength(1);
  });

  it('gives the same successor again for a few seconds, and ends the family when a used token comes later', async () => {
    const { refresh_token, email } = await guest();
    const next = (await refresh(refresh_token)).body;
    expect((await refresh(refresh_token)).body.refresh_token).toBe(next.refresh_token);
    clock.ahead += 11_000;
    expect((await refresh(refresh_token)).status).toBe(401);
    // Whoever was right: both are out.
    expect((await refresh(next.refresh_token)).status).toBe(401);
    const again = (await login(email, password)).body;
    await eventually(async () => {
      const [ended] = await events('user.signed_out', again.user.id);
      expect(ended?.data.after).toMatchObject({ reason: 'reused_token' });
    });
  });

  it('leads a second tab that was slower by two steps to the newest token', async () => {
    const { refresh_token } = await guest();
    const second = (await refresh(refresh_token)).body.refresh_token;
    const third = (await refresh(second)).body.refresh_token;
    expect((await refresh(refresh_token)).body.refresh_token).toBe(third);
  });

  it('ends a session that was not used for a month', async () => {
    const { refresh_token, session_expires_at } = await guest();
    expect(Date.parse(session_expires_at) - clock.now().getTime()).toBeGreaterThan(29.9 * 24 * hour);
    const before = clock.ahead;
    clock.ahead += 30 * 24 * hour + 1000;
    expect((await refresh(refresh_token)).status).toBe(401);
    clock.ahead = before;
  });

  it('signs out by the refresh token, or by the access token alone', async () => {
    const one = await guest();
    expect((await platform.api.post('/auth/logout', { refresh_token: one.refresh_token })).status).toBe(204);
    expect((await refresh(one.refresh_token)).status).toBe(401);
    const other = await guest();
    expect((await as(other).post('/auth/logout', {})).status).toBe(204);
    expect((await refresh(other.refresh_token)).status).toBe(401);
    expect((await platform.api.post('/auth/logout', {})).status).toBe(204);
  });

  it('does not outlast the session by going on at a venue', async () => {
    const { body: owner } = await platform.api.post<SignedIn>('/auth/register', {
      email: `owner-${++guests}@example.com`,
      password,
      role: 'owner',
      venue: { name: 'Чайная', timezone: 'Europe/Moscow' },
    });
    const goOn = () => as(owner).post(`/auth/switch/${owner.user.venue_id}`);
    expect((await goOn()).status).toBe(200);
    const before = clock.ahead;
    clock.ahead += 30 * 24 * hour + 1000;
    expect((await goOn()).status).toBe(401);
    clock.ahead = before;
  });

  it('lets nobody in with a password that is replaced while it is checked', async () => {
    const { email, user } = await guest();
    await platform.api.post('/auth/password/forgot', { email });
    const { links } = await platform.mailbox.waitFor(email, ({ links }) =>
      links.some((link) => link.includes('/password#')),
    );
    const token = links[0]!.split('#').at(-1)!;
    const waiting = (count: number) =>
      eventually(async () => {
        const { rows } = await admin.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        expect(rows.length).toBeGreaterThanOrEqual(count);
      });
    // The account is held, so that the new password comes first and the sign-in right behind it.
    await admin.query('BEGIN');
    await admin.query('SELECT 1 FROM identity.users WHERE id = $1 FOR UPDATE', [user.id]);
    const reset = platform.api.post('/auth/password/reset', { token, password: 'совсем другой пароль' });
    await waiting(1);
    const late = login(email, password);
    await waiting(2);
    await admin.query('COMMIT');
    expect([(await reset).status, (await late).status]).toEqual([204, 401]);
  });

  it('lists one’s sessions, ends one of them, or all others', async () => {
    const { email, user } = await guest();
    const [here, there, elsewhere] = await Promise.all([1, 2, 3].map(() => login(email, password)));
    const api = as(here!.body);
    const list = async () =>
      (await api.get<{ id: string; current: boolean; ip: string; user_agent: string }[]>('/auth/sessions')).body;
    const sessions = await list();
    expect(sessions).toHaveLength(4);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ ip: '127.0.0.1', user_agent: 'node' });
    const { body: me } = await as(there!.body).get<{ session_id: string }>('/auth/me');
    expect((await api.call('DELETE', `/auth/sessions/${me.session_id}`)).status).toBe(204);
    expect((await refresh(there!.body.refresh_token)).status).toBe(401);
    expect((await api.call('DELETE', `/auth/sessions/${me.session_id}`)).status).toBe(404);
    expect((await api.call('DELETE', '/auth/sessions')).status).toBe(204);
    expect((await list()).map(({ current }) => current)).toEqual([true]);
    expect((await refresh(elsewhere!.body.refresh_token)).status).toBe(401);
    expect((await refresh(here!.body.refresh_token)).status).toBe(200);
    // Nobody ends another's.
    const stranger = as(await guest());
    const { body: mine } = await api.get<{ session_id: string }>('/auth/me');
    expect((await stranger.call('DELETE', `/auth/sessions/${mine.session_id}`)).status).toBe(404);
    expect(user.role).toBe('guest');
  });

  describe('in a browser', () => {
    const browser = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' };
    const cookies = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split('; '));
    const refreshCookie = (headers: Headers) => cookies(headers).find(([pair]) => pair?.startsWith('gf_refresh='));

    it('puts the refresh token into a cookie that no script reads and no other site sends', async () => {
      const { email } = await guest();
      const { body, headers } = await login(email, password, browser);
      expect(body.refresh_token).toBeUndefined();
      const cookie = refreshCookie(headers)!;
      expect(cookie.slice(1)).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/api/v1/auth']));
      const next = await refresh(undefined, { ...browser, cookie: cookie[0]! });
      expect(next.status).toBe(200);
      expect(next.body.refresh_token).toBeUndefined();
      expect(refreshCookie(next.headers)![0]).not.toBe(cookie[0]);
    });

    it('takes the cookie from no other site’s page', async () => {
      const { email } = await guest();
      const [cookie] = refreshCookie((await login(email, password, browser)).headers)!;
      expect((await refresh(undefined, { 'sec-fetch-site': 'cross-site', cookie: cookie! })).status).toBe(401);
      expect((await refresh(undefined, { 'sec-fetch-site': 'same-site', cookie: cookie! })).status).toBe(401);
      expect((await refresh(undefined, { ...browser, cookie: cookie! })).status).toBe(200);
    });

    it('gives no cookie to another site’s form, and takes none away', async () => {
      const { email } = await guest();
      const [cookie] = refreshCookie((await login(email, password, browser)).headers)!;
      const form = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' };
      const signIn = new URLSearchParams({ email, password }).toString();
      const foreign = [
        await platform.api.raw('POST', '/api/v1/auth/login', signIn, form),
        await platform.api.raw('POST', '/api/v1/auth/logout', '', { ...form, cookie: cookie! }),
      ];
      expect(foreign.map(({ headers }) => headers.getSetCookie())).toEqual([[], []]);
      expect((await refresh(undefined, { ...browser, cookie: cookie! })).status).toBe(200);
    });

    it('takes the cookie away at the sign-out', async () => {
      const { email } = await guest();
      const [cookie] = refreshCookie((await login(email, password, browser)).headers)!;
      const { headers } = await platform.api.post('/auth/logout', {}, { ...browser, cookie: cookie! });
      expect(refreshCookie(headers)).toEqual(expect.arrayContaining(['gf_refresh=', 'Max-Age=0']));
      expect((await refresh(undefined, { ...browser, cookie: cookie! })).status).toBe(401);
    });
  });

  describe('with a wrong password', () => {
    it('answers as it does where there is no such account', async () => {
      const { email } = await guest();
      const [wrong, unknown] = [
        await login(email, 'not it at all'),
        await login('nobody@example.com', 'not it at all'),
      ];
      const told = ({ body }: { body: unknown }) => ({ ...(body as object), request_id: '' });
      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      expect(told(wrong)).toEqual(told(unknown));
    });

    it('takes as long as where there is no such account', async () => {
      const { email } = await guest();
      const times: Record<string, number[]> = { wrong: [], unknown: [] };
      const timed = async (kind: string, who: string) => {
        const started = performance.now();
        await login(who, 'not it at all');
        times[kind]!.push(performance.now() - started);
      };
      // One address and one account are only let try so often: the time moves on between.
      for (let round = 0; round < 12; round++) {
        clock.ahead += 10 * 60_000;
        await timed('wrong', email);
        await timed('unknown', `nobody-${round}@example.com`);
      }
      // The quickest of each was least in others' way. A password that is not hashed is answered in a fifth of the time.
      const ratio = Math.min(...times.wrong!) / Math.min(...times.unknown!);
      expect(ratio).toBeGreaterThan(0.4);
      expect(ratio).toBeLessThan(2.5);
    });

    it('keeps a stranger from guessing on, and lets the owner in meanwhile from where he was before', async () => {
      const { email } = await guest();
      // Behind the gateway an address is what its own proxy says.
      const stranger = { 'x-forwarded-for': '203.0.113.7' };
      const device = await login(email, password, { 'sec-fetch-site': 'same-origin' });
      const cookie = device.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .find((one) => one?.startsWith('gf_device='))!;
      await admin.query('UPDATE identity.sessions SET ip = $1', ['192.0.2.1']);
      clock.ahead += hour;
      const guesses: number[] = [];
      for (let guess = 0; guess < 12; guess++)
        guesses.push((await login(email, `guess number ${guess}`, stranger)).status);
      expect(guesses.slice(0, 10)).toEqual(Array(10).fill(401));
      expect(guesses.slice(10)).toEqual([429, 429]);
      const refused = await login(email, password, stranger);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await login(email, password, { cookie })).status).toBe(200);
      clock.ahead += hour;
      expect((await login(email, password, stranger)).status).toBe(200);
    });

    it('tells the audit log, without what was typed', async () => {
      const { email, user } = await guest();
      await login(email, 'my-bank-password');
      await eventually(async () => {
        const told = await events('user.sign_in_failed', user.id);
        expect(told.map(({ actor, data }) => [actor, data.after.reason])).toEqual([['anonymous', 'wrong_password']]);
      });
      const { rows } = await admin.query(`SELECT 1 FROM analytics.events WHERE after::text LIKE '%my-bank%'`);
      expect(rows).toEqual([]);
    });
  });

  it('refuses a common password, and one that is the e-mail', async () => {
    for (const wrong of ['password1', 'qwertyuiop', 'short', 'vera.ivanova']) {
      const { status, body } = await platform.api.post<{ errors: { field: string }[] }>('/auth/register', {
        email: 'vera.ivanova@example.com',
        password: wrong,
      });
      expect([wrong, status, body.errors?.[0]?.field]).toEqual([wrong, 400, 'password']);
    }
  });

  it('keeps neither passwords nor tokens where they can be read', async () => {
    const { refresh_token, email, user } = await guest();
    await refresh(refresh_token);
    await login(email, 'not it at all');
    await eventually(async () => expect(await events('user.sign_in_failed', user.id)).toHaveLength(1));
    const { rows } = await admin.query<{ all: string }>(
      `SELECT (SELECT json_agg(t)::text FROM identity.refresh_tokens t) || (SELECT json_agg(u)::text FROM identity.users u)
              || (SELECT coalesce(json_agg(a)::text, '') FROM analytics.events a) AS all`,
    );
    expect(rows[0]!.all).not.toContain(refresh_token!.slice(4));
    expect(rows[0]!.all).not.toContain(password);
    expect(rows[0]!.all).toContain(email);
    const { rows: audit } = await admin.query('SELECT 1 FROM analytics.events WHERE after::text LIKE $1', [
      `%${email}%`,
    ]);
    expect(audit).toEqual([]);
  });
});
