import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Logger } from '@guestflow/observability';
import { LOGGER } from '@guestflow/service';
import type { Update } from 'telegraf/types';
import { Handling, isAway, PutOff } from './handling';
import { HostedBot, HostedBots } from './hosted-bots';
import { Handled, Inbox, NotOursAnyMore, TakenChat } from './inbox';
import { mayBegin } from './place-rules';
import { Replica } from './replica';
import { mostAttempts, retryDelayMs } from './update-rules';
import { Waiting } from './waiting';

const lookEveryMs = 1_000;
/** What is freed in between is filled together. */
const breathMs = 20;
/** A conversation that hangs is not waited for any longer when the process is to end. */
const drainMs = 10_000;

interface InHand {
  botId: string;
  telegramId: string;
  /** More has come since it was taken. */
  more: boolean;
  ended: Promise<void>;
}

/** Answers what guests write: each chat by one replica at a time, the chats beside each other, so many of a bot. */
@Injectable()
export class Answering implements OnModuleDestroy {
  private readonly inHand = new Map<string, InHand>();
  private readonly ofBot = new Map<string, number>();
  /** Bots of whose chats there was no place for one: they are looked for as soon as there is. */
  private readonly refused = new Set<string>();
  private breathing = false;
  private looking?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly bots: HostedBots,
    private readonly inbox: Inbox,
    private readonly waiting: Waiting,
    private readonly handling: Handling,
    private readonly replica: Replica,
    @LOGGER() private readonly logger: Logger,
  ) {}

  /** Stored when this resolves; answered after it. */
  async receive(bot: HostedBot, updates: Update[]): Promise<void> {
    const chats = await this.inbox.receive(bot, updates);
    for (const chat of chats) this.answer(bot, chat);
  }

  @Interval(lookEveryMs)
  async look(): Promise<void> {
    await this.lookFor(lookEveryMs);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    const ended = Promise.all([this.looking, ...[...this.inHand.values()].map(({ ended }) => ended)]);
    let late: NodeJS.Timeout | undefined;
    await Promise.race([ended, new Promise((resolve) => (late = setTimeout(resolve, drainMs)))]);
    clearTimeout(late);
  }

  private async lookFor(waitedMs: number): Promise<void> {
    if (!this.mayGoOn) return;
    await (this.looking ??= this.begin(waitedMs)
      .catch((error: unknown) =>
        this.logger.error({ err: error }, 'What is to be answered could not be looked for: it is tried again soon'),
      )
      .finally(() => (this.looking = undefined)));
  }

  private async begin(waitedMs: number): Promise<void> {
    for (const botId of this.refused) if (this.hasPlaceFor(botId)) this.refused.delete(botId);
    const found = await this.waiting.chats(waitedMs, [...this.inHand.values()], [...this.refused]);
    const bots = await this.bots.all([...new Set(found.map(({ botId }) => botId))]);
    for (const { botId, telegramId, orphaned } of found) {
      const bot = bots.get(botId);
      if (bot) this.answer(bot, telegramId, { orphaned });
    }
  }

  private get mayGoOn(): boolean {
    return !this.stopping && this.replica.isAlive;
  }

  private answer(bot: HostedBot, telegramId: string, how: { orphaned?: boolean } = {}): void {
    if (!this.mayGoOn) return;
    const key = `${bot.id}:${telegramId}`;
    const before = this.inHand.get(key);
    if (before) return void (before.more = true);
    // It stays where it is stored, and costs nothing until there is a place.
    if (!this.hasPlaceFor(bot.id)) return void this.refused.add(bot.id);
    this.ofBot.set(bot.id, (this.ofBot.get(bot.id) ?? 0) + 1);
    const entry: InHand = { botId: bot.id, telegramId, more: false, ended: Promise.resolve() };
    this.inHand.set(key, entry);
    entry.ended = this.answerAll(bot, telegramId, how)
      .catch((error: unknown) => this.logger.error({ err: error, bot: bot.id }, 'A guest could not be answered'))
      .then(() => this.leave(key, bot, entry));
  }

  private leave(key: string, bot: HostedBot, { telegramId, more }: InHand): void {
    this.inHand.delete(key);
    const left = this.ofBot.get(bot.id)! - 1;
    if (left > 0) this.ofBot.set(bot.id, left);
    else this.ofBot.delete(bot.id);
    // It may have come just after the last look into the chat.
    if (more) this.answer(bot, telegramId);
    if (!this.breathing && [...this.refused].some((botId) => this.hasPlaceFor(botId))) this.lookSoon();
  }

  private lookSoon(): void {
    this.breathing = true;
    setTimeout(() => {
      this.breathing = false;
      void this.lookFor(0);
    }, breathMs).unref();
  }

  private hasPlaceFor(botId: string): boolean {
    return mayBegin({ ofBot: this.ofBot.get(botId) ?? 0, ofAll: this.inHand.size });
  }

  private async answerAll(bot: HostedBot, telegramId: string, how: { orphaned?: boolean }): Promise<void> {
    let chat = await this.inbox.take(bot, telegramId, how);
    while (chat) chat = await this.answerOne(bot, chat);
  }

  /** Resolves with what is next in the chat. */
  private async answerOne(bot: HostedBot, chat: TakenChat): Promise<TakenChat | undefined> {
    try {
      // As it is now: it may have been given another token in the meantime, or turned off.
      const current = this.mayGoOn ? await this.bots.bot(bot.id, chat.version) : undefined;
      if (!current) return void (await this.inbox.letGo(bot, chat.telegramId));
      const handled = await this.handling.handle(current, chat);
      return await this.finish(bot, chat, handled);
    } catch (error) {
      // Left as it is, to whoever has it by now.
      if (error instanceof NotOursAnyMore) return undefined;
      if (!(error instanceof PutOff)) throw error;
      return void (await this.inbox.putOff(bot, chat, retryDelayMs(Math.min(chat.attempts, mostAttempts))));
    }
  }

  /** What cannot be kept will not be kept another time either: the chat stays as it was, and what follows is answered. */
  private async finish(bot: HostedBot, chat: TakenChat, handled: Handled): Promise<TakenChat | undefined> {
    const how = { goOn: this.mayGoOn };
    try {
      return await this.inbox.finish(bot, chat, handled, how);
    } catch (error) {
      if (error instanceof NotOursAnyMore || isAway(error)) throw error;
      const about = { err: error, bot: bot.id, update: chat.update.update_id };
      this.logger.error(about, 'What became of an update could not be kept');
      const { session, language } = chat;
      return this.inbox.finish(bot, chat, { session, language, failure: 'not_kept' }, how);
    }
  }
}
