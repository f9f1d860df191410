import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { ApiOkResponse } from '@nestjs/swagger';
import { PeriodQuery } from '../statistics/statistics.dto';
import { Statistics } from '../statistics/statistics';
import { NpsStatisticsDto } from './feedback.dto';
import { npsStatistics, npsTable } from './feedback.queries';

/** What guests think of the venue. */
@Controller('analytics/nps')
export class FeedbackController {
  constructor(private readonly statistics: Statistics) {}

  /** By the day on which they said it. As a file: the series. */
  @Get()
  @Requires('analytics.read')
  @ApiOkResponse({ type: NpsStatisticsDto })
  nps(@CurrentCaller() caller: Caller, @Query() query: PeriodQuery): Promise<NpsStatisticsDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: npsStatistics, tableOf: npsTable });
  }
}
