import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import { IdempotencyKeyHeader } from '@guestflow/http';
import { GuestBookingDto, NewGuestBookingDto } from '../bookings/guest-bookings.dto';
import { HoldDto, NewHoldDto } from './holds.dto';
import { HoldsService } from './holds.service';
import { PublicBookingsService } from './public-bookings.service';
import { GuestDayDto, GuestDaysQuery, GuestSlotDto, GuestSlotsQuery, VenuePageDto } from './public-venues.dto';
import { PublicVenuesQueries } from './public-venues.queries';
import { SecretAnswers } from './secret-answers';

/** A venue's own page, where guests book without an account. */
@Controller('public/venues/:slug')
@Public()
export class PublicVenuesController {
  constructor(
    private readonly queries: PublicVenuesQueries,
    private readonly holds: HoldsService,
    private readonly bookings: PublicBookingsService,
  ) {}

  @Get()
  @ApiOkResponse({ type: VenuePageDto })
  page(@CurrentCaller() caller: Caller, @Param('slug') slug: string): Promise<VenuePageDto> {
    return this.queries.page(caller, slug);
  }

  @Get('slots')
  @ApiOkResponse({ type: GuestSlotDto, isArray: true })
  slots(
    @CurrentCaller() caller: Caller,
    @Param('slug') slug: string,
    @Query() query: GuestSlotsQuery,
  ): Promise<GuestSlotDto[]> {
    return this.queries.slots(caller, slug, query);
  }

  @Get('days')
  @ApiOkResponse({ type: GuestDayDto, isArray: true })
  days(
    @CurrentCaller() caller: Caller,
    @Param('slug') slug: string,
    @Query() query: GuestDaysQuery,
  ): Promise<GuestDayDto[]> {
    return this.queries.days(caller, slug, query);
  }

  @Post('holds')
  @UseInterceptors(SecretAnswers)
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: HoldDto })
  hold(@CurrentCaller() caller: Caller, @Param('slug') slug: string, @Body() wanted: NewHoldDto): Promise<HoldDto> {
    return this.holds.take(caller, slug, wanted);
  }

  @Post('bookings')
  @UseInterceptors(SecretAnswers)
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: GuestBookingDto })
  book(
    @CurrentCaller() caller: Caller,
    @Param('slug') slug: string,
    @Body() wanted: NewGuestBookingDto,
  ): Promise<GuestBookingDto> {
    return this.bookings.book(caller, slug, wanted);
  }
}
