import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { Templates1763700400000 } from './migrations/1763700400000-templates';
import { VenueReplica } from './replicas/venue-replica';
import { TemplatesController } from './templates/templates.controller';
import { TemplatesService } from './templates/templates.service';

@Module({ controllers: [TemplatesController, VenueReplica], providers: [TemplatesService] })
export class MessagingModule {}

export const messaging: ServiceDefinition = {
  name: 'messaging',
  module: MessagingModule,
  database: { entities: [], migrations: [Templates1763700400000] },
};
