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
import { BookingsListener } from './notices/bookings.listener';
import { NoticeScheduler } from './notices/notice-scheduler';
import { PrivacyListener } from './privacy/privacy.listener';
import { BotsReplica } from './replicas/bots.replica';
import { ChatsReplica } from './replicas/chats.replica';
import { ConsentsReplica } from './replicas/consents.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { VenueReplica } from './replicas/venue-replica';
import { BotTemplatesController } from './templates/bot-templates.controller';
import { TemplatesController } from './templates/templates.controller';
import { TemplatesService } from './templates/templates.service';
import { UploadContent } from './uploads/upload-content';
import { UploadContentController } from './uploads/upload-content.controller';
import { UploadRemoval } from './uploads/upload-removal';
import { UploadSweep } from './uploads/upload-sweep';
import { UploadsController } from './uploads/uploads.controller';
import { UploadsQueries } from './uploads/uploads.queries';
import { UploadsService } from './uploads/uploads.service';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
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
    RepliesListener,
    TemplatesController,
    UploadContentController,
    UploadsController,
    VenueReplica,
  ],
  providers: [
    DialoguesQueries,
    DialoguesService,
    MessagesQueries,
    NoticeScheduler,
    TemplatesService,
    UploadContent,
    UploadRemoval,
    UploadSweep,
    UploadsQueries,
    UploadsService,
  ],
})
export class MessagingModule {}

export const messaging: ServiceDefinition = {
  name: 'messaging',
  module: MessagingModule,
  database: { entities: [], migrations },
};
