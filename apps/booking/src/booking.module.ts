import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ServiceDefinition } from '@guestflow/service';
import { Booking } from './bookings/booking.entity';
import { BookingsController } from './bookings/bookings.controller';
import { BookingsQueries } from './bookings/bookings.queries';
import { BookingsService } from './bookings/bookings.service';
import { migrations } from './migrations';
import { BlacklistReplica } from './replicas/blacklist.replica';
import { GuestsReplica } from './replicas/guests.replica';
import { VenuesReplica } from './replicas/venues.replica';

@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [BlacklistReplica, BookingsController, GuestsReplica, VenuesReplica],
  providers: [BookingsQueries, BookingsService],
})
export class BookingModule {}

export const booking: ServiceDefinition = {
  name: 'booking',
  module: BookingModule,
  database: { entities: [Booking], migrations },
};
