import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { TemplateDto, TemplatesQuery } from './templates.dto';
import { TemplatesService } from './templates.service';

/** The same templates, for the venue's bot. */
@Controller('bot/notification-templates')
export class BotTemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Requires('bot.act')
  @ApiOkResponse({ type: TemplateDto, isArray: true })
  list(@CurrentCaller() caller: Caller, @Query() query: TemplatesQuery): Promise<TemplateDto[]> {
    return this.templates.list(caller, query);
  }
}
