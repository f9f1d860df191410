import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import {
  hashOfApiKey,
  partnerTokenSeconds,
  prefixOfApiKey,
  systemCaller,
  tokenAudience,
  tokenIssuer,
} from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { Unauthorized } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { SigningKeys } from '../signing-keys/signing-keys.service';

export interface PartnerToken {
  access_token: string;
}

interface KeyRow {
  id: string;
  venue_id: string;
  hash: Buffer;
  scopes: string[];
  version: number;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

// "Last used" is told to the minute: a write for each use would be a write for each request.
const usedEveryMs = 60_000;

/** Changes a key into an access token of a few minutes, which all services understand. */
@Injectable()
export class ApiKeyExchange {
  private readonly jwt = new JwtService({});

  constructor(
    private readonly transactions: Transactions,
    private readonly signingKeys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  async exchange(text: string): Promise<PartnerToken> {
    const key = await this.find(text);
    const now = this.clock.now();
    if (key.revoked_at) throw new Unauthorized('The API key was revoked');
    if (key.expires_at && key.expires_at <= now) throw new Unauthorized('The API key has expired');
    await this.noteUse(key, now);
    return { access_token: await this.sign(key, now) };
  }

  /** Its venue is not known before it is found. */
  private async find(text: string): Promise<KeyRow> {
    const prefix = prefixOfApiKey(text);
    const [row] = prefix
      ? await this.transactions.acrossVenues(systemCaller('api-keys'), (tx) =>
          tx.query<KeyRow & Record<string, unknown>>(
            `SELECT id, venue_id, hash, scopes, version, expires_at, revoked_at, last_used_at
             FROM api_keys WHERE prefix = $1`,
            [prefix],
          ),
        )
      : [];
    if (!row || !timingSafeEqual(row.hash, hashOfApiKey(text))) throw new Unauthorized('The API key is not valid');
    return row;
  }

  private async noteUse({ id, venue_id, last_used_at }: KeyRow, now: Date): Promise<void> {
    const notBefore = new Date(now.getTime() - usedEveryMs);
    if (last_used_at && last_used_at > notBefore) return;
    await this.transactions.inVenue(systemCaller('api-keys', venue_id), (tx) =>
      tx.query('UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)', [
        id,
        now,
        notBefore,
      ]),
    );
  }

  private async sign({ id, venue_id, scopes, version, expires_at }: KeyRow, now: Date): Promise<string> {
    const { id: keyid, privateKey } = await this.signingKeys.current();
    const left = expires_at ? Math.ceil((expires_at.getTime() - now.getTime()) / 1_000) : Infinity;
    return this.jwt.signAsync(
      { role: 'partner', sid: id, gen: version, venue_id, scopes },
      {
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
        algorithm: 'ES256',
        keyid,
        subject: id,
        issuer: tokenIssuer,
        audience: tokenAudience,
        expiresIn: Math.min(partnerTokenSeconds, left),
      },
    );
  }
}
