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
import {
  ChangeGuestBookingDto,
  GuestReasonDto,
  LateDto,
  NewOwnBookingDto,
  OwnBookingDto,
} from '../bookings/guest-bookings.dto';
import { DaysToMoveQuery, SlotsToMoveQuery } from '../bookings/times-to-move.dto';
import { GuestDayDto, GuestSlotDto } from '../public/public-venues.dto';
import { OwnBookingsQuery } from './own-bookings.dto';
import { OwnBookingsQueries } from './own-bookings.queries';
import { OwnBookingsService } from './own-bookings.service';

/** A guest's own bookings: at whichever venues he registered with us for, or at the one whose Mini App he comes by. */
@Controller('me/bookings')
export class OwnBookingsController {
  constructor(
    private readonly bookings: OwnBookingsService,
    private readonly queries: OwnBookingsQueries,
  ) {}

  @Get()
  @Requires('own_bookings.read')
  @ListOfItems(OwnBookingDto)
  list(@CurrentCaller() caller: Caller, @Query() query: OwnBookingsQuery): Promise<Page<OwnBookingDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('own_bookings.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: OwnBookingDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: NewOwnBookingDto): Promise<OwnBookingDto> {
    return this.bookings.create(caller, wanted);
  }

  @Get(':id')
  @Requires('own_bookings.read')
  @VersionedAnswer(OwnBookingDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OwnBookingDto> {
    return this.queries.card(caller, id);
  }

  @Get(':id/slots')
  @Requires('own_bookings.read')
  @ApiOkResponse({ type: GuestSlotDto, isArray: true })
  slots(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() query: SlotsToMoveQuery,
  ): Promise<GuestSlotDto[]> {
    return this.bookings.slots(caller, id, query);
  }

  @Get(':id/days')
  @Requires('own_bookings.read')
  @ApiOkResponse({ type: GuestDayDto, isArray: true })
  days(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() query: DaysToMoveQuery,
  ): Promise<GuestDayDto[]> {
    return this.bookings.days(caller, id, query);
  }

  @Patch(':id')
  @Requires('own_bookings.write')
  @VersionedChange(OwnBookingDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeGuestBookingDto,
    @SeenVersion() seen?: number,
  ): Promise<OwnBookingDto> {
    return this.bookings.change(caller, id, wanted, seen);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('own_bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(OwnBookingDto)
  cancel(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { reason }: GuestReasonDto,
    @SeenVersion() seen?: number,
  ): Promise<OwnBookingDto> {
    return this.bookings.cancel(caller, id, reason, seen);
  }

  @Post(':id/coming')
  @HttpCode(200)
  @Requires('own_bookings.write')
  @IdempotencyKeyHeader()
  @VersionedAnswer(OwnBookingDto)
  coming(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OwnBookingDto> {
    return this.bookings.coming(caller, id);
  }

  @Post(':id/late')
  @HttpCode(200)
  @Requires('own_bookings.write')
  @IdempotencyKeyHeader()
  @VersionedAnswer(OwnBookingDto)
  late(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() { minutes }: LateDto): Promise<OwnBookingDto> {
    return this.bookings.late(caller, id, minutes);
  }
}
