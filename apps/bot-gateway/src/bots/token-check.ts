import { Injectable } from '@nestjs/common';
import { RuleViolation, Unavailable } from '@guestflow/problems';
import type { UserFromGetMe } from 'telegraf/types';
import { TelegramApi, TelegramRefusal } from '../telegram/telegram-api';

/** Not good any more, or never was: Telegram says 404 of what is no token at all. */
export const isOfBadToken = (error: unknown): boolean =>
  error instanceof TelegramRefusal && [401, 404].includes(error.code);

/** Asks Telegram whose a token is. */
@Injectable()
export class TokenCheck {
  constructor(private readonly telegram: TelegramApi) {}

  async whose(token: string): Promise<UserFromGetMe> {
    const me = await this.telegram.call<UserFromGetMe>(token, 'getMe').catch(inWords);
    if (me.is_bot && me.username && token.startsWith(`${me.id}:`)) return me;
    throw new RuleViolation('not_a_bot', 'Telegram says that the token is not of a bot');
  }
}

function inWords(error: unknown): never {
  if (isOfBadToken(error)) throw new RuleViolation('bot_token_refused', 'Telegram does not take this token');
  const retryAfter = error instanceof TelegramRefusal ? error.retryAfter : undefined;
  throw new Unavailable('Telegram does not answer at the moment', retryAfter);
}
