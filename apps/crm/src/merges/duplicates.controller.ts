import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdParam } from '@guestflow/http';
import { DuplicateDto } from './duplicates.dto';
import { DuplicatesQueries } from './duplicates.queries';

@Controller('guests')
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesQueries) {}

  /** Cards that may be the same person’s, the likeliest first; at most 20. */
  @Get(':id/duplicates')
  @Requires('guests.read')
  @ApiOkResponse({ type: DuplicateDto, isArray: true })
  list(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<DuplicateDto[]> {
    return this.duplicates.of(caller, id);
  }
}
