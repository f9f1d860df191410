import { closeToOtherVenues, ForwardMigration, openToPlatformReads } from '@guestflow/persistence';

export class Venues1764500000000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE venues (
       venue_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       name text NOT NULL,
       language text NOT NULL,
       zone text NOT NULL,
       counted_zone text,
       opening jsonb,
       version integer NOT NULL
     )`,
    `CREATE INDEX venues_organization ON venues (organization_id)`,
    ...closeToOtherVenues('venues'),
    ...openToPlatformReads('analytics', 'venues'),
  ];
}
