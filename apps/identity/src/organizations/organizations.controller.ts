import { Body, Controller, Get, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
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
import {
  ChangeOrganizationDto,
  ChangeOrganizationSettingsDto,
  FoundOrganizationDto,
  OrganizationCardDto,
  OrganizationDto,
  OrganizationSettingsDto,
  OrganizationsQuery,
  settingsToWire,
} from './organizations.dto';
import { OrganizationsQueries } from './organizations.queries';
import { OrganizationsService } from './organizations.service';

/** Who pays: the owner of one venue or of several. */
@Controller('organizations')
export class OrganizationsController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly queries: OrganizationsQueries,
  ) {}

  @Get()
  @Requires('organizations.read')
  @ListOfItems(OrganizationDto)
  list(@CurrentCaller() caller: Caller, @Query() query: OrganizationsQuery): Promise<Page<OrganizationDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('organizations.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: OrganizationDto })
  found(@CurrentCaller() caller: Caller, @Body() wanted: FoundOrganizationDto): Promise<OrganizationDto> {
    return this.organizations.found(caller, wanted);
  }

  @Get('current')
  @Requires('organizations.read')
  @VersionedAnswer(OrganizationCardDto)
  current(@CurrentCaller() caller: Caller): Promise<OrganizationCardDto> {
    return this.queries.current(caller);
  }

  @Get(':id')
  @Requires('organizations.read')
  @VersionedAnswer(OrganizationCardDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OrganizationCardDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('organizations.write')
  @VersionedChange(OrganizationDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeOrganizationDto,
    @SeenVersion() seen?: number,
  ): Promise<OrganizationDto> {
    return this.organizations.change(caller, id, wanted, seen);
  }

  @Get(':id/settings')
  @Requires('organizations.read')
  @VersionedAnswer(OrganizationSettingsDto)
  async settings(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OrganizationSettingsDto> {
    return settingsToWire(await this.queries.card(caller, id));
  }

  @Put(':id/settings')
  @Requires('organizations.write')
  @VersionedChange(OrganizationSettingsDto)
  changeSettings(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeOrganizationSettingsDto,
    @SeenVersion() seen?: number,
  ): Promise<OrganizationSettingsDto> {
    return this.organizations.changeSettings(caller, id, wanted, seen);
  }
}
