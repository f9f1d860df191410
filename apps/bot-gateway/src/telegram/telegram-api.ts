import { Injectable } from '@nestjs/common';
import { Settings, SETTINGS } from '@guestflow/service';
import { Telegram, TelegramError } from 'telegraf';

/** Telegram has answered, and it was no. */
export class TelegramRefusal extends Error {
  readonly description: string;

  constructor(
    readonly code: number,
    told: string,
    /** Seconds until it may be asked again. */
    readonly retryAfter?: number,
  ) {
    const description = withoutWords(told);
    super(`Telegram refuses: ${code} ${description}`);
    this.name = 'TelegramRefusal';
    this.description = description;
  }
}

/** What Telegram quotes is of the message, also where it is cut off in the middle of it. It can't be in "can't". */
const withoutWords = (told: string): string => told.replace(/"[^"]*("|$)/gs, '"…"').replace(/'[^'\s]+'/g, "'…'");

/** There was no answer, or none that says anything. `reached`: what was asked may have been done all the same. */
export class TelegramSilent extends Error {
  constructor(
    readonly why: string,
    readonly reached: boolean,
  ) {
    super(`Telegram does not answer: ${why}`);
    this.name = 'TelegramSilent';
  }
}

const neverReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export interface CallOptions {
  timeLimitMs?: number;
  signal?: AbortSignal;
}

/**
 * The Bot API, as any bot calls it. Telegraf's own errors do not leave this file: the address in them has the token in
 * it, of which only their message is cleared, and they carry along what was to be sent.
 */
@Injectable()
export class TelegramApi {
  readonly options: { apiRoot: string };

  constructor(@SETTINGS() { telegram }: Pick<Settings, 'telegram'>) {
    this.options = { apiRoot: telegram.apiRoot };
  }

  async call<T>(token: string, method: string, payload: object = {}, options: CallOptions = {}): Promise<T> {
    const { timeLimitMs = 10_000, signal } = options;
    const timeLimit = AbortSignal.timeout(timeLimitMs);
    try {
      const telegram = new Telegram(token, this.options);
      return await telegram.callApi(method as never, payload as never, {
        signal: (signal ? AbortSignal.any([signal, timeLimit]) : timeLimit) as never,
      });
    } catch (error) {
      throw asOurs(error, timeLimit.aborted);
    }
  }
}

function asOurs(error: unknown, late: boolean): TelegramRefusal | TelegramSilent {
  if (error instanceof TelegramError) {
    const { code, description, parameters } = error;
    if (code >= 500) return new TelegramSilent(`${code}`, true);
    return new TelegramRefusal(code, description, parameters?.retry_after);
  }
  if (late) return new TelegramSilent('no answer in time', true);
  const { code, name } = error as NodeJS.ErrnoException;
  return new TelegramSilent(code ?? name ?? 'unknown', !neverReached.has(code ?? ''));
}
