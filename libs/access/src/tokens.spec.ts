import { createHmac, createPublicKey, generateKeyPairSync, KeyObject, sign as signBytes } from 'node:crypto';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import { Unauthorized } from '@guestflow/problems';
import { eventually } from '@guestflow/testing';
import { JwtService } from '@nestjs/jwt';
import { Strategy } from 'passport-jwt';
import { AccessClaims, jwksOverHttp, KeySource, tokenAudience, tokenIssuer, TokenVerifier } from './tokens';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const [ours, foreign] = [pair(), pair()];
const otherCurve = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const publicPem = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const claims = { sub: 'a-user', role: 'manager', sid: 'a-session', gen: 1, venue_id: 'a-venue' };

interface Signing {
  key?: KeyObject;
  keyid?: string;
  expiresIn?: number;
  issuer?: string;
  audience?: string;
}

/** A token as identity signs it, but for what a test changes. */
const token = (changed: object = {}, { key = ours.privateKey, ...options }: Signing = {}): string =>
  new JwtService({}).sign(
    { ...claims, ...changed },
    {
      privateKey: key.export({ type: 'pkcs8', format: 'pem' }),
      algorithm: 'ES256',
      keyid: 'ours',
      expiresIn: 900,
      issuer: tokenIssuer,
      audience: tokenAudience,
      ...options,
    },
  );

const encoded = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600;
const complete = (changed: object = {}) => ({
  ...claims,
  iss: tokenIssuer,
  aud: tokenAudience,
  exp: inAnHour(),
  ...changed,
});

/** A token put together by hand, as a forger would. */
function forged(header: unknown, payload: unknown, signature: (text: string) => Buffer | string): string {
  const text = `${encoded(header)}.${encoded(payload)}`;
  return `${text}.${Buffer.from(signature(text)).toString('base64url')}`;
}

const es256 = (key: KeyObject) => (text: string) =>
  signBytes('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
const hs256 = (secret: string) => (text: string) => createHmac('sha256', secret).update(text).digest();

const payloadOf = (text: string) =>
  JSON.parse(Buffer.from(text.split('.')[1]!, 'base64url').toString()) as AccessClaims;

function withPayload(text: string, payload: unknown): string {
  const [header, , signature] = text.split('.');
  return `${header}.${encoded(payload)}.${signature}`;
}

const keysOf = (keys: Record<string, KeyObject> = { ours: ours.publicKey }) =>
  jest.fn<ReturnType<KeySource>, Parameters<KeySource>>((keyId) => Promise.resolve(keys[keyId]));

/** The time is what the test says it is. */
function clockAt(start = Date.now()) {
  let now = start;
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  return { pass: (ms: number) => (now += ms) };
}

afterEach(() => jest.restoreAllMocks());

describe('an access token', () => {
  it('that identity signed is accepted, and says who, as what, in which session and where', async () => {
    expect(await new TokenVerifier(keysOf()).verify(token())).toMatchObject(claims);
  });

  it('put together by hand in the same way is accepted too, so that the forgeries below fail for their own reason', async () => {
    const good = forged({ alg: 'ES256', kid: 'ours', typ: 'JWT' }, complete(), es256(ours.privateKey));
    expect(await new TokenVerifier(keysOf()).verify(good)).toMatchObject(claims);
  });

  it.each<[string, () => string]>([
    ['unsigned (alg none)', () => forged({ alg: 'none', kid: 'ours', typ: 'JWT' }, complete(), () => '')],
    ['unsigned, in other letters', () => forged({ alg: 'nOnE', kid: 'ours' }, complete(), () => '')],
    ['with its signature cut off', () => token().replace(/[^.]+$/, '')],
    ['signed by HS256 with the public key', () => forged({ alg: 'HS256', kid: 'ours' }, complete(), hs256(publicPem))],
    [
      'signed by HS256 with the public key but saying ES256',
      () => forged({ alg: 'ES256', kid: 'ours' }, complete(), hs256(publicPem)),
    ],
    ['signed by another key under our key’s id', () => token({}, { key: foreign.privateKey })],
    [
      'signed by a key that it brings along',
      () =>
        forged(
          { alg: 'ES256', kid: 'ours', jwk: foreign.publicKey.export({ format: 'jwk' }) },
          complete(),
          es256(foreign.privateKey),
        ),
    ],
    ['signed with a key nobody knows', () => token({}, { keyid: 'unknown' })],
    ['signed with a key it does not name', () => forged({ alg: 'ES256' }, complete(), es256(ours.privateKey))],
    [
      'whose signature was altered',
      () => token().replace(/\.(.)([^.]*)$/, (_, a: string, rest: string) => `.${a === 'A' ? 'B' : 'A'}${rest}`),
    ],
    ['whose role was raised', () => withPayload(token(), { ...payloadOf(token()), role: 'super_admin' })],
    ['whose payload is no JSON any more', () => withPayload(token(), 'not json')],
    ['that has expired', () => token({}, { expiresIn: -1 })],
    ['that is not valid yet', () => token({ nbf: inAnHour() })],
    [
      'that never expires',
      () => forged({ alg: 'ES256', kid: 'ours' }, complete({ exp: undefined }), es256(ours.privateKey)),
    ],
    ['for somebody else’s API', () => token({}, { audience: 'another-api' })],
    [
      'for nobody’s API',
      () => forged({ alg: 'ES256', kid: 'ours' }, complete({ aud: undefined }), es256(ours.privateKey)),
    ],
    ['by another issuer', () => token({}, { issuer: 'somebody' })],
    ['by no issuer', () => forged({ alg: 'ES256', kid: 'ours' }, complete({ iss: undefined }), es256(ours.privateKey))],
    ['with a role that is none', () => token({ role: 'root' })],
    ['with a role that every object has', () => token({ role: 'constructor' })],
    ['with a role in a list', () => token({ role: ['super_admin'] })],
    [
      'for our API in a list in a list',
      () => forged({ alg: 'ES256', kid: 'ours' }, complete({ aud: [[tokenAudience]] }), es256(ours.privateKey)),
    ],
    ['signed with zeros', () => forged({ alg: 'ES256', kid: 'ours' }, complete(), () => Buffer.alloc(64))],
    [
      'signed by the key of another curve',
      () => forged({ alg: 'ES256', kid: 'ours' }, complete(), es256(otherCurve.privateKey)),
    ],
    ['of a bot at no venue', () => token({ role: 'bot', venue_id: undefined })],
    ['of a Mini App’s guest at no venue', () => token({ role: 'app_guest', tg: '1', venue_id: undefined })],
    ['of a Mini App’s guest without an account', () => token({ role: 'app_guest' })],
    ['of a bot with a guest’s account', () => token({ role: 'bot', tg: '1' })],
    ['of a manager with a guest’s account', () => token({ tg: '1' })],
    ['of nobody', () => token({ sub: '' })],
    ['of something that is no text', () => token({ sid: { id: 'a-session' } })],
    ['of half a generation', () => token({ gen: 1.5 })],
    ['of no session', () => token({ sid: undefined })],
    ['of no generation', () => token({ gen: undefined })],
    ['that says nothing', () => forged({ alg: 'ES256', kid: 'ours' }, null, es256(ours.privateKey))],
    ['that says a text', () => forged({ alg: 'ES256', kid: 'ours' }, '"manager"', es256(ours.privateKey))],
    ['whose header says nothing', () => forged(null, complete(), es256(ours.privateKey))],
    ['whose header is no JSON', () => forged('not json', complete(), es256(ours.privateKey))],
    ['that is empty', () => ''],
    ['that is a word', () => 'garbage'],
    ['that is three words', () => 'a.b.c'],
    ['that is three dots', () => '...'],
    ['that is very long', () => `${'a'.repeat(100_000)}.b.c`],
  ])('%s is refused', async (_how, make) => {
    await expect(new TokenVerifier(keysOf()).verify(make())).rejects.toBeInstanceOf(Unauthorized);
  });

  it('that has expired says so: its bearer may refresh it', async () => {
    const verifying = new TokenVerifier(keysOf()).verify(token({}, { expiresIn: -1 }));
    await expect(verifying).rejects.toMatchObject({ detail: 'The access token has expired' });
  });

  it('is checked against its key once, and remembered', async () => {
    const checks = jest.spyOn(Strategy as unknown as { JwtVerifier: () => void }, 'JwtVerifier');
    const verifier = new TokenVerifier(keysOf());
    const text = token();
    const first = await verifier.verify(text);
    expect(await verifier.verify(text)).toEqual(first);
    expect(checks).toHaveBeenCalledTimes(1);
  });

  it('is remembered no longer than its key is known, nor when another key has its id', async () => {
    const keys: Record<string, KeyObject> = { ours: ours.publicKey };
    const verifier = new TokenVerifier(keysOf(keys));
    const text = token();
    await verifier.verify(text);
    keys.ours = foreign.publicKey;
    await expect(verifier.verify(text)).rejects.toMatchObject({ detail: 'The access token is not valid' });
    keys.ours = ours.publicKey;
    await verifier.verify(text);
    delete keys.ours;
    await expect(verifier.verify(text)).rejects.toBeInstanceOf(Unauthorized);
  });

  it('is checked for each of many requests at once by itself: none gets what another one sent', async () => {
    const people = Array.from({ length: 50 }, (_, n) => `user-${n}`);
    const verifier = new TokenVerifier(async (keyId) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      return keyId === 'ours' ? ours.publicKey : undefined;
    });
    const told = people.map((sub, n) =>
      verifier.verify(n % 2 ? token({ sub }, { key: foreign.privateKey }) : token({ sub })).then(
        (found) => found.sub,
        () => 'refused',
      ),
    );
    expect(await Promise.all(told)).toEqual(people.map((sub, n) => (n % 2 ? 'refused' : sub)));
  });

  it('is checked by the keys of its own verifier, however many there are in the process', async () => {
    const [one, other] = [ours, foreign].map(({ publicKey }) => new TokenVerifier(keysOf({ ours: publicKey })));
    await one!.verify(token());
    await expect(other!.verify(token())).rejects.toBeInstanceOf(Unauthorized);
    await other!.verify(token({}, { key: foreign.privateKey }));
  });

  it.each([
    ['a path', '../../etc/passwd'],
    ['SQL', `' OR 1=1 --`],
    ['very long', 'k'.repeat(5_000)],
    ['a number', 7],
    ['a list', ['ours']],
    ['an object', { kid: 'ours' }],
    ['empty', ''],
  ])('whose key id is %s is refused before anybody is asked for that key', async (_how, kid) => {
    const keys = keysOf();
    const verifying = new TokenVerifier(keys).verify(forged({ alg: 'ES256', kid }, complete(), es256(ours.privateKey)));
    await expect(verifying).rejects.toBeInstanceOf(Unauthorized);
    expect(keys).not.toHaveBeenCalled();
  });

  it('is accepted no longer once it expires, although it was remembered', async () => {
    const clock = clockAt();
    const verifier = new TokenVerifier(keysOf());
    const text = token({}, { expiresIn: 60 });
    await verifier.verify(text);
    clock.pass(58_000);
    await verifier.verify(text);
    clock.pass(3_000);
    await expect(verifier.verify(text)).rejects.toMatchObject({ detail: 'The access token has expired' });
    // And not when it is forgotten after that either.
    await expect(verifier.verify(text)).rejects.toMatchObject({ detail: 'The access token has expired' });
  });

  it('that was refused is not remembered as refused: its key may become known', async () => {
    const keys: Record<string, KeyObject> = {};
    const verifier = new TokenVerifier(keysOf(keys));
    const text = token();
    await expect(verifier.verify(text)).rejects.toBeInstanceOf(Unauthorized);
    keys.ours = ours.publicKey;
    expect(await verifier.verify(text)).toMatchObject(claims);
  });

  it('altered after it was remembered is refused', async () => {
    const verifier = new TokenVerifier(keysOf());
    const text = token();
    await verifier.verify(text);
    const raised = withPayload(text, { ...payloadOf(text), role: 'super_admin' });
    await expect(verifier.verify(raised)).rejects.toBeInstanceOf(Unauthorized);
  });

  it('is not called invalid when its key cannot be asked for', async () => {
    const verifying = new TokenVerifier(() => Promise.reject(new Error('identity is away'))).verify(token());
    await expect(verifying).rejects.toThrow('identity is away');
  });
});

describe('public keys over HTTP', () => {
  let server: http.Server;
  let url: string;
  let asked: number;
  let published: Record<string, KeyObject>;
  let status: number;
  let hangs: boolean;

  beforeEach(async () => {
    asked = 0;
    status = 200;
    hangs = false;
    published = { first: ours.publicKey };
    server = http.createServer((_request, response) => {
      asked++;
      if (hangs) return;
      const keys = Object.entries(published).map(([kid, key]) => ({ ...key.export({ format: 'jwk' }), kid }));
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(status === 200 ? JSON.stringify({ keys }) : 'not now');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
  });

  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  const sameKey = (key: KeyObject | undefined, expected: KeyObject) =>
    expect(key && createPublicKey(key.export({ type: 'spki', format: 'pem' })).equals(expected)).toBe(true);

  it('are asked for once, however many want them at the start', async () => {
    const keyOf = jwksOverHttp(url);
    const keys = await Promise.all(Array.from({ length: 50 }, () => keyOf('first')));
    for (const key of keys) sameKey(key, ours.publicKey);
    expect(asked).toBe(1);
  });

  it('are not asked for again while they are new', async () => {
    const clock = clockAt();
    const keyOf = jwksOverHttp(url, 1_000, 5_000);
    await keyOf('first');
    clock.pass(4_900);
    sameKey(await keyOf('first'), ours.publicKey);
    expect(asked).toBe(1);
  });

  it('are read again regularly, beside the requests: one that is gone is forgotten, one that stays is the same', async () => {
    const clock = clockAt();
    const keyOf = jwksOverHttp(url, 1_000, 5_000);
    published = { gone: foreign.publicKey, stays: ours.publicKey };
    const [gone, stays] = [await keyOf('gone'), await keyOf('stays')];
    published = { stays: ours.publicKey };
    clock.pass(5_100);
    expect(await keyOf('gone')).toBe(gone);
    await eventually(async () => expect(await keyOf('gone')).toBeUndefined());
    expect(await keyOf('stays')).toBe(stays);
    expect(asked).toBe(2);
  });

  it('are read again before they are used when nobody has used them for long', async () => {
    const clock = clockAt();
    const keyOf = jwksOverHttp(url, 1_000, 5_000);
    await keyOf('first');
    published = { second: foreign.publicKey };
    clock.pass(86_400_000);
    expect(await keyOf('first')).toBeUndefined();
    expect(asked).toBe(2);
  });

  it('are read again after the clock was set back', async () => {
    const clock = clockAt();
    const keyOf = jwksOverHttp(url, 1_000, 5_000);
    await keyOf('first');
    published = { second: foreign.publicKey };
    clock.pass(-3_600_000);
    expect(await keyOf('first')).toBeUndefined();
  });

  it('that were had are used at once while identity fails or hangs, however long', async () => {
    const clock = clockAt();
    const keyOf = jwksOverHttp(url, 1_000, 5_000);
    await keyOf('first');
    status = 500;
    clock.pass(20_000);
    sameKey(await keyOf('first'), ours.publicKey);
    hangs = true;
    clock.pass(20_000);
    const began = performance.now();
    sameKey(await keyOf('first'), ours.publicKey);
    expect(performance.now() - began).toBeLessThan(1_000);
    await eventually(() => expect(asked).toBe(3));
  });

  it('are asked for again for an unknown id, so that a new key is found', async () => {
    const clock = clockAt();
    const keyOf = jwksOverHttp(url, 1_000);
    await keyOf('first');
    published = { second: foreign.publicKey, first: ours.publicKey };
    clock.pass(1_001);
    sameKey(await keyOf('second'), foreign.publicKey);
    sameKey(await keyOf('first'), ours.publicKey);
    expect(asked).toBe(2);
  });

  it('are not asked for more often than allowed, however many ids are forged', async () => {
    const clock = clockAt();
    const keyOf = jwksOverHttp(url, 1_000);
    const forge = async () => {
      for (let n = 0; n < 20; n++) expect(await keyOf(`forged-${n}`)).toBeUndefined();
      expect(await Promise.all(Array.from({ length: 20 }, (_, n) => keyOf(`also-${n}`)))).toEqual(
        Array(20).fill(undefined),
      );
    };
    await forge();
    expect(asked).toBe(1);
    clock.pass(900);
    await forge();
    expect(asked).toBe(1);
    clock.pass(101);
    await forge();
    expect(asked).toBe(2);
    sameKey(await keyOf('first'), ours.publicKey);
  });

  it('that are not to be had are an error, and no unknown key; they are asked for no more often either', async () => {
    const clock = clockAt();
    status = 500;
    const keyOf = jwksOverHttp(url, 1_000);
    for (let n = 0; n < 20; n++) await expect(keyOf('first')).rejects.toThrow('answered 500');
    expect(asked).toBe(1);
    status = 200;
    clock.pass(1_001);
    sameKey(await keyOf('first'), ours.publicKey);
    expect(asked).toBe(2);
  });

  it('that were had are kept while identity is away', async () => {
    const clock = clockAt();
    const keyOf = jwksOverHttp(url, 1_000);
    await keyOf('first');
    status = 500;
    clock.pass(1_001);
    await expect(keyOf('second')).rejects.toThrow('answered 500');
    sameKey(await keyOf('first'), ours.publicKey);
  });

  it('verify a token from end to end', async () => {
    published = { ours: ours.publicKey };
    expect(await new TokenVerifier(jwksOverHttp(url)).verify(token())).toMatchObject(claims);
  });
});
