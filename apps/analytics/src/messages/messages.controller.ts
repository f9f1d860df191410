import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { ApiOkResponse } from '@nestjs/swagger';
import { PeriodQuery } from '../statistics/statistics.dto';
import { Statistics } from '../statistics/statistics';
import { campaignsStatistics, campaignsTable } from './campaigns.queries';
import { CampaignsStatisticsDto, MessagesStatisticsDto } from './messages.dto';
import { messagesStatistics, messagesTable } from './messages.queries';

/** What is said to guests by Telegram, and what comes of it. */
@Controller('analytics')
export class MessagesController {
  constructor(private readonly statistics: Statistics) {}

  /** By the day on which they were to be sent; not those by e-mail. As a file: the series. */
  @Get('messages')
  @Requires('analytics.read')
  @ApiOkResponse({ type: MessagesStatisticsDto })
  messages(
    @CurrentCaller() caller: Caller,
    @Query() query: PeriodQuery,
  ): Promise<MessagesStatisticsDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: messagesStatistics, tableOf: messagesTable });
  }

  /** Those that began in the period, and their messages by Telegram; not those by e-mail. As a file: the campaigns. */
  @Get('campaigns')
  @Requires('analytics.read')
  @ApiOkResponse({ type: CampaignsStatisticsDto })
  campaigns(
    @CurrentCaller() caller: Caller,
    @Query() query: PeriodQuery,
  ): Promise<CampaignsStatisticsDto | StreamableFile> {
    return this.statistics.answer(caller, query, { read: campaignsStatistics, tableOf: campaignsTable });
  }
}
