import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { TemplateDto } from './templates.dto';
import { TemplatesService } from './templates.service';

/** The same templates, for the venue's bot. */
@Controller('bot/notification-templates')
export class BotTemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Requires('bot.act')
  @ApiOkResponse({ type: TemplateDto, isArray: true })
  list(@CurrentCaller() caller: Caller): Promise<TemplateDto[]> {
    return this.templates.list(caller);
  }
}
