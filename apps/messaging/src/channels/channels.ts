import { Injectable } from '@nestjs/common';
import { GuestChannel, guestChannels } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Settings, SETTINGS } from '@guestflow/service';
import { ordered } from './order-rules';

/** By which ways this installation can send anything, and which of them a venue tries first. */
@Injectable()
export class Channels {
  readonly on: readonly GuestChannel[];

  constructor(@SETTINGS() { smtpUrl }: Pick<Settings, 'smtpUrl'>) {
    // Without a mail server letters to guests would stand in the log.
    this.on = guestChannels.filter((channel) => channel !== 'email' || smtpUrl !== undefined);
  }

  /** Those that are on, in the order of the transaction's venue. */
  async of(tx: Transaction): Promise<readonly GuestChannel[]> {
    const [row] = await tx.query<{ channel_order: GuestChannel[] }>(
      'SELECT channel_order FROM channel_settings WHERE venue_id = $1',
      [tx.caller.venueId],
    );
    return ordered(row?.channel_order ?? [], this.on);
  }
}
