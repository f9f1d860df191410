import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { BotMessagesController } from './dialogues/bot-messages.controller';
import { DialoguesController } from './dialogues/dialogues.controller';
import { DialoguesQueries } from './dialogues/dialogues.queries';
import { DialoguesService } from './dialogues/dialogues.service';
import { RepliesListener } from './feedback/replies.listener';
import { DeliveriesListener } from './messages/deliveries.listener';
import { MessagesController } from './messages/messages.controller';
import { MessagesQueries } from './messages/messages.queries';
import { migrations } from './migrations';
import { Birthdays } from './notices/birthdays';
import { BookingsListener } from './notices/bookings.listener';
import { NoticeScheduler } from './notices/notice-scheduler';
import { WaitlistListener } from './notices/waitlist.listener';
import { PrivacyListener } from './privacy/privacy.listener';
import { RemindersController } from './reminders/reminders.controller';
import { RemindersService } from './reminders/reminders.service';
import { BlacklistReplica } from './replicas/blacklist.replica';
import { BotsReplica } from './replicas/bots.replica';
import { ChatsReplica } from './replicas/chats.replica';
import { ConsentsReplica } from './replicas/consents.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { VenueReplica } from './replicas/venue-replica';
import { BotTemplatesController } from './templates/bot-templates.controller';
import { TemplatePreview } from './templates/template-preview.service';
import { TemplatesAtStart } from './templates/templates-at-start';
import { TemplatesController } from './templates/templates.controller';
import { TemplatesService } from './templates/templates.service';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    BlacklistReplica,
    BookingsListener,
    BotMessagesController,
    BotsReplica,
    BotTemplatesController,
    ChatsReplica,
    ConsentsReplica,
    DeliveriesListener,
    DialoguesController,
    GuestsReplica,
    MessagesController,
    PrivacyListener,
    RemindersController,
    RepliesListener,
    TemplatesController,
    VenueReplica,
    WaitlistListener,
  ],
  providers: [
    Birthdays,
    DialoguesQueries,
    DialoguesService,
    MessagesQueries,
    NoticeScheduler,
    RemindersService,
    TemplatePreview,
    TemplatesAtStart,
    TemplatesService,
  ],
})
export class MessagingModule {}

export const messaging: ServiceDefinition = {
  name: 'messaging',
  module: MessagingModule,
  database: { entities: [], migrations },
};
