import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { BotDto, ConnectBotDto } from './bots.dto';
import { BotsService } from './bots.service';

/** The venue's bots in Telegram. */
@Controller('bots')
export class BotsController {
  constructor(private readonly bots: BotsService) {}

  @Post()
  @Requires('bots.write')
  @ApiCreatedResponse({ type: BotDto })
  connect(@CurrentCaller() caller: Caller, @Body() wanted: ConnectBotDto): Promise<BotDto> {
    return this.bots.connect(caller, wanted);
  }
}
