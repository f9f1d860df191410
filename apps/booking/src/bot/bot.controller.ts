import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import {
  IdempotencyKeyHeader,
  IdParam,
  ListOfItems,
  Page,
  SeenVersion,
  VersionedAnswer,
  VersionedChange,
} from '@guestflow/http';
import { OwnBookingDto } from '../bookings/guest-bookings.dto';
import { GuestDayDto, GuestSlotDto } from '../public/public-venues.dto';
import {
  BotBookingQuery,
  BotBookingsQuery,
  BotChangeDto,
  BotDaysQuery,
  BotLateDto,
  BotReasonDto,
  BotRequestDto,
  BotSlotsQuery,
  BotWordDto,
} from './bot.dto';
import { BotService } from './bot.service';

/** What a venue's bot asks for in the name of who writes to it. */
@Controller('bot')
export class BotController {
  constructor(private readonly bot: BotService) {}

  @Post('booking-request')
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: OwnBookingDto })
  request(@CurrentCaller() caller: Caller, @Body() wanted: BotRequestDto): Promise<OwnBookingDto> {
    return this.bot.request(caller, wanted);
  }

  @Get('bookings')
  @Requires('bot.act')
  @ListOfItems(OwnBookingDto)
  list(@CurrentCaller() caller: Caller, @Query() query: BotBookingsQuery): Promise<Page<OwnBookingDto>> {
    return this.bot.list(caller, query);
  }

  @Get('booking/:id')
  @Requires('bot.act')
  @VersionedAnswer(OwnBookingDto)
  card(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() { telegram_id }: BotBookingQuery,
  ): Promise<OwnBookingDto> {
    return this.bot.card(caller, id, telegram_id);
  }

  @Get('booking/:id/slots')
  @Requires('bot.act')
  @ApiOkResponse({ type: GuestSlotDto, isArray: true })
  slots(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() query: BotSlotsQuery,
  ): Promise<GuestSlotDto[]> {
    return this.bot.slots(caller, id, query);
  }

  @Get('booking/:id/days')
  @Requires('bot.act')
  @ApiOkResponse({ type: GuestDayDto, isArray: true })
  days(@CurrentCaller() caller: Caller, @IdParam() id: string, @Query() query: BotDaysQuery): Promise<GuestDayDto[]> {
    return this.bot.days(caller, id, query);
  }

  @Patch('booking/:id')
  @Requires('bot.act')
  @VersionedChange(OwnBookingDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: BotChangeDto,
    @SeenVersion() seen?: number,
  ): Promise<OwnBookingDto> {
    return this.bot.change(caller, id, wanted, seen);
  }

  @Post('booking/:id/coming')
  @HttpCode(200)
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @VersionedAnswer(OwnBookingDto)
  coming(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { telegram_id }: BotWordDto,
  ): Promise<OwnBookingDto> {
    return this.bot.coming(caller, id, telegram_id);
  }

  @Post('booking/:id/late')
  @HttpCode(200)
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @VersionedAnswer(OwnBookingDto)
  late(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { minutes, telegram_id }: BotLateDto,
  ): Promise<OwnBookingDto> {
    return this.bot.late(caller, id, minutes, telegram_id);
  }

  @Post('booking/:id/cancel')
  @HttpCode(200)
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @VersionedAnswer(OwnBookingDto)
  cancel(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { reason, telegram_id }: BotReasonDto,
  ): Promise<OwnBookingDto> {
    return this.bot.cancel(caller, id, reason, telegram_id);
  }
}
