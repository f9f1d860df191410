import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
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
  BookingCardDto,
  BookingDto,
  BookingsQuery,
  ChangeBookingDto,
  ConfirmBookingDto,
  NewBookingDto,
  ReasonDto,
  StatusDto,
} from './bookings.dto';
import { BookingsQueries } from './bookings.queries';
import { BookingsService } from './bookings.service';

/** Bookings, for those who work at the venue. */
@Controller('bookings')
export class BookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly queries: BookingsQueries,
  ) {}

  @Get()
  @Requires('bookings.read')
  @ListOfItems(BookingDto)
  list(@CurrentCaller() caller: Caller, @Query() query: BookingsQuery): Promise<Page<BookingDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: BookingDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: NewBookingDto): Promise<BookingDto> {
    return this.bookings.create(caller, wanted);
  }

  @Get(':id')
  @Requires('bookings.read')
  @VersionedAnswer(BookingCardDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<BookingCardDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('bookings.write')
  @VersionedChange(BookingDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeBookingDto,
    @SeenVersion() seen?: number,
  ): Promise<BookingDto> {
    return this.bookings.change(caller, id, wanted, seen);
  }

  @Patch(':id/status')
  @Requires('bookings.write')
  @VersionedChange(BookingDto)
  setStatus(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: StatusDto,
    @SeenVersion() seen?: number,
  ): Promise<BookingDto> {
    return this.bookings.setStatus(caller, id, wanted, seen);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(BookingDto)
  confirm(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ConfirmBookingDto,
    @SeenVersion() seen?: number,
  ): Promise<BookingDto> {
    return this.bookings.confirm(caller, id, wanted, seen);
  }

  @Post(':id/arrived')
  @HttpCode(200)
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(BookingDto)
  arrived(@CurrentCaller() caller: Caller, @IdParam() id: string, @SeenVersion() seen?: number): Promise<BookingDto> {
    return this.bookings.step(caller, id, 'arrive', {}, seen);
  }

  @Post(':id/undo-arrival')
  @HttpCode(200)
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(BookingDto)
  undoArrival(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @SeenVersion() seen?: number,
  ): Promise<BookingDto> {
    return this.bookings.step(caller, id, 'undo_arrival', {}, seen);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(BookingDto)
  complete(@CurrentCaller() caller: Caller, @IdParam() id: string, @SeenVersion() seen?: number): Promise<BookingDto> {
    return this.bookings.step(caller, id, 'complete', {}, seen);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(BookingDto)
  cancel(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() { reason }: ReasonDto,
    @SeenVersion() seen?: number,
  ): Promise<BookingDto> {
    return this.bookings.cancel(caller, id, reason, seen);
  }

  @Post(':id/no-show')
  @HttpCode(200)
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(BookingDto)
  noShow(@CurrentCaller() caller: Caller, @IdParam() id: string, @SeenVersion() seen?: number): Promise<BookingDto> {
    return this.bookings.step(caller, id, 'no_show', {}, seen);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(BookingDto)
  reopen(@CurrentCaller() caller: Caller, @IdParam() id: string, @SeenVersion() seen?: number): Promise<BookingDto> {
    return this.bookings.step(caller, id, 'reopen', {}, seen);
  }
}
