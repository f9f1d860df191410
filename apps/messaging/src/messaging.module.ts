import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { ChannelSettingsController } from './channels/channel-settings.controller';
import { ChannelSettingsService } from './channels/channel-settings.service';
import { Channels } from './channels/channels';
import { BotMessagesController } from './dialogues/bot-messages.controller';
import { DialoguesController } from './dialogues/dialogues.controller';
import { DialoguesQueries } from './dialogues/dialogues.queries';
import { DialoguesService } from './dialogues/dialogues.service';
import { RepliesListener } from './feedback/replies.listener';
import { LetterLedger } from './letters/letter-ledger';
import { LetterPress } from './letters/letter-press';
import { LetterSender } from './letters/letter-sender';
import { DeliveriesListener } from './messages/deliveries.listener';
import { MessagesController } from './messages/messages.controller';
import { MessagesQueries } from './messages/messages.queries';
import { migrations } from './migrations';
import { BookingsListener } from './notices/bookings.listener';
import { NoticeScheduler } from './notices/notice-scheduler';
import { PrivacyListener } from './privacy/privacy.listener';
import { BlacklistReplica } from './replicas/blacklist.replica';
import { BotsReplica } from './replicas/bots.replica';
import { ChatsReplica } from './replicas/chats.replica';
import { ConsentsReplica } from './replicas/consents.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { VenueReplica } from './replicas/venue-replica';
import { BotTemplatesController } from './templates/bot-templates.controller';
import { TemplatesController } from './templates/templates.controller';
import { TemplatesService } from './templates/templates.service';
import { Unsubscribing } from './unsubscribing/unsubscribing';
import { UnsubscribingController } from './unsubscribing/unsubscribing.controller';
import { UnsubscribingService } from './unsubscribing/unsubscribing.service';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    BlacklistReplica,
    BookingsListener,
    BotMessagesController,
    BotsReplica,
    BotTemplatesController,
    ChannelSettingsController,
    ChatsReplica,
    ConsentsReplica,
    DeliveriesListener,
    DialoguesController,
    GuestsReplica,
    MessagesController,
    PrivacyListener,
    RepliesListener,
    TemplatesController,
    UnsubscribingController,
    VenueReplica,
  ],
  providers: [
    Channels,
    ChannelSettingsService,
    DialoguesQueries,
    DialoguesService,
    LetterLedger,
    LetterPress,
    LetterSender,
    MessagesQueries,
    NoticeScheduler,
    TemplatesService,
    Unsubscribing,
    UnsubscribingService,
  ],
})
export class MessagingModule {}

export const messaging: ServiceDefinition = {
  name: 'messaging',
  module: MessagingModule,
  database: { entities: [], migrations },
};
