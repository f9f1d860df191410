import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { VenueReplica1763700300000 } from './migrations/1763700300000-venue-replica';
import { VenueReplica } from './replicas/venue-replica';

@Module({ controllers: [VenueReplica] })
export class CrmModule {}

export const crm: ServiceDefinition = {
  name: 'crm',
  module: CrmModule,
  database: { entities: [], migrations: [VenueReplica1763700300000] },
};
