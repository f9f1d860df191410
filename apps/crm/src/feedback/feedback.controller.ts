import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import {
  IdempotencyKeyHeader,
  IdParam,
  ListOfItems,
  Page,
  SeenVersion,
  VersionedAnswer,
  VersionedChange,
} from '@guestflow/http';
import {
  FeedbackCardDto,
  FeedbackDaysQuery,
  FeedbackDto,
  FeedbackQuery,
  FeedbackReplyDto,
  FeedbackSummaryDto,
  NewFeedbackDto,
  SayReplyDto,
} from './feedback.dto';
import { FeedbackQueries } from './feedback.queries';
import { FeedbackService } from './feedback.service';

/** What guests say of their visits, and what comes of it. */
@Controller('feedback')
export class FeedbackController {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly queries: FeedbackQueries,
  ) {}

  @Get()
  @Requires('feedback.read')
  @ListOfItems(FeedbackDto)
  list(@CurrentCaller() caller: Caller, @Query() query: FeedbackQuery): Promise<Page<FeedbackDto>> {
    return this.queries.list(caller, query);
  }

  /** What was said at the table. */
  @Post()
  @Requires('feedback.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: FeedbackCardDto })
  writeDown(@CurrentCaller() caller: Caller, @Body() said: NewFeedbackDto): Promise<FeedbackCardDto> {
    return this.feedback.writeDown(caller, said);
  }

  @Get('summary')
  @Requires('feedback.read')
  @ApiOkResponse({ type: FeedbackSummaryDto })
  summary(@CurrentCaller() caller: Caller, @Query() days: FeedbackDaysQuery): Promise<FeedbackSummaryDto> {
    return this.queries.summary(caller, days);
  }

  @Get(':id')
  @Requires('feedback.read')
  @VersionedAnswer(FeedbackCardDto)
  card(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<FeedbackCardDto> {
    return this.queries.card(caller, id);
  }

  @Post(':id/handle')
  @HttpCode(200)
  @Requires('feedback.write')
  @IdempotencyKeyHeader()
  @VersionedChange(FeedbackCardDto)
  handle(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @SeenVersion() seen?: number,
  ): Promise<FeedbackCardDto> {
    return this.feedback.step(caller, id, 'handle', seen);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires('feedback.write')
  @IdempotencyKeyHeader()
  @VersionedChange(FeedbackCardDto)
  reopen(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @SeenVersion() seen?: number,
  ): Promise<FeedbackCardDto> {
    return this.feedback.step(caller, id, 'reopen', seen);
  }

  /** An answer for the guest. It does not mark what was said as handled. */
  @Post(':id/replies')
  @Requires('feedback.write')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: FeedbackReplyDto })
  reply(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() said: SayReplyDto): Promise<FeedbackReplyDto> {
    return this.feedback.reply(caller, id, said);
  }
}
