import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { NotFound, Unavailable } from '@guestflow/problems';
import { Storage, Stored } from '@guestflow/storage';
import { placeOf } from './upload-removal';

interface Kept {
  venue_id: string;
  name: string;
  content_type: string;
  key: string;
}

/** The bytes of an upload, for whoever knows its key. Of which venue it is, only its row knows. */
@Injectable()
export class UploadContent {
  constructor(
    private readonly transactions: Transactions,
    private readonly storage: Storage,
  ) {}

  async open(id: string, key: unknown): Promise<Pick<Kept, 'name' | 'content_type'> & { stored: Stored }> {
    const [kept] = await this.transactions.acrossVenues(systemCaller('uploads'), (tx) =>
      tx.query<Kept & Record<string, unknown>>(
        `SELECT venue_id, name, content_type, key FROM uploads WHERE id = $1 AND state = 'kept'`,
        [id],
      ),
    );
    if (!isKey(key, kept?.key) || !kept) throw new NotFound();
    const stored = await this.storage.get(placeOf(kept.venue_id, id)).catch((error: unknown) => {
      throw Object.assign(new Unavailable('The file cannot be had at the moment'), { cause: error });
    });
    if (!stored) throw new NotFound();
    return { name: kept.name, content_type: kept.content_type, stored };
  }
}

/** As long for a wrong key as for none that could be right. */
function isKey(told: unknown, expected: string | undefined): boolean {
  const same = timingSafeEqual(digest(typeof told === 'string' ? told : ''), digest(expected ?? ''));
  return same && expected !== undefined;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
