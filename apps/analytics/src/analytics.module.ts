import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { AuditLogController } from './audit-log/audit-log.controller';
import { AuditLogQueries } from './audit-log/audit-log.queries';
import { BookingStatisticsController } from './bookings/bookings.controller';
import { Anchors } from './events/anchors';
import { EventLog } from './events/append';
import { BringOver } from './events/bring-over';
import { ChainKey, sealedOfChainKeys } from './events/chain-key';
import { EventsListener } from './events/events.listener';
import { Retention } from './events/retention';
import { EventWriter } from './events/writer';
import { FeedbackController } from './feedback/feedback.controller';
import { GuestsController } from './guests/guests.controller';
import { KpiController } from './kpi/kpi.controller';
import { MessagesController } from './messages/messages.controller';
import { AuditLog1763700500000 } from './migrations/1763700500000-audit-log';
import { Forgetting1764200500000 } from './migrations/1764200500000-forgetting';
import { Venues1764500000000 } from './migrations/1764500000000-venues';
import { EventLog1764500100000 } from './migrations/1764500100000-event-log';
import { BookingFigures1764500200000 } from './migrations/1764500200000-booking-figures';
import { WeeklyReports1764500400000 } from './migrations/1764500400000-weekly-reports';
import { WhatGuestsDo1764500300000 } from './migrations/1764500300000-what-guests-do';
import { CountingFollows1764500500000 } from './migrations/1764500500000-counting-follows';
import { allModels } from './models/all-models';
import { Counter } from './models/counter';
import { Models, MODELS } from './models/models';
import { Recounter } from './models/recounter';
import { OccupancyController } from './occupancy/occupancy.controller';
import { Privacy } from './privacy/privacy';
import { ReportsController } from './reports/reports.controller';
import { WeeklyReportService } from './reports/weekly-report.service';
import { WeeklyReports } from './reports/weekly-reports';
import { Statistics } from './statistics/statistics';
import { SummaryController } from './summary/summary.controller';
import { SummaryQueries } from './summary/summary.queries';

/** What is counted, by itself: also for whoever builds it anew. */
export const counting = [{ provide: MODELS, useFactory: allModels }, Models];

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    ...[AuditLogController, EventsListener],
    ...[BookingStatisticsController, OccupancyController, KpiController],
    ...[GuestsController, FeedbackController, MessagesController],
    ...[ReportsController, SummaryController],
  ],
  providers: [
    ...[AuditLogQueries, ChainKey, EventLog, EventWriter, BringOver, Retention, Anchors],
    ...[Privacy, Counter, Recounter, Statistics, SummaryQueries, WeeklyReportService, WeeklyReports],
    ...counting,
  ],
})
export class AnalyticsModule {}

export const analytics: ServiceDefinition = {
  name: 'analytics',
  module: AnalyticsModule,
  database: {
    entities: [],
    migrations: [
      ...[AuditLog1763700500000, Forgetting1764200500000, Venues1764500000000, EventLog1764500100000],
      ...[BookingFigures1764500200000, WhatGuestsDo1764500300000, WeeklyReports1764500400000],
      CountingFollows1764500500000,
    ],
    sealed: [sealedOfChainKeys],
  },
};
