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
  ChangeSettingsDto,
  ChangeVenueDto,
  ListedVenueDto,
  OpenVenueDto,
  settingsToWire,
  VenueDto,
  VenueSettingsDto,
  VenuesQuery,
} from './venues.dto';
import { VenuesQueries } from './venues.queries';
import { VenuesService } from './venues.service';

/** A venue, for those who work there and for who owns it. */
@Controller('venues')
export class VenuesController {
  constructor(
    private readonly venues: VenuesService,
    private readonly queries: VenuesQueries,
  ) {}

  @Get()
  @Requires('organizations.read')
  @ListOfItems(ListedVenueDto)
  list(@CurrentCaller() caller: Caller, @Query() query: VenuesQuery): Promise<Page<ListedVenueDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('organizations.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: VenueDto })
  open(@CurrentCaller() caller: Caller, @Body() wanted: OpenVenueDto): Promise<VenueDto> {
    return this.venues.open(caller, wanted);
  }

  @Get('current')
  @Requires('venue.read')
  @VersionedAnswer(VenueDto)
  current(@CurrentCaller() caller: Caller): Promise<VenueDto> {
    return this.queries.card(caller, caller.venueId!);
  }

  @Patch('current')
  @Requires('venue.write')
  @VersionedChange(VenueDto)
  changeCurrent(
    @CurrentCaller() caller: Caller,
    @Body() wanted: ChangeVenueDto,
    @SeenVersion() seen?: number,
  ): Promise<VenueDto> {
    return this.venues.change(caller, caller.venueId!, wanted, seen);
  }

  @Get(':id')
  @Requires('venue.read', { venueInAddress: true })
  @VersionedAnswer(VenueDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<VenueDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('venue.write', { venueInAddress: true })
  @VersionedChange(VenueDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeVenueDto,
    @SeenVersion() seen?: number,
  ): Promise<VenueDto> {
    return this.venues.change(caller, id, wanted, seen);
  }

  @Get(':id/settings')
  @Requires('venue.read', { venueInAddress: true })
  @VersionedAnswer(VenueSettingsDto)
  async settings(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<VenueSettingsDto> {
    return settingsToWire(await this.queries.card(caller, id));
  }

  @Put(':id/settings')
  @Requires('venue.write', { venueInAddress: true })
  @VersionedChange(VenueSettingsDto)
  changeSettings(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeSettingsDto,
    @SeenVersion() seen?: number,
  ): Promise<VenueSettingsDto> {
    return this.venues.changeSettings(caller, id, wanted, seen);
  }
}
