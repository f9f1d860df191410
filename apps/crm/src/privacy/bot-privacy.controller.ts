import { Controller, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew } from '@guestflow/http';
import type { FastifyReply } from 'fastify';
import { answered } from './answered';
import { ErasureDto } from './privacy.dto';
import { PrivacyService } from './privacy.service';

/** The same from the bot, which knows a guest by a Telegram account. */
@Controller('bot/guests/:telegram_id')
export class BotPrivacyController {
  constructor(private readonly privacy: PrivacyService) {}

  /** Cannot be undone. Once it is done nobody is known by this account. */
  @Post('erase')
  @Requires('bot.forget')
  @EachTimeAnew()
  @ApiOkResponse({ type: ErasureDto })
  @ApiAcceptedResponse({ type: ErasureDto, description: 'Not every service has answered yet' })
  async erase(
    @CurrentCaller() caller: Caller,
    @Param('telegram_id') telegramId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureDto> {
    return answered(reply, await this.privacy.eraseOfTelegram(caller, telegramId));
  }
}
