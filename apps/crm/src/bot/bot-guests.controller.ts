import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader, SeenVersion, VersionedAnswer, VersionedChange } from '@guestflow/http';
import {
  BotGuestDto,
  ChangeBotGuestDto,
  GuestByPhoneDto,
  GuestByPhoneQuery,
  RegisteredGuestDto,
  RegisterGuestDto,
} from './bot.dto';
import { BotGuestsService } from './bot-guests.service';

/** What a venue's bot asks of who writes to it. */
@Controller('bot')
export class BotGuestsController {
  constructor(private readonly guests: BotGuestsService) {}

  @Post('guest-register')
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: RegisteredGuestDto })
  register(@CurrentCaller() caller: Caller, @Body() wanted: RegisterGuestDto): Promise<RegisteredGuestDto> {
    return this.guests.register(caller, wanted);
  }

  @Get('guest-by-phone')
  @Requires('bot.act')
  @ApiOkResponse({ type: GuestByPhoneDto })
  byPhone(@CurrentCaller() caller: Caller, @Query() { phone }: GuestByPhoneQuery): Promise<GuestByPhoneDto> {
    return this.guests.byPhone(caller, phone);
  }

  @Get('guests/:telegram_id')
  @Requires('bot.act')
  @VersionedAnswer(BotGuestDto)
  profile(@CurrentCaller() caller: Caller, @Param('telegram_id') telegramId: string): Promise<BotGuestDto> {
    return this.guests.profile(caller, telegramId);
  }

  @Patch('guests/:telegram_id')
  @Requires('bot.act')
  @VersionedChange(BotGuestDto)
  change(
    @CurrentCaller() caller: Caller,
    @Param('telegram_id') telegramId: string,
    @Body() wanted: ChangeBotGuestDto,
    @SeenVersion() seen?: number,
  ): Promise<BotGuestDto> {
    return this.guests.change(caller, telegramId, wanted, seen);
  }
}
