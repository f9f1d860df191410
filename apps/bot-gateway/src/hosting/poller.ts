import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Logger, Metrics } from '@guestflow/observability';
import { LOGGER, Settings, SETTINGS } from '@guestflow/service';
import type { Update } from 'telegraf/types';
import { BotHealth } from '../bots/bot-health';
import { TelegramApi, TelegramRefusal } from '../telegram/telegram-api';
import { Answering } from './answering';
import { HostedBot, HostedBots } from './hosted-bots';
import { BotUnlinked } from './inbox';
import { afterFailure, fairShare } from './poll-rules';
import { Polls } from './polls';
import { Replica } from './replica';
import { allowedUpdates, isUpdate } from './update-rules';

const lookEveryMs = 1_000;
const waitSeconds = 25;

/** One bot's polling: what is asked or waited for at the moment can be broken off. */
class Polling {
  ended: Promise<void> = Promise.resolve();
  private over = false;
  private current = new AbortController();

  constructor(private readonly lives: () => boolean) {}

  /** Whether the bot is this replica's to be asked for. */
  get goesOn(): boolean {
    return !this.over && this.lives();
  }

  /** Of a step of its own: a signal that outlives many calls gathers what each of them hung on to it. */
  step(): AbortSignal {
    if (!this.over) this.current = new AbortController();
    return this.current.signal;
  }

  async pause(ms: number): Promise<void> {
    const signal = this.step();
    if (ms <= 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }

  /** The bot is another one by now: it is asked for anew. */
  breakOff(): void {
    this.current.abort();
  }

  stop(): void {
    this.over = true;
    this.current.abort();
  }
}

/**
 * Asks Telegram for the bots' updates, where they are not brought: each bot by one replica, and each replica for its share
 * of them. What Telegram is told to have been received is stored.
 */
@Injectable()
export class Poller implements OnModuleDestroy {
  private readonly polling = new Map<string, Polling>();
  /** Of those that could not be given back yet. */
  private readonly left = new Set<string>();
  private looking?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly polls: Polls,
    private readonly bots: HostedBots,
    private readonly replica: Replica,
    private readonly telegram: TelegramApi,
    private readonly answering: Answering,
    private readonly health: BotHealth,
    private readonly metrics: Metrics,
    @SETTINGS() private readonly settings: Settings,
    @LOGGER() private readonly logger: Logger,
  ) {
    bots.onDropped((id) => this.polling.get(id)?.breakOff());
  }

  @Interval(lookEveryMs)
  async look(): Promise<void> {
    if (this.settings.telegram.mode !== 'polling' || this.stopping || !this.replica.isAlive) return;
    await (this.looking ??= this.share()
      .catch((error: unknown) =>
        this.logger.error({ err: error }, 'The bots to be polled could not be looked for: it is tried again soon'),
      )
      .finally(() => (this.looking = undefined)));
  }

  /** Another replica asks for them at its next look. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.looking;
    await this.stop([...this.polling.values()]).catch((error: unknown) =>
      this.logger.warn({ err: error }, 'The polled bots could not be given back: they are free soon'),
    );
  }

  private async share(): Promise<void> {
    // Taken for dead for a while, it has lost them.
    await this.stop([...this.polling.values()].filter(({ goesOn }) => !goesOn));
    const { bots, replicas, free } = await this.polls.standing();
    const wanted = fairShare(bots, replicas) - this.polling.size;
    // A replica that has none yet takes them at its next look.
    if (wanted < 0) return this.stop([...this.polling.values()].slice(0, -wanted));
    if (wanted === 0 || free === 0) return;
    for (const id of await this.polls.claim(wanted)) if (!this.stopping) this.begin(id);
  }

  private async stop(some: Polling[]): Promise<void> {
    for (const polling of some) polling.stop();
    await Promise.all(some.map(({ ended }) => ended));
    await this.giveBack();
  }

  private async giveBack(): Promise<void> {
    const ids = [...this.left];
    if (ids.length === 0) return;
    await this.polls.giveBack(ids);
    for (const id of ids) this.left.delete(id);
  }

  private begin(botId: string): void {
    const polling = new Polling(this.replica.lives());
    this.polling.set(botId, polling);
    this.metrics.botsPolled.set(this.polling.size);
    polling.ended = this.poll(botId, polling)
      .catch((error: unknown) => this.logger.error({ err: error, bot: botId }, 'A bot is polled no longer'))
      .finally(() => {
        this.polling.delete(botId);
        this.left.add(botId);
        this.metrics.botsPolled.set(this.polling.size);
      });
  }

  private async poll(botId: string, polling: Polling): Promise<void> {
    let failures = 0;
    // None is named but right after what was received: Telegram does not always count on from there.
    let offset: number | undefined;
    while (polling.goesOn) {
      try {
        const signal = polling.step();
        const bot = await this.bots.bot(botId);
        if (!bot) return;
        try {
          offset = await this.ask(bot, offset, signal);
          failures = 0;
        } catch (error) {
          if (error instanceof BotUnlinked) return this.bots.drop(botId);
          if (signal.aborted) continue;
          const waitMs = await this.recovery(bot, error, ++failures);
          if (waitMs === undefined) return;
          // It may have become another while that was found out.
          if (!signal.aborted) await polling.pause(waitMs);
        }
      } catch (error) {
        // The database is away. What was brought was not stored, so Telegram brings it again.
        this.logger.warn({ err: error, bot: botId }, 'What a bot was brought could not be taken for now');
        await polling.pause(afterFailure({}, ++failures).waitMs);
      }
    }
  }

  /** Resolves with the offset by which Telegram hears what has been received. */
  private async ask(bot: HostedBot, offset: number | undefined, signal: AbortSignal): Promise<number | undefined> {
    const asked = { timeout: waitSeconds, allowed_updates: allowedUpdates, ...(offset !== undefined && { offset }) };
    const options = { timeLimitMs: (waitSeconds + 10) * 1_000, signal };
    const updates = await this.telegram.call<Update[]>(bot.token, 'getUpdates', asked, options);
    if (updates.length === 0) return undefined;
    await this.answering.receive(bot, updates.filter(isUpdate));
    return updates.at(-1)!.update_id + 1;
  }

  /** Resolves with how long to leave Telegram alone; undefined where the bot is to be asked for no longer. */
  private async recovery(bot: HostedBot, error: unknown, failures: number): Promise<number | undefined> {
    const refusal = error instanceof TelegramRefusal ? error : undefined;
    const { first, note, waitMs } = afterFailure({ ...refusal, description: refusal?.description }, failures);
    this.logger.warn({ err: error, bot: bot.id, failures }, 'A bot’s updates could not be asked for');
    if (first === 'end') {
      // With the token of before it was given another, that is no news.
      this.bots.drop(bot.id);
      const current = await this.bots.bot(bot.id);
      if (current && current.token !== bot.token) return 0;
      if (current) await this.health.revoked(bot);
      return undefined;
    }
    if (note) await this.health.note(bot, note);
    if (first === 'take_over') await this.telegram.call(bot.token, 'deleteWebhook').catch(() => undefined);
    return waitMs;
  }
}
