import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdParam } from '@guestflow/http';
import { NotFound } from '@guestflow/problems';
import { AlternativesDto, AvailableDto, DaySlotsDto, SlotDto, SlotsQuery, TimeQuery } from './availability.dto';
import { AvailabilityQueries } from './availability.queries';
import { DayParam } from './day-param';

/** What is free, and when. */
@Controller()
export class AvailabilityController {
  constructor(private readonly availability: AvailabilityQueries) {}

  @Get('bookings/slots')
  @Requires('bookings.read')
  @ApiOkResponse({ type: SlotDto, isArray: true })
  slots(@CurrentCaller() caller: Caller, @Query() query: SlotsQuery): Promise<SlotDto[]> {
    return this.availability.slots(caller, query);
  }

  @Get('bookings/alternatives')
  @Requires('bookings.read')
  @ApiOkResponse({ type: AlternativesDto })
  alternatives(@CurrentCaller() caller: Caller, @Query() query: TimeQuery): Promise<AlternativesDto> {
    return this.availability.alternatives(caller, query);
  }

  @Get('tables/available')
  @Requires('bookings.read')
  @ApiOkResponse({ type: AvailableDto })
  available(@CurrentCaller() caller: Caller, @Query() query: TimeQuery): Promise<AvailableDto> {
    return this.availability.available(caller, query);
  }

  @Get('bookings/:venue_id/:date')
  @Requires('bookings.read', { venueInAddress: true })
  @ApiOkResponse({ type: DaySlotsDto })
  day(
    @CurrentCaller() caller: Caller,
    @IdParam('venue_id') venueId: string,
    @DayParam() date: string,
  ): Promise<DaySlotsDto> {
    return this.availability.day(atVenue(caller, venueId), date);
  }
}

/** The venue of the address, which is the caller's own; an operator works in any. */
function atVenue(caller: Caller, named: string): Caller & { venueId: string } {
  const venueId = named.toLowerCase();
  if (caller.role !== 'super_admin' && caller.venueId !== venueId) throw new NotFound('There is no such venue');
  return { ...caller, venueId };
}
