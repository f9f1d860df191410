import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { Bot } from './bot.entity';
import { stateOf } from './bots.dto';

interface WhichBot {
  id: string;
  venueId: string;
}

/** How the bots are doing, as it shows while they work. */
@Injectable()
export class BotHealth {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Telegram takes its token no longer: it is off until it is given a new one, instead of being refused for ever. */
  async revoked({ id, venueId }: WhichBot): Promise<void> {
    const now = this.clock.now();
    await this.transactions.inVenue(systemCaller('bots', venueId), async (tx) => {
      const bot = await tx.findOrFail(Bot, id, { lock: true });
      if (!bot.isActive) return;
      const changed = { ...bot, isActive: false, reason: 'token_revoked', version: bot.version + 1, updatedAt: now };
      await tx.manager.update(Bot, id, changed);
      tx.emit('bot.changed', { before: stateOf(bot), after: stateOf(changed) });
    });
  }

  /** What went wrong last, for the bot's card. */
  async note({ id, venueId }: WhichBot, error: string): Promise<void> {
    await this.transactions.inVenue(systemCaller('bots', venueId), (tx) =>
      tx.query('UPDATE bots SET last_error = $2, last_error_at = $3 WHERE id = $1', [id, error, this.clock.now()]),
    );
  }
}
