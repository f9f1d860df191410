import { randomUUID } from 'node:crypto';
import { serviceNames, ServiceName } from '@guestflow/contracts';
import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { pulsePath } from '@guestflow/access';
import { DoorSettings } from '../apps/gateway/src/settings';
import { defaultLive } from '../apps/gateway/src/live/live-streams';
import { RunningGateway, startGateway } from '../apps/gateway/src/start-gateway';
import { Answer, Api } from './support/api';
import { onFreePort } from './support/ports';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Refusal {
  code: string;
  status: number;
}

const pulseMs = 200;
const perWindow = { address: 40, sign_in: 5, user: 30, key: 20 };
const door: Partial<DoorSettings> = { pulseMs, limits: { windowMs: 60_000, perWindow } };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('limits on how often one may ask', () => {
  let platform: TestPlatform;
  let second: RunningGateway;
  let database: Client;

  const gatewayBeside = (change: Partial<DoorSettings> = {}) =>
    onFreePort((port) =>
      startGateway({
        pulseMs,
        limits: door.limits!,
        trustedProxies: ['loopback'],
        live: defaultLive,
        broker: { kind: 'embedded', url: platform.database.urlFor('broker') },
        ...change,
        port,
        host: '127.0.0.1',
        services: Object.fromEntries(serviceNames.map((name) => [name, platform.services[name].url])) as Record<
          ServiceName,
          string
        >,
        jwksUrl: `${platform.services.identity.url}/.well-known/jwks.json`,
        timeLimitMs: 5_000,
        logLevel: 'silent',
        prettyLogs: false,
      }),
    );

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, undefined, { door });
    second = await gatewayBeside();
    database = new Client({ connectionString: platform.database.adminUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await second.close();
    await platform.close();
  });

  const venueId = randomUUID();
  const tokenOf = (userId: string) =>
    mintToken(platform, { sub: userId, role: 'manager', sid: randomUUID(), gen: 1, venue_id: venueId });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const read = '/notification-templates';
  const headersOf = ({ headers }: Answer<unknown>) =>
    ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-policy'].map((name) => headers.get(name));

  async function passedOf(attempts: number, attempt: () => Promise<Answer<unknown>>): Promise<number> {
    let passed = 0;
    for (let n = 0; n < attempts; n++) if ((await attempt()).status !== 429) passed++;
    return passed;
  }

  it('are told on every answer, and the one refused says when to come again, which then works', async () => {
    // As in a minute, but nobody waits that long for a test.
    const quick = await gatewayBeside({ limits: { windowMs: 6_000, perWindow: { ...perWindow, user: 5 } } });
    try {
      await comesAgainWhenTold(new Api(quick.url, await tokenOf(randomUUID())));
    } finally {
      await quick.close();
    }
  });

  async function comesAgainWhenTold(api: Api): Promise<void> {
    const first = await api.get(read);
    expect([first.status, ...headersOf(first)]).toEqual([200, '5', '4', '5;w=6']);
    const reset = Number(first.headers.get('ratelimit-reset'));
    expect(reset).toBeGreaterThanOrEqual(6);
    expect(reset).toBeLessThanOrEqual(7);
    expect(await passedOf(7, () => api.get(read))).toBe(4);
    const refused = await api.get<Refusal>(read);
    expect([refused.status, refused.body.code, ...headersOf(refused)]).toEqual([
      ...[429, 'rate_limited'],
      ...['5', '0', '5;w=6'],
    ]);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(refused.headers.get('content-security-policy')).toBeTruthy();
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    await pause(wait * 1_000);
    expect((await api.get(read)).status).toBe(200);
  }

  it('are shared by all gateways: what one let through counts at the others after a beat', async () => {
    const token = await tokenOf(randomUUID());
    const [one, other] = [new Api(platform.url, token), new Api(second.url, token)];
    expect(await passedOf(20, () => one.get(read))).toBe(20);
    // The other one hears of it with what it has to tell itself.
    expect((await other.get(read)).status).toBe(200);
    let asked = 1;
    const left = await eventually(async () => {
      // Each look counts, so there are few: by itself it would have twenty more left.
      await pause(1_000);
      asked++;
      const { headers } = await other.get(read);
      expect(Number(headers.get('ratelimit-remaining'))).toBe(30 - 20 - asked);
      return 30 - 20 - asked;
    }, 8_000);
    expect(await passedOf(left + 5, () => other.get(read))).toBe(left);
    // Nor does this one know by itself: it would let ten more through.
    await eventually(async () => {
      await pause(1_000);
      expect((await one.get(read)).status).toBe(429);
    }, 8_000);
  });

  it('are overstepped by two gateways together by no more than comes between two beats', async () => {
    const token = await tokenOf(randomUUID());
    const apis = [new Api(platform.url, token), new Api(second.url, token)];
    const passedAt: number[] = [];
    const beats = longestBeat();
    await Promise.all(
      apis.map(async (api) => {
        // Until it has let nothing through for a while.
        for (let refused = 0; refused < 20;) {
          const { status } = await api.get(read);
          if (status === 200) passedAt.push(Date.now());
          refused = status === 429 ? refused + 1 : 0;
          await pause(25);
        }
      }),
    );
    const beat = await beats();
    const inABeat = Math.max(
      ...passedAt.map((at) => passedAt.filter((each) => each > at - 2 * beat && each <= at).length),
    );
    console.log(
      `limit 30, two gateways at once: ${passedAt.length} let through; at most ${inABeat} in two beats of ${beat} ms`,
    );
    expect(passedAt.length).toBeGreaterThanOrEqual(30);
    expect(passedAt.length).toBeLessThanOrEqual(30 + inABeat);
    expect(passedAt.length).toBeLessThan(60);
  });

  /** Of beats like the gateways', beside theirs: where the machine is busy they are longer than they are meant to be. */
  function longestBeat(): () => Promise<number> {
    let [longest, over] = [pulseMs, false];
    const beating = (async () => {
      while (!over) {
        const began = Date.now();
        const question = { counts: { from: began, keys: [], slots: [], counts: [] } };
        const { status } = await fetch(`${platform.services.identity.url}/${pulsePath}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(question),
        });
        expect(status).toBe(200);
        await pause(Math.max(0, began + pulseMs - Date.now()));
        longest = Math.max(longest, Date.now() - began);
      }
    })();
    return async () => {
      over = true;
      await beating;
      return longest;
    };
  }

  it('are apart for people, keys and addresses', async () => {
    const key = randomUUID();
    const partner = new Api(
      platform.url,
      await mintToken(platform, {
        sub: key,
        sid: key,
        gen: 1,
        role: 'partner',
        scopes: ['templates.read'],
        venue_id: venueId,
      }),
    );
    const [anna, boris] = [
      new Api(platform.url, await tokenOf(randomUUID())),
      new Api(platform.url, await tokenOf(randomUUID())),
    ];
    const nobody = new Api(platform.url);
    const at = from('203.0.113.1');
    expect(await passedOf(33, () => anna.get(read, at))).toBe(30);
    expect(await passedOf(23, () => partner.get(read, at))).toBe(20);
    expect(await passedOf(43, () => nobody.get(read, at))).toBe(40);
    expect((await boris.get(read, at)).status).toBe(200);
    expect((await nobody.get(read, from('203.0.113.2'))).status).toBe(401);
  });

  it('count a token that is none, and an unknown one, towards the address', async () => {
    const at = from('203.0.113.3');
    const forger = new Api(platform.url, 'forged');
    expect(await passedOf(50, () => forger.get(read, at))).toBe(40);
    expect((await new Api(platform.url).get('/auth/login', at)).status).toBe(429);
  });

  it('are stricter where passwords are tried, however the address is written and whoever is signed in', async () => {
    const at = from('203.0.113.4');
    const nobody = new Api(platform.url);
    const wrong = { email: superAdmin.email, password: 'wrong' };
    expect(await passedOf(4, () => nobody.post('/auth/login', wrong, at))).toBe(4);
    expect((await nobody.post('/auth/%6Cogin', wrong, at)).status).toBe(401);
    const refused = await new Api(platform.url, await tokenOf(randomUUID())).post('/auth/login', wrong, at);
    expect([refused.status, ...headersOf(refused)]).toEqual([429, '5', '0', '5;w=60']);
    expect((await nobody.post('/auth/%6cogin', wrong, at)).status).toBe(429);
    // Everything else goes on.
    expect((await nobody.get(read, at)).status).toBe(401);
    expect((await nobody.post('/auth/refresh', {}, at)).status).not.toBe(429);
  });

  it('take a customer’s whole IPv6 network for one', async () => {
    const nobody = new Api(platform.url);
    let last = 0;
    expect(await passedOf(45, () => nobody.get(read, from(`2001:db8:5:6::${(++last).toString(16)}`)))).toBe(40);
    expect((await nobody.get(read, from('2001:db8:5:7::1'))).status).toBe(401);
  });

  it('do not let a caller choose whom to be counted as', async () => {
    const direct = await gatewayBeside({ trustedProxies: [] });
    try {
      const nobody = new Api(direct.url);
      let last = 0;
      expect(await passedOf(45, () => nobody.get(read, from(`198.51.100.${++last}`)))).toBe(40);
    } finally {
      await direct.close();
    }
    // Behind a proxy that adds to what it was sent, what it has added counts.
    const nobody = new Api(platform.url);
    let last = 0;
    expect(await passedOf(45, () => nobody.get(read, from(`198.51.100.${++last}, 203.0.113.6`)))).toBe(40);
  });

  it('do not hold for health, documentation and pages', async () => {
    const nobody = new Api(platform.url);
    const at = from('203.0.113.8');
    await passedOf(45, () => nobody.get(read, at));
    expect((await nobody.get(read, at)).status).toBe(429);
    for (const path of ['/health/live', '/api/docs', '/api/v1/openapi.json']) {
      const { status, headers } = await nobody.raw('GET', path, undefined, at);
      expect([path, status, headers.get('ratelimit-limit')]).toEqual([path, 200, null]);
    }
  });

  it('leave no address behind', async () => {
    const { rows } = await database.query<{ key: string }>('SELECT DISTINCT key FROM identity.request_counts');
    const keys = rows.map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('address:')).length).toBeGreaterThan(3);
    expect(keys.filter((key) => !/^((user|key):[\da-f-]{36}|(address|sign_in):[\w-]{22})$/.test(key))).toEqual([]);
  });
});
