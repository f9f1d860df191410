import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  appGuestTokenSeconds,
  BotTokenRequest,
  botTokenRequestMs,
  botTokenSeal,
  botTokenSeconds,
  TokenVerifier,
} from '@guestflow/access';
import { newId, Sealer } from '@guestflow/persistence';
import { Unauthorized } from '@guestflow/problems';
import { SigningKeys } from '../signing-keys/signing-keys.service';
import { BotTokens } from './bot-tokens.service';

const ours = new Sealer(`ours:${randomBytes(32).toString('base64')}`);
const anothers = new Sealer(`ours:${randomBytes(32).toString('base64')}`);
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const now = new Date();
const keys = { current: () => Promise.resolve({ id: 'a-key', privateKey }) } as unknown as SigningKeys;
const tokens = new BotTokens(ours, keys, { now: () => now });
const verifier = new TokenVerifier(() => Promise.resolve(publicKey));

const asBot: BotTokenRequest = { role: 'bot', venue_id: newId(), sub: newId(), at: now.getTime() };
const asGuest: BotTokenRequest = { ...asBot, role: 'app_guest', tg: '123456789' };
const sealed = (request: unknown, by = ours, where = botTokenSeal) =>
  by.seal(typeof request === 'string' ? request : JSON.stringify(request), where);

describe('a token that is asked for under seal', () => {
  it('is the bot’s, at its venue, for a quarter of an hour', async () => {
    const { access_token, expires_in } = await tokens.sign(sealed(asBot));
    const { sub, venue_id } = asBot;
    const claims = await verifier.verify(access_token);
    expect(claims).toMatchObject({ role: 'bot', sub, sid: sub, gen: 1, venue_id });
    expect([claims.tg, expires_in]).toEqual([undefined, botTokenSeconds]);
    expect(claims.exp - now.getTime() / 1_000).toBeCloseTo(botTokenSeconds, -1);
  });

  it('is the guest’s of a Mini App, with his account, for an hour', async () => {
    const { access_token, expires_in } = await tokens.sign(sealed(asGuest));
    const { sub, venue_id, tg } = asGuest;
    expect(await verifier.verify(access_token)).toMatchObject({ role: 'app_guest', sub, venue_id, tg });
    expect(expires_in).toBe(appGuestTokenSeconds);
  });

  it.each([-botTokenRequestMs, botTokenRequestMs])('is had by a clock that differs by %p ms', async (ms) => {
    await tokens.sign(sealed({ ...asBot, at: asBot.at + ms }));
  });

  it.each<[string, () => string]>([
    ['that is not sealed', () => JSON.stringify(asBot)],
    ['that is nothing', () => ''],
    ['sealed by somebody else', () => sealed(asBot, anothers)],
    ['sealed for another purpose', () => sealed(asBot, ours, 'bots/token')],
    [
      'whose seal was tampered with',
      () => sealed(asBot).replace(/.{20}$/, (end) => (end[0] === 'A' ? 'B' : 'A') + end.slice(1)),
    ],
    ['that is too old', () => sealed({ ...asBot, at: asBot.at - botTokenRequestMs - 1 })],
    ['from the future', () => sealed({ ...asBot, at: asBot.at + botTokenRequestMs + 1 })],
    ['that does not say from when', () => sealed({ ...asBot, at: undefined })],
    ['from no moment there is', () => sealed({ ...asBot, at: 'now' })],
    ['for a role that is none', () => sealed({ ...asBot, role: 'root' })],
    ['for the operator', () => sealed({ ...asBot, role: 'super_admin' })],
    ['for a partner', () => sealed({ ...asBot, role: 'partner' })],
    ['for no role', () => sealed({ ...asBot, role: undefined })],
    ['for no venue', () => sealed({ ...asBot, venue_id: undefined })],
    ['for a guest at no venue', () => sealed({ ...asGuest, venue_id: undefined })],
    ['for a venue that is none', () => sealed({ ...asBot, venue_id: 'all' })],
    ['for nobody', () => sealed({ ...asBot, sub: '' })],
    ['for a bot with a guest’s account', () => sealed({ ...asBot, tg: '1' })],
    ['for a guest without an account', () => sealed({ ...asGuest, tg: undefined })],
    ['for a guest whose account is none', () => sealed({ ...asGuest, tg: '-1' })],
    ['for a guest whose account is a number', () => sealed({ ...asGuest, tg: 1 })],
    ['that says nothing', () => sealed('null')],
    ['that is a list', () => sealed([asBot])],
    ['that is no JSON', () => sealed('bot')],
  ])('is not given for a request %s', async (_how, make) => {
    await expect(tokens.sign(make())).rejects.toThrow(Unauthorized);
  });
});
