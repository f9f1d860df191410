import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { systemCaller } from '@guestflow/access';
import { Language } from '@guestflow/contracts';
import { Logger, Metrics } from '@guestflow/observability';
import { Sealer, Transactions } from '@guestflow/persistence';
import { LOGGER } from '@guestflow/service';
import { getBotToken } from 'nestjs-telegraf';
import { Telegraf, Telegram } from 'telegraf';
import type { Update } from 'telegraf/types';
import { whereSecretOf, whereTokenOf } from '../bots/sealing';
import { worksNow } from '../bots/wanted-set-up';
import { GuestContext, Work } from '../conversations/guest-context';
import { TelegramApi } from '../telegram/telegram-api';
import { Strangers } from './strangers';

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

interface ChangedRow extends Record<string, unknown> {
  id: string;
  version: number;
  works: boolean;
}

const handlerTimeout = 60_000;
const lookEveryMs = 1_000;
/** The clocks of those who change bots differ by less. */
const looksBackMs = 5 * 60_000;
/** Of those that nothing was heard of for longest, the rest is made anew when something is. */
const mostHosted = 20_000;

/**
 * One Telegraf per bot, made when something of it is first to be handled, made anew when the bot has changed, dropped when
 * it is off. Each is a shell around the one template, which nestjs-telegraf has bound the conversations to.
 */
@Injectable()
export class HostedBots {
  /** Those used last stand last. */
  private readonly bots = new Map<string, HostedBot>();
  private readonly strangers = new Strangers();
  private readonly listeners = new Set<(id: string) => void>();
  private lookedAt = Date.now();

  constructor(
    private readonly transactions: Transactions,
    private readonly sealer: Sealer,
    private readonly telegram: TelegramApi,
    private readonly metrics: Metrics,
    @Inject(getBotToken()) private readonly template: Telegraf<GuestContext>,
    @LOGGER() private readonly logger: Logger,
  ) {
    // Never launched, it refuses to stop, which the module's shutdown asks of it.
    template.stop = () => undefined;
  }

  get size(): number {
    return this.bots.size;
  }

  /** At this version or a later one; undefined when it is off or gone. */
  async bot(id: string, version = 1): Promise<HostedBot | undefined> {
    return this.hosted(id, version) ?? (await this.load([id])).get(id);
  }

  /** As `bot`, for an id that anybody may have made up. */
  async known(id: string): Promise<HostedBot | undefined> {
    const hosted = this.hosted(id);
    if (hosted || this.strangers.isOne(id, Date.now())) return hosted;
    const bot = await this.bot(id);
    if (!bot) this.strangers.add(id, Date.now());
    return bot;
  }

  /** Those of them that are on. */
  async all(ids: string[]): Promise<Map<string, HostedBot>> {
    const found = new Map(ids.flatMap((id) => this.hosted(id) ?? []).map((bot) => [bot.id, bot]));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length > 0) for (const [id, bot] of await this.load(missing)) found.set(id, bot);
    return found;
  }

  drop(id: string): void {
    if (!this.bots.delete(id)) return;
    this.metrics.botsHosted.set(this.bots.size);
    for (const listener of this.listeners) listener(id);
  }

  /** Told of each that is hosted no longer as it was. */
  onDropped(listener: (id: string) => void): void {
    this.listeners.add(listener);
  }

  /** Wherever bots were changed or turned off, it is known here within a second or so. */
  @Interval(lookEveryMs)
  async look(): Promise<void> {
    const asked = Date.now();
    try {
      const changed = await this.transactions.acrossVenues(systemCaller('bots'), (tx) =>
        tx.query<ChangedRow>(
          // A venue is suspended and resumed without its bots being touched: of those that are not active all are named.
          `SELECT id, version, ${worksNow()} AS works FROM bots
            WHERE updated_at > $1 OR venue_id IN (SELECT venue_id FROM venues WHERE status <> 'active')`,
          [new Date(this.lookedAt - looksBackMs)],
        ),
      );
      this.lookedAt = asked;
      for (const { id, version, works } of changed) {
        if (works) this.strangers.forget(id);
        const hosted = this.bots.get(id);
        if (hosted && (!works || hosted.version < version)) this.drop(id);
      }
    } catch (error) {
      this.logger.error({ err: error }, 'Which bots have changed could not be looked for: it is tried again soon');
    }
  }

  async handle(bot: HostedBot, update: Update, work: Work): Promise<void> {
    GuestContext.prepare(update, work);
    await bot.telegraf.handleUpdate(update);
  }

  /** For a word to the guest from outside the conversations. */
  contextOf({ telegraf }: HostedBot, update: Update, work: Work): GuestContext {
    GuestContext.prepare(update, work);
    return new GuestContext(update, new Telegram('0:nobody', this.telegram.options), telegraf.botInfo!);
  }

  private hosted(id: string, version = 1): HostedBot | undefined {
    const hosted = this.bots.get(id);
    if (!hosted || hosted.version < version) return undefined;
    this.bots.delete(id);
    this.bots.set(id, hosted);
    return hosted;
  }

  private async load(ids: string[]): Promise<Map<string, HostedBot>> {
    const rows = await this.transactions.acrossVenues(systemCaller('bots'), (tx) =>
      tx.query<BotRow>(
        `SELECT id, venue_id, telegram_id, username, name, sealed_token, sealed_secret, version FROM bots
          WHERE id = ANY($1) AND ${worksNow()}`,
        [ids],
      ),
    );
    const loaded = new Map(rows.flatMap((row) => this.host(row) ?? []).map((bot) => [bot.id, bot]));
    for (const id of ids) if (!loaded.has(id)) this.drop(id);
    return loaded;
  }

  private host(row: BotRow): HostedBot | undefined {
    const before = this.bots.get(row.id);
    // Two who looked at once: what is hosted already is the same, or newer.
    if (before && before.version >= row.version) return before;
    try {
      const bot = this.open(row);
      this.drop(row.id);
      this.bots.set(row.id, bot);
      if (this.bots.size > mostHosted) this.bots.delete(this.bots.keys().next().value!);
      this.metrics.botsHosted.set(this.bots.size);
      return bot;
    } catch (error) {
      // Sealed by a key that is not here: its own trouble, and not that of those it was looked for with.
      this.logger.error({ err: error, bot: row.id }, 'A bot cannot be hosted');
      return undefined;
    }
  }

  private open(row: BotRow): HostedBot {
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
    telegraf.catch(rethrow);
    return { ...which, version: row.version, username: row.username, token, secret, telegraf };
  }
}

const rethrow = (error: unknown): never => {
  throw error;
};
