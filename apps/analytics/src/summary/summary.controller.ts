import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { SummaryDto, SummaryQuery } from './summary.dto';
import { SummaryQueries } from './summary.queries';

@Controller('analytics/summary')
export class SummaryController {
  constructor(private readonly queries: SummaryQueries) {}

  /** Today at a glance, beside the same weekday a week ago. */
  @Get()
  @Requires('analytics.read')
  @ApiOkResponse({ type: SummaryDto })
  today(@CurrentCaller() caller: Caller, @Query() query: SummaryQuery): Promise<SummaryDto | StreamableFile> {
    return this.queries.today(caller, query);
  }
}
