import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { Guest } from './guests/guest.entity';
import { GuestsController } from './guests/guests.controller';
import { GuestsQueries } from './guests/guests.queries';
import { GuestsService } from './guests/guests.service';
import { migrations } from './migrations';
import { PrivacyController } from './privacy/privacy.controller';
import { PrivacyListener } from './privacy/privacy.listener';
import { PrivacyService } from './privacy/privacy.service';
import { PrivacySweep } from './privacy/privacy.sweep';
import { BotsReplica } from './replicas/bots.replica';
import { VenuesReplica } from './replicas/venues.replica';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [BotsReplica, GuestsController, PrivacyController, PrivacyListener, VenuesReplica],
  providers: [GuestsQueries, GuestsService, PrivacyService, PrivacySweep],
})
export class CrmModule {}

export const crm: ServiceDefinition = {
  name: 'crm',
  module: CrmModule,
  database: { entities: [Guest], migrations },
};
