import { VenueReplica1763700300000 } from './1763700300000-venue-replica';
import { Guests1764200300000 } from './1764200300000-guests';

export const migrations = [VenueReplica1763700300000, Guests1764200300000];
