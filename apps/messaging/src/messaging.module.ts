import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { Attachments, noAttachments } from './campaigns/attachments';
import { AudienceListener } from './campaigns/audience.listener';
import { CampaignMovesService } from './campaigns/campaign-moves.service';
import { CampaignSender } from './campaigns/campaign-sender';
import { Campaign } from './campaigns/campaign.entity';
import { CampaignsController } from './campaigns/campaigns.controller';
import { CampaignsQueries } from './campaigns/campaigns.queries';
import { CampaignsService } from './campaigns/campaigns.service';
import { LinksController } from './campaigns/links.controller';
import { LinksService } from './campaigns/links.service';
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
import { BlacklistReplica } from './replicas/blacklist.replica';
import { BotsReplica } from './replicas/bots.replica';
import { ChatsReplica } from './replicas/chats.replica';
import { ConsentsReplica } from './replicas/consents.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { VenueReplica } from './replicas/venue-replica';
import { BotTemplatesController } from './templates/bot-templates.controller';
import { TemplatesController } from './templates/templates.controller';
import { TemplatesService } from './templates/templates.service';

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
    ChatsReplica,
    ConsentsReplica,
    DeliveriesListener,
    DialoguesController,
    GuestsReplica,
    LinksController,
    MessagesController,
    PrivacyListener,
    RepliesListener,
    TemplatesController,
    VenueReplica,
  ],
  providers: [
    CampaignMovesService,
    CampaignSender,
    CampaignsQueries,
    CampaignsService,
    DialoguesQueries,
    DialoguesService,
    LinksService,
    MessagesQueries,
    NoticeScheduler,
    TemplatesService,
    { provide: Attachments, useValue: noAttachments },
  ],
})
export class MessagingModule {}

export const messaging: ServiceDefinition = {
  name: 'messaging',
  module: MessagingModule,
  database: { entities: [Campaign], migrations },
};
