import { ServiceDefinition } from '@guestflow/service';
import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AvailabilityController } from './availability/availability.controller';
import { AvailabilityQueries } from './availability/availability.queries';
import { Booking } from './bookings/booking.entity';
import { BookingsController } from './bookings/bookings.controller';
import { BookingsQueries } from './bookings/bookings.queries';
import { BookingsService } from './bookings/bookings.service';
import { CalendarController } from './calendar/calendar.controller';
import { CalendarQueries } from './calendar/calendar.queries';
import { migrations } from './migrations';
import { BlacklistReplica } from './replicas/blacklist.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { VenuesReplica } from './replicas/venues.replica';
import { Block } from './schedule/block.entity';
import { BlocksController } from './schedule/blocks.controller';
import { BlocksQueries } from './schedule/blocks.queries';
import { BlocksService } from './schedule/blocks.service';
import { TableGroup } from './table-groups/table-group.entity';
import { TableGroupsController } from './table-groups/table-groups.controller';
import { TableGroupsQueries } from './table-groups/table-groups.queries';
import { TableGroupsService } from './table-groups/table-groups.service';
import { Table } from './tables/table.entity';
import { TablesController } from './tables/tables.controller';
import { TablesQueries } from './tables/tables.queries';
import { TablesService } from './tables/tables.service';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    AvailabilityController,
    BlacklistReplica,
    BlocksController,
    BookingsController,
    CalendarController,
    GuestsReplica,
    TableGroupsController,
    TablesController,
    VenuesReplica,
  ],
  providers: [
    AvailabilityQueries,
    BlocksQueries,
    BlocksService,
    BookingsQueries,
    BookingsService,
    CalendarQueries,
    TableGroupsQueries,
    TableGroupsService,
    TablesQueries,
    TablesService,
  ],
})
export class BookingModule {}

export const booking: ServiceDefinition = {
  name: 'booking',
  module: BookingModule,
  database: { entities: [Block, Booking, Table, TableGroup], migrations },
};
