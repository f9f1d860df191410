import { Controller, Get, Header, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, IdParam } from '@guestflow/http';
import type { FastifyReply } from 'fastify';
import { answered } from './answered';
import { DataExportDto, ErasureDto } from './privacy.dto';
import { PrivacyService } from './privacy.service';

/** What a guest may ask of a venue that keeps his data. */
@Controller('guests')
export class PrivacyController {
  constructor(private readonly privacy: PrivacyService) {}

  /** Cannot be undone. A second time it is the same request, as it stands then. */
  @Post(':id/erase')
  @Requires('guests.erase')
  @EachTimeAnew()
  @ApiOkResponse({ type: ErasureDto })
  @ApiAcceptedResponse({ type: ErasureDto, description: 'Not every service has answered yet' })
  async erase(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureDto> {
    return answered(reply, await this.privacy.erase(caller, id));
  }

  @Get(':id/erasure')
  @Requires('guests.erase')
  @ApiOkResponse({ type: ErasureDto })
  erasure(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<ErasureDto> {
    return this.privacy.erasure(caller, id);
  }

  @Post(':id/data-export')
  @Requires('guests.export')
  @EachTimeAnew()
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: DataExportDto })
  @ApiAcceptedResponse({ type: DataExportDto, description: 'Not every service has answered yet' })
  async copy(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DataExportDto> {
    return answered(reply, await this.privacy.copy(caller, id));
  }

  @Get(':id/data-export')
  @Requires('guests.export')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: DataExportDto })
  dataExport(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<DataExportDto> {
    return this.privacy.dataExport(caller, id);
  }
}
