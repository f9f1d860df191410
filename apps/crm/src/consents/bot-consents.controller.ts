import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader } from '@guestflow/http';
import { AgreedDto, SaidConsentsDto, SayConsentsDto } from './consents.dto';
import { ConsentsService } from './consents.service';

/** The same from the bot, which knows a guest by a Telegram account. */
@Controller('bot/guests/:telegram_id/consents')
export class BotConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Get()
  @Requires('bot.act')
  @ApiOkResponse({ type: AgreedDto })
  agreed(@CurrentCaller() caller: Caller, @Param('telegram_id') telegramId: string): Promise<AgreedDto> {
    return this.consents.agreedOfTelegram(caller, telegramId);
  }

  @Post()
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: SaidConsentsDto })
  say(
    @CurrentCaller() caller: Caller,
    @Param('telegram_id') telegramId: string,
    @Body() said: SayConsentsDto,
  ): Promise<SaidConsentsDto> {
    return this.consents.sayOfTelegram(caller, telegramId, said);
  }
}
