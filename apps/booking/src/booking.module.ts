import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
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

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    AvailabilityController,
    BlacklistReplica,
    BookingsController,
    CalendarController,
    GuestsReplica,
    VenuesReplica,
  ],
  providers: [AvailabilityQueries, BookingsQueries, BookingsService, CalendarQueries],
})
export class BookingModule {}

export const booking: ServiceDefinition = {
  name: 'booking',
  module: BookingModule,
  database: { entities: [Booking], migrations },
};
