import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, IdParam } from '@guestflow/http';
import { BotLinkDto } from './bot.dto';
import { BotLinksService } from './bot-links.service';

@Controller('guests')
export class BotLinksController {
  constructor(private readonly links: BotLinksService) {}

  /** For this guest alone, once: what is answered is kept nowhere, and an earlier link leads nowhere any more. */
  @Post(':id/bot-link')
  @Requires('guests.write')
  @EachTimeAnew()
  @ApiCreatedResponse({ type: BotLinkDto })
  make(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<BotLinkDto> {
    return this.links.make(caller, id);
  }
}
