import { ForwardMigration, closeToOtherVenues } from '@guestflow/persistence';

export class Templates1763700400000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE venues (
       venue_id uuid PRIMARY KEY,
       name text NOT NULL,
       timezone text NOT NULL,
       language text NOT NULL,
       version integer NOT NULL
     )`,
    ...closeToOtherVenues('venues'),
    `CREATE TABLE notification_templates (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       type text NOT NULL,
       message_text text NOT NULL,
       delay_minutes integer,
       buttons jsonb NOT NULL DEFAULT '[]',
       is_active boolean NOT NULL DEFAULT true,
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL DEFAULT now(),
       updated_at timestamptz NOT NULL DEFAULT now(),
       CONSTRAINT notification_templates_one_per_type UNIQUE (venue_id, type)
     )`,
    ...closeToOtherVenues('notification_templates'),
  ];
}
