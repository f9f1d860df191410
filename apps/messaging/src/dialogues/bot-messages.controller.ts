import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader } from '@guestflow/http';
import { BotMessageDto, HeardMessageDto } from './dialogues.dto';
import { DialoguesService } from './dialogues.service';

/** What guests write to the venue by its bot. */
@Controller('bot/messages')
export class BotMessagesController {
  constructor(private readonly dialogues: DialoguesService) {}

  @Post()
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: HeardMessageDto })
  hear(@CurrentCaller() caller: Caller, @Body() said: BotMessageDto): Promise<HeardMessageDto> {
    return this.dialogues.hear(caller, said);
  }
}
