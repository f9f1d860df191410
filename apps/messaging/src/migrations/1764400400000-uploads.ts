import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

/** What a venue sends along with what it says. The bytes are in the storage, under the ids of the venue and of the row. */
export class Uploads1764400400000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE uploads (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       name text NOT NULL,
       kind text NOT NULL CHECK (kind IN ('photo', 'file')),
       content_type text NOT NULL,
       size integer NOT NULL CHECK (size > 0),
       sha256 text NOT NULL,
       width integer,
       height integer,
       key text NOT NULL,
       state text NOT NULL CHECK (state IN ('coming', 'kept', 'leaving')),
       created_by_user_id uuid,
       created_at timestamptz NOT NULL,
       look_at timestamptz NOT NULL
     )`,
    `COMMENT ON COLUMN uploads.key IS 'whoever knows it may have the bytes'`,
    `COMMENT ON COLUMN uploads.state IS 'coming and leaving: the storage may have some of it, or all, or nothing'`,
    `COMMENT ON COLUMN uploads.look_at IS 'when it is looked at whether it is to go'`,
    `CREATE INDEX uploads_of_venue ON uploads (venue_id, created_at, id)`,
    `CREATE INDEX uploads_to_look_at ON uploads (look_at)`,
    ...closeToOtherVenues('uploads'),
    ...openToPlatformReads('messaging', 'uploads'),
  ];
}
