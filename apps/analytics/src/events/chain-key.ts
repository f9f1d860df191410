import { createHmac, hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { SealedColumn, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { Sums } from './chain-rules';

const place = 'chain_keys/1';

export const sealedOfChainKeys: SealedColumn = {
  ...{ table: 'chain_keys', column: 'sealed', key: 'id', ofVenues: false },
  placeOf: () => place,
};

export const newSalt = (): string => randomBytes(16).toString('hex');

/** Of a batch, drawn at once. */
export function newSalts(count: number): string[] {
  const drawn = randomBytes(16 * count).toString('hex');
  return Array.from({ length: count }, (_, index) => drawn.slice(32 * index, 32 * (index + 1)));
}

export function sumsOf(key: Buffer): Sums {
  const keyed = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  return {
    // Both are as long each time, so that nothing of one can be taken for the other.
    hashOf: (previous, text) => keyed(`entry:${previous}${hash('sha256', text)}`),
    markOf: (salt, text) => hash('sha256', `${salt}${text}`),
    macOf: keyed,
  };
}

/** undefined where none was made yet. */
export async function findKey(tx: Transaction, sealer: Sealer): Promise<Buffer | undefined> {
  const [row] = await tx.query<{ sealed: string }>('SELECT sealed FROM chain_keys WHERE id = 1');
  return row && Buffer.from(sealer.open(row.sealed, place), 'base64');
}

/** The key of the chains: made once, and kept sealed, so that whoever has the database alone cannot make an entry. */
@Injectable()
export class ChainKey {
  private found?: Promise<Sums>;

  constructor(
    private readonly transactions: Transactions,
    private readonly sealer: Sealer,
  ) {}

  sums(): Promise<Sums> {
    this.found ??= this.open().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  private open(): Promise<Sums> {
    return this.transactions.outsideVenues(systemCaller('chain-key'), async (tx) => {
      const found = await findKey(tx, this.sealer);
      if (found) return sumsOf(found);
      // Another replica may make one at the same time: then that one is taken.
      await tx.query(
        'INSERT INTO chain_keys (id, sealed) SELECT 1, $1 WHERE NOT EXISTS (SELECT FROM heads) ON CONFLICT (id) DO NOTHING',
        [this.sealer.seal(randomBytes(32).toString('base64'), place)],
      );
      const made = await findKey(tx, this.sealer);
      if (!made) throw new Error('The key of the chains is gone, and there are chains: npm run audit:verify says more');
      return sumsOf(made);
    });
  }
}
