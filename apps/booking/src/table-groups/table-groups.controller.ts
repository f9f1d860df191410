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
import { ChangeTableGroupDto, CreateTableGroupDto, TableGroupDto, TableGroupsQuery } from './table-groups.dto';
import { TableGroupsQueries } from './table-groups.queries';
import { TableGroupsService } from './table-groups.service';

/** Tables that are put together for a party too large for each of them. */
@Controller('table-groups')
export class TableGroupsController {
  constructor(
    private readonly groups: TableGroupsService,
    private readonly queries: TableGroupsQueries,
  ) {}

  @Get()
  @Requires('tables.read')
  @ListOfItems(TableGroupDto)
  list(@CurrentCaller() caller: Caller, @Query() query: TableGroupsQuery): Promise<Page<TableGroupDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('tables.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: TableGroupDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateTableGroupDto): Promise<TableGroupDto> {
    return this.groups.create(caller, wanted);
  }

  @Get(':id')
  @Requires('tables.read')
  @VersionedAnswer(TableGroupDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<TableGroupDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('tables.write')
  @VersionedChange(TableGroupDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeTableGroupDto,
    @SeenVersion() seen?: number,
  ): Promise<TableGroupDto> {
    return this.groups.change(caller, id, wanted, seen);
  }

  @Delete(':id')
  @Requires('tables.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Its tables stay' })
  delete(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.groups.delete(caller, id);
  }
}
