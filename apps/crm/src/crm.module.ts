import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { Guest } from './guests/guest.entity';
import { GuestsController } from './guests/guests.controller';
import { GuestsQueries } from './guests/guests.queries';
import { GuestsService } from './guests/guests.service';
import { migrations } from './migrations';
import { BotsReplica } from './replicas/bots.replica';
import { VenuesReplica } from './replicas/venues.replica';
import { HistoryController } from './visits/history.controller';
import { HistoryQueries } from './visits/history.queries';
import { VisitsListener } from './visits/visits.listener';

@Module({
  controllers: [BotsReplica, GuestsController, HistoryController, VenuesReplica, VisitsListener],
  providers: [GuestsQueries, GuestsService, HistoryQueries],
})
export class CrmModule {}

export const crm: ServiceDefinition = {
  name: 'crm',
  module: CrmModule,
  database: { entities: [Guest], migrations },
};
