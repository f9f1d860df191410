import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

/** What guests and venues write to each other, what is to be said of bookings and when, and what must be known for it. */
export class Messages1764300400000 extends ForwardMigration {
  readonly statements = [
    // A version beside this one keeps venues without these.
    `ALTER TABLE venues ADD COLUMN slug text, ADD COLUMN country text, ADD COLUMN contacts jsonb NOT NULL DEFAULT '{}',
       ADD COLUMN status text NOT NULL DEFAULT 'active'`,

    `CREATE TABLE guests (
       venue_id uuid NOT NULL,
       guest_id uuid NOT NULL,
       name text,
       phone text,
       telegram_id text,
       language text,
       merged_into_id uuid,
       root_id uuid,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, guest_id)
     )`,
    `COMMENT ON COLUMN guests.root_id IS 'the card that this one has become part of in the end; null: it is one of its own'`,
    `CREATE INDEX guests_phone ON guests (venue_id, phone) WHERE phone IS NOT NULL`,
    `CREATE INDEX guests_account ON guests (venue_id, telegram_id) WHERE telegram_id IS NOT NULL`,
    `CREATE INDEX guests_merged ON guests (venue_id, merged_into_id) WHERE merged_into_id IS NOT NULL`,
    ...closeToOtherVenues('guests'),

    // The lines as they were told: what they come to is asked when something is sent.
    `CREATE TABLE consents (
       venue_id uuid NOT NULL,
       consent_id uuid NOT NULL,
       card_id uuid NOT NULL,
       guest_id uuid NOT NULL,
       purpose text NOT NULL,
       channel text,
       given boolean NOT NULL,
       at timestamptz NOT NULL,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, consent_id)
     )`,
    `CREATE INDEX consents_of_guest ON consents (venue_id, guest_id, purpose, at)`,
    `CREATE INDEX consents_of_card ON consents (venue_id, card_id)`,
    ...closeToOtherVenues('consents'),

    `CREATE TABLE bots (
       venue_id uuid NOT NULL,
       bot_id uuid NOT NULL,
       is_active boolean NOT NULL,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, bot_id)
     )`,
    ...closeToOtherVenues('bots'),
    `CREATE TABLE chats (
       venue_id uuid NOT NULL,
       chat_id uuid NOT NULL,
       bot_id uuid NOT NULL,
       telegram_id text NOT NULL,
       blocked_at timestamptz,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, chat_id)
     )`,
    `CREATE INDEX chats_of_account ON chats (venue_id, telegram_id)`,
    ...closeToOtherVenues('chats'),

    `CREATE TABLE bookings (
       venue_id uuid NOT NULL,
       booking_id uuid NOT NULL,
       card_id uuid,
       guest_id uuid,
       guest_phone text,
       contact_version integer NOT NULL DEFAULT 0,
       starts_at timestamptz NOT NULL,
       guests_count integer NOT NULL,
       status text NOT NULL,
       source text NOT NULL,
       arrived_at timestamptz,
       stands_since timestamptz NOT NULL,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, booking_id)
     )`,
    `COMMENT ON COLUMN bookings.stands_since IS 'since when it is at this time and in this status'`,
    `CREATE INDEX bookings_of_guest ON bookings (venue_id, guest_id)`,
    `CREATE INDEX bookings_of_card ON bookings (venue_id, card_id)`,
    `CREATE INDEX bookings_of_phone ON bookings (venue_id, guest_phone) WHERE guest_id IS NULL`,
    ...closeToOtherVenues('bookings'),

    // Once per booking and rule. What tells of a step has the booking's version that it tells of as its occasion.
    `CREATE TABLE notices (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       booking_id uuid NOT NULL,
       rule text NOT NULL,
       occasion integer NOT NULL DEFAULT 0,
       due_at timestamptz NOT NULL,
       look_at timestamptz NOT NULL,
       state text NOT NULL CHECK (state IN ('planned', 'sent', 'dropped')),
       reason text,
       message_id uuid,
       created_at timestamptz NOT NULL,
       updated_at timestamptz NOT NULL,
       CONSTRAINT notices_once UNIQUE (venue_id, booking_id, rule),
       CHECK ((state = 'dropped') = (reason IS NOT NULL)),
       CHECK ((state = 'sent') = (message_id IS NOT NULL))
     )`,
    `COMMENT ON COLUMN notices.look_at IS 'not before this; later than due_at while it waits for something'`,
    `CREATE INDEX notices_due ON notices (look_at, venue_id) WHERE state = 'planned'`,
    `CREATE INDEX notices_due_of_venue ON notices (venue_id, look_at) WHERE state = 'planned'`,
    `CREATE INDEX notices_waiting ON notices (venue_id, due_at) WHERE state = 'planned'`,
    ...closeToOtherVenues('notices'),
    ...openToPlatformReads('messaging', 'notices'),

    `CREATE TABLE messages (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       card_id uuid,
       guest_id uuid,
       telegram_id text,
       direction text NOT NULL CHECK (direction IN ('in', 'out')),
       channel text NOT NULL CHECK (channel IN ('telegram', 'email')),
       kind text NOT NULL,
       content text NOT NULL,
       text text,
       buttons jsonb NOT NULL DEFAULT '[]',
       booking_id uuid,
       feedback_id uuid,
       author_user_id uuid,
       state text NOT NULL CHECK (state IN ('received', 'read', 'queued', 'sent', 'failed', 'unknown')),
       reason text,
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL,
       sent_at timestamptz,
       read_at timestamptz,
       CHECK ((direction = 'in') = (state IN ('received', 'read')))
     )`,
    `CREATE INDEX messages_by_time ON messages (venue_id, created_at, id)`,
    `CREATE INDEX messages_of_guest ON messages (venue_id, guest_id, created_at, id)`,
    `CREATE INDEX messages_of_card ON messages (venue_id, card_id)`,
    `CREATE INDEX messages_of_nobody ON messages (venue_id, telegram_id) WHERE guest_id IS NULL`,
    `CREATE INDEX messages_unread ON messages (venue_id, guest_id) WHERE state = 'received'`,
    `CREATE INDEX messages_of_dialogue ON messages (venue_id, guest_id, created_at, id)
       WHERE kind IN ('dialogue', 'feedback_reply')`,
    ...closeToOtherVenues('messages'),
  ];
}
