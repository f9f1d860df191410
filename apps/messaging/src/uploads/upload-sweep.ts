import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock, LOGGER } from '@guestflow/service';
import { letGo, UploadRemoval } from './upload-removal';
import { lookAgainMs } from './upload-rules';
import { uploadInUse } from './upload-uses';

const everyMs = 600_000;
const most = 200;

interface Due {
  id: string;
  venue_id: string;
}

/** Removes what nothing uses, and what was left behind by whoever was killed. Any number of replicas look. */
@Injectable()
export class UploadSweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly removal: UploadRemoval,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(everyMs)
  async sweep(): Promise<void> {
    try {
      for (const due of await this.due()) await this.look(due);
    } catch (error) {
      this.logger.error({ err: error }, 'Uploads could not be looked through: it is tried again soon');
    }
  }

  private due(): Promise<Due[]> {
    return this.transactions.acrossVenues(systemCaller('uploads'), (tx) =>
      tx.query<Due & Record<string, unknown>>(
        `SELECT id, venue_id FROM uploads WHERE look_at <= $1 ORDER BY look_at LIMIT ${most}`,
        [this.clock.now()],
      ),
    );
  }

  private async look({ id, venue_id }: Due): Promise<void> {
    const goes = await this.transactions.inVenue(systemCaller('uploads', venue_id), (tx) =>
      this.letGoUnlessUsed(tx, id),
    );
    if (goes) await this.removal.remove(venue_id, id);
  }

  private async letGoUnlessUsed(tx: Transaction, id: string): Promise<boolean> {
    const now = this.clock.now();
    const [upload] = await tx.query<{ state: string }>(
      `SELECT state FROM uploads WHERE venue_id = $1 AND id = $2 AND look_at <= $3 FOR UPDATE SKIP LOCKED`,
      [tx.caller.venueId, id, now],
    );
    if (!upload) return false;
    if (upload.state === 'kept' && (await uploadInUse(tx, id))) {
      await tx.query('UPDATE uploads SET look_at = $3 WHERE venue_id = $1 AND id = $2', [
        ...[tx.caller.venueId, id, new Date(now.getTime() + lookAgainMs)],
      ]);
      return false;
    }
    await letGo(tx, id, now);
    return true;
  }
}
