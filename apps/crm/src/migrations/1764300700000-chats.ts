import { closeToOtherVenues, ForwardMigration } from '@guestflow/persistence';

/** The guests' chats with the venue's bots, as bot-gateway tells of them; also of accounts that are on no card yet. */
export class Chats1764300700000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE chats (
       venue_id uuid NOT NULL,
       chat_id uuid NOT NULL,
       bot_id uuid NOT NULL,
       telegram_id text NOT NULL,
       blocked_at timestamptz,
       told_at timestamptz NOT NULL,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, chat_id)
     )`,
    `COMMENT ON COLUMN chats.told_at IS 'of an account with several chats, the one told of last says whether it can be written to'`,
    `CREATE INDEX chats_of_account ON chats (venue_id, telegram_id)`,
    ...closeToOtherVenues('chats'),
  ];
}
