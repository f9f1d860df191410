import { Controller, Delete, HttpCode, Param, UseInterceptors } from '@nestjs/common';
import { ApiNoContentResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Public } from '@guestflow/access';
import { HoldsService } from './holds.service';
import { SecretAnswers } from './secret-answers';

/** What is held for a guest, by its reference. */
@Controller('public/holds/:reference')
@Public()
@UseInterceptors(SecretAnswers)
export class HoldsController {
  constructor(private readonly holds: HoldsService) {}

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  giveBack(@CurrentCaller() caller: Caller, @Param('reference') reference: string): Promise<void> {
    return this.holds.giveBack(caller, reference);
  }
}
