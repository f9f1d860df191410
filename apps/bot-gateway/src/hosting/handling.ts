import { Injectable } from '@nestjs/common';
import { Logger, Metrics } from '@guestflow/observability';
import { asDatabaseError, toProblem } from '@guestflow/persistence';
import { Problem, Unavailable } from '@guestflow/problems';
import { LOGGER } from '@guestflow/service';
import { GuestApi } from '../api/guest-api';
import { VenueApi } from '../api/venue-api';
import { BotHealth } from '../bots/bot-health';
import { Work } from '../conversations/guest-context';
import { common } from '../conversations/texts';
import { Sending } from '../sending/sending';
import { TelegramRefusal, TelegramSilent } from '../telegram/telegram-api';
import { HostedBot, HostedBots } from './hosted-bots';
import { Handled, NotOursAnyMore, TakenChat } from './inbox';
import { Replica } from './replica';
import { blockedBy, mostAttempts } from './update-rules';

/** Something of ours is away for the moment: the update is not at fault, and is tried again. */
export class PutOff extends Error {}

/** Has an update handled by the conversations, and decides what is made of it when they fail. */
@Injectable()
export class Handling {
  constructor(
    private readonly bots: HostedBots,
    private readonly replica: Replica,
    private readonly api: VenueApi,
    private readonly sending: Sending,
    private readonly health: BotHealth,
    private readonly metrics: Metrics,
    @LOGGER() private readonly logger: Logger,
  ) {}

  /** What is to be kept of it. Throws `PutOff`, or `NotOursAnyMore` when nothing is. */
  async handle(bot: HostedBot, chat: TakenChat): Promise<Handled> {
    const { session, language, update } = chat;
    const blockedAt = blockedBy(update, chat.blockedAt);
    const asBefore = { session, language, blockedAt };
    if ('my_chat_member' in update) return this.told('handled', asBefore);
    // Perhaps each of those who had it in hand died of it.
    if (chat.attempts >= mostAttempts) {
      await this.excuse(bot, chat);
      return this.told('failed', { ...asBefore, failure: 'given_up' });
    }
    const measured = this.metrics.botUpdateDuration.startTimer();
    const { work, end } = this.workOf(bot, chat);
    try {
      await this.bots.handle(bot, update, work);
      return this.told('handled', { session: work.session, language: work.language, blockedAt });
    } catch (error) {
      const failure = await this.failed(bot, chat, error);
      return this.told('failed', { ...asBefore, failure });
    } finally {
      end();
      measured();
    }
  }

  private told(outcome: 'handled' | 'failed', handled: Handled): Handled {
    this.metrics.botUpdates.inc({ outcome });
    return handled;
  }

  /** What went wrong, in a word. */
  private async failed(bot: HostedBot, chat: TakenChat, error: unknown): Promise<string> {
    if (error instanceof NotOursAnyMore) throw error;
    const about = { err: error, bot: bot.id, update: chat.update.update_id };
    if (isAway(error)) {
      this.metrics.botUpdates.inc({ outcome: 'put_off' });
      this.logger.warn(about, 'An update could not be handled for now');
      throw new PutOff();
    }
    this.logger.error(about, 'An update could not be handled');
    if (error instanceof TelegramRefusal && error.code === 401) await this.health.revoked(bot);
    if (canHear(error)) await this.excuse(bot, chat);
    const { name } = error instanceof Error ? error : { name: 'unknown' };
    return error instanceof TelegramRefusal ? `${name} ${error.code}` : name;
  }

  /** The guest does not wait for an answer that will not come. Whether that can be said is no matter any more. */
  private async excuse(bot: HostedBot, chat: TakenChat): Promise<void> {
    const { work, end } = this.workOf(bot, chat, ':away');
    try {
      const ctx = this.bots.contextOf(bot, chat.update, work);
      await ctx.reply(common[ctx.language].away);
      if (ctx.callbackQuery) await ctx.answerCbQuery();
    } catch (error) {
      this.logger.warn({ err: error, bot: bot.id }, 'A guest could not be told that something went wrong');
    } finally {
      end();
    }
  }

  private workOf(bot: HostedBot, { telegramId, session, language, venue, update }: TakenChat, part = '') {
    const cause = `telegram:${bot.id}:${update.update_id}`;
    const lives = this.replica.lives();
    let [calls, over] = [0, false];
    const work: Work = {
      ...{ bot, venue, telegramId, language },
      api: new GuestApi(this.api, { bot, slug: venue.slug, telegramId, cause }),
      // Handled once more, after a failure, it begins where it began.
      session: structuredClone(session),
      call: async (method, payload) => {
        // What goes on after its time is up, or after this replica was taken for dead, has no say any more.
        if (over || !lives()) throw new NotOursAnyMore();
        const reference = `${cause}${part}:${++calls}`;
        return this.sending.answer(bot, { telegramId, method, payload, reference });
      },
    };
    return { work, end: () => (over = true) };
  }
}

/** Whoever cannot be reached by the bot is not told so by it. */
const canHear = (error: unknown): boolean =>
  !(error instanceof TelegramSilent) && !(error instanceof TelegramRefusal && [401, 403, 429].includes(error.code));

/** The classes of SQLSTATE in which it is the database that cannot, and not the statement that is wrong. */
const databaseAway = /^(08|25|40|53|55|57|58|XX)/;

/** Whether it is something of ours that cannot for the moment. */
export function isAway(error: unknown): boolean {
  const problem = error instanceof Problem ? error : toProblem(error);
  return problem instanceof Unavailable || databaseAway.test(asDatabaseError(error)?.code ?? '');
}
