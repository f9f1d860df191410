import { VenueReplica1763700200000 } from './1763700200000-venue-replica';
import { TablesAndBookings1764100100000 } from './1764100100000-tables-and-bookings';
import { CardsOfGuests1764200200000 } from './1764200200000-cards-of-guests';

export const migrations = [VenueReplica1763700200000, TablesAndBookings1764100100000, CardsOfGuests1764200200000];
