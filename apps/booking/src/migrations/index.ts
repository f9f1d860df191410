import { VenueReplica1763700200000 } from './1763700200000-venue-replica';
import { TablesAndBookings1764100100000 } from './1764100100000-tables-and-bookings';

export const migrations = [VenueReplica1763700200000, TablesAndBookings1764100100000];
