import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

export class MembersAndSessions1764000100000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE users
       ADD COLUMN first_name text,
       ADD COLUMN last_name text,
       ADD COLUMN phone text,
       ADD COLUMN timezone text,
       ADD COLUMN language text NOT NULL DEFAULT 'ru',
       ADD COLUMN avatar_url text,
       ADD COLUMN is_guest boolean NOT NULL DEFAULT false,
       ADD COLUMN email_verified_at timestamptz,
       ADD COLUMN last_sign_in_at timestamptz`,
    // Who an organization belongs to. From it the owners' places at each of its venues are made.
    `CREATE TABLE organization_owners (
       organization_id uuid NOT NULL REFERENCES organizations,
       user_id uuid NOT NULL REFERENCES users,
       status text NOT NULL CHECK (status IN ('invited', 'active')),
       created_at timestamptz NOT NULL DEFAULT now(),
       PRIMARY KEY (organization_id, user_id)
     )`,
    `CREATE INDEX organization_owners_user ON organization_owners (user_id)`,
    // A person's place at one venue; an owner has one at each venue of the organization.
    `CREATE TABLE members (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL REFERENCES venues,
       user_id uuid NOT NULL REFERENCES users,
       role text NOT NULL CHECK (role IN ('owner', 'admin', 'manager', 'receptionist', 'specialist')),
       status text NOT NULL CHECK (status IN ('invited', 'active', 'inactive')),
       note text,
       invited_by uuid,
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL DEFAULT now(),
       updated_at timestamptz NOT NULL DEFAULT now(),
       CONSTRAINT members_once_per_venue UNIQUE (venue_id, user_id)
     )`,
    `CREATE INDEX members_user ON members (user_id)`,
    ...closeToOtherVenues('members'),
    // A sign-in looks for all the venues somebody works at.
    ...openToPlatformReads('identity', 'members'),
    // One per sign-in: the family of its refresh tokens. Access tokens carry the generation they were made in.
    `CREATE TABLE sessions (
       id uuid PRIMARY KEY,
       user_id uuid NOT NULL REFERENCES users,
       working_venue_id uuid REFERENCES venues,
       impersonator_id uuid REFERENCES users,
       generation integer NOT NULL DEFAULT 1,
       ip text,
       user_agent text,
       created_at timestamptz NOT NULL DEFAULT now(),
       used_at timestamptz NOT NULL DEFAULT now(),
       expires_at timestamptz NOT NULL,
       ended_at timestamptz,
       end_reason text,
       changed_at timestamptz NOT NULL DEFAULT now()
     )`,
    `CREATE INDEX sessions_user ON sessions (user_id, used_at DESC)`,
    `CREATE INDEX sessions_changed ON sessions (changed_at)`,
    `CREATE INDEX sessions_expiring ON sessions (expires_at)`,
    `CREATE TABLE refresh_tokens (
       hash bytea PRIMARY KEY,
       session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
       issued_at timestamptz NOT NULL DEFAULT now(),
       used_at timestamptz,
       sealed_successor text
     )`,
    `CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id)`,
    // What is sent by e-mail to prove that one reads it: an invitation, a new password, a verification.
    `CREATE TABLE links (
       hash bytea PRIMARY KEY,
       purpose text NOT NULL CHECK (purpose IN ('invitation', 'password_reset', 'email_verification')),
       user_id uuid NOT NULL REFERENCES users,
       to_venue_id uuid REFERENCES venues,
       created_at timestamptz NOT NULL DEFAULT now(),
       expires_at timestamptz NOT NULL,
       used_at timestamptz
     )`,
    `CREATE INDEX links_user ON links (user_id, purpose)`,
    `CREATE TABLE sign_in_attempts (
       key text PRIMARY KEY,
       free_at timestamptz NOT NULL
     )`,
  ];
}
