import { ServiceDefinition } from '@guestflow/service';
import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { BlacklistEntry } from './blacklist/blacklist-entry.entity';
import { BlacklistController } from './blacklist/blacklist.controller';
import { BlacklistQueries } from './blacklist/blacklist.queries';
import { BlacklistService } from './blacklist/blacklist.service';
import { BotGuestsController } from './bot/bot-guests.controller';
import { BotGuestsService } from './bot/bot-guests.service';
import { BotLinksController } from './bot/bot-links.controller';
import { BotLinksService } from './bot/bot-links.service';
import { CampaignsListener } from './campaigns/campaigns.listener';
import { BotConsentsController } from './consents/bot-consents.controller';
import { ConsentsController } from './consents/consents.controller';
import { ConsentsService } from './consents/consents.service';
import { UnsubscribedListener } from './consents/unsubscribed.listener';
import { ExportController } from './exports/export.controller';
import { ExportService } from './exports/export.service';
import { BotFeedbackController } from './feedback/bot-feedback.controller';
import { FeedbackController } from './feedback/feedback.controller';
import { Feedback } from './feedback/feedback.entity';
import { FeedbackQueries } from './feedback/feedback.queries';
import { FeedbackService } from './feedback/feedback.service';
import { Guest } from './guests/guest.entity';
import { GuestsController } from './guests/guests.controller';
import { GuestsQueries } from './guests/guests.queries';
import { GuestsService } from './guests/guests.service';
import { GuestImport } from './imports/guest-import.entity';
import { ImportWorker } from './imports/import-worker';
import { ImportsController } from './imports/imports.controller';
import { ImportsQueries } from './imports/imports.queries';
import { ImportsService } from './imports/imports.service';
import { DuplicatesController } from './merges/duplicates.controller';
import { DuplicatesQueries } from './merges/duplicates.queries';
import { MergesController } from './merges/merges.controller';
import { MergesQueries } from './merges/merges.queries';
import { MergesService } from './merges/merges.service';
import { migrations } from './migrations';
import { BotPrivacyController } from './privacy/bot-privacy.controller';
import { PrivacyController } from './privacy/privacy.controller';
import { PrivacyListener } from './privacy/privacy.listener';
import { sealedOfPrivacy } from './privacy/requests';
import { PrivacyService } from './privacy/privacy.service';
import { PrivacySweep } from './privacy/privacy.sweep';
import { BotsReplica } from './replicas/bots.replica';
import { ChatsReplica } from './replicas/chats.replica';
import { VenuesReplica } from './replicas/venues.replica';
import { CampaignSegmentsController } from './segments/campaign-segments.controller';
import { Segment } from './segments/segment.entity';
import { SegmentsController } from './segments/segments.controller';
import { SegmentsQueries } from './segments/segments.queries';
import { SegmentsService } from './segments/segments.service';
import { HistoryController } from './visits/history.controller';
import { HistoryQueries } from './visits/history.queries';
import { VisitsListener } from './visits/visits.listener';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    BlacklistController,
    BotConsentsController,
    BotFeedbackController,
    BotGuestsController,
    BotLinksController,
    BotPrivacyController,
    BotsReplica,
    CampaignSegmentsController,
    CampaignsListener,
    ChatsReplica,
    ConsentsController,
    DuplicatesController,
    ExportController,
    FeedbackController,
    GuestsController,
    HistoryController,
    ImportsController,
    MergesController,
    PrivacyController,
    PrivacyListener,
    SegmentsController,
    UnsubscribedListener,
    VenuesReplica,
    VisitsListener,
  ],
  providers: [
    BlacklistQueries,
    BlacklistService,
    BotGuestsService,
    BotLinksService,
    ConsentsService,
    DuplicatesQueries,
    ExportService,
    FeedbackQueries,
    FeedbackService,
    GuestsQueries,
    GuestsService,
    HistoryQueries,
    ImportsQueries,
    ImportsService,
    ImportWorker,
    MergesQueries,
    MergesService,
    PrivacyService,
    PrivacySweep,
    SegmentsQueries,
    SegmentsService,
  ],
})
export class CrmModule {}

export const crm: ServiceDefinition = {
  name: 'crm',
  module: CrmModule,
  database: {
    entities: [BlacklistEntry, Feedback, Guest, GuestImport, Segment],
    migrations,
    sealed: [sealedOfPrivacy],
  },
};
