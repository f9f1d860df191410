import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { TelegrafModule } from 'nestjs-telegraf';
import { BotTokens } from './api/bot-tokens';
import { VenueApi } from './api/venue-api';
import { BotHealth } from './bots/bot-health';
import { Bot } from './bots/bot.entity';
import { BotsController } from './bots/bots.controller';
import { BotsService } from './bots/bots.service';
import { Commands } from './conversations/commands';
import { Answering } from './hosting/answering';
import { Handling } from './hosting/handling';
import { HostedBots } from './hosting/hosted-bots';
import { Inbox } from './hosting/inbox';
import { Poller } from './hosting/poller';
import { Polls } from './hosting/polls';
import { Replica } from './hosting/replica';
import { template } from './hosting/template';
import { Upkeep } from './hosting/upkeep';
import { Waiting } from './hosting/waiting';
import { WebhookController } from './hosting/webhook.controller';
import { migrations } from './migrations';
import { VenuesReplica } from './replicas/venues.replica';
import { Sending } from './sending/sending';
import { TelegramApi } from './telegram/telegram-api';

/** Telegram's side of the platform. Bots are connected and hosted here. */
@Module({
  imports: [ScheduleModule.forRoot(), TelegrafModule.forRoot(template)],
  controllers: [BotsController, VenuesReplica, WebhookController],
  providers: [
    Answering,
    BotHealth,
    BotsService,
    BotTokens,
    Commands,
    Handling,
    HostedBots,
    Inbox,
    Poller,
    Polls,
    Replica,
    Sending,
    TelegramApi,
    Upkeep,
    VenueApi,
    Waiting,
  ],
})
export class BotGatewayModule {}

export const botGateway: ServiceDefinition = {
  name: 'bot-gateway',
  module: BotGatewayModule,
  database: { entities: [Bot], migrations },
};
