import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

/** What goes to guests by e-mail, by which way a venue tries first, and who wants no offers by e-mail. */
export class LettersToGuests1764400600000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE messages ADD COLUMN email text`,

    // What it says and to whom stands in the message of the same id: schedulers that look across venues see neither.
    `CREATE TABLE letters (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       urgency text NOT NULL CHECK (urgency IN ('urgent', 'bulk')),
       state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
       attempts integer NOT NULL DEFAULT 0,
       next_at timestamptz NOT NULL,
       send_before timestamptz NOT NULL,
       claimed_at timestamptz,
       provider_id text,
       reason text,
       created_at timestamptz NOT NULL,
       ended_at timestamptz,
       CHECK ((state IN ('queued', 'sending')) = (ended_at IS NULL))
     )`,
    `COMMENT ON COLUMN letters.provider_id IS 'under which the mail server has taken it'`,
    `CREATE INDEX letters_due ON letters (urgency, next_at, venue_id) WHERE state = 'queued'`,
    `CREATE INDEX letters_due_of_venue ON letters (venue_id, urgency, next_at, id) WHERE state = 'queued'`,
    `CREATE INDEX letters_in_hand ON letters (venue_id, claimed_at) WHERE state = 'sending'`,
    `CREATE INDEX letters_ended ON letters (venue_id, ended_at) WHERE ended_at IS NOT NULL`,
    ...closeToOtherVenues('letters'),
    ...openToPlatformReads('messaging', 'letters'),

    `CREATE TABLE letter_paces (
       venue_id uuid PRIMARY KEY,
       next_at timestamptz NOT NULL
     )`,
    ...closeToOtherVenues('letter_paces'),
    // Of all venues together: one row.
    `CREATE TABLE letter_pace (
       one boolean PRIMARY KEY DEFAULT true CHECK (one),
       next_at timestamptz NOT NULL
     )`,
    `INSERT INTO letter_pace (next_at) VALUES (now())`,

    `CREATE TABLE channel_settings (
       venue_id uuid PRIMARY KEY,
       channel_order text[] NOT NULL,
       version integer NOT NULL,
       updated_at timestamptz NOT NULL
     )`,
    ...closeToOtherVenues('channel_settings'),

    `CREATE TABLE email_optouts (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       card_id uuid NOT NULL,
       guest_id uuid NOT NULL,
       at timestamptz NOT NULL
     )`,
    `CREATE INDEX email_optouts_of_guest ON email_optouts (venue_id, guest_id)`,
    `CREATE INDEX email_optouts_of_card ON email_optouts (venue_id, card_id)`,
    ...closeToOtherVenues('email_optouts'),
  ];
}
