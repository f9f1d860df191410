import { Controller, Get, Header, Param, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import { CalendarReader } from './calendar-reader.service';
import { UnlessTheSame } from './unless-the-same.interceptor';

/** For calendar programs, which have nothing but an address. */
@Public()
@Controller('calendars')
export class CalendarsController {
  constructor(private readonly calendars: CalendarReader) {}

  @Get(':secret.ics')
  @UseInterceptors(UnlessTheSame)
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  // It may be kept, by the calendar alone, and is asked for each time whether it is still so.
  @Header('Cache-Control', 'private, no-cache')
  @Header('Referrer-Policy', 'no-referrer')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'The bookings as iCalendar; 304 with If-None-Match' })
  read(@CurrentCaller() caller: Caller, @Param('secret') secret: string): Promise<string> {
    return this.calendars.read(caller, secret);
  }
}
