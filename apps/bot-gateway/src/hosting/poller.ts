import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { LOGGER, Settings, SETTINGS } from '@guestflow/service';
import type { Update } from 'telegraf/types';
import { worksNow } from '../bots/wanted-set-up';
import { TelegramApi } from '../telegram/telegram-api';
import { Answering } from './answering';
import { HostedBots } from './hosted-bots';
import { atWork, Replica } from './replica';
import { allowedUpdates } from './update-rules';

const lookEveryMs = 1_000;
const waitSeconds = 25;

/** Asks Telegram for the bots' updates, where they are not brought: each bot by one replica. */
@Injectable()
export class Poller implements OnModuleDestroy {
  private readonly polling = new Map<string, { stop: AbortController; ended: Promise<void> }>();
  private stopping = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly bots: HostedBots,
    private readonly replica: Replica,
    private readonly telegram: TelegramApi,
    private readonly answering: Answering,
    @SETTINGS() private readonly settings: Settings,
    @LOGGER() private readonly logger: Logger,
  ) {}

  @Interval(lookEveryMs)
  async look(): Promise<void> {
    if (this.settings.telegram.mode !== 'polling' || this.stopping || !this.replica.isAlive) return;
    try {
      const active = await this.transactions.acrossVenues(systemCaller('poller'), (tx) =>
        tx.query<{ id: string }>(`SELECT id FROM bots WHERE ${worksNow()}`),
      );
      const ids = active.map(({ id }) => id);
      for (const [id, { stop }] of this.polling) if (!ids.includes(id)) stop.abort();
      const taken = await this.transactions.outsideVenues(systemCaller('poller'), (tx) =>
        tx.query<{ bot_id: string; next_update_id: string }>(
          `INSERT INTO polls AS p (bot_id, replica_id) SELECT id, $2 FROM unnest($1::uuid[]) AS wanted (id)
             ON CONFLICT (bot_id) DO UPDATE SET replica_id = excluded.replica_id
              WHERE p.replica_id <> excluded.replica_id AND NOT ${atWork('p.replica_id')}
           RETURNING bot_id, next_update_id`,
          [ids.filter((id) => !this.polling.has(id)), this.replica.id],
        ),
      );
      for (const { bot_id, next_update_id } of taken) this.begin(bot_id, Number(next_update_id));
    } catch (error) {
      this.logger.error({ err: error }, 'The bots to be polled could not be looked for: it is tried again soon');
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    for (const { stop } of this.polling.values()) stop.abort();
    await Promise.all([...this.polling.values()].map(({ ended }) => ended));
  }

  private begin(botId: string, from: number): void {
    const stop = new AbortController();
    const ended = this.poll(botId, from, stop.signal)
      .catch((error: unknown) => this.logger.error({ err: error, bot: botId }, 'A bot is polled no longer'))
      .finally(() => this.polling.delete(botId));
    this.polling.set(botId, { stop, ended });
  }

  private async poll(botId: string, from: number, signal: AbortSignal): Promise<void> {
    let offset = from;
    while (!signal.aborted && this.replica.isAlive) {
      const bot = await this.bots.bot(botId);
      if (!bot) return;
      const asked = { offset, timeout: waitSeconds, allowed_updates: allowedUpdates };
      const options = { timeLimitMs: (waitSeconds + 10) * 1_000, signal };
      const updates = await this.telegram.call<Update[]>(bot.token, 'getUpdates', asked, options).catch(async () => {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return [];
      });
      if (updates.length === 0) continue;
      await this.answering.receive(bot, updates);
      offset = updates.at(-1)!.update_id + 1;
      await this.transactions.outsideVenues(systemCaller('poller'), (tx) =>
        tx.query('UPDATE polls SET next_update_id = $2 WHERE bot_id = $1 AND replica_id = $3', [
          ...[botId, offset, this.replica.id],
        ]),
      );
    }
  }
}
