import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { migrations } from './migrations';
import { BlacklistReplica } from './replicas/blacklist.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { VenuesReplica } from './replicas/venues.replica';

@Module({ imports: [ScheduleModule.forRoot()], controllers: [BlacklistReplica, GuestsReplica, VenuesReplica] })
export class BookingModule {}

export const booking: ServiceDefinition = {
  name: 'booking',
  module: BookingModule,
  database: { entities: [], migrations },
};
