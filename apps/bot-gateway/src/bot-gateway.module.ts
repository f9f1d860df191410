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
import { HostedBots } from './hosting/hosted-bots';
import { Inbox } from './hosting/inbox';
import { Poller } from './hosting/poller';
import { Replica } from './hosting/replica';
import { template } from './hosting/template';
import { WebhookController } from './hosting/webhook.controller';
import { migrations } from './migrations';
import { PrivacyListener } from './privacy/privacy.listener';
import { VenuesReplica } from './replicas/venues.replica';
import { Attachments } from './sending/attachments';
import { Carrier } from './sending/carrier';
import { Ledger } from './sending/ledger';
import { LedgerSweep } from './sending/ledger-sweep';
import { MessagesListener } from './sending/messages.listener';
import { Sender } from './sending/sender';
import { Sending } from './sending/sending';
import { TelegramApi } from './telegram/telegram-api';

/** Telegram's side of the platform. Bots are connected and hosted here. */
@Module({
  imports: [ScheduleModule.forRoot(), TelegrafModule.forRoot(template)],
  controllers: [BotsController, MessagesListener, PrivacyListener, VenuesReplica, WebhookController],
  providers: [
    Answering,
    Attachments,
    BotHealth,
    BotsService,
    BotTokens,
    Carrier,
    Commands,
    HostedBots,
    Inbox,
    Ledger,
    LedgerSweep,
    Poller,
    Replica,
    Sender,
    Sending,
    TelegramApi,
    VenueApi,
  ],
})
export class BotGatewayModule {}

export const botGateway: ServiceDefinition = {
  name: 'bot-gateway',
  module: BotGatewayModule,
  database: { entities: [Bot], migrations },
};
