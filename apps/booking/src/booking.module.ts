import { ServiceDefinition } from '@guestflow/service';
import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AvailabilityController } from './availability/availability.controller';
import { AvailabilityQueries } from './availability/availability.queries';
import { Booking } from './bookings/booking.entity';
import { BookingsController } from './bookings/bookings.controller';
import { BookingsQueries } from './bookings/bookings.queries';
import { BookingsService } from './bookings/bookings.service';
import { GuestChanges } from './bookings/guest-changes';
import { Sweep } from './bookings/sweep';
import { BotController } from './bot/bot.controller';
import { BotService } from './bot/bot.service';
import { BotWaitlistController } from './bot/bot-waitlist.controller';
import { BotWaitlistService } from './bot/bot-waitlist.service';
import { CalendarFeed } from './calendar-feeds/calendar-feed.entity';
import { CalendarFeedsController } from './calendar-feeds/calendar-feeds.controller';
import { CalendarFeedsQueries } from './calendar-feeds/calendar-feeds.queries';
import { CalendarFeedsService } from './calendar-feeds/calendar-feeds.service';
import { CalendarReader } from './calendar-feeds/calendar-reader.service';
import { CalendarsController } from './calendar-feeds/calendars.controller';
import { CalendarController } from './calendar/calendar.controller';
import { CalendarQueries } from './calendar/calendar.queries';
import { migrations } from './migrations';
import { OwnBookingsController } from './own-bookings/own-bookings.controller';
import { OwnBookingsQueries } from './own-bookings/own-bookings.queries';
import { OwnBookingsService } from './own-bookings/own-bookings.service';
import { PrivacyListener } from './privacy/privacy.listener';
import { Directory } from './public/directory';
import { HoldsController } from './public/holds.controller';
import { HoldsService } from './public/holds.service';
import { PublicBookingsController } from './public/public-bookings.controller';
import { PublicBookingsService } from './public/public-bookings.service';
import { PublicVenuesController } from './public/public-venues.controller';
import { PublicVenuesQueries } from './public/public-venues.queries';
import { BlacklistReplica } from './replicas/blacklist.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { OwnFactsListener } from './replicas/own-facts.listener';
import { VenuesReplica } from './replicas/venues.replica';
import { Block } from './schedule/block.entity';
import { BlocksController } from './schedule/blocks.controller';
import { TimesToMove } from './bookings/times-to-move';
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
import { Offers } from './waitlist/offers.service';
import { PublicWaitlistController } from './waitlist/public-waitlist.controller';
import { PublicWaitlistService } from './waitlist/public-waitlist.service';
import { WaitlistEntry } from './waitlist/waitlist-entry.entity';
import { WaitlistController } from './waitlist/waitlist.controller';
import { WaitlistListener } from './waitlist/waitlist.listener';
import { WaitlistQueries } from './waitlist/waitlist.queries';
import { WaitlistService } from './waitlist/waitlist.service';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    AvailabilityController,
    BlacklistReplica,
    BlocksController,
    BookingsController,
    BotController,
    BotWaitlistController,
    CalendarController,
    CalendarFeedsController,
    CalendarsController,
    GuestsReplica,
    HoldsController,
    OwnBookingsController,
    OwnFactsListener,
    PrivacyListener,
    PublicBookingsController,
    PublicVenuesController,
    PublicWaitlistController,
    TableGroupsController,
    TablesController,
    VenuesReplica,
    WaitlistController,
    WaitlistListener,
  ],
  providers: [
    AvailabilityQueries,
    BlocksQueries,
    BlocksService,
    BookingsQueries,
    BookingsService,
    BotService,
    BotWaitlistService,
    CalendarFeedsQueries,
    CalendarFeedsService,
    CalendarQueries,
    CalendarReader,
    Directory,
    GuestChanges,
    HoldsService,
    Offers,
    OwnBookingsQueries,
    OwnBookingsService,
    PublicBookingsService,
    PublicVenuesQueries,
    PublicWaitlistService,
    Sweep,
    TableGroupsQueries,
    TableGroupsService,
    TablesQueries,
    TablesService,
    TimesToMove,
    WaitlistQueries,
    WaitlistService,
  ],
})
export class BookingModule {}

export const booking: ServiceDefinition = {
  name: 'booking',
  module: BookingModule,
  database: { entities: [Block, Booking, CalendarFeed, Table, TableGroup, WaitlistEntry], migrations },
};
