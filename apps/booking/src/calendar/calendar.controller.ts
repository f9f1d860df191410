import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { CalendarDto, CalendarQuery } from './calendar.dto';
import { CalendarQueries } from './calendar.queries';

/** A day of the house, table by table. */
@Controller('bookings')
export class CalendarController {
  constructor(private readonly calendar: CalendarQueries) {}

  @Get('calendar')
  @Requires('bookings.read')
  @ApiOkResponse({ type: CalendarDto })
  day(@CurrentCaller() caller: Caller, @Query() query: CalendarQuery): Promise<CalendarDto> {
    return this.calendar.day(caller, query);
  }
}
