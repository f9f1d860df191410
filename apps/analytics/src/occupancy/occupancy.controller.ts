import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { PeriodQuery } from '../statistics/statistics.dto';
import { Statistics } from '../statistics/statistics';
import { OccupancyDto, tableOfOccupancy } from './occupancy.dto';
import { occupancyOf } from './occupancy.queries';

@Controller('analytics/occupancy')
export class OccupancyController {
  constructor(private readonly statistics: Statistics) {}

  /** How much of the tables and seats is occupied, by hours of the week. */
  @Get()
  @Requires('analytics.read')
  @ApiOkResponse({ type: OccupancyDto })
  occupancy(@CurrentCaller() caller: Caller, @Query() query: PeriodQuery): Promise<OccupancyDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: occupancyOf, tableOf: tableOfOccupancy });
  }
}
