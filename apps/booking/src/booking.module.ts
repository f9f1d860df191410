import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { VenueReplica1763700200000 } from './migrations/1763700200000-venue-replica';
import { VenueReplica } from './replicas/venue-replica';

@Module({ controllers: [VenueReplica] })
export class BookingModule {}

export const booking: ServiceDefinition = {
  name: 'booking',
  module: BookingModule,
  database: { entities: [], migrations: [VenueReplica1763700200000] },
};
