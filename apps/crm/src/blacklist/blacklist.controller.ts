import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader, IdParam, ListOfItems, Page, SeenVersion, VersionedChange } from '@guestflow/http';
import { BlacklistEntryDto, BlacklistQuery, ChangeBlacklistEntryDto, ListOnBlacklistDto } from './blacklist.dto';
import { BlacklistQueries } from './blacklist.queries';
import { BlacklistService } from './blacklist.service';

/** Guests, and phones of nobody yet known, that are not welcome. */
@Controller('blacklist')
export class BlacklistController {
  constructor(
    private readonly blacklist: BlacklistService,
    private readonly queries: BlacklistQueries,
  ) {}

  @Get()
  @Requires('blacklist.read')
  @ListOfItems(BlacklistEntryDto)
  list(@CurrentCaller() caller: Caller, @Query() query: BlacklistQuery): Promise<Page<BlacklistEntryDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('blacklist.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: BlacklistEntryDto })
  @ApiConflictResponse({ description: 'The guest or the phone is listed already: `entry` is where' })
  add(@CurrentCaller() caller: Caller, @Body() wanted: ListOnBlacklistDto): Promise<BlacklistEntryDto> {
    return this.blacklist.add(caller, wanted);
  }

  @Patch(':id')
  @Requires('blacklist.write')
  @VersionedChange(BlacklistEntryDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeBlacklistEntryDto,
    @SeenVersion() seen?: number,
  ): Promise<BlacklistEntryDto> {
    return this.blacklist.change(caller, id, wanted, seen);
  }

  @Delete(':id')
  @Requires('blacklist.write')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Welcome again' })
  remove(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.blacklist.remove(caller, id);
  }
}
