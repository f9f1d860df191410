import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
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
import { ChangeTableDto, CreateTableDto, TableDto, TablesPlanDto, TablesQuery } from './tables.dto';
import { TablesQueries } from './tables.queries';
import { TablesService } from './tables.service';

/** What a restaurant's guests are seated at. */
@Controller('tables')
export class TablesController {
  constructor(
    private readonly tables: TablesService,
    private readonly queries: TablesQueries,
  ) {}

  @Get()
  @Requires('tables.read')
  @ListOfItems(TableDto)
  list(@CurrentCaller() caller: Caller, @Query() query: TablesQuery): Promise<Page<TableDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('tables.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: TableDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateTableDto): Promise<TableDto> {
    return this.tables.create(caller, wanted);
  }

  /** Places and order of many tables at once: all of it or nothing. */
  @Put('plan')
  @Requires('tables.write')
  @ApiOkResponse({ type: TableDto, isArray: true, description: 'The tables that were given, as they are now' })
  arrange(@CurrentCaller() caller: Caller, @Body() plan: TablesPlanDto): Promise<TableDto[]> {
    return this.tables.arrange(caller, plan);
  }

  @Get(':id')
  @Requires('tables.read')
  @VersionedAnswer(TableDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<TableDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('tables.write')
  @VersionedChange(TableDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeTableDto,
    @SeenVersion() seen?: number,
  ): Promise<TableDto> {
    return this.tables.change(caller, id, wanted, seen);
  }

  @Delete(':id')
  @Requires('tables.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'It is gone; what was booked there goes on naming it' })
  @ApiConflictResponse({
    description: 'It is booked or put together with others: `bookings` and `table_groups` say which',
  })
  delete(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.tables.delete(caller, id);
  }
}
