import { ForwardMigration, closeToOtherVenues } from '@guestflow/persistence';

/** By which ways guests can be written to, and who is not to be. */
export class WaysToGuests1764400000000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE guests ADD COLUMN email text, ADD COLUMN birthday date, ADD COLUMN preferred_channel text`,
    `CREATE TABLE blacklist (
       venue_id uuid NOT NULL,
       entry_id uuid NOT NULL,
       card_id uuid,
       guest_id uuid,
       phone text,
       removed boolean NOT NULL,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, entry_id)
     )`,
    `CREATE INDEX blacklist_guest ON blacklist (venue_id, guest_id) WHERE NOT removed`,
    `CREATE INDEX blacklist_card ON blacklist (venue_id, card_id)`,
    `CREATE INDEX blacklist_phone ON blacklist (venue_id, phone) WHERE NOT removed`,
    ...closeToOtherVenues('blacklist'),
  ];
}
