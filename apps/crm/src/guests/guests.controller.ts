import { Body, Controller, Get, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse } from '@nestjs/swagger';
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
import { GuestsQuery } from './guests-query.dto';
import { ChangeGuestDto, CreateGuestDto, GuestCardDto, ListedGuestDto } from './guests.dto';
import { GuestsQueries } from './guests.queries';
import { GuestsService } from './guests.service';

/** Who comes to a venue: one card per guest. */
@Controller('guests')
export class GuestsController {
  constructor(
    private readonly guests: GuestsService,
    private readonly queries: GuestsQueries,
  ) {}

  @Get()
  @Requires('guests.read')
  @ListOfItems(ListedGuestDto)
  list(@CurrentCaller() caller: Caller, @Query() query: GuestsQuery): Promise<Page<ListedGuestDto>> {
    return this.queries.list(caller, query);
  }

  @Post()
  @Requires('guests.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: GuestCardDto })
  @ApiConflictResponse({ description: 'There is a card already: `guest` is it, `field` what it is known by' })
  create(@CurrentCaller() caller: Caller, @Body() wanted: CreateGuestDto): Promise<GuestCardDto> {
    return this.guests.create(caller, wanted);
  }

  /** By the id of a card that is part of another, the card of which it is part. */
  @Get(':id')
  @Requires('guests.read')
  @VersionedAnswer(GuestCardDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<GuestCardDto> {
    return this.queries.card(caller, id);
  }

  @Patch(':id')
  @Requires('guests.write')
  @VersionedChange(GuestCardDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeGuestDto,
    @SeenVersion() seen?: number,
  ): Promise<GuestCardDto> {
    return this.guests.change(caller, id, wanted, seen);
  }

  /** As PATCH: what is not given stays. */
  @Put(':id')
  @Requires('guests.write')
  @VersionedChange(GuestCardDto)
  replace(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeGuestDto,
    @SeenVersion() seen?: number,
  ): Promise<GuestCardDto> {
    return this.guests.change(caller, id, wanted, seen);
  }
}
