import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader } from '@guestflow/http';
import { BotFeedbackDto, FeedbackCardDto } from './feedback.dto';
import { FeedbackService } from './feedback.service';

/** What guests tell the bot. */
@Controller('bot/feedback')
export class BotFeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  @Post()
  @Requires('bot.act')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: FeedbackCardDto })
  say(@CurrentCaller() caller: Caller, @Body() said: BotFeedbackDto): Promise<FeedbackCardDto> {
    return this.feedback.fromBot(caller, said);
  }
}
