import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { Booking } from './bookings/booking.entity';
import { BookingsController } from './bookings/bookings.controller';
import { BookingsQueries } from './bookings/bookings.queries';
import { BookingsService } from './bookings/bookings.service';
import { Sweep } from './bookings/sweep';
import { CalendarFeed } from './calendar-feeds/calendar-feed.entity';
import { CalendarFeedsController } from './calendar-feeds/calendar-feeds.controller';
import { CalendarFeedsQueries } from './calendar-feeds/calendar-feeds.queries';
import { CalendarFeedsService } from './calendar-feeds/calendar-feeds.service';
import { CalendarReader } from './calendar-feeds/calendar-reader.service';
import { CalendarsController } from './calendar-feeds/calendars.controller';
import { migrations } from './migrations';
import { BlacklistReplica } from './replicas/blacklist.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { VenuesReplica } from './replicas/venues.replica';
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
    BlacklistReplica,
    BookingsController,
    CalendarFeedsController,
    CalendarsController,
    GuestsReplica,
    PublicWaitlistController,
    VenuesReplica,
    WaitlistController,
    WaitlistListener,
  ],
  providers: [
    BookingsQueries,
    BookingsService,
    CalendarFeedsQueries,
    CalendarFeedsService,
    CalendarReader,
    Offers,
    PublicWaitlistService,
    Sweep,
    WaitlistQueries,
    WaitlistService,
  ],
})
export class BookingModule {}

export const booking: ServiceDefinition = {
  name: 'booking',
  module: BookingModule,
  database: { entities: [Booking, CalendarFeed, WaitlistEntry], migrations },
};
