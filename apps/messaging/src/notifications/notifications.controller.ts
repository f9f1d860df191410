import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { IdempotencyKeyHeader, IdParam, Page, PageOf } from '@guestflow/http';
import {
  NotificationDto,
  NotificationsDto,
  NotificationsQuery,
  NotificationsReadDto,
  ReadNotificationsDto,
  SendNotificationDto,
  SentNotificationDto,
} from './notifications.dto';
import { NotificationsQueries } from './notifications.queries';
import { NotificationsService } from './notifications.service';

/** What somebody of the staff is told: his own, in the venue he is signed in to. */
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly queries: NotificationsQueries,
  ) {}

  @Get()
  @Requires('self.read')
  @PageOf(NotificationsDto)
  list(
    @CurrentCaller() caller: Caller,
    @Query() query: NotificationsQuery,
  ): Promise<Page<NotificationDto, NotificationsDto>> {
    return this.queries.list(caller, query);
  }

  @Post('send')
  @Requires('notifications.send')
  @IdempotencyKeyHeader()
  @ApiCreatedResponse({ type: SentNotificationDto })
  send(@CurrentCaller() caller: Caller, @Body() wanted: SendNotificationDto): Promise<SentNotificationDto> {
    return this.notifications.send(caller, wanted);
  }

  @Put('read-all')
  @Requires('self.write')
  @ApiOkResponse({ type: NotificationsReadDto })
  readAll(@CurrentCaller() caller: Caller, @Body() seen: ReadNotificationsDto): Promise<NotificationsReadDto> {
    return this.notifications.readAll(caller, seen);
  }

  @Put(':id/read')
  @Requires('self.write')
  @ApiOkResponse({ type: NotificationDto })
  read(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<NotificationDto> {
    return this.notifications.read(caller, id);
  }
}
