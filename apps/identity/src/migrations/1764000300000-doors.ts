import { closeToOtherVenues, ForwardMigration, openToPlatformReads } from '@guestflow/persistence';

/** What the gateway asks identity for. */
export class Doors1764000300000 extends ForwardMigration {
  readonly statements = [
    // Every gateway asks for them every second, and they are few.
    `CREATE INDEX venues_suspended ON venues (id) WHERE status = 'suspended'`,
    // Written every second and gone in minutes: not worth a log, and after a crash the counting begins anew.
    `CREATE UNLOGGED TABLE request_counts (
       key text NOT NULL,
       slot bigint NOT NULL,
       count bigint NOT NULL,
       PRIMARY KEY (key, slot)
     ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`,
    `COMMENT ON COLUMN request_counts.key IS 'a user, an API key, or the hash of an address'`,
    `COMMENT ON COLUMN request_counts.slot IS 'when it began, in milliseconds'`,
    `CREATE TABLE api_keys (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL REFERENCES venues,
       name text NOT NULL,
       prefix text NOT NULL CONSTRAINT api_keys_prefix_unique UNIQUE,
       hash bytea NOT NULL,
       scopes text[] NOT NULL,
       created_by uuid NOT NULL REFERENCES users,
       created_at timestamptz NOT NULL DEFAULT now(),
       expires_at timestamptz,
       last_used_at timestamptz,
       revoked_at timestamptz,
       version integer NOT NULL DEFAULT 1,
       changed_at timestamptz NOT NULL DEFAULT now()
     )`,
    `CREATE INDEX api_keys_venue ON api_keys (venue_id, created_at DESC)`,
    `CREATE INDEX api_keys_changed ON api_keys (changed_at)`,
    ...closeToOtherVenues('api_keys'),
    // A key says whose it is only once it is found; and the gateways ask for the changed ones of all venues.
    ...openToPlatformReads('identity', 'api_keys'),
  ];
}
