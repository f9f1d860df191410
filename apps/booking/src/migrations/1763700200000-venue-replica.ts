import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

export class VenueReplica1763700200000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE venues (
       venue_id uuid PRIMARY KEY,
       timezone text NOT NULL,
       status text NOT NULL,
       version integer NOT NULL
     )`,
    ...closeToOtherVenues('venues'),
    // Sweeps (lapsing requests, no-shows) go through all venues.
    ...openToPlatformReads('booking', 'venues'),
  ];
}
