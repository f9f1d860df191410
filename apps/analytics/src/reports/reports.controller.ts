import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { SetWeeklyReportDto, WeeklyReportDto } from './weekly-report.dto';
import { WeeklyReportService } from './weekly-report.service';

/** What the venue's staff are sent of its figures: each says for himself. */
@Controller('reports')
export class ReportsController {
  constructor(private readonly weekly: WeeklyReportService) {}

  /** Whether the caller is sent the report of the venue's week. */
  @Get('weekly')
  @Requires('analytics.read')
  @ApiOkResponse({ type: WeeklyReportDto })
  get(@CurrentCaller() caller: Caller): Promise<WeeklyReportDto> {
    return this.weekly.get(caller);
  }

  @Put('weekly')
  @Requires('analytics.read')
  @ApiOkResponse({ type: WeeklyReportDto })
  set(@CurrentCaller() caller: Caller, @Body() wanted: SetWeeklyReportDto): Promise<WeeklyReportDto> {
    return this.weekly.set(caller, wanted);
  }
}
