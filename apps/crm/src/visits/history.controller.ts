import { Controller, Get, Query } from '@nestjs/common';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdParam, Page, PageOf } from '@guestflow/http';
import { GuestHistoryDto, HistoryBookingDto, HistoryQuery } from './history.dto';
import { HistoryQueries } from './history.queries';

/** What a guest did at the venue. */
@Controller('guests')
export class HistoryController {
  constructor(private readonly queries: HistoryQueries) {}

  /** Whichever of a guest's cards the id is of: all of what he did. */
  @Get(':id/history')
  @Requires('guests.read')
  @PageOf(GuestHistoryDto)
  history(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() query: HistoryQuery,
  ): Promise<Page<HistoryBookingDto, GuestHistoryDto>> {
    return this.queries.of(caller, id, query);
  }
}
