import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { HostedBot } from '../hosting/hosted-bots';
import { TelegramApi, TelegramRefusal, TelegramSilent } from '../telegram/telegram-api';
import { Carrier } from './carrier';
import { answerWithinMs, Asked, hasEnded, InHand, isHand, Ledger } from './ledger';
import { LedgerRow } from './ledger-row';
import { retryInMs } from './outcome';
import { paceOf } from './pace-rules';

export interface Answer {
  telegramId: string;
  method: string;
  payload: object;
  /** Names this message: under one reference one is sent. */
  reference: string;
}

export type AnsweringBot = Pick<HostedBot, 'id' | 'venueId' | 'version' | 'token'>;

const lookEveryMs = 200;

/** All that the bots say goes through here. */
@Injectable()
export class Sending implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly telegram: TelegramApi,
    private readonly ledger: Ledger,
    private readonly carrier: Carrier,
  ) {}

  /**
   * What a conversation calls. Resolves with Telegram's result; of what was sent under this reference before, with as much
   * as is known of it. Rejects as Telegram has: with what it refuses, or that nobody knows whether it has it.
   */
  async answer(bot: AnsweringBot, { telegramId, method, payload, reference }: Answer): Promise<unknown> {
    if (!paceOf(method)) return this.atOnce(bot, method, payload);
    const call = { method, payload: payload as Record<string, unknown> };
    const asked: Asked = { telegramId, reference, call, isPlain: isPlain(payload) };
    const deadline = Date.now() + answerWithinMs;
    for (;;) {
      const opened = await this.ledger.open(bot, asked);
      if (isHand(opened)) {
        // What is kept is as JSON has it; what was asked may have files in it.
        const result = await this.sendOut(bot, { ...opened, calls: [call] }).finally(() => this.ledger.release(opened));
        if (result !== 'gone') return result.value;
      } else if (hasEnded(opened)) {
        return resultOf(opened, telegramId);
      }
      // Somebody else has it in hand, or did not come to it in time.
      if (Date.now() > deadline) throw new TelegramSilent('nobody could send it in time', false);
      await this.pause(lookEveryMs);
    }
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** Until it is known what became of it. */
  private async sendOut(bot: AnsweringBot, opened: InHand): Promise<{ value: unknown } | 'gone'> {
    let hand = opened;
    for (;;) {
      const carried = await this.carrier.carry(bot, hand, true);
      if (carried === 'gone') return carried;
      if ('askInMs' in carried) {
        await this.pause(carried.askInMs);
        continue;
      }
      const { outcome, error, result } = carried;
      if (outcome.verb === 'succeed') return { value: result };
      if (outcome.verb !== 'putBack' || outcome.why === 'revoked') throw error;
      const unreached = outcome.why === 'unreached';
      hand = { ...hand, turn: undefined, taken: false, attempts: hand.attempts + (unreached ? 1 : 0) };
      if (unreached) await this.pause(retryInMs(hand.attempts));
    }
  }

  private async atOnce(bot: AnsweringBot, method: string, payload: object): Promise<unknown> {
    try {
      return await this.telegram.call(bot.token, method, payload);
    } catch (error) {
      if (error instanceof TelegramRefusal && error.code === 401) await this.carrier.refused(bot);
      throw error;
    }
  }

  /** What waits here when this replica stops is sent by another. */
  private async pause(ms: number): Promise<void> {
    const { signal } = this.stopping;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
      function done() {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      if (signal.aborted) done();
    });
    if (signal.aborted) throw new TelegramSilent('this replica stops', false);
  }
}

/** As much of Telegram's result as the ledger keeps. */
function resultOf({ status, telegram_message_id, reason, detail }: LedgerRow, telegramId: string): unknown {
  if (status === 'sent') {
    if (!telegram_message_id) return true;
    return { message_id: Number(telegram_message_id), chat: { id: Number(telegramId), type: 'private' } };
  }
  if (status === 'unknown' || reason === 'expired') throw new TelegramSilent(reason ?? 'unknown', status === 'unknown');
  throw new TelegramRefusal(reason === 'blocked' ? 403 : 400, detail ?? `${reason}`);
}

/** Whether it is the same as JSON. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  if (Array.isArray(value)) return value.every(isPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain);
}
