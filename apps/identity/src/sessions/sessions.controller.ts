import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdParam } from '@guestflow/http';
import { NotFound } from '@guestflow/problems';
import { Sessions } from './sessions.service';
import { SessionDto } from './sessions.dto';

/** Where one is signed in. */
@Controller('auth/sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  @Requires('self.read')
  @ApiOkResponse({ type: SessionDto, isArray: true })
  list(@CurrentCaller() caller: Caller): Promise<SessionDto[]> {
    return this.sessions.list(caller);
  }

  /** Signs out everywhere else. */
  @Delete()
  @Requires('self.write')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endOthers(@CurrentCaller() caller: Caller): Promise<void> {
    await this.sessions.endOthers(caller);
  }

  @Delete(':id')
  @Requires('self.write')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    if ((await this.sessions.endOwn(caller, caller.userId!, id, 'ended')) === 0) throw new NotFound();
  }
}
