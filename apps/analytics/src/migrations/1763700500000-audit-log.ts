import {
  ForwardMigration,
  closeToOtherVenuesAndPlatform,
  openToPlatformReads,
  roleOfService,
} from '@guestflow/persistence';

export class AuditLog1763700500000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE audit_log (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       actor text NOT NULL,
       user_id uuid,
       impersonator_id uuid,
       action text NOT NULL,
       event text NOT NULL,
       entity_type text NOT NULL,
       entity_id text NOT NULL,
       old_value jsonb,
       new_value jsonb,
       ip text,
       user_agent text,
       request_id text,
       created_at timestamptz NOT NULL
     )`,
    `CREATE INDEX audit_log_venue ON audit_log (venue_id, created_at DESC, id DESC)`,
    `CREATE INDEX audit_log_entity ON audit_log (venue_id, entity_type, entity_id)`,
    `CREATE INDEX audit_log_created ON audit_log (created_at DESC, id DESC)`,
    ...closeToOtherVenuesAndPlatform('audit_log'),
    ...openToPlatformReads('analytics', 'audit_log'),
    // What was written down stays as it was.
    `REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM ${roleOfService('analytics')}`,
  ];
}
