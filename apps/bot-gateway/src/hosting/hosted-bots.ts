import { Inject, Injectable } from '@nestjs/common';
import { systemCaller } from '@guestflow/access';
import { Language } from '@guestflow/contracts';
import { Sealer, Transactions } from '@guestflow/persistence';
import { getBotToken } from 'nestjs-telegraf';
import { Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';
import { worksNow } from '../bots/wanted-set-up';
import { whereSecretOf, whereTokenOf } from '../bots/sealing';
import { GuestContext, Work } from '../conversations/guest-context';
import { TelegramApi } from '../telegram/telegram-api';

/** A bot that is hosted here, as of a version of it. */
export interface HostedBot {
  id: string;
  venueId: string;
  version: number;
  username: string;
  token: string;
  /** What Telegram says with each update it brings. */
  secret: string;
  telegraf: Telegraf<GuestContext>;
}

export interface VenueOfBot {
  name: string;
  slug: string;
  timezone: string;
  language: Language;
}

interface BotRow extends Record<string, unknown> {
  id: string;
  venue_id: string;
  telegram_id: string;
  username: string;
  name: string;
  sealed_token: string;
  sealed_secret: string;
  version: number;
}

const handlerTimeout = 60_000;

/**
 * One Telegraf per bot, made when something of it is first to be handled, made anew when the bot has changed, dropped when
 * it is off. Each is a shell around the one template, which nestjs-telegraf has bound the conversations to.
 */
@Injectable()
export class HostedBots {
  private readonly bots = new Map<string, HostedBot>();

  constructor(
    private readonly transactions: Transactions,
    private readonly sealer: Sealer,
    private readonly telegram: TelegramApi,
    @Inject(getBotToken()) private readonly template: Telegraf<GuestContext>,
  ) {
    // Never launched, it refuses to stop, which the module's shutdown asks of it.
    template.stop = () => undefined;
  }

  get size(): number {
    return this.bots.size;
  }

  /** At this version or a later one; undefined when it is off or gone. */
  async bot(id: string, version = 1): Promise<HostedBot | undefined> {
    const hosted = this.bots.get(id);
    if (hosted && hosted.version >= version) return hosted;
    const [row] = await this.transactions.acrossVenues(systemCaller('bots'), (tx) =>
      tx.query<BotRow>(
        `SELECT id, venue_id, telegram_id, username, name, sealed_token, sealed_secret, version FROM bots
          WHERE id = $1 AND ${worksNow()}`,
        [id],
      ),
    );
    if (!row) return void this.bots.delete(id);
    return this.host(row);
  }

  drop(id: string): void {
    this.bots.delete(id);
  }

  host(row: BotRow): HostedBot {
    const which = { id: row.id, venueId: row.venue_id };
    const token = this.sealer.open(row.sealed_token, whereTokenOf(which));
    const secret = this.sealer.open(row.sealed_secret, whereSecretOf(which));
    const telegraf = new Telegraf<GuestContext>(token, {
      telegram: this.telegram.options,
      contextType: GuestContext,
      handlerTimeout,
    });
    // Known from its connecting: it need not be asked for at each start.
    telegraf.botInfo = {
      ...{ id: Number(row.telegram_id), is_bot: true, first_name: row.name, username: row.username },
      ...{ can_join_groups: false, can_read_all_group_messages: false, supports_inline_queries: false },
    };
    telegraf.use(this.template.middleware());
    telegraf.catch((error) => {
      throw error;
    });
    const bot = { ...which, version: row.version, username: row.username, token, secret, telegraf };
    this.bots.set(row.id, bot);
    return bot;
  }

  async handle(bot: HostedBot, update: Update, work: Work): Promise<void> {
    GuestContext.prepare(update, work);
    await bot.telegraf.handleUpdate(update);
  }
}
