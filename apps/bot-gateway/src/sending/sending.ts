import { Injectable } from '@nestjs/common';
import { HostedBot } from '../hosting/hosted-bots';
import { TelegramApi } from '../telegram/telegram-api';

export interface Answer {
  telegramId: string;
  method: string;
  payload: object;
  /** Names this message: under one reference one is sent. */
  reference: string;
}

/** All that the bots say goes through here. */
@Injectable()
export class Sending {
  constructor(private readonly telegram: TelegramApi) {}

  /** What a conversation calls. Resolves with Telegram's result. */
  answer(bot: HostedBot, { method, payload }: Answer): Promise<unknown> {
    return this.telegram.call(bot.token, method, payload);
  }
}
