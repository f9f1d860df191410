import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { GuestChannel, guestChannels } from '@guestflow/contracts';
import { assertSeen } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { ChangeChannelSettingsDto, ChannelSettingsDto } from './channel-settings.dto';
import { Channels } from './channels';
import { namesEach, ordered } from './order-rules';

/** By which way a venue would rather reach its guests. */
@Injectable()
export class ChannelSettingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  card(caller: Caller): Promise<ChannelSettingsDto> {
    return this.transactions.inVenue(caller, (tx) => this.read(tx));
  }

  change(
    caller: Caller,
    { channel_order: order }: ChangeChannelSettingsDto,
    seen?: number,
  ): Promise<ChannelSettingsDto> {
    if (order && !namesEach(order, guestChannels)) {
      throw new ValidationProblem([
        { field: 'channel_order', message: `channel_order must name each of ${guestChannels.join(', ')} once` },
      ]);
    }
    return this.transactions.inVenue(caller, async (tx) => {
      await lock(tx);
      const settings = await this.read(tx);
      assertSeen(settings, seen);
      if (!order || order.join() === settings.channel_order.join()) return settings;
      await write(tx, order, this.clock.now());
      return this.read(tx);
    });
  }

  private async read(tx: Transaction): Promise<ChannelSettingsDto> {
    const [row] = await tx.query<{ channel_order: GuestChannel[]; version: number }>(
      'SELECT channel_order, version FROM channel_settings WHERE venue_id = $1',
      [tx.caller.venueId],
    );
    return {
      version: row?.version ?? 0,
      channel_order: ordered(row?.channel_order ?? [], guestChannels),
      channels_on: [...this.channels.on],
    };
  }
}

/** Also where there is no row yet that could be locked. */
const lock = (tx: Transaction) =>
  tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`channel_settings:${tx.caller.venueId}`]);

const write = (tx: Transaction, order: readonly GuestChannel[], now: Date) =>
  tx.query(
    `INSERT INTO channel_settings AS kept (venue_id, channel_order, version, updated_at) VALUES ($1, $2, 1, $3)
     ON CONFLICT (venue_id) DO UPDATE SET channel_order = excluded.channel_order, version = kept.version + 1,
       updated_at = excluded.updated_at`,
    [tx.caller.venueId, order, now],
  );
