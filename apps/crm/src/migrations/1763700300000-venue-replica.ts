import { ForwardMigration, closeToOtherVenues } from '@guestflow/persistence';

export class VenueReplica1763700300000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE venues (
       venue_id uuid PRIMARY KEY,
       country text NOT NULL,
       language text NOT NULL,
       version integer NOT NULL
     )`,
    ...closeToOtherVenues('venues'),
  ];
}
