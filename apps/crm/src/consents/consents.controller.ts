import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader, IdParam, ListOfItems, Page, PageQuery } from '@guestflow/http';
import { ConsentDto, SaidConsentsDto, SayConsentsDto } from './consents.dto';
import { ConsentsService } from './consents.service';

/** What a guest agreed to and took back, as the staff see it and write it down. */
@Controller('guests/:id/consents')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Get()
  @Requires('guests.read')
  @ListOfItems(ConsentDto)
  list(@CurrentCaller() caller: Caller, @IdParam() id: string, @Query() query: PageQuery): Promise<Page<ConsentDto>> {
    return this.consents.list(caller, id, query);
  }

  @Post()
  @Requires('guests.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: SaidConsentsDto })
  say(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() said: SayConsentsDto): Promise<SaidConsentsDto> {
    return this.consents.sayOf(caller, id, said);
  }
}
