import { createPrivateKey, generateKeyPairSync, KeyObject } from 'node:crypto';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { Jwks, systemCaller } from '@guestflow/access';
import { newId, Sealer, Transaction, Transactions } from '@guestflow/persistence';

export interface SigningKey {
  id: string;
  privateKey: KeyObject;
}

interface KeyRow {
  id: string;
  public_jwk: Jwks['keys'][number];
  sealed_private_key: string;
}

const caller = systemCaller('signing-keys');
// One replica makes the first key; the others wait and find it.
const firstKeyLock = 7_203_913;
const rereadMs = 60_000;

/** The keys access tokens are signed with: private halves sealed in the database, public halves told as a JWKS. */
@Injectable()
export class SigningKeys implements OnModuleInit {
  private rows: KeyRow[] = [];
  private readAt = 0;

  constructor(
    private readonly transactions: Transactions,
    private readonly sealer: Sealer,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.transactions.outsideVenues(caller, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [firstKeyLock]);
      this.rows = await readKeys(tx);
      if (this.rows.length > 0) return;
      await this.make(tx);
      this.rows = await readKeys(tx);
    });
  }

  /** The key that signs now. */
  async current(): Promise<SigningKey> {
    const [row] = await this.known();
    if (!row) throw new Error('There is no signing key');
    return { id: row.id, privateKey: createPrivateKey(this.sealer.open(row.sealed_private_key, placeOf(row.id))) };
  }

  async jwks(): Promise<Jwks> {
    return { keys: (await this.known()).map((row) => row.public_jwk) };
  }

  private async known(): Promise<KeyRow[]> {
    if (Date.now() - this.readAt > rereadMs) {
      this.rows = await this.transactions.outsideVenues(caller, readKeys);
      this.readAt = Date.now();
    }
    return this.rows;
  }

  private async make(tx: Transaction): Promise<void> {
    const id = newId();
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await tx.query('INSERT INTO signing_keys (id, public_jwk, sealed_private_key) VALUES ($1, $2, $3)', [
      id,
      { ...publicKey.export({ format: 'jwk' }), kid: id, alg: 'ES256', use: 'sig' },
      this.sealer.seal(pem, placeOf(id)),
    ]);
  }
}

const placeOf = (id: string) => `signing_keys/${id}`;

const readKeys = (tx: Transaction) =>
  tx.query<KeyRow & Record<string, unknown>>(
    'SELECT id, public_jwk, sealed_private_key FROM signing_keys ORDER BY created_at DESC',
  );
