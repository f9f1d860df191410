import { newApiKey } from '@guestflow/access';
import { Unauthorized } from '@guestflow/problems';
import { Exchange, Partner } from './api-key-exchange';
import { ApiKeys } from './api-keys';
import { Revocations } from './revocations';

const began = 1_700_000_000_000;
const seconds = (count: number) => began + count * 1_000;
const partner = (gen = 1, livesFor = 300): Partner => ({
  token: `token ${gen}`,
  claims: { sub: 'k', sid: 'k', gen, role: 'partner', scopes: [], venue_id: 'cafe', exp: seconds(livesFor) / 1_000 },
});

function keysOver(answer: () => Promise<Partner>, max?: number) {
  const exchange = jest.fn<ReturnType<Exchange>, Parameters<Exchange>>(answer);
  const revocations = new Revocations();
  return { exchange, revocations, keys: new ApiKeys(exchange, revocations, max) };
}
const { key } = newApiKey();

describe('an API key at the gateway', () => {
  it('is changed into a token once, however many ask at once, and again after a minute', async () => {
    const { keys, exchange } = keysOver(() => Promise.resolve(partner()));
    const all = await Promise.all(Array.from({ length: 20 }, () => keys.partnerOf(key, began)));
    expect(new Set(all).size).toBe(1);
    await keys.partnerOf(key, seconds(59));
    expect(exchange).toHaveBeenCalledTimes(1);
    await keys.partnerOf(key, seconds(60));
    expect(exchange).toHaveBeenCalledTimes(2);
  });

  it('is asked for anew when its token expires before that', async () => {
    const { keys, exchange } = keysOver(() => Promise.resolve(partner(1, 10)));
    await keys.partnerOf(key, began);
    await keys.partnerOf(key, seconds(9));
    await keys.partnerOf(key, seconds(10));
    expect(exchange).toHaveBeenCalledTimes(2);
  });

  it('is asked for anew as soon as it is known to have changed', async () => {
    let gen = 1;
    const { keys, exchange, revocations } = keysOver(() => Promise.resolve(partner(gen)));
    await keys.partnerOf(key, began);
    gen = 2;
    revocations.hear([{ sid: 'k', gen: 2 }], [], began);
    expect(await keys.partnerOf(key, seconds(1))).toMatchObject({ token: 'token 2' });
    await keys.partnerOf(key, seconds(2));
    expect(exchange).toHaveBeenCalledTimes(2);
  });

  it('that is refused is refused without asking for a while', async () => {
    const { keys, exchange } = keysOver(() => Promise.reject(new Unauthorized('The API key was revoked')));
    for (const at of [0, 1, 9]) {
      await expect(keys.partnerOf(key, seconds(at))).rejects.toMatchObject({ detail: 'The API key was revoked' });
    }
    expect(exchange).toHaveBeenCalledTimes(1);
    await expect(keys.partnerOf(key, seconds(10))).rejects.toBeInstanceOf(Unauthorized);
    expect(exchange).toHaveBeenCalledTimes(2);
  });

  it('that cannot be one is refused without asking at all', async () => {
    const { keys, exchange } = keysOver(() => Promise.resolve(partner()));
    for (const text of ['gf_x', '', `${key}x`]) {
      await expect(keys.partnerOf(text, began)).rejects.toBeInstanceOf(Unauthorized);
    }
    expect([exchange.mock.calls.length, keys.size]).toEqual([0, 0]);
  });

  it('goes on with the token it has while identity is away, but not once that has expired', async () => {
    let away = false;
    const { keys, exchange } = keysOver(() =>
      away ? Promise.reject(new Error('connect ECONNREFUSED')) : Promise.resolve(partner()),
    );
    await keys.partnerOf(key, began);
    away = true;
    expect(await keys.partnerOf(key, seconds(61))).toMatchObject({ token: 'token 1' });
    await keys.partnerOf(key, seconds(62));
    expect(exchange).toHaveBeenCalledTimes(2);
    expect(await keys.partnerOf(key, seconds(299))).toMatchObject({ token: 'token 1' });
    await expect(keys.partnerOf(key, seconds(300))).rejects.toThrow('ECONNREFUSED');
  });

  it('that changed does not go on with its old token while identity is away', async () => {
    let away = false;
    const { keys, revocations } = keysOver(() =>
      away ? Promise.reject(new Error('connect ECONNREFUSED')) : Promise.resolve(partner()),
    );
    await keys.partnerOf(key, began);
    away = true;
    revocations.hear([{ sid: 'k', gen: 2 }], [], began);
    await expect(keys.partnerOf(key, seconds(1))).rejects.toThrow('ECONNREFUSED');
  });

  it('may be refused before it costs a call, and costs none while it is known', async () => {
    const { keys, exchange } = keysOver(() => Promise.resolve(partner()));
    const refuse = () => {
      throw new Error('too many');
    };
    await expect(keys.partnerOf(key, began, refuse)).rejects.toThrow('too many');
    expect(exchange).not.toHaveBeenCalled();
    await keys.partnerOf(key, began);
    await keys.partnerOf(key, seconds(1), refuse);
  });

  it('is one of so many at most that are kept', async () => {
    const { keys } = keysOver(() => Promise.reject(new Unauthorized()), 50);
    for (let n = 0; n < 120; n++) await keys.partnerOf(newApiKey().key, began).catch(() => undefined);
    expect(keys.size).toBe(50);
  });
});
