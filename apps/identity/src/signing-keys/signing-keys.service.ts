import { createPrivateKey, generateKeyPairSync, KeyObject } from 'node:crypto';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Caller, Jwks, longestTokenSeconds, systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { newId, SealedColumn, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { Unavailable } from '@guestflow/problems';
import { LOGGER, Settings, SETTINGS, WrongSetting } from '@guestflow/service';
import {
  completed,
  isDue,
  isPublished,
  Key,
  keyLife,
  KeyState,
  KeyTimes,
  outlived,
  rotated,
  RotationReason,
  signerOf,
} from './key-life';
import { RotatedSigningKeysDto, toWire } from './signing-keys.dto';

export interface SigningKey {
  id: string;
  privateKey: KeyObject;
}

interface KeyRow {
  id: string;
  state: KeyState;
  since: Date;
  published_until: Date | null;
  public_jwk: Jwks['keys'][number];
  sealed_private_key: string | null;
  now: Date;
}

const caller = systemCaller('signing-keys');
// Any number. Who changes the keys does it alone: of several replicas one makes the first keys, one rotates them.
const changeLock = 7_203_913;
const tickMs = 2_000;
// The longest-lived token there is, and what clocks, signatures and commits may take.
const tokenTimes = { tokenMs: longestTokenSeconds * 1000, skewMs: 60_000 };

/**
 * The keys access tokens are signed with: private halves sealed in the database, public halves told as a JWKS.
 *
 * Every replica of identity signs, by a view of the keys that it reads again every two seconds and that is never older
 * than `viewMs` when it signs. So its view may be behind the others', and here is why that does no harm:
 *
 * - It goes on signing with a key that another replica has rotated away. That key stays published for `viewMs`, plus the
 *   life of the last token signed in that time. Its private half is gone from the table, but not from the view.
 * - It signs with a key that verifiers have not seen yet. They ask for an id that they do not know unless they have asked
 *   within the last two seconds, and a key has been published for much longer (`noticeMs`) when it begins to sign. Whoever
 *   answers them reads the table: no replica tells a JWKS by its view.
 * - A key that was compromised is unpublished at once. What a replica still signs with it, in the two seconds (at the very
 *   most `viewMs`) until it hears of it, is as dead as every other token of that key: refused, and got anew by a refresh.
 *
 * All moments are the database's, so that replicas whose clocks differ agree on them.
 */
@Injectable()
export class SigningKeys implements OnModuleInit {
  private readonly times: KeyTimes;
  private view?: { signer: SigningKey; readAt: number };
  private reading?: Promise<unknown>;

  constructor(
    private readonly transactions: Transactions,
    private readonly sealer: Sealer,
    @SETTINGS() { signingKeys }: Pick<Settings, 'signingKeys'>,
    @LOGGER() private readonly logger: Pick<Logger, 'warn'>,
  ) {
    this.times = { ...signingKeys, ...tokenTimes };
  }

  async onModuleInit(): Promise<void> {
    await this.change(caller, (keys, now) => completed(keys, newId, now));
    await this.read();
  }

  /** The key that signs now. From memory, as a rule: it waits for the database only when the view could not be kept new. */
  async current(): Promise<SigningKey> {
    if (!this.viewIsNew()) await (this.reading ??= this.read().finally(() => (this.reading = undefined)));
    if (!this.viewIsNew()) throw new Unavailable('Nobody can be signed in at the moment');
    return this.view!.signer;
  }

  /** What verifiers may accept, as the table has it at this moment. */
  async jwks(): Promise<Jwks> {
    const rows = await this.transactions.outsideVenues(caller, readKeys);
    return { keys: rows.filter((row) => isPublished(keyOf(row), row.now)).map(({ public_jwk }) => public_jwk) };
  }

  async rotate(by: Caller, reason: RotationReason): Promise<RotatedSigningKeysDto> {
    const answer = await this.change(by, (keys, now, tx) => this.rotateNow(keys, now, tx, reason));
    await this.read();
    return answer;
  }

  /** Keeps the view new, and does what time alone asks for. */
  @Interval(tickMs)
  async tick(): Promise<void> {
    try {
      const rows = await this.read();
      const now = rows[0]!.now;
      const keys = rows.map(keyOf);
      if (!isDue(keys, this.times, now) && keys.every((key) => isPublished(key, now))) return;
      // Looked at once more under the lock: another replica may have been first.
      await this.change(caller, (locked, then, tx) => {
        const left = outlived(locked, then);
        return isDue(left, this.times, then) ? this.rotateNow(left, then, tx, 'age') : left;
      });
      await this.read();
    } catch (error) {
      this.logger.warn({ err: error }, 'The signing keys could not be looked after');
    }
  }

  private rotateNow(keys: readonly Key[], now: Date, tx: Transaction, reason: RotationReason): Key[] {
    const changed = rotated(keys, reason, newId, this.times, now);
    tx.emit('signing_keys.rotated', { before: stateOf(keys), after: { ...stateOf(changed), reason } });
    return changed;
  }

  /** Changes the keys in the table, alone. */
  private change(
    by: Caller,
    decide: (keys: readonly Key[], now: Date, tx: Transaction) => Key[],
  ): Promise<RotatedSigningKeysDto> {
    return this.transactions.outsideVenues(by, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [changeLock]);
      const [{ now }] = (await tx.query<{ now: Date }>('SELECT clock_timestamp() AS now')) as [{ now: Date }];
      const before = (await readKeys(tx)).map(keyOf);
      const after = decide(before, now, tx);
      for (const key of after) await this.write(tx, key, before);
      return { keys: after.filter(({ state }) => state !== 'retired').map(toWire) };
    });
  }

  private async write(tx: Transaction, key: Key, before: readonly Key[]): Promise<void> {
    const known = before.find(({ id }) => id === key.id);
    if (!known) await this.make(tx, key);
    else if (key.state === 'retired') await tx.query('DELETE FROM signing_keys WHERE id = $1', [key.id]);
    else if (key.state !== known.state) {
      await tx.query(
        `UPDATE signing_keys SET state = $2, since = $3, published_until = $4,
                sealed_private_key = CASE WHEN $5 THEN sealed_private_key END WHERE id = $1`,
        [key.id, key.state, key.since, key.publishedUntil, key.publishedUntil === null],
      );
    }
  }

  private async make(tx: Transaction, { id, state, since }: Key): Promise<void> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await tx.query(
      'INSERT INTO signing_keys (id, state, since, created_at, public_jwk, sealed_private_key) VALUES ($1, $2, $3, $3, $4, $5)',
      [
        id,
        state,
        since,
        { ...publicKey.export({ format: 'jwk' }), kid: id, alg: 'ES256', use: 'sig' },
        this.sealer.seal(pem, placeOf(id)),
      ],
    );
  }

  private async read(): Promise<KeyRow[]> {
    const readAt = Date.now();
    const rows = await this.transactions.outsideVenues(caller, readKeys);
    const row = rows.find(({ state }) => keyLife[state].signs);
    if (!row) throw new Error('There is no signing key');
    const known = this.view?.signer.id === row.id ? this.view.signer : undefined;
    // Reads may overtake each other: an older one does not undo a newer one.
    if (!this.view || this.view.readAt <= readAt) this.view = { signer: known ?? this.open(row), readAt };
    return rows;
  }

  /** Opened once and kept: reading a private key costs more than signing with it. */
  private open({ id, sealed_private_key }: KeyRow): SigningKey {
    try {
      return { id, privateKey: createPrivateKey(this.sealer.open(sealed_private_key!, placeOf(id))) };
    } catch (error) {
      throw new WrongSetting(
        'TOKEN_ENCRYPTION_KEYS',
        `does not open the keys in the database. ${(error as Error).message}`,
      );
    }
  }

  private viewIsNew(): boolean {
    const age = Date.now() - (this.view?.readAt ?? -Infinity);
    // A clock that was set back makes it look newer than it is.
    return age >= 0 && age <= this.times.viewMs;
  }
}

const placeOf = (id: string) => `signing_keys/${id}`;

export const sealedOfSigningKeys: SealedColumn = {
  ...{ table: 'signing_keys', column: 'sealed_private_key', key: 'id', ofVenues: false },
  placeOf: ({ key }) => placeOf(key as string),
};

const keyOf = ({ id, state, since, published_until }: KeyRow): Key => ({
  id,
  state,
  since,
  publishedUntil: published_until,
});

/** What the audit log is told: which key is in which state, and nothing that is in one. */
const stateOf = (keys: readonly Key[]) => ({
  id: signerOf(keys)!.id,
  version: 1,
  keys: keys.map(({ id, state, since }) => ({ id, state, since: since.toISOString() })),
});

const readKeys = (tx: Transaction) =>
  tx.query<KeyRow & Record<string, unknown>>(
    `SELECT id, state, since, published_until, public_jwk, sealed_private_key, clock_timestamp() AS now
     FROM signing_keys ORDER BY since, id`,
  );
