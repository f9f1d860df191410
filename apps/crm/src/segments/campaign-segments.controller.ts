import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { SegmentPreviewDto, SegmentPreviewQuery } from './segments.dto';
import { SegmentsQueries } from './segments.queries';

/** Whom a campaign would reach. */
@Controller('campaigns/segments')
export class CampaignSegmentsController {
  constructor(private readonly queries: SegmentsQueries) {}

  @Get('preview')
  @Requires('segments.read')
  @ApiOkResponse({ type: SegmentPreviewDto })
  preview(@CurrentCaller() caller: Caller, @Query() query: SegmentPreviewQuery): Promise<SegmentPreviewDto> {
    return this.queries.previewQuery(caller, query);
  }
}
