import { Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { scrubText } from '@guestflow/observability';
import { Sealer, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { tokenRevoked } from './bot-rules';
import { Bot } from './bot.entity';
import { stateOf } from './bots.dto';
import { WhichBot, whereTokenOf } from './sealing';

const noteEveryMs = 60_000;
const mostNoted = 10_000;
const longestError = 500;

/** How the bots are doing, as it shows while they work. */
@Injectable()
export class BotHealth {
  private readonly noted = new Map<string, number>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /**
   * Telegram takes its token no longer: it is off until it is given a new one, instead of being refused for ever.
   * `token` is the one that was refused, where it is known: another one that came meanwhile is not held for bad.
   */
  async revoked(which: WhichBot & { token?: string }): Promise<void> {
    const now = this.clock.now();
    await this.transactions.inVenue(systemCaller('bots', which.venueId), async (tx) => {
      const bot = await tx.findOrFail(Bot, which.id, { lock: true });
      if (!bot.isActive) return;
      if (which.token && which.token !== this.sealer.open(bot.sealedToken!, whereTokenOf(bot))) return;
      const changed = { ...bot, isActive: false, reason: tokenRevoked, version: bot.version + 1, updatedAt: now };
      await tx.manager.update(Bot, bot.id, changed);
      tx.emit('bot.changed', { before: stateOf(bot), after: stateOf(changed) });
    });
  }

  /** What went wrong last, for the bot's card. The same once a minute: a bot that fails fails often. */
  async note({ id, venueId }: WhichBot, error: string): Promise<void> {
    const told = scrubText(error).slice(0, longestError);
    const now = this.clock.now();
    if (!this.isNews(`${id} ${told}`, now.getTime())) return;
    await this.transactions.inVenue(systemCaller('bots', venueId), (tx) =>
      tx.query(
        'UPDATE bots SET last_error = $2, last_error_at = $3 WHERE id = $1 AND (last_error_at IS NULL OR last_error_at <= $3)',
        [id, told, now],
      ),
    );
  }

  private isNews(key: string, now: number): boolean {
    if (now - (this.noted.get(key) ?? -Infinity) < noteEveryMs) return false;
    if (this.noted.size >= mostNoted) this.noted.clear();
    this.noted.set(key, now);
    return true;
  }
}
