import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transaction, Transactions } from '@guestflow/persistence';
import { LOGGER } from '@guestflow/service';
import { Storage } from '@guestflow/storage';
import { leavingMs } from './upload-rules';

/** Where its bytes are. */
export const placeOf = (venueId: string, id: string): string => `${venueId}/${id}`;

/** From here on it is not found any more. What it has is removed by whoever says so, and by the sweep if he does not. */
export async function letGo(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.query(`UPDATE uploads SET state = 'leaving', look_at = $3 WHERE venue_id = $1 AND id = $2`, [
    ...[tx.caller.venueId, id, new Date(now.getTime() + leavingMs)],
  ]);
}

@Injectable()
export class UploadRemoval {
  constructor(
    private readonly transactions: Transactions,
    private readonly storage: Storage,
    @LOGGER() private readonly logger: Logger,
  ) {}

  /** Its bytes, and then the row that knew of them. */
  async remove(venueId: string, id: string): Promise<void> {
    try {
      await this.storage.delete(placeOf(venueId, id));
      await this.transactions.inVenue(systemCaller('uploads', venueId), (tx) =>
        tx.query(`DELETE FROM uploads WHERE venue_id = $1 AND id = $2 AND state = 'leaving'`, [venueId, id]),
      );
    } catch (error) {
      this.logger.error({ err: error, id }, 'An upload could not be removed: it is tried again soon');
    }
  }
}
