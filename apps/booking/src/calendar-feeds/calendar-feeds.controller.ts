import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, IdParam, ListOfItems, Page } from '@guestflow/http';
import { CalendarFeedDto, CalendarFeedsQuery, CreateCalendarFeedDto, NewCalendarFeedDto } from './calendar-feeds.dto';
import { CalendarFeedsQueries } from './calendar-feeds.queries';
import { CalendarFeedsService } from './calendar-feeds.service';

/** Which calendars read the venue's bookings. */
@Controller('calendar-feeds')
export class CalendarFeedsController {
  constructor(
    private readonly feeds: CalendarFeedsService,
    private readonly queries: CalendarFeedsQueries,
  ) {}

  @Get()
  @Requires('calendar_feeds.read')
  @ListOfItems(CalendarFeedDto)
  list(@CurrentCaller() caller: Caller, @Query() query: CalendarFeedsQuery): Promise<Page<CalendarFeedDto>> {
    return this.queries.list(caller, query);
  }

  /** What is answered once must not be kept for a repeat: a second request makes a second feed. */
  @Post()
  @Requires('calendar_feeds.write')
  @EachTimeAnew()
  @ApiCreatedResponse({ type: NewCalendarFeedDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateCalendarFeedDto): Promise<NewCalendarFeedDto> {
    return this.feeds.create(caller, wanted);
  }

  @Delete(':id')
  @Requires('calendar_feeds.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Its address is not found any more; it stays in the list' })
  revoke(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.feeds.revoke(caller, id);
  }
}
