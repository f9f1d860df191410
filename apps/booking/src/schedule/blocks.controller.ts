import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import {
  IdempotencyKeyHeader,
  IdParam,
  ListOfItems,
  Page,
  SeenVersion,
  VersionedAnswer,
  VersionedChange,
} from '@guestflow/http';
import { BlockDto, BlocksQuery, BlockWithBookingsDto, ChangeBlockDto, CreateBlockDto } from './blocks.dto';
import { BlocksQueries } from './blocks.queries';
import { BlocksService } from './blocks.service';

/** Times in which tables, or the whole venue, take no bookings. What is booked already stays, and is told. */
@Controller('schedule/blocks')
export class BlocksController {
  constructor(
    private readonly blocks: BlocksService,
    private readonly queries: BlocksQueries,
  ) {}

  @Get()
  @Requires('schedule.read')
  @ListOfItems(BlockDto)
  list(@CurrentCaller() caller: Caller, @Query() query: BlocksQuery): Promise<Page<BlockDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('schedule.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: BlockWithBookingsDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateBlockDto): Promise<BlockWithBookingsDto> {
    return this.blocks.create(caller, wanted);
  }

  @Get(':id')
  @Requires('schedule.read')
  @VersionedAnswer(BlockWithBookingsDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<BlockWithBookingsDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('schedule.write')
  @VersionedChange(BlockWithBookingsDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeBlockDto,
    @SeenVersion() seen?: number,
  ): Promise<BlockWithBookingsDto> {
    return this.blocks.change(caller, id, wanted, seen);
  }

  @Delete(':id')
  @Requires('schedule.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Its time can be booked again, but for what other blocks take' })
  delete(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.blocks.delete(caller, id);
  }
}
