import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import {
  EachTimeAnew,
  IdempotencyKeyHeader,
  IdParam,
  ListOfItems,
  Page,
  SeenVersion,
  VersionedAnswer,
  VersionedChange,
} from '@guestflow/http';
import {
  ChangeSegmentDto,
  CreateSegmentDto,
  PreviewSegmentDto,
  SegmentDto,
  SegmentPreviewDto,
  SegmentsQuery,
} from './segments.dto';
import { SegmentsQueries } from './segments.queries';
import { SegmentsService } from './segments.service';

/** Guests that are often asked for together, by what they have in common. */
@Controller('segments')
export class SegmentsController {
  constructor(
    private readonly segments: SegmentsService,
    private readonly queries: SegmentsQueries,
  ) {}

  @Get()
  @Requires('segments.read')
  @ListOfItems(SegmentDto)
  list(@CurrentCaller() caller: Caller, @Query() query: SegmentsQuery): Promise<Page<SegmentDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('segments.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: SegmentDto })
  @ApiConflictResponse({ description: 'Another has this name' })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateSegmentDto): Promise<SegmentDto> {
    return this.segments.create(caller, wanted);
  }

  /** Who a filter means, without keeping it. */
  @Post('preview')
  @HttpCode(200)
  @Requires('segments.read')
  @EachTimeAnew()
  @ApiOkResponse({ type: SegmentPreviewDto })
  preview(@CurrentCaller() caller: Caller, @Body() { filter }: PreviewSegmentDto): Promise<SegmentPreviewDto> {
    return this.queries.previewFilter(caller, filter);
  }

  @Get(':id')
  @Requires('segments.read')
  @VersionedAnswer(SegmentDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<SegmentDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('segments.write')
  @VersionedChange(SegmentDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeSegmentDto,
    @SeenVersion() seen?: number,
  ): Promise<SegmentDto> {
    return this.segments.change(caller, id, wanted, seen);
  }

  @Delete(':id')
  @Requires('segments.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'It is gone; the guests are not' })
  delete(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.segments.delete(caller, id);
  }
}
