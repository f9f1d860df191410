import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { TelegrafModule } from 'nestjs-telegraf';
import { BotTokens } from './api/bot-tokens';
import { VenueApi } from './api/venue-api';
import { BotCards } from './bots/bot-cards';
import { BotHealth } from './bots/bot-health';
import { BotSetUp } from './bots/bot-set-up';
import { Bot } from './bots/bot.entity';
import { BotsController } from './bots/bots.controller';
import { BotsService } from './bots/bots.service';
import { sealedOfBots } from './bots/sealing';
import { TokenCheck } from './bots/token-check';
import { WebhookSweep } from './bots/webhook-sweep';
import { Always } from './conversations/always';
import { BookWizard } from './conversations/book/book.wizard';
import { BookingsScreens } from './conversations/bookings/bookings-screens';
import { BookingsWizard } from './conversations/bookings/bookings.wizard';
import { DayQuestion } from './conversations/choosing/day-question';
import { TimeQuestion } from './conversations/choosing/time-question';
import { Commands } from './conversations/commands';
import { FeedbackWizard } from './conversations/feedback/feedback.wizard';
import { NoticeButtons } from './conversations/notices/notice-buttons';
import { OfferAnswers } from './conversations/notices/offer-answers';
import { ProfileWizard } from './conversations/profile/profile.wizard';
import { StartWizard } from './conversations/start/start.wizard';
import { Talk } from './conversations/talk/talk';
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
import { MiniAppController } from './mini-app/mini-app.controller';
import { MiniAppService } from './mini-app/mini-app.service';
import { PrivacyListener } from './privacy/privacy.listener';
import { BotsOfPlatformController } from './operations/bots-of-platform.controller';
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
  controllers: [
    BotsController,
    BotsOfPlatformController,
    MessagesListener,
    MiniAppController,
    PrivacyListener,
    VenuesReplica,
    WebhookController,
  ],
  providers: [
    // Around the composers that come below it.
    Always,
    Answering,
    Attachments,
    BookingsScreens,
    BookingsWizard,
    BookWizard,
    BotCards,
    BotHealth,
    BotSetUp,
    BotsService,
    BotTokens,
    Carrier,
    Commands,
    DayQuestion,
    FeedbackWizard,
    Handling,
    HostedBots,
    Inbox,
    Ledger,
    LedgerSweep,
    MiniAppService,
    NoticeButtons,
    OfferAnswers,
    Poller,
    Polls,
    ProfileWizard,
    Replica,
    Sender,
    Sending,
    StartWizard,
    Talk,
    TelegramApi,
    TimeQuestion,
    TokenCheck,
    Upkeep,
    VenueApi,
    Waiting,
    WebhookSweep,
  ],
})
export class BotGatewayModule {}

export const botGateway: ServiceDefinition = {
  name: 'bot-gateway',
  module: BotGatewayModule,
  database: { entities: [Bot], migrations, sealed: sealedOfBots },
};
