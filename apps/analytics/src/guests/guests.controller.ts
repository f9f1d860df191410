import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { ApiOkResponse } from '@nestjs/swagger';
import { PeriodQuery } from '../statistics/statistics.dto';
import { Statistics } from '../statistics/statistics';
import { GuestsStatisticsDto, RetentionDto } from './guests.dto';
import { guestsStatistics, guestsTable, retention, retentionTable } from './guests.queries';

/** How many guests there are, and how many of them come and come again. */
@Controller('analytics')
export class GuestsController {
  constructor(private readonly statistics: Statistics) {}

  /** As a file: the series. */
  @Get('guests')
  @Requires('analytics.read')
  @ApiOkResponse({ type: GuestsStatisticsDto })
  guests(@CurrentCaller() caller: Caller, @Query() query: PeriodQuery): Promise<GuestsStatisticsDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: guestsStatistics, tableOf: guestsTable });
  }

  /** As a file: the cohorts. */
  @Get('retention')
  @Requires('analytics.read')
  @ApiOkResponse({ type: RetentionDto })
  retention(@CurrentCaller() caller: Caller, @Query() query: PeriodQuery): Promise<RetentionDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: retention, tableOf: retentionTable });
  }
}
