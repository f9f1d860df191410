import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { Attachments } from './campaigns/attachments';
import { AudienceListener } from './campaigns/audience.listener';
import { CampaignMovesService } from './campaigns/campaign-moves.service';
import { CampaignSender } from './campaigns/campaign-sender';
import { Campaign } from './campaigns/campaign.entity';
import { CampaignsController } from './campaigns/campaigns.controller';
import { CampaignsQueries } from './campaigns/campaigns.queries';
import { CampaignsService } from './campaigns/campaigns.service';
import { LinksController } from './campaigns/links.controller';
import { LinksService } from './campaigns/links.service';
import { ChannelSettingsController } from './channels/channel-settings.controller';
import { ChannelSettingsService } from './channels/channel-settings.service';
import { Channels } from './channels/channels';
import { BotMessagesController } from './dialogues/bot-messages.controller';
import { DialoguesController } from './dialogues/dialogues.controller';
import { DialoguesQueries } from './dialogues/dialogues.queries';
import { DialoguesService } from './dialogues/dialogues.service';
import { GroupSending } from './dialogues/group-sending';
import { RepliesListener } from './feedback/replies.listener';
import { LetterLedger } from './letters/letter-ledger';
import { LetterPress } from './letters/letter-press';
import { LetterSender } from './letters/letter-sender';
import { DeliveriesListener } from './messages/deliveries.listener';
import { MessagesController } from './messages/messages.controller';
import { MessagesQueries } from './messages/messages.queries';
import { migrations } from './migrations';
import { Birthdays } from './notices/birthdays';
import { BookingsListener } from './notices/bookings.listener';
import { NoticeScheduler } from './notices/notice-scheduler';
import { WaitlistListener } from './notices/waitlist.listener';
import { FeedbackListener } from './notifications/feedback.listener';
import { NotificationsSweep } from './notifications/notifications-sweep';
import { NotificationsController } from './notifications/notifications.controller';
import { NotificationsQueries } from './notifications/notifications.queries';
import { NotificationsService } from './notifications/notifications.service';
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
import { Unsubscribing } from './unsubscribing/unsubscribing';
import { UnsubscribingController } from './unsubscribing/unsubscribing.controller';
import { UnsubscribingService } from './unsubscribing/unsubscribing.service';
import { attachmentOf, holdAttachment } from './uploads/attachment-of';
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
    AudienceListener,
    BlacklistReplica,
    BookingsListener,
    BotMessagesController,
    BotsReplica,
    BotTemplatesController,
    CampaignsController,
    ChannelSettingsController,
    ChatsReplica,
    ConsentsReplica,
    DeliveriesListener,
    DialoguesController,
    FeedbackListener,
    GuestsReplica,
    LinksController,
    MessagesController,
    NotificationsController,
    PrivacyListener,
    RemindersController,
    RepliesListener,
    TemplatesController,
    UnsubscribingController,
    UploadContentController,
    UploadsController,
    VenueReplica,
    WaitlistListener,
  ],
  providers: [
    Birthdays,
    CampaignMovesService,
    CampaignSender,
    CampaignsQueries,
    CampaignsService,
    Channels,
    ChannelSettingsService,
    DialoguesQueries,
    DialoguesService,
    GroupSending,
    LetterLedger,
    LetterPress,
    LetterSender,
    LinksService,
    MessagesQueries,
    NoticeScheduler,
    NotificationsQueries,
    NotificationsService,
    NotificationsSweep,
    RemindersService,
    TemplatePreview,
    TemplatesAtStart,
    TemplatesService,
    Unsubscribing,
    UnsubscribingService,
    UploadContent,
    UploadRemoval,
    UploadsQueries,
    UploadsService,
    UploadSweep,
    { provide: Attachments, useValue: { attachmentOf, holdAttachment } satisfies Attachments },
  ],
})
export class MessagingModule {}

export const messaging: ServiceDefinition = {
  name: 'messaging',
  module: MessagingModule,
  database: { entities: [Campaign], migrations },
};
