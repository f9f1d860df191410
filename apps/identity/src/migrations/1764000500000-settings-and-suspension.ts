import { ForwardMigration } from '@guestflow/persistence';

export class SettingsAndSuspension1764000500000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE venues
       ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
       ADD COLUMN suspended_at timestamptz,
       ADD COLUMN suspension_reason text`,
    `ALTER TABLE organizations
       ADD COLUMN description text,
       ADD COLUMN kind text NOT NULL DEFAULT 'group' CHECK (kind IN ('group', 'single')),
       ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
       ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now()`,
    // Those that are there were last changed when they were made.
    `UPDATE organizations SET updated_at = created_at`,
  ];
}
