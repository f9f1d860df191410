import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import {
  EachTimeAnew,
  IdempotencyKeyHeader,
  IdParam,
  SeenVersion,
  VersionedAnswer,
  VersionedChange,
} from '@guestflow/http';
import { TemplatePreview } from './template-preview.service';
import {
  ChangeTemplateDto,
  PreviewTemplateDto,
  TemplateDto,
  TemplatePreviewDto,
  TemplatesQuery,
} from './templates.dto';
import { TemplatesService } from './templates.service';

/** What a venue's bot says by itself: a confirmation, a reminder, a request for feedback. In each language. */
@Controller('notification-templates')
export class TemplatesController {
  constructor(
    private readonly templates: TemplatesService,
    private readonly previews: TemplatePreview,
  ) {}

  @Get()
  @Requires('templates.read')
  @ApiOkResponse({ type: TemplateDto, isArray: true })
  list(@CurrentCaller() caller: Caller, @Query() query: TemplatesQuery): Promise<TemplateDto[]> {
    return this.templates.list(caller, query);
  }

  @Get(':id')
  @Requires('templates.read')
  @VersionedAnswer(TemplateDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<TemplateDto> {
    return this.templates.card(caller, id);
  }

  @Patch(':id')
  @Requires('templates.write')
  @VersionedChange(TemplateDto)
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() wanted: ChangeTemplateDto,
    @SeenVersion() seen?: number,
  ): Promise<TemplateDto> {
    return this.templates.change(caller, id, wanted, seen);
  }

  /** Back to the words that it had at first. Whether and when they are said stays as it is. */
  @Post(':id/reset')
  @HttpCode(200)
  @Requires('templates.write')
  @IdempotencyKeyHeader()
  @VersionedChange(TemplateDto)
  reset(@CurrentCaller() caller: Caller, @IdParam() id: string, @SeenVersion() seen?: number): Promise<TemplateDto> {
    return this.templates.reset(caller, id, seen);
  }

  /** How a draft would read, of a booking or of one that is made up. It may tell a guest's name: not for partners. */
  @Post(':id/preview')
  @HttpCode(200)
  @Requires('templates.write')
  @EachTimeAnew()
  @ApiBody({ type: PreviewTemplateDto, required: false })
  @ApiOkResponse({ type: TemplatePreviewDto })
  preview(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() draft?: PreviewTemplateDto,
  ): Promise<TemplatePreviewDto> {
    return this.previews.preview(caller, id, draft);
  }
}
