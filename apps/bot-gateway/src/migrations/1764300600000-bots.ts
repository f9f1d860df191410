import { closeToOtherVenues, ForwardMigration, openToPlatformReads } from '@guestflow/persistence';

const closed = (table: string) => [...closeToOtherVenues(table), ...openToPlatformReads('bot-gateway', table)];

/**
 * The venues' bots, what guests write to them and what is written back. Bots are looked up across venues, because what
 * Telegram brings names a bot and no venue; everything is written inside the bot's venue.
 */
export class Bots1764300600000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE venues (
       venue_id uuid PRIMARY KEY,
       name text NOT NULL,
       slug text NOT NULL,
       timezone text NOT NULL,
       language text NOT NULL,
       contacts jsonb NOT NULL,
       status text NOT NULL DEFAULT 'active',
       version integer NOT NULL
     )`,
    ...closed('venues'),

    // An unlinked bot stays as the sender of what it sent, without its token.
    `CREATE TABLE bots (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       telegram_id bigint NOT NULL,
       username text NOT NULL,
       name text NOT NULL,
       sealed_token text,
       sealed_secret text,
       is_active boolean NOT NULL,
       reason text,
       last_error text,
       last_error_at timestamptz,
       validated_at timestamptz NOT NULL,
       set_up text,
       set_up_due_at timestamptz NOT NULL DEFAULT now(),
       unlinked_at timestamptz,
       version integer NOT NULL,
       created_at timestamptz NOT NULL,
       updated_at timestamptz NOT NULL,
       UNIQUE (venue_id, id),
       CHECK ((unlinked_at IS NULL) = (sealed_token IS NOT NULL)),
       CHECK (unlinked_at IS NULL OR NOT is_active)
     )`,
    `COMMENT ON COLUMN bots.set_up IS 'what Telegram holds of it: what it is to hold is told anew when it differs'`,
    // Across venues: an index sees all rows, whatever the policy hides.
    `CREATE UNIQUE INDEX bots_of_one_venue ON bots (telegram_id) WHERE unlinked_at IS NULL`,
    `CREATE INDEX bots_of_venue ON bots (venue_id)`,
    ...closed('bots'),

    // A guest's chat with a bot: where the conversation stands, and which replica is answering.
    `CREATE TABLE chats (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       bot_id uuid NOT NULL,
       telegram_id bigint NOT NULL,
       state jsonb NOT NULL DEFAULT '{}',
       language text,
       replica_id uuid,
       blocked_at timestamptz,
       version integer NOT NULL,
       created_at timestamptz NOT NULL,
       updated_at timestamptz NOT NULL,
       UNIQUE (bot_id, telegram_id),
       FOREIGN KEY (venue_id, bot_id) REFERENCES bots (venue_id, id)
     )`,
    `CREATE INDEX chats_of_guest ON chats (venue_id, telegram_id)`,
    ...closed('chats'),

    // What Telegram brought, as it was written (as text: jsonb refuses what some characters are escaped as). What it said
    // is kept until it is handled; that it came, for longer than Telegram repeats it.
    `CREATE TABLE updates (
       bot_id uuid NOT NULL,
       update_id bigint NOT NULL,
       venue_id uuid NOT NULL,
       telegram_id bigint NOT NULL,
       content text,
       attempts integer NOT NULL DEFAULT 0,
       retry_at timestamptz,
       received_at timestamptz NOT NULL,
       handled_at timestamptz,
       failure text,
       PRIMARY KEY (bot_id, update_id),
       FOREIGN KEY (venue_id, bot_id) REFERENCES bots (venue_id, id)
     )`,
    `CREATE INDEX updates_waiting ON updates (bot_id, telegram_id, update_id) WHERE handled_at IS NULL`,
    `CREATE INDEX updates_handled ON updates (handled_at) WHERE handled_at IS NOT NULL`,
    ...closed('updates'),

    // Each message once. `reference` says what it is: the message of messaging's it was asked for as, or the answer to an
    // update. What it says is kept until it is sent; a queued one without it is sent by whoever asks for it again.
    `CREATE TABLE deliveries (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       bot_id uuid,
       telegram_id bigint,
       guest_id uuid,
       reference text NOT NULL,
       urgency text NOT NULL CHECK (urgency IN ('urgent', 'bulk')),
       status text NOT NULL CHECK (status IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
       method text NOT NULL,
       content jsonb,
       reason text,
       detail text,
       telegram_message_id bigint,
       replica_id uuid,
       attempts integer NOT NULL DEFAULT 0,
       not_before timestamptz NOT NULL,
       send_before timestamptz,
       version integer NOT NULL,
       created_at timestamptz NOT NULL,
       ended_at timestamptz,
       UNIQUE (venue_id, reference),
       FOREIGN KEY (venue_id, bot_id) REFERENCES bots (venue_id, id)
     )`,
    `CREATE INDEX deliveries_due ON deliveries (bot_id, urgency DESC, id) WHERE status = 'queued'`,
    `CREATE INDEX deliveries_in_hand ON deliveries (bot_id, telegram_id) WHERE replica_id IS NOT NULL`,
    `CREATE INDEX deliveries_expiring ON deliveries (send_before) WHERE status = 'queued'`,
    `CREATE INDEX deliveries_of_account ON deliveries (venue_id, telegram_id)`,
    `CREATE INDEX deliveries_of_guest ON deliveries (venue_id, guest_id) WHERE guest_id IS NOT NULL`,
    ...closed('deliveries'),

    // How far ahead what a bot sends has been spread out: held by all replicas together, and across a restart.
    `CREATE TABLE bot_paces (
       bot_id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       next_at timestamptz NOT NULL,
       held_until timestamptz NOT NULL DEFAULT '-infinity',
       FOREIGN KEY (venue_id, bot_id) REFERENCES bots (venue_id, id)
     )`,
    ...closed('bot_paces'),
    `CREATE TABLE chat_paces (
       bot_id uuid NOT NULL,
       telegram_id bigint NOT NULL,
       venue_id uuid NOT NULL,
       next_at timestamptz NOT NULL,
       PRIMARY KEY (bot_id, telegram_id),
       FOREIGN KEY (venue_id, bot_id) REFERENCES bots (venue_id, id)
     )`,
    ...closed('chat_paces'),

    // Who is at work. Whatever a replica has in hand is its own for as long as it is heard of.
    `CREATE TABLE replicas (
       id uuid PRIMARY KEY,
       alive_until timestamptz NOT NULL
     )`,
    // Which replica asks Telegram for a bot's updates. From which on needs no telling: what is stored is known.
    `CREATE TABLE polls (
       bot_id uuid PRIMARY KEY,
       replica_id uuid
     )`,
    `CREATE INDEX polls_of_replica ON polls (replica_id)`,
  ];
}
