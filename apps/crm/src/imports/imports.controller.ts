import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, FileParts, IdempotencyKeyHeader, IdParam, ListOfItems, Page } from '@guestflow/http';
import {
  GuestImportDto,
  ImportLineDto,
  ImportLinesQuery,
  ImportsQuery,
  RunImportDto,
  UploadedImportDto,
  UploadQuery,
} from './imports.dto';
import { ImportsQueries } from './imports.queries';
import { ImportsService } from './imports.service';

/** Lists of guests that a venue brings in: uploaded, looked through, and then brought in. */
@Controller('guests/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
  ) {}

  /** The file is the body, up to 32 MiB. Sent twice it is there twice, of which nothing comes before one is started. */
  @Post()
  @Requires('guests.import')
  @EachTimeAnew()
  @ApiConsumes('text/csv', 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: UploadedImportDto })
  upload(
    @CurrentCaller() caller: Caller,
    @Query() { file_name }: UploadQuery,
    @FileParts() file: AsyncIterable<Buffer>,
  ): Promise<UploadedImportDto> {
    return this.imports.upload(caller, file, file_name);
  }

  @Get()
  @Requires('guests.import')
  @ListOfItems(GuestImportDto)
  list(@CurrentCaller() caller: Caller, @Query() query: ImportsQuery): Promise<Page<GuestImportDto>> {
    return this.queries.list(caller, query);
  }

  @Get(':id')
  @Requires('guests.import')
  @ApiOkResponse({ type: GuestImportDto })
  one(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<GuestImportDto> {
    return this.queries.one(caller, id);
  }

  /** What was, or would be, done with each line. */
  @Get(':id/lines')
  @Requires('guests.import')
  @ListOfItems(ImportLineDto)
  lines(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() query: ImportLinesQuery,
  ): Promise<Page<ImportLineDto>> {
    return this.queries.lines(caller, id, query);
  }

  /** Says what would be done, and does nothing. It goes on by itself: `progress` tells how far it is. */
  @Post(':id/check')
  @HttpCode(202)
  @Requires('guests.import')
  @IdempotencyKeyHeader()
  @ApiAcceptedResponse({ type: GuestImportDto })
  check(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() wanted: RunImportDto): Promise<GuestImportDto> {
    return this.imports.check(caller, id, wanted);
  }

  /** Brings them in; one that failed or was cancelled goes on where it stopped. */
  @Post(':id/start')
  @HttpCode(202)
  @Requires('guests.import')
  @IdempotencyKeyHeader()
  @ApiAcceptedResponse({ type: GuestImportDto })
  start(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() wanted: RunImportDto): Promise<GuestImportDto> {
    return this.imports.start(caller, id, wanted);
  }

  /** What is in stays in. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('guests.import')
  @IdempotencyKeyHeader()
  @ApiOkResponse({ type: GuestImportDto })
  cancel(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<GuestImportDto> {
    return this.imports.cancel(caller, id);
  }
}
