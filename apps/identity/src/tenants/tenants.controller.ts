import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { IdempotencyKeyHeader, IdParam, ListOfItems, Page } from '@guestflow/http';
import { ChangeTenantDto, CreateTenantDto, TenantsQuery } from './tenants.dto';
import { TenantsQueries } from './tenants.queries';
import { TenantsService } from './tenants.service';

/** Every venue of the platform, for its operators. */
@Controller('tenants')
export class TenantsController {
  constructor(
    private readonly tenants: TenantsService,
    private readonly queries: TenantsQueries,
  ) {}

  @Get()
  @Requires('tenants.read')
  @ListOfItems(VenueState)
  list(@CurrentCaller() caller: Caller, @Query() query: TenantsQuery): Promise<Page<VenueState>> {
    return this.queries.list(caller, query);
  }

  @Get(':id')
  @Requires('tenants.read')
  @ApiOkResponse({ type: VenueState })
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<VenueState> {
    return this.queries.card(caller, id);
  }

  @Post()
  @Requires('tenants.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: VenueState })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateTenantDto): Promise<VenueState> {
    return this.tenants.create(caller, wanted);
  }

  @Patch(':id')
  @Requires('tenants.write')
  @ApiOkResponse({ type: VenueState })
  change(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() wanted: ChangeTenantDto): Promise<VenueState> {
    return this.tenants.change(caller, id, wanted);
  }
}
