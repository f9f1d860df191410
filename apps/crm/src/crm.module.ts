import { Module } from '@nestjs/common';
import { ServiceDefinition } from '@guestflow/service';
import { BotGuestsController } from './bot/bot-guests.controller';
import { BotGuestsService } from './bot/bot-guests.service';
import { BotLinksController } from './bot/bot-links.controller';
import { BotLinksService } from './bot/bot-links.service';
import { Guest } from './guests/guest.entity';
import { GuestsController } from './guests/guests.controller';
import { GuestsQueries } from './guests/guests.queries';
import { GuestsService } from './guests/guests.service';
import { DuplicatesController } from './merges/duplicates.controller';
import { DuplicatesQueries } from './merges/duplicates.queries';
import { MergesController } from './merges/merges.controller';
import { MergesQueries } from './merges/merges.queries';
import { MergesService } from './merges/merges.service';
import { migrations } from './migrations';
import { BotsReplica } from './replicas/bots.replica';
import { VenuesReplica } from './replicas/venues.replica';

@Module({
  controllers: [
    BotGuestsController,
    BotLinksController,
    BotsReplica,
    DuplicatesController,
    GuestsController,
    MergesController,
    VenuesReplica,
  ],
  providers: [
    BotGuestsService,
    BotLinksService,
    DuplicatesQueries,
    GuestsQueries,
    GuestsService,
    MergesQueries,
    MergesService,
  ],
})
export class CrmModule {}

export const crm: ServiceDefinition = {
  name: 'crm',
  module: CrmModule,
  database: { entities: [Guest], migrations },
};
