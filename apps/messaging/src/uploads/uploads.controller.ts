import { Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, FileMediaType, FileParts, IdParam, ListOfItems, Page } from '@guestflow/http';
import { uploadTypes } from './real-type-rules';
import { NewUploadQuery, UploadDto, UploadsQuery } from './uploads.dto';
import { UploadsQueries } from './uploads.queries';
import { UploadsService } from './uploads.service';

/** Photos and files that a venue sends along with what it says. */
@Controller('uploads')
export class UploadsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly queries: UploadsQueries,
  ) {}

  /** The file is the body: a photo of up to 10 MiB, a file of up to 20. Sent twice it is there twice. */
  @Post()
  @Requires('uploads.write')
  @EachTimeAnew()
  @ApiConsumes(...uploadTypes, 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: UploadDto })
  upload(
    @CurrentCaller() caller: Caller,
    @Query() query: NewUploadQuery,
    @FileMediaType() type: string,
    @FileParts() file: AsyncIterable<Buffer>,
  ): Promise<UploadDto> {
    return this.uploads.upload(caller, file, { ...query, type });
  }

  @Get()
  @Requires('uploads.write')
  @ListOfItems(UploadDto)
  list(@CurrentCaller() caller: Caller, @Query() query: UploadsQuery): Promise<Page<UploadDto>> {
    return this.queries.list(caller, query);
  }

  @Get(':id')
  @Requires('uploads.write')
  @ApiOkResponse({ type: UploadDto })
  one(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<UploadDto> {
    return this.queries.one(caller, id);
  }

  /** What something uses stays: 409. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('uploads.write')
  @ApiNoContentResponse()
  delete(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.uploads.delete(caller, id);
  }
}
