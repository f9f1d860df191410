import { Injectable } from '@nestjs/common';
import { Logger, Metrics } from '@guestflow/observability';
import { LOGGER } from '@guestflow/service';
import { BotHealth } from '../bots/bot-health';
import { HostedBot, HostedBots } from '../hosting/hosted-bots';
import { TelegramApi, TelegramRefusal } from '../telegram/telegram-api';
import { Attachments, NoAttachment } from './attachments';
import { InHand, Ledger } from './ledger';
import { Call } from './message-calls';
import { messageIdOf, Outcome, outcomeOf } from './outcome';
import { pace } from './pace-rules';

export type CarryingBot = Pick<HostedBot, 'id' | 'venueId' | 'version' | 'token'>;

/** How a try went: what became of it, with what Telegram said. */
export interface Carried {
  outcome: Outcome;
  result?: unknown;
  error?: unknown;
}

const callMs = 10_000;
const callWithFileMs = 60_000;
const mostWrites = 10;
const betweenWritesMs = 1_000;
/** How long before its turn it is taken, so that it can go right then. */
const beforehandMs = 12;

/** Brings what is in hand to Telegram, in its turn. */
@Injectable()
export class Carrier {
  constructor(
    private readonly ledger: Ledger,
    private readonly telegram: TelegramApi,
    private readonly attachments: Attachments,
    private readonly bots: HostedBots,
    private readonly health: BotHealth,
    private readonly metrics: Metrics,
    @LOGGER() private readonly logger: Logger,
  ) {}

  /**
   * Asks once and writes down what came of it. `askInMs`: its chat or its bot takes nothing until then; it is still in
   * hand. 'gone': it is somebody else's, or not to be sent any more.
   */
  async carry(bot: CarryingBot, given: InHand, keep = false): Promise<Carried | { askInMs: number } | 'gone'> {
    const call = given.calls[0]!;
    const prepared = await this.payloadOf(bot, call).catch((error: unknown) => ({ error }));
    if ('error' in prepared) return this.without(bot, given, prepared.error);
    const hand = await this.inTurn(bot, given);
    if (hand === 'gone' || 'askInMs' in hand) return hand;
    const carried = await this.ask(bot, hand, prepared.payload);
    await this.writeDown(bot, hand, carried.outcome, keep && carried.outcome.verb === 'putBack');
    this.note(hand, carried.outcome);
    if (carried.error && isRevoked(carried.outcome)) await this.refused(bot);
    return carried;
  }

  /** Telegram has answered: that must not be lost because the database is away for a moment. */
  private async writeDown(bot: CarryingBot, hand: InHand, outcome: Outcome, keep: boolean): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.ledger.settle(bot, hand, outcome, keep);
      } catch (error) {
        if (attempt >= mostWrites) throw error;
        await new Promise((resolve) => setTimeout(resolve, betweenWritesMs));
      }
    }
  }

  /** Telegram does not take the token: another one, where there is a newer, or none. */
  async refused(bot: CarryingBot): Promise<void> {
    this.bots.drop(bot.id);
    const now = await this.bots.bot(bot.id, bot.version + 1);
    if (now && now.version > bot.version) return;
    await this.health.revoked(bot);
    this.bots.drop(bot.id);
  }

  private async inTurn(bot: CarryingBot, given: InHand): Promise<InHand | { askInMs: number } | 'gone'> {
    let hand = given;
    for (;;) {
      if (hand.turn) {
        if (!hand.taken) await until(hand.turn.due - beforehandMs);
        if (hand.taken || (await this.ledger.take(bot, hand))) {
          await until(hand.turn.due);
          if (performance.now() <= hand.turn.due + pace.lateMs) return hand;
          await this.ledger.settle(bot, hand, { verb: 'putBack', why: 'late' }, true);
        }
      }
      const next = await this.ledger.anotherTurn(bot, hand);
      if (!next) return 'gone';
      if ('askInMs' in next) return next;
      hand = next;
    }
  }

  private async payloadOf(bot: CarryingBot, { payload, file }: Call): Promise<{ payload: object }> {
    return { payload: file ? { ...payload, ...(await this.attachments.inPayload(bot.id, file)) } : payload };
  }

  private async ask(bot: CarryingBot, hand: InHand, payload: object): Promise<Carried> {
    const { method, file } = hand.calls[0]!;
    try {
      const timeLimitMs = file ? callWithFileMs : callMs;
      const result = await this.telegram.call(bot.token, method, payload, { timeLimitMs });
      if (file) this.attachments.learn(bot.id, file, result);
      const more = hand.calls.length > 1;
      return {
        result,
        outcome: more ? { verb: 'putBack', why: 'more' } : { verb: 'succeed', messageId: messageIdOf(result) },
      };
    } catch (error) {
      const outcome = outcomeOf(error);
      // By an id that was known, and is not taken any more: once more with the file itself.
      const again = file && outcome.verb === 'fail' && isAboutFile(error) && this.attachments.unlearn(bot.id, file);
      return { error, outcome: again ? { verb: 'putBack', why: 'unreached' } : outcome };
    }
  }

  /** It could not be fetched: it was not asked for a turn either. */
  private async without(bot: CarryingBot, hand: InHand, error: unknown): Promise<Carried> {
    const outcome: Outcome =
      error instanceof NoAttachment
        ? { verb: 'fail', reason: 'refused', detail: `attachment: ${error.why}` }
        : { verb: 'putBack', why: 'unreached' };
    await this.ledger.settle(bot, hand, outcome);
    this.note(hand, outcome);
    return { outcome, error };
  }

  private note({ id, urgency, createdAt }: InHand, outcome: Outcome): void {
    if (outcome.verb === 'putBack') {
      if (outcome.why !== 'more') this.metrics.deliveries.inc({ outcome: outcome.why });
      return;
    }
    const ended = outcome.verb === 'fail' ? outcome.reason : outcome.verb === 'lose' ? 'unknown' : 'sent';
    this.metrics.deliveries.inc({ outcome: ended });
    if (ended === 'sent') this.metrics.deliveryWait.observe({ urgency }, (Date.now() - createdAt.getTime()) / 1_000);
    if (outcome.verb === 'lose') this.logger.warn({ delivery: id, why: outcome.detail }, 'A message may have arrived');
  }
}

const isRevoked = (outcome: Outcome): boolean => outcome.verb === 'putBack' && outcome.why === 'revoked';

const isAboutFile = (error: unknown): boolean =>
  error instanceof TelegramRefusal && error.code === 400 && /file|photo|document/i.test(error.description);

/** By this process's clock, which does not jump. */
async function until(due: number): Promise<void> {
  const ms = due - performance.now();
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
