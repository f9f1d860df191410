import { Injectable } from '@nestjs/common';
import { Caller, mayGiveToKey, newApiKey } from '@guestflow/access';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Forbidden, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { ApiKey } from './api-key.entity';
import { ApiKeyDto, ChangeApiKeyDto, CreateApiKeyDto, NewApiKeyDto, stateOf, toWire } from './api-keys.dto';

const maxPerVenue = 50;

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  create(caller: Caller, { name, scopes, expires_at }: CreateApiKeyDto): Promise<NewApiKeyDto> {
    const now = this.clock.now();
    const expiresAt = expiryOf(expires_at, now);
    assertMayGive(caller, scopes);
    return this.transactions.inVenue(caller, async (tx) => {
      await assertRoomForOneMore(tx, caller.venueId!);
      const { key, prefix, hash } = newApiKey();
      const made: ApiKey = {
        id: newId(),
        venueId: caller.venueId!,
        name,
        prefix,
        scopes,
        createdBy: caller.userId!,
        createdAt: now,
        expiresAt,
        lastUsedAt: null,
        revokedAt: null,
        version: 1,
      };
      await insert(tx, made, hash);
      tx.emit('api_key.created', { after: stateOf(made) });
      return { ...toWire(made), key };
    });
  }

  change(caller: Caller, id: string, { name, scopes, expires_at }: ChangeApiKeyDto): Promise<ApiKeyDto> {
    const expiresAt = expiryOf(expires_at, this.clock.now());
    assertMayGive(caller, scopes ?? []);
    return this.transactions.inVenue(caller, async (tx) => {
      const key = await tx.findOrFail(ApiKey, id, { lock: true });
      if (key.revokedAt) throw new RuleViolation('api_key_revoked', 'The API key was revoked: make another one');
      const changed: ApiKey = {
        ...key,
        name: name ?? key.name,
        scopes: scopes ?? key.scopes,
        expiresAt: expires_at === undefined ? key.expiresAt : expiresAt,
        version: key.version + 1,
      };
      await this.save(tx, key, changed);
      return toWire(changed);
    });
  }

  /** What is revoked already stays so. */
  revoke(caller: Caller, id: string): Promise<void> {
    return this.transactions.inVenue(caller, async (tx) => {
      const key = await tx.findOrFail(ApiKey, id, { lock: true });
      if (!key.revokedAt) await this.save(tx, key, { ...key, revokedAt: this.clock.now(), version: key.version + 1 });
    });
  }

  /** The version is its tokens' generation, and the time of the change what the pulse finds it by: the gateways then ask anew. */
  private async save(tx: Transaction, before: ApiKey, after: ApiKey): Promise<void> {
    const { id, name, scopes, expiresAt, revokedAt, version } = after;
    await tx.query(
      `UPDATE api_keys SET name = $2, scopes = $3, expires_at = $4, revoked_at = $5, version = $6, changed_at = now()
       WHERE id = $1`,
      [id, name, scopes, expiresAt, revokedAt, version],
    );
    tx.emit('api_key.changed', { before: stateOf(before), after: stateOf(after) });
  }
}

function assertMayGive(caller: Caller, scopes: readonly string[]): void {
  if (!mayGiveToKey(caller, scopes)) throw new Forbidden('You cannot give what you do not hold yourself');
}

function expiryOf(text: string | null | undefined, now: Date): Date | null {
  if (!text) return null;
  const expiresAt = new Date(text);
  if (expiresAt <= now) {
    throw new ValidationProblem([{ field: 'expires_at', message: 'expires_at must be in the future' }]);
  }
  // With its offset it may lie in a year that no text of a time can tell.
  if (expiresAt.getUTCFullYear() > 9999) {
    throw new ValidationProblem([{ field: 'expires_at', message: 'expires_at is too far in the future' }]);
  }
  return expiresAt;
}

/** Each has a limit of requests of its own: a venue without a bound of keys would have none of requests. */
async function assertRoomForOneMore(tx: Transaction, venueId: string): Promise<void> {
  const [row] = await tx.query<{ good: number }>(
    'SELECT count(*)::integer AS good FROM api_keys WHERE venue_id = $1 AND revoked_at IS NULL',
    [venueId],
  );
  if (row!.good >= maxPerVenue) {
    throw new RuleViolation('too_many_api_keys', `A venue has at most ${maxPerVenue} API keys: revoke one first`);
  }
}

/** The hash is no field of the entity: what is read of a key can show it nowhere. */
async function insert(tx: Transaction, key: ApiKey, hash: Buffer): Promise<void> {
  await tx.query(
    `INSERT INTO api_keys (id, venue_id, name, prefix, hash, scopes, created_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [key.id, key.venueId, key.name, key.prefix, hash, key.scopes, key.createdBy, key.createdAt, key.expiresAt],
  );
}
