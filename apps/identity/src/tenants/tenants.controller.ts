import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
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
import { ChangeTenantDto, ListedVenueDto, VenueDto, VenuesQuery } from '../venues/venues.dto';
import { CreateTenantDto, SuspendTenantDto, TenantCardDto } from './tenants.dto';
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
  @ListOfItems(ListedVenueDto)
  list(@CurrentCaller() caller: Caller, @Query() query: VenuesQuery): Promise<Page<ListedVenueDto>> {
    return this.queries.list(caller, query);
  }

  @Get(':id')
  @Requires('tenants.read')
  @VersionedAnswer(TenantCardDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<TenantCardDto> {
    return this.queries.card(caller, id);
  }

  @Post()
  @Requires('tenants.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: VenueDto })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateTenantDto): Promise<VenueDto> {
    return this.tenants.create(caller, wanted);
  }

  @Patch(':id')
  @Requires('tenants.write')
  @VersionedChange(VenueDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeTenantDto,
    @SeenVersion() seen?: number,
  ): Promise<VenueDto> {
    return this.tenants.change(caller, id, wanted, seen);
  }

  @Post(':id/suspend')
  @Requires('tenants.write')
  @HttpCode(200)
  @IdempotencyKeyHeader()
  @ApiOkResponse({ type: VenueDto })
  suspend(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() why: SuspendTenantDto): Promise<VenueDto> {
    return this.tenants.suspend(caller, id, why);
  }

  @Post(':id/resume')
  @Requires('tenants.write')
  @HttpCode(200)
  @IdempotencyKeyHeader()
  @ApiOkResponse({ type: VenueDto })
  resume(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<VenueDto> {
    return this.tenants.resume(caller, id);
  }
}
