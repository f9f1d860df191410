import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { Statistics } from '../statistics/statistics';
import { KpiDto, KpiQuery, tableOfKpi } from './kpi.dto';
import { kpiOf } from './kpi.queries';

@Controller('analytics/kpi')
export class KpiController {
  constructor(private readonly statistics: Statistics) {}

  /** The few figures that tell how it goes. */
  @Get()
  @Requires('analytics.read')
  @ApiOkResponse({ type: KpiDto })
  kpi(@CurrentCaller() caller: Caller, @Query() query: KpiQuery): Promise<KpiDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: (asked) => kpiOf(asked, query), tableOf: tableOfKpi });
  }
}
