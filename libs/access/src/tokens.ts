import { createHash, createPublicKey, KeyObject } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { Unauthorized } from '@guestflow/problems';
import { Role, roleNames } from './permissions';

export const tokenIssuer = 'guestflow';
export const tokenAudience = 'guestflow-api';
export const accessTokenSeconds = 15 * 60;

/** What an access token says. */
export interface AccessClaims {
  /** A person's id, or a partner's key's. */
  sub: string;
  role: Role | 'partner';
  /** The session, or once more the key: what can be ended before the token expires. */
  sid: string;
  /** Grows when the session's rights change: tokens of an older generation are no longer taken. */
  gen: number;
  venue_id?: string;
  /** The operator who works in the person's name. */
  imp?: string;
  /** What a partner's key was given. */
  scopes?: string[];
  exp: number;
}

/** Where public keys come from: identity's own table, or its JWKS over HTTP. */
export type KeySource = (keyId: string) => Promise<KeyObject | undefined>;

const maxCached = 20_000;

/** Checks access tokens. A verified one is remembered until it expires: checking a signature costs fifteen times a look-up. */
export class TokenVerifier {
  private readonly verified = new Map<string, AccessClaims>();
  private readonly jwt = new JwtService({});

  constructor(private readonly keyOf: KeySource) {}

  async verify(token: string): Promise<AccessClaims> {
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(digest);
    if (known) {
      if (known.exp * 1000 > Date.now()) return known;
      this.verified.delete(digest);
      throw new Unauthorized('The access token has expired');
    }
    const claims = await this.verifyAnew(token);
    if (this.verified.size >= maxCached) this.verified.delete(this.verified.keys().next().value!);
    this.verified.set(digest, claims);
    return claims;
  }

  private async verifyAnew(token: string): Promise<AccessClaims> {
    const header = this.headerOf(token);
    if (header?.alg !== 'ES256' || !header.kid) throw new Unauthorized('The access token is not valid');
    const key = await this.keyOf(header.kid);
    if (!key) throw new Unauthorized('The access token is signed with a key that is not ours');
    try {
      const claims = this.jwt.verify<AccessClaims>(token, {
        publicKey: key.export({ type: 'spki', format: 'pem' }),
        algorithms: ['ES256'],
        issuer: tokenIssuer,
        audience: tokenAudience,
      });
      const known = claims.role === 'partner' || roleNames.includes(claims.role);
      const complete = known && claims.sub && claims.sid && claims.gen >= 1 && Number.isFinite(claims.exp);
      if (!complete) throw new Error('incomplete');
      return claims;
    } catch (error) {
      const expired = error instanceof Error && error.name === 'TokenExpiredError';
      throw new Unauthorized(expired ? 'The access token has expired' : 'The access token is not valid');
    }
  }

  /** Unchecked: it only says which key to check with. */
  private headerOf(token: string): { alg?: string; kid?: string } | undefined {
    try {
      return this.jwt.decode<{ header: { alg?: string; kid?: string } } | null>(token, { complete: true })?.header;
    } catch {
      return undefined;
    }
  }
}

export interface Jwks {
  keys: { kid: string; [parameter: string]: unknown }[];
}

/**
 * Public keys fetched from identity and kept. An unknown key id asks again, but not more often than `retryMs`, whether
 * that succeeds or not: otherwise forged ids would have us call identity for each request. While the keys cannot be had
 * an unknown id is an error, since it may well be a good one.
 */
export function jwksOverHttp(url: string, retryMs = 2_000): KeySource {
  let keys = new Map<string, KeyObject>();
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;
  let failure: Error | undefined;

  const ask = async () => {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
      const { keys: listed } = (await answer.json()) as Jwks;
      keys = new Map(listed.map((jwk) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]));
      failure = undefined;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    } finally {
      askedAt = Date.now();
      asking = undefined;
    }
  };

  return async (keyId) => {
    if (!keys.has(keyId)) {
      if (Date.now() - askedAt > retryMs) asking ??= ask();
      await asking;
    }
    const key = keys.get(keyId);
    if (!key && failure) throw failure;
    return key;
  };
}
