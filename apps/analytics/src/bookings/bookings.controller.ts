import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { PeriodQuery } from '../statistics/statistics.dto';
import { Statistics } from '../statistics/statistics';
import { BookingDaysDto, BookingStatisticsDto, tableOfBookings, tableOfDays } from './bookings.dto';
import { bookingDaysOf, bookingStatisticsOf } from './bookings.queries';

@Controller('analytics/bookings')
export class BookingStatisticsController {
  constructor(private readonly statistics: Statistics) {}

  /** What came of the bookings for some days, and by what they are told apart. */
  @Get()
  @Requires('analytics.read')
  @ApiOkResponse({ type: BookingStatisticsDto })
  bookings(
    @CurrentCaller() caller: Caller,
    @Query() query: PeriodQuery,
  ): Promise<BookingStatisticsDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: bookingStatisticsOf, tableOf: tableOfBookings });
  }

  /** Day by day. */
  @Get('daily')
  @Requires('analytics.read')
  @ApiOkResponse({ type: BookingDaysDto })
  daily(@CurrentCaller() caller: Caller, @Query() query: PeriodQuery): Promise<BookingDaysDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: bookingDaysOf, tableOf: tableOfDays });
  }
}
