import { ForwardMigration } from '@guestflow/persistence';

export class PeopleAndVenues1763700100000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE organizations (
       id uuid PRIMARY KEY,
       name text NOT NULL,
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL DEFAULT now()
     )`,
    `CREATE TABLE venues (
       id uuid PRIMARY KEY,
       organization_id uuid NOT NULL REFERENCES organizations,
       kind text NOT NULL,
       slug text NOT NULL CONSTRAINT venues_slug_unique UNIQUE,
       name text NOT NULL,
       timezone text NOT NULL,
       country text NOT NULL,
       language text NOT NULL,
       currency text NOT NULL,
       contacts jsonb NOT NULL DEFAULT '{}',
       status text NOT NULL DEFAULT 'active',
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL DEFAULT now(),
       updated_at timestamptz NOT NULL DEFAULT now()
     )`,
    `CREATE INDEX venues_organization ON venues (organization_id)`,
    `CREATE INDEX venues_created ON venues (created_at DESC, id DESC)`,
    `CREATE TABLE users (
       id uuid PRIMARY KEY,
       email text NOT NULL CONSTRAINT users_email_unique UNIQUE CHECK (email = lower(email)),
       password_hash text,
       name text NOT NULL,
       platform_role text CHECK (platform_role = 'super_admin'),
       is_active boolean NOT NULL DEFAULT true,
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL DEFAULT now(),
       updated_at timestamptz NOT NULL DEFAULT now()
     )`,
    `CREATE TABLE signing_keys (
       id text PRIMARY KEY,
       public_jwk jsonb NOT NULL,
       sealed_private_key text NOT NULL,
       created_at timestamptz NOT NULL DEFAULT now()
     )`,
  ];
}
