import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { newId, Sealer, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import type { UserFromGetMe } from 'telegraf/types';
import { TelegramApi } from '../telegram/telegram-api';
import { Bot } from './bot.entity';
import { BotDto, ConnectBotDto, stateOf, toWire } from './bots.dto';
import { whereSecretOf, whereTokenOf } from './sealing';

@Injectable()
export class BotsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly telegram: TelegramApi,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  async connect(caller: Caller, { token }: ConnectBotDto): Promise<BotDto> {
    const me = await this.telegram.call<UserFromGetMe>(token, 'getMe');
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const which = { id: newId(), venueId: caller.venueId! };
      const bot: Bot = {
        ...which,
        telegramId: String(me.id),
        username: me.username,
        name: me.first_name,
        sealedToken: this.sealer.seal(token, whereTokenOf(which)),
        sealedSecret: this.sealer.seal(randomBytes(24).toString('base64url'), whereSecretOf(which)),
        isActive: true,
        ...{ reason: null, lastError: null, lastErrorAt: null, validatedAt: now, unlinkedAt: null },
        ...{ version: 1, createdAt: now, updatedAt: now },
      };
      await tx.manager.insert(Bot, bot);
      tx.emit('bot.connected', { after: stateOf(bot) });
      return toWire(bot);
    });
  }
}
