import { Body, Controller, Get, HttpCode, Post, Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { ServiceName } from '@guestflow/contracts';
import { IdempotencyKeyHeader } from '@guestflow/http';
import { Operations } from './operations';
import { ReplayDto, ReplayedDto, ServiceStateDto } from './operations.dto';

/** Every service answers for itself, at an address that says which it is. */
export function operationsControllerOf(service: ServiceName): Type {
  @Controller(`operations/${service}`)
  class OperationsController {
    constructor(private readonly operations: Operations) {}

    @Get()
    @ApiOperation({ operationId: `Operations_state_${service}` })
    @Requires('operations.read')
    @ApiOkResponse({ type: ServiceStateDto })
    state(@CurrentCaller() caller: Caller): Promise<ServiceStateDto> {
      return this.operations.state(caller, service);
    }

    /** They come to the service again, as new; what fails again is parked again. */
    @Post('replay')
    @HttpCode(200)
    @ApiOperation({ operationId: `Operations_replay_${service}` })
    @Requires('operations.write')
    @IdempotencyKeyHeader()
    @ApiOkResponse({ type: ReplayedDto })
    replay(@CurrentCaller() caller: Caller, @Body() wanted: ReplayDto): Promise<ReplayedDto> {
      return this.operations.replay(caller, service, wanted);
    }
  }
  return OperationsController;
}
