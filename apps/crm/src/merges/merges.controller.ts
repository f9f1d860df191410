import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, IdempotencyKeyHeader, IdParam, ListOfItems, Page } from '@guestflow/http';
import {
  MergeDto,
  MergedGuestsDto,
  MergeGuestsDto,
  MergePreviewDto,
  MergesQuery,
  UnmergedGuestsDto,
} from './merges.dto';
import { MergesQueries } from './merges.queries';
import { MergesService } from './merges.service';

/** Cards that are one guest’s. */
@Controller('guests/merges')
export class MergesController {
  constructor(
    private readonly merges: MergesService,
    private readonly queries: MergesQueries,
  ) {}

  @Get()
  @Requires('guests.read')
  @ListOfItems(MergeDto)
  list(@CurrentCaller() caller: Caller, @Query() query: MergesQuery): Promise<Page<MergeDto>> {
    return this.queries.list(caller, query);
  }

  /** What the card would be. Nothing is changed. */
  @Post('preview')
  @HttpCode(200)
  @Requires('guests.merge')
  @EachTimeAnew()
  @ApiOkResponse({ type: MergePreviewDto })
  preview(@CurrentCaller() caller: Caller, @Body() wanted: MergeGuestsDto): Promise<MergePreviewDto> {
    return this.queries.preview(caller, wanted);
  }

  @Post()
  @Requires('guests.merge')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: MergedGuestsDto })
  merge(@CurrentCaller() caller: Caller, @Body() wanted: MergeGuestsDto): Promise<MergedGuestsDto> {
    return this.merges.merge(caller, wanted);
  }

  /** In whichever order: what was made one later stays one. */
  @Post(':id/undo')
  @HttpCode(200)
  @Requires('guests.merge')
  @IdempotencyKeyHeader()
  @ApiOkResponse({ type: UnmergedGuestsDto })
  @ApiConflictResponse({
    description: 'They are two already, or another card (`guest`) has by now what one of them had (`field`)',
  })
  undo(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<UnmergedGuestsDto> {
    return this.merges.undo(caller, id);
  }
}
