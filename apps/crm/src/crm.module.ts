import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { ExportController } from './exports/export.controller';
import { ExportService } from './exports/export.service';
import { Guest } from './guests/guest.entity';
import { GuestsController } from './guests/guests.controller';
import { GuestsQueries } from './guests/guests.queries';
import { GuestsService } from './guests/guests.service';
import { GuestImport } from './imports/guest-import.entity';
import { ImportWorker } from './imports/import-worker';
import { ImportsController } from './imports/imports.controller';
import { ImportsQueries } from './imports/imports.queries';
import { ImportsService } from './imports/imports.service';
import { migrations } from './migrations';
import { BotsReplica } from './replicas/bots.replica';
import { VenuesReplica } from './replicas/venues.replica';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [BotsReplica, ExportController, GuestsController, ImportsController, VenuesReplica],
  providers: [ExportService, GuestsQueries, GuestsService, ImportWorker, ImportsQueries, ImportsService],
})
export class CrmModule {}

export const crm: ServiceDefinition = {
  name: 'crm',
  module: CrmModule,
  database: { entities: [Guest, GuestImport], migrations },
};
