import { jwksRetryMs } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Keys {
  keys: { id: string; state: string }[];
}

const loadMs = 12_000;
const wantedRotations = 5;

const keyOf = (token: string) =>
  (JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid;

describe('while clients are at work, the keys that sign their tokens', () => {
  let platform: TestPlatform;
  let admin: Api;

  beforeAll(async () => {
    // Nothing about verifiers is shortened: a key is published for longer than they may know of no newer one, by as much
    // as a busy machine may take to publish it.
    platform = await startTestPlatform('embedded', {}, undefined, {
      signingKeys: { signsMs: 86_400_000, noticeMs: jwksRetryMs + 1_500, viewMs: 10_000 },
    });
    admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
  });
  afterAll(() => platform.close());

  it('are rotated again and again, and not one request fails', async () => {
    const began = Date.now();
    let rotations = 0;
    // On a slow machine until there were enough rotations, but not for ever.
    const working = () => {
      const passed = Date.now() - began;
      return passed < loadMs || (rotations < wantedRotations && passed < 5 * loadMs);
    };
    const accepted = new Map<string, number>();
    const failed: string[] = [];
    let requests = 0;

    const rotating = async () => {
      while (working()) {
        const { status } = await admin.post<Keys>('/signing-keys/rotate', {});
        if (status === 200) rotations++;
        // 422: the next key is not known everywhere yet.
        else if (status !== 422) failed.push(`rotate: ${status}`);
        await pause(100);
      }
    };

    /** Works with a token for a while, then with another; the first ones are kept and used to the end. */
    const client = async (tokenAnew: () => Promise<string>, everyMs: number, paths: string[]) => {
      const tokens: string[] = [];
      let renewAt = 0;
      while (working()) {
        if (Date.now() >= renewAt) {
          tokens.push(await tokenAnew());
          renewAt = Date.now() + everyMs;
        }
        for (const token of [tokens.at(-1)!, tokens[Math.floor(Math.random() * tokens.length)]!]) {
          const path = paths[requests % paths.length]!;
          requests++;
          const { status, text } = await new Api(platform.url, token).get(path);
          if (status === 200) accepted.set(keyOf(token), (accepted.get(keyOf(token)) ?? 0) + 1);
          else failed.push(`${path}: ${status} ${text}`);
        }
        await pause(5);
      }
    };
    const signIn = async () => {
      const { body } = await platform.api.post<{ access_token: string }>('/auth/login', superAdmin);
      return body.access_token;
    };
    const mint = () => mintToken(platform, { sub: newId(), role: 'super_admin' });
    const paths = ['/tenants', '/audit-log?limit=1', '/signing-keys'];
    await Promise.all([
      rotating(),
      client(signIn, 1_500, [...paths, '/auth/me']),
      client(signIn, 2_100, ['/auth/me']),
      ...Array.from({ length: 4 }, (_, n) => client(mint, 150 + 50 * n, paths)),
    ]);

    console.log(`${requests} requests, ${failed.length} failed, ${rotations} rotations, ${accepted.size} keys`);
    expect(failed).toEqual([]);
    expect(rotations).toBeGreaterThanOrEqual(wantedRotations);
    expect(accepted.size).toBeGreaterThanOrEqual(wantedRotations);
    expect(requests).toBeGreaterThan(100);

    await eventually(async () => {
      const { body } = await admin.get<{ new_value: Keys & { reason: string } }[]>('/audit-log?action=rotated');
      expect(body).toHaveLength(rotations);
      expect(new Set(body.map(({ new_value }) => new_value.reason))).toEqual(new Set(['operator']));
    });
  });

  it('are all dead soon after one was compromised, and who signs in anew goes on', async () => {
    const services = [platform.url, platform.services.analytics.url];
    const token = await mintToken(platform, { role: 'super_admin' });
    const statuses = (token: string) =>
      Promise.all(services.map(async (url) => (await new Api(url, token).get('/audit-log?limit=1')).status));
    expect(await statuses(token)).toEqual([200, 200]);
    const { status, body } = await admin.post<Keys>('/signing-keys/rotate', { compromised: true });
    expect([status, body.keys.map(({ state }) => state)]).toEqual([200, ['current', 'next']]);
    await eventually(async () => expect(await statuses(token)).toEqual([401, 401]));
    const anew = await platform.api.signIn(superAdmin.email, superAdmin.password);
    await eventually(async () => expect((await anew.get('/signing-keys')).status).toBe(200));
    const listed = await anew.get<{ id: string; state: string }[]>('/signing-keys');
    expect(listed.body.map(({ id }) => id).sort()).toEqual(body.keys.map(({ id }) => id).sort());
    expect(listed.text).not.toMatch(/private|sealed|"d"/);
    await eventually(async () =>
      expect(await statuses(await mintToken(platform, { role: 'super_admin' }))).toEqual([200, 200]),
    );
  });

  it('are for operators alone to see and to rotate, and not before the next one is known', async () => {
    const manager = new Api(platform.url, await mintToken(platform, { role: 'owner', venue_id: newId() }));
    const { status: seen } = await manager.get('/signing-keys');
    const { status: rotated } = await manager.post('/signing-keys/rotate', { compromised: true });
    expect([seen, rotated]).toEqual([403, 403]);
    const operator = new Api(platform.url, await mintToken(platform, { role: 'super_admin' }));
    await eventually(async () => expect((await operator.post('/signing-keys/rotate', {})).status).toBe(200));
    const tooSoon = await operator.post<{ rule: string }>('/signing-keys/rotate', {});
    expect([tooSoon.status, tooSoon.body.rule]).toEqual([422, 'signing_key_too_new']);
    const wrong = await operator.post('/signing-keys/rotate', { compromised: 'yes' });
    expect(wrong.status).toBe(400);
    expect((await operator.post('/signing-keys/rotate')).status).toBe(422);
  });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
