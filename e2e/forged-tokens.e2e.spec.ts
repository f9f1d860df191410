import { createHmac, createPublicKey, generateKeyPairSync, KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { accessTokenSeconds, jwksRetryMs, tokenAudience, tokenIssuer } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { SigningKey, SigningKeys } from '../apps/identity/src/signing-keys/signing-keys.service';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  request_id: string;
}

type Sign = (text: string) => Buffer | string;
type Parts = Record<string, unknown>;

const encoded = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Put together by hand. A text stands as it is, where an object could not say the same. */
function forged(header: Parts | string, payload: Parts | string, signature: Sign): string {
  const text = `${encoded(header)}.${encoded(payload)}`;
  return `${text}.${Buffer.from(signature(text)).toString('base64url')}`;
}

const es256 =
  (key: KeyObject): Sign =>
  (text) =>
    sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
const hs256 =
  (secret: string | Buffer): Sign =>
  (text) =>
    createHmac('sha256', secret).update(text).digest();
const bytes =
  (...values: number[][]): Sign =>
  () =>
    Buffer.from(values.flat());
const now = () => Math.floor(Date.now() / 1000);
const repeated = (byte: number, times: number) => Array<number>(times).fill(byte);

describe('a forged token', () => {
  let platform: TestPlatform;
  let key: SigningKey;
  let jwk: Parts & { kid: string };
  let publicPem: string;
  let publicDer: Buffer;
  let genuine: string;
  let retired: string;
  const mine = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [p384, k256] = ['P-384', 'secp256k1'].map((namedCurve) => generateKeyPairSync('ec', { namedCurve }));
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });

  beforeAll(async () => {
    platform = await startTestPlatform();
    const keys = platform.services.identity.app.get(SigningKeys);
    // A key that is given up, and what it signed while it was good.
    retired = await mintToken(platform, { role: 'super_admin' });
    const admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    expect((await admin.post('/signing-keys/rotate', { compromised: true })).status).toBe(200);
    key = await keys.current();
    const published = await fetch(`${platform.services.identity.url}/.well-known/jwks.json`);
    jwk = ((await published.json()) as { keys: (typeof jwk)[] }).keys.find(({ kid }) => kid === key.id)!;
    const publicKey = createPublicKey(key.privateKey);
    publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    publicDer = publicKey.export({ type: 'spki', format: 'der' });
    genuine = await mintToken(platform, { role: 'manager', venue_id: newId() });
  });
  afterAll(() => platform.close());

  const claims = (changed: Parts = {}): Parts => ({
    sub: newId(),
    role: 'super_admin',
    sid: newId(),
    gen: 1,
    iss: tokenIssuer,
    aud: tokenAudience,
    iat: now(),
    exp: now() + accessTokenSeconds,
    ...changed,
  });
  const header = (changed: Parts = {}): Parts => ({ alg: 'ES256', typ: 'JWT', kid: key.id, ...changed });
  /** As identity itself would sign it: only what it says is wrong. */
  const signed = (changed: Parts, head: Parts = {}) => forged(header(head), claims(changed), es256(key.privateKey));
  /** By the forger's own key. */
  const foreign = (head: Parts, changed: Parts = {}) => forged(header(head), claims(changed), es256(mine.privateKey));
  const parts = () => genuine.split('.') as [string, string, string];
  const withPayload = (change: (payload: string) => string) => {
    const [head, payload, signature] = parts();
    return `${head}.${encoded(change(Buffer.from(payload, 'base64url').toString()))}.${signature}`;
  };
  const withSignature = (change: (signature: Buffer) => Buffer) => {
    const [head, payload, signature] = parts();
    return `${head}.${payload}.${change(Buffer.from(signature, 'base64url')).toString('base64url')}`;
  };

  const cases: [how: string, make: () => string][] = [
    ...['none', 'None', 'NONE', 'nOnE', 'none ', ''].flatMap((alg): [string, () => string][] => [
      [`alg “${alg}” without a signature`, () => forged(header({ alg }), claims(), () => '')],
      [
        `alg “${alg}” with the signature of a good one`,
        () => forged(header({ alg }), claims(), () => Buffer.from(parts()[2], 'base64url')),
      ],
    ]),
    ['no alg', () => forged({ kid: key.id }, claims(), es256(key.privateKey))],
    ['alg in a list', () => forged(header({ alg: ['ES256'] }), claims(), es256(key.privateKey))],
    [
      'HS256 with the public key’s PEM as the secret',
      () => forged(header({ alg: 'HS256' }), claims(), hs256(publicPem)),
    ],
    [
      'HS256 with the PEM without its last line',
      () => forged(header({ alg: 'HS256' }), claims(), hs256(publicPem.trim())),
    ],
    ['HS256 with the public key’s DER', () => forged(header({ alg: 'HS256' }), claims(), hs256(publicDer))],
    ['HS256 with the JWK’s text', () => forged(header({ alg: 'HS256' }), claims(), hs256(JSON.stringify(jwk)))],
    ['HS256 with an empty secret', () => forged(header({ alg: 'HS256' }), claims(), hs256(''))],
    ['ES256 that is HS256 with the PEM', () => forged(header(), claims(), hs256(publicPem))],
    [
      'RS256 under our key’s id',
      () => forged(header({ alg: 'RS256' }), claims(), (text) => sign('sha256', Buffer.from(text), rsa.privateKey)),
    ],
    [
      'ES384 by another curve',
      () =>
        forged(header({ alg: 'ES384' }), claims(), (text) =>
          sign('sha384', Buffer.from(text), { key: p384!.privateKey, dsaEncoding: 'ieee-p1363' }),
        ),
    ],
    ['ES256 by P-384', () => forged(header(), claims(), es256(p384!.privateKey))],
    ['ES256 by secp256k1', () => forged(header(), claims(), es256(k256!.privateKey))],
    ['expired', () => signed({ exp: now() - 1 })],
    ['expired long ago', () => signed({ exp: 1 })],
    ['not yet valid', () => signed({ nbf: now() + 600 })],
    ['that never expires', () => signed({ exp: undefined })],
    ['that expires in words', () => signed({ exp: 'never' })],
    [
      'that expires after infinity',
      () => forged(header(), JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":1e999'), es256(key.privateKey)),
    ],
    ['for another audience', () => signed({ aud: 'another-api' })],
    ['for no audience', () => signed({ aud: undefined })],
    ['for our audience in a list in a list', () => signed({ aud: [[tokenAudience]] })],
    ['for an audience that begins as ours', () => signed({ aud: `${tokenAudience}.example` })],
    ['by another issuer', () => signed({ iss: 'https://guestflow' })],
    ['by no issuer', () => signed({ iss: undefined })],
    ['by our key under an unknown id', () => forged(header({ kid: newId() }), claims(), es256(key.privateKey))],
    ['by no key in particular', () => forged({ alg: 'ES256' }, claims(), es256(key.privateKey))],
    ...[
      '../../../../dev/null',
      '/etc/passwd',
      'file:///dev/null',
      `' UNION SELECT 'x' --`,
      `${'k'.repeat(3_000)}`,
      '__proto__',
      'constructor',
      '',
      'a\u0000b',
      'ключ',
    ].map((kid): [string, () => string] => [
      `with the key id ${JSON.stringify(kid.slice(0, 30))}`,
      () => foreign({ kid }),
    ]),
    ...[7, null, true, ['x'], { $ne: null }].map((kid): [string, () => string] => [
      `with a key id that is ${JSON.stringify(kid)}`,
      () => foreign({ kid }),
    ]),
    ['by a foreign key under our id', () => foreign({})],
    ['that brings its key along (jwk)', () => foreign({ jwk: mine.publicKey.export({ format: 'jwk' }) })],
    [
      'that brings its key along under our id',
      () => foreign({ jwk: { ...mine.publicKey.export({ format: 'jwk' }), kid: key.id } }),
    ],
    [
      'that brings a certificate along (x5c)',
      () => foreign({ x5c: [mine.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')] }),
    ],
    ['with a critical extension', () => foreign({ crit: ['exp'] })],
    ['whose role was raised', () => withPayload((text) => text.replace('"manager"', '"super_admin"'))],
    [
      'whose venue was changed',
      () => withPayload((text) => text.replace(/"venue_id":"[^"]+"/, `"venue_id":"${newId()}"`)),
    ],
    ['that says its role twice', () => withPayload((text) => text.replace('{', '{"role":"super_admin",'))],
    [
      'that says its role twice, the good one first',
      () => withPayload((text) => text.replace(/}$/, ',"role":"super_admin"}')),
    ],
    ['whose payload has one more space', () => withPayload((text) => `${text} `)],
    ['signed with r = s = 0', () => forged(header(), claims(), bytes(repeated(0, 64)))],
    ['signed with r = s = 0 as DER', () => forged(header(), claims(), bytes([0x30, 6, 2, 1, 0, 2, 1, 0]))],
    ['signed with r = s = 1', () => forged(header(), claims(), bytes(repeated(0, 31), [1], repeated(0, 31), [1]))],
    ['signed with r = s = 2²⁵⁶ − 1', () => forged(header(), claims(), bytes(repeated(255, 64)))],
    [
      'signed with the order of the curve',
      () =>
        forged(header(), claims(), () =>
          Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'.repeat(2), 'hex'),
        ),
    ],
    ['whose signature is one byte short', () => withSignature((signature) => signature.subarray(0, -1))],
    [
      'whose signature is one byte long',
      () => withSignature((signature) => Buffer.concat([signature, Buffer.alloc(1)])),
    ],
    [
      'whose signature begins with a zero',
      () => withSignature((signature) => Buffer.concat([Buffer.alloc(1), signature])),
    ],
    ['whose signature stands there twice', () => withSignature((signature) => Buffer.concat([signature, signature]))],
    [
      'whose signature has one other bit',
      () => withSignature((signature) => (signature.writeUInt8(signature[9]! ^ 1, 9), signature)),
    ],
    ['whose signature is gone', () => `${parts()[0]}.${parts()[1]}.`],
    ['without a signature’s dot', () => `${parts()[0]}.${parts()[1]}`],
    ['with a fourth part', () => `${genuine}.x`],
    ['encrypted, so it says (five parts)', () => `${genuine}.x.y`],
    ...['sub', 'role', 'sid', 'gen', 'exp', 'iss', 'aud'].map((name): [string, () => string] => [
      `that does not say ${name}`,
      () => signed({ [name]: undefined }),
    ]),
    ...Object.entries({ sub: {}, role: ['super_admin'], sid: [], gen: 0, exp: null }).map(
      ([name, value]): [string, () => string] => [
        `whose ${name} is ${JSON.stringify(value)}`,
        () => signed({ [name]: value }),
      ],
    ),
    ['with a role that is none', () => signed({ role: 'root' })],
    ['with a role that every object has', () => signed({ role: 'toString' })],
    ['that says null', () => forged(header(), 'null', es256(key.privateKey))],
    ['that says a list', () => forged(header(), '[]', es256(key.privateKey))],
    ['that says nothing', () => forged(header(), '', es256(key.privateKey))],
    ['whose header is null', () => forged('null', claims(), es256(key.privateKey))],
    ['whose header is no JSON', () => forged('{', claims(), es256(key.privateKey))],
    ['whose header is deep', () => forged(`${'['.repeat(3_000)}${']'.repeat(3_000)}`, claims(), es256(key.privateKey))],
    ['that is huge', () => forged(header(), claims({ padding: 'x'.repeat(9_000) }), es256(mine.privateKey))],
    ['that is dots', () => '...'],
    ['signed by a key that was given up', () => retired],
  ];

  const doors = () => [platform.url, platform.services.analytics.url];

  it('stands beside a good one that both doors take, so that it fails for its own reason', async () => {
    for (const token of [signed({}), await mintToken(platform, { role: 'super_admin' })]) {
      for (const door of doors()) {
        await eventually(async () => expect((await new Api(door, token).get('/audit-log?limit=1')).status).toBe(200));
      }
    }
  });

  it.each(cases)('%s is refused at the gateway, and at the service behind it', async (...[, make]) => {
    const token = make();
    for (const door of doors()) {
      const { status, headers, body } = await new Api(door, token).get<ProblemBody>('/audit-log?limit=1');
      expect([door, status, body.code, body.status]).toEqual([door, 401, 'unauthorized', 401]);
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(body.request_id).toBe(headers.get('x-request-id'));
      // Why, but nothing about the keys.
      expect(body.detail).toMatch(
        /^(The access token (is not valid|has expired|is signed with a key that is not ours)|A valid access token is needed)$/,
      );
    }
  });

  it('too long for a header is refused before anybody reads it', async () => {
    const answer = await new Api(platform.url, 'x'.repeat(20_000)).get('/audit-log');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('of an address to fetch keys from (jku, x5u) has nobody fetch them', async () => {
    let asked = 0;
    const forger = createServer((_, response) => {
      asked++;
      response.end(JSON.stringify({ keys: [{ ...mine.publicKey.export({ format: 'jwk' }), kid: 'mine' }] }));
    });
    await new Promise<void>((resolve) => forger.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(forger.address() as { port: number }).port}/jwks.json`;
      for (const door of doors()) {
        for (const head of [{ jku: url }, { x5u: url }, { jku: url, kid: 'mine' }, { iss: url, kid: url }]) {
          const { status } = await new Api(door, foreign(head, { iss: url })).get('/audit-log');
          expect([head, status]).toEqual([head, 401]);
        }
      }
      expect(asked).toBe(0);
    } finally {
      forger.close();
    }
  });

  it('with an unknown key id, however many, has identity asked no more often than it may be', async () => {
    const askedSoFar = async () => {
      const text = await (await fetch(`${platform.services.identity.url}/metrics`)).text();
      const lines = text.split('\n').filter((line) => /request_duration_seconds_count\{.*jwks\.json/.test(line));
      expect(lines.length).toBeGreaterThan(0);
      return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    };
    const before = await askedSoFar();
    const began = Date.now();
    let sent = 0;
    while (Date.now() - began < 2 * jwksRetryMs || sent <= 100) {
      const attempts = doors().flatMap((door) =>
        Array.from({ length: 10 }, () => new Api(door, foreign({ kid: newId() })).get('/audit-log')),
      );
      for (const { status } of await Promise.all(attempts)) expect(status).toBe(401);
      sent += attempts.length;
    }
    const asked = (await askedSoFar()) - before;
    const budget = doors().length * (Math.ceil((Date.now() - began) / jwksRetryMs) + 1);
    expect(sent).toBeGreaterThan(100);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(budget);
  });

  it('does not keep good ones out: afterwards they are taken as before', async () => {
    const token = await mintToken(platform, { role: 'super_admin' });
    for (const door of doors()) expect((await new Api(door, token).get('/audit-log?limit=1')).status).toBe(200);
  });
});
