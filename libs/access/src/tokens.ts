import { createHash, createPublicKey, KeyObject } from 'node:crypto';
import { Unauthorized } from '@guestflow/problems';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { OtherRole, otherRoles, Role, roleNames } from './permissions';

export const tokenIssuer = 'guestflow';
export const tokenAudience = 'guestflow-api';
export const accessTokenSeconds = 15 * 60;

/** What an access token says. */
export interface AccessClaims {
  /** A person's id, or a partner's key's, a bot's, or that of a guest's sign-in by a Mini App. */
  sub: string;
  role: Role | OtherRole;
  /** The session, or once more the key: what can be ended before the token expires. */
  sid: string;
  /** Grows when the session's rights change: tokens of an older generation are no longer taken. */
  gen: number;
  venue_id?: string;
  /** The operator who works in the person's name. */
  imp?: string;
  /** What a partner's key was given. */
  scopes?: string[];
  /** The Telegram account of a guest who comes by a Mini App. */
  tg?: string;
  exp: number;
}

/** Where public keys come from: identity's own table, or its JWKS over HTTP. */
export type KeySource = (keyId: string) => Promise<KeyObject | undefined>;

interface Verified {
  claims: AccessClaims;
  keyId: string;
  key: KeyObject;
}

/** What the strategy is given for a request: the header with the token, and the key its id names. */
interface Attempt {
  headers: { authorization: string };
  key: KeyObject;
}

const maxCached = 20_000;

/**
 * Checks access tokens. A verified one is remembered until it expires or its key is no longer published: checking a
 * signature costs fifteen times a look-up.
 *
 * The check itself is passport-jwt's. Each verifier has a strategy of its own and drives it as passport does, on a copy
 * per request: passport's register is one for the whole process, where many services, each with its own keys, may run.
 */
export class TokenVerifier {
  private readonly verified = new Map<string, Verified>();
  private readonly strategy = new Strategy(
    {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // jsonwebtoken takes the key as it is; a text it would have to read again each time.
      secretOrKeyProvider: ({ key }: Attempt, _token, done) => done(null, key as unknown as Buffer),
      algorithms: ['ES256'],
      issuer: tokenIssuer,
      audience: tokenAudience,
    },
    (claims: unknown, done) => done(null, isComplete(claims) ? claims : false),
  );

  constructor(private readonly keyOf: KeySource) {}

  async verify(token: string): Promise<AccessClaims> {
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(digest);
    if (known) {
      if (known.claims.exp * 1000 > Date.now()) {
        if ((await this.keyOf(known.keyId)) === known.key) return known.claims;
      }
      this.verified.delete(digest);
    }
    const verified = await this.verifyAnew(token);
    if (this.verified.size >= maxCached) this.verified.delete(this.verified.keys().next().value!);
    this.verified.set(digest, verified);
    return verified.claims;
  }

  private async verifyAnew(token: string): Promise<Verified> {
    const keyId = keyIdOf(token);
    if (!keyId) throw new Unauthorized('The access token is not valid');
    const key = await this.keyOf(keyId);
    if (!key) throw new Unauthorized('The access token is signed with a key that is not ours');
    try {
      return { claims: await this.authenticate({ headers: { authorization: `Bearer ${token}` }, key }), keyId, key };
    } catch (error) {
      const expired = error instanceof Error && error.name === 'TokenExpiredError';
      throw new Unauthorized(expired ? 'The access token has expired' : 'The access token is not valid');
    }
  }

  private authenticate(request: Attempt): Promise<AccessClaims> {
    return new Promise((resolve, reject) => {
      const attempt = Object.create(this.strategy) as Strategy;
      attempt.success = (claims) => resolve(claims as AccessClaims);
      attempt.fail = (why: unknown) => reject(why instanceof Error ? why : new Error('incomplete'));
      attempt.error = reject;
      // What it throws by itself, over claims that are none, rejects too.
      attempt.authenticate(request as unknown as Parameters<Strategy['authenticate']>[0]);
    });
  }
}

function isComplete(claims: unknown): claims is AccessClaims {
  if (typeof claims !== 'object' || claims === null) return false;
  const { sub, role, sid, gen, exp, venue_id, tg } = claims as Record<string, unknown>;
  return (
    [...roleNames, ...otherRoles].some((name) => name === role) &&
    (role === 'app_guest') === (typeof tg === 'string') &&
    // Of a bot and its guests it is never left open where.
    (typeof venue_id === 'string' || (role !== 'bot' && role !== 'app_guest')) &&
    [sub, sid].every((id) => typeof id === 'string' && id !== '') &&
    Number.isInteger(gen) &&
    (gen as number) >= 1 &&
    Number.isFinite(exp)
  );
}

/** Unchecked: it only says which key to check with. What cannot be the id of one of our keys is nobody's to be asked for. */
function keyIdOf(token: string): string | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString());
    const { kid } = header as { kid?: unknown };
    return typeof kid === 'string' && /^[\w-]{1,64}$/.test(kid) ? kid : undefined;
  } catch {
    return undefined;
  }
}

export interface Jwks {
  keys: { kid: string; [parameter: string]: unknown }[];
}

/** How soon at the earliest the keys are asked for again. A new key is published for longer than that before it signs. */
export const jwksRetryMs = 2_000;
/** How long they are known before they are asked for again: a key that is no longer published is forgotten by then. */
export const jwksRereadMs = 5_000;

/**
 * Public keys fetched from identity and kept. They are read again every `rereadMs`, beside the requests; after twice that
 * (nothing was asked for a while) before the next one. An unknown key id asks at once, but not more often than `retryMs`,
 * whether that succeeds or not: otherwise forged ids would have us call identity for each request. While the keys cannot
 * be had, those that are known are kept, and an unknown id is an error, since it may well be a good one.
 */
export function jwksOverHttp(url: string, retryMs = jwksRetryMs, rereadMs = jwksRereadMs): KeySource {
  let keys = new Map<string, { key: KeyObject; jwk: string }>();
  // When what is known was asked for, and when anything was last asked for.
  let knownAt = -Infinity;
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;
  let failure: Error | undefined;

  const ask = async () => {
    const began = Date.now();
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      const { keys: listed } = (await answer.json()) as Jwks;
      keys = new Map(listed.map((jwk) => [jwk.kid, sameOrNew(jwk, keys.get(jwk.kid))]));
      failure = undefined;
      knownAt = askedAt = began;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      askedAt = Date.now();
    } finally {
      asking = undefined;
    }
  };

  return async (keyId) => {
    const [unknown, old] = [!keys.has(keyId), !isWithin(knownAt, rereadMs)];
    if ((unknown || old) && !isWithin(askedAt, retryMs)) asking ??= ask();
    // Only while identity answers: a request is not to wait for one that does not, when its key is known.
    if (unknown || (!failure && !isWithin(knownAt, 2 * rereadMs))) await asking;
    const known = keys.get(keyId);
    if (!known && failure) throw failure;
    return known?.key;
  };
}

/** A key that has not changed stays the same object: by that remembered tokens know it. */
function sameOrNew(
  jwk: Jwks['keys'][number],
  known?: { key: KeyObject; jwk: string },
): { key: KeyObject; jwk: string } {
  const text = JSON.stringify(jwk);
  return known?.jwk === text ? known : { key: createPublicKey({ key: jwk, format: 'jwk' }), jwk: text };
}

/** A clock that was set back does not make the past last longer. */
function isWithin(moment: number, ms: number): boolean {
  const passed = Date.now() - moment;
  return passed >= 0 && passed <= ms;
}
