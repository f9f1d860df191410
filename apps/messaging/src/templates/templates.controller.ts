import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdParam } from '@guestflow/http';
import { TemplateDto } from './templates.dto';
import { TemplatesService } from './templates.service';

/** What a venue's bot says by itself: a confirmation, a reminder, a request for feedback. */
@Controller('notification-templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Requires('templates.read')
  @ApiOkResponse({ type: TemplateDto, isArray: true })
  list(@CurrentCaller() caller: Caller): Promise<TemplateDto[]> {
    return this.templates.list(caller);
  }

  @Get(':id')
  @Requires('templates.read')
  @ApiOkResponse({ type: TemplateDto })
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<TemplateDto> {
    return this.templates.card(caller, id);
  }
}
