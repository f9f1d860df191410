import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader, IdParam } from '@guestflow/http';
import { OwnBookingDto } from '../bookings/guest-bookings.dto';
import { PublicWaitlistEntryDto } from '../waitlist/waitlist.dto';
import { BotAnswerDto } from './bot.dto';
import { BotWaitlistService } from './bot-waitlist.service';

/** What guests answer in the venue's bot when room is offered to them. */
@Controller('bot/waitlist')
export class BotWaitlistController {
  constructor(private readonly waitlist: BotWaitlistService) {}

  @Post(':id/accept')
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: OwnBookingDto })
  accept(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { telegram_id }: BotAnswerDto,
  ): Promise<OwnBookingDto> {
    return this.waitlist.accept(caller, id, telegram_id);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @ApiOkResponse({ type: PublicWaitlistEntryDto })
  decline(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { telegram_id }: BotAnswerDto,
  ): Promise<PublicWaitlistEntryDto> {
    return this.waitlist.decline(caller, id, telegram_id);
  }
}
