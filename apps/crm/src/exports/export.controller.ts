import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { ExportQuery } from './export.dto';
import { ExportService } from './export.service';

/** The guests, taken out as a file that spreadsheets open and an import reads. */
@Controller('guests')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  /** The guests that a list with these filters shows. */
  @Get('export.csv')
  @Requires('guests.export')
  @Header('Cache-Control', 'no-store')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'UTF-8 with its mark, as spreadsheets want it' })
  async file(@CurrentCaller() caller: Caller, @Query() query: ExportQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.exports.file(caller, query), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="guests.csv"',
    });
  }
}
