import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@guestflow/access';
import { IdParam } from '@guestflow/http';
import { NotFound } from '@guestflow/problems';
import type { Update } from 'telegraf/types';
import { Answering } from './answering';
import { HostedBots } from './hosted-bots';

/** Where Telegram brings updates, to any replica. Who it is, the secret says that was agreed with it. */
@Public()
@ApiExcludeController()
@Controller('telegram')
export class WebhookController {
  constructor(
    private readonly bots: HostedBots,
    private readonly answering: Answering,
  ) {}

  @Post(':id')
  @HttpCode(200)
  async bring(
    @IdParam() id: string,
    @Headers('x-telegram-bot-api-secret-token') secret: string | undefined,
    @Body() update: Update,
  ): Promise<void> {
    const bot = await this.bots.bot(id);
    if (!bot || !isSame(secret, bot.secret)) throw new NotFound();
    await this.answering.receive(bot, [update]);
  }
}

function isSame(told: string | undefined, expected: string): boolean {
  const [one, other] = [Buffer.from(told ?? ''), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
