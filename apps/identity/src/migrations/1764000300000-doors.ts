import { ForwardMigration } from '@guestflow/persistence';

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
  ];
}
