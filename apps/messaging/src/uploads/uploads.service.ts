import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, NotFound, Unavailable } from '@guestflow/problems';
import { Clock, LOGGER } from '@guestflow/service';
import { Storage } from '@guestflow/storage';
import { displayName } from './file-name-rules';
import { ReceivedUpload, receiveUpload } from './received-upload';
import { letGo, placeOf, UploadRemoval } from './upload-removal';
import { assertRoom, comingMs, keptUnusedMs } from './upload-rules';
import { uploadInUse } from './upload-uses';
import { NewUploadQuery, UploadDto } from './uploads.dto';
import { UploadsQueries } from './uploads.queries';

export type Declared = NewUploadQuery & { type: string };

@Injectable()
export class UploadsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly storage: Storage,
    private readonly queries: UploadsQueries,
    private readonly removal: UploadRemoval,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  /** Its row is there before its bytes are: wherever this is broken off, it is known what is left of it, and where. */
  async upload(caller: Caller, sent: AsyncIterable<Buffer>, { type, kind, file_name }: Declared): Promise<UploadDto> {
    const received = await receiveUpload(sent, { declared: type, kind });
    try {
      const id = newId();
      await this.transactions.inVenue(caller, (tx) => this.announce(tx, id, received, file_name));
      await this.store(caller, id, received);
      return await this.transactions.inVenue(caller, (tx) => this.keep(tx, id));
    } finally {
      await received.file.close();
    }
  }

  async delete(caller: Caller, id: string): Promise<void> {
    await this.transactions.inVenue(caller, async (tx) => {
      const [upload] = await tx.query(
        `SELECT FROM uploads WHERE venue_id = $1 AND id = $2 AND state = 'kept' FOR UPDATE`,
        [caller.venueId, id],
      );
      if (!upload) throw new NotFound();
      if (await uploadInUse(tx, id)) throw new Conflict('Something that is sent has it: take it out of there first');
      await letGo(tx, id, this.clock.now());
    });
    await this.removal.remove(caller.venueId!, id);
  }

  private async announce(
    tx: Transaction,
    id: string,
    { file, type, kind, size }: ReceivedUpload,
    fileName?: string,
  ): Promise<void> {
    // Two at once must not both find the last room.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`uploads:${tx.caller.venueId}`]);
    const [there] = await tx.query<{ count: number; bytes: number }>(
      'SELECT count(*)::integer AS count, coalesce(sum(size), 0)::float8 AS bytes FROM uploads WHERE venue_id = $1',
      [tx.caller.venueId],
    );
    assertRoom(there!, file.size);
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO uploads (id, venue_id, name, kind, content_type, size, sha256, width, height, key, state,
                            created_by_user_id, created_at, look_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'coming', $11, $12, $13)`,
      [
        ...[id, tx.caller.venueId, displayName(fileName, type, kind), kind, type, file.size, file.sha256],
        ...[size?.width ?? null, size?.height ?? null, randomBytes(24).toString('base64url')],
        ...[tx.caller.userId ?? null, now, new Date(now.getTime() + comingMs)],
      ],
    );
  }

  private async store(caller: Caller, id: string, { file, type }: ReceivedUpload): Promise<void> {
    const { size, sha256 } = file;
    try {
      await this.storage.put(placeOf(caller.venueId!, id), file.parts(), { type, size, sha256 });
    } catch (error) {
      this.logger.error({ err: error, id }, 'An upload could not be stored');
      await this.transactions.inVenue(caller, (tx) => letGo(tx, id, this.clock.now()));
      await this.removal.remove(caller.venueId!, id);
      throw new Unavailable('The file cannot be kept at the moment');
    }
  }

  private async keep(tx: Transaction, id: string): Promise<UploadDto> {
    await tx.query(
      `UPDATE uploads SET state = 'kept', look_at = $3 WHERE venue_id = $1 AND id = $2 AND state = 'coming'`,
      [tx.caller.venueId, id, new Date(this.clock.now().getTime() + keptUnusedMs)],
    );
    return this.queries.card(tx, id);
  }
}
