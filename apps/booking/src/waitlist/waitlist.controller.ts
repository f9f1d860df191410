import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse } from '@nestjs/swagger';
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
import { BookingDto } from '../bookings/bookings.dto';
import {
  ChangeWaitlistEntryDto,
  JoinWaitlistDto,
  OfferDto,
  WaitlistCardDto,
  WaitlistEntryDto,
  WaitlistQuery,
} from './waitlist.dto';
import { WaitlistQueries } from './waitlist.queries';
import { WaitlistService } from './waitlist.service';

/** Those who would come if there were room. */
@Controller('waitlist')
export class WaitlistController {
  constructor(
    private readonly waitlist: WaitlistService,
    private readonly queries: WaitlistQueries,
  ) {}

  @Get()
  @Requires('bookings.read')
  @ListOfItems(WaitlistEntryDto)
  list(@CurrentCaller() caller: Caller, @Query() query: WaitlistQuery): Promise<Page<WaitlistEntryDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: WaitlistEntryDto })
  join(@CurrentCaller() caller: Caller, @Body() wanted: JoinWaitlistDto): Promise<WaitlistEntryDto> {
    return this.waitlist.join(caller, wanted);
  }

  @Get(':id')
  @Requires('bookings.read')
  @VersionedAnswer(WaitlistCardDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<WaitlistCardDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('bookings.write')
  @VersionedChange(WaitlistEntryDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeWaitlistEntryDto,
    @SeenVersion() seen?: number,
  ): Promise<WaitlistEntryDto> {
    return this.waitlist.change(caller, id, wanted, seen);
  }

  @Delete(':id')
  @Requires('bookings.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Out of the line; it stays in the list as left' })
  leave(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.waitlist.leave(caller, id);
  }

  @Post(':id/offer')
  @HttpCode(200)
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @VersionedChange(WaitlistEntryDto)
  offer(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: OfferDto,
    @SeenVersion() seen?: number,
  ): Promise<WaitlistEntryDto> {
    return this.waitlist.offer(caller, id, wanted, seen);
  }

  @Post(':id/book')
  @Requires('bookings.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: BookingDto })
  book(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<BookingDto> {
    return this.waitlist.book(caller, id);
  }
}
