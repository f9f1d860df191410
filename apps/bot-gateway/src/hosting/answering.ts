import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Logger } from '@guestflow/observability';
import { Clock, LOGGER } from '@guestflow/service';
import type { Update } from 'telegraf/types';
import { GuestApi } from '../api/guest-api';
import { VenueApi } from '../api/venue-api';
import { Work } from '../conversations/guest-context';
import { Sending } from '../sending/sending';
import { HostedBot, HostedBots } from './hosted-bots';
import { Inbox, TakenChat } from './inbox';
import { Replica } from './replica';

const lookEveryMs = 1_000;

/** Answers what guests write: each chat by one replica at a time, the chats beside each other. */
@Injectable()
export class Answering implements OnModuleDestroy {
  private readonly inHand = new Map<string, Promise<void>>();
  private stopping = false;

  constructor(
    private readonly bots: HostedBots,
    private readonly inbox: Inbox,
    private readonly replica: Replica,
    private readonly api: VenueApi,
    private readonly sending: Sending,
    private readonly clock: Clock,
    @LOGGER() private readonly logger: Logger,
  ) {}

  /** Stored when this resolves; answered after it. */
  async receive(bot: HostedBot, updates: Update[]): Promise<void> {
    const chats = await this.inbox.receive(bot, updates);
    for (const chat of chats) this.answer(bot, chat);
  }

  @Interval(lookEveryMs)
  async look(): Promise<void> {
    if (this.stopping || !this.replica.isAlive) return;
    try {
      const before = new Date(this.clock.now().getTime() - lookEveryMs);
      for (const { bot_id, chat } of await this.inbox.left(before)) {
        const bot = await this.bots.bot(bot_id);
        if (bot) this.answer(bot, chat);
      }
    } catch (error) {
      this.logger.error({ err: error }, 'What is to be answered could not be looked for: it is tried again soon');
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.inHand.values());
  }

  private answer(bot: HostedBot, telegramId: string): void {
    if (this.stopping) return;
    const key = `${bot.id}:${telegramId}`;
    // What comes while it is in hand is found when what is in hand is finished.
    const before = this.inHand.get(key);
    const answering = (before ?? Promise.resolve())
      .then(() => this.answerAll(bot, telegramId))
      .catch((error: unknown) => this.logger.error({ err: error, bot: bot.id }, 'A guest could not be answered'))
      .finally(() => {
        if (this.inHand.get(key) === answering) this.inHand.delete(key);
      });
    this.inHand.set(key, answering);
  }

  private async answerAll(bot: HostedBot, telegramId: string): Promise<void> {
    let chat = await this.inbox.take(bot, telegramId);
    while (chat) {
      const work = this.workOf(bot, chat);
      await this.handle(bot, chat.update, work);
      chat = await this.inbox.finish(bot, { ...chat, session: work.session, language: work.language });
    }
  }

  private async handle(bot: HostedBot, update: Update, work: Work): Promise<void> {
    try {
      await this.bots.handle(bot, update, work);
    } catch (error) {
      this.logger.error({ err: error, bot: bot.id, update: update.update_id }, 'An update could not be handled');
    }
  }

  private workOf(bot: HostedBot, { telegramId, session, language, venue, update }: TakenChat): Work {
    const cause = `telegram:${bot.id}:${update.update_id}`;
    const api = new GuestApi(this.api, { bot, slug: venue.slug, telegramId, cause });
    let calls = 0;
    return {
      ...{ bot, venue, telegramId, api, language },
      // Handled once more, after a failure, it begins where it began.
      session: structuredClone(session),
      call: (method, payload) =>
        this.sending.answer(bot, { telegramId, method, payload, reference: `${cause}:${++calls}` }),
    };
  }
}
