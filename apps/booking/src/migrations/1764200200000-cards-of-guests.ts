import { ForwardMigration } from '@guestflow/persistence';

const written = ['bookings', 'waitlist', 'blacklist'];

/**
 * Cards become one, and two again: what was written to a card stays its, whosever it is for now. A version of this
 * service that does not know cards yet leaves `card_id` empty, which says that it is `guest_id`.
 */
export class CardsOfGuests1764200200000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE guests ADD COLUMN merged_into_id uuid, ADD COLUMN root_id uuid`,
    `COMMENT ON COLUMN guests.merged_into_id IS 'the card it is part of, as crm tells it'`,
    `COMMENT ON COLUMN guests.root_id IS 'the card it is part of in the end; null: it is its own guest’s'`,
    `CREATE INDEX guests_merged ON guests (venue_id, merged_into_id) WHERE merged_into_id IS NOT NULL`,
    `CREATE INDEX guests_root ON guests (venue_id, root_id) WHERE root_id IS NOT NULL`,
    ...written.flatMap((table) => [
      `ALTER TABLE ${table} ADD COLUMN card_id uuid`,
      `COMMENT ON COLUMN ${table}.card_id IS 'the card it was written to: another than guest_id while they are one'`,
      // Whoever migrates owns the table, and would see no venue's rows.
      `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
      `UPDATE ${table} SET card_id = guest_id WHERE guest_id IS NOT NULL`,
      `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
      `CREATE INDEX ${table}_card ON ${table} (venue_id, card_id) WHERE card_id IS NOT NULL`,
    ]),
    `CREATE INDEX waitlist_guest ON waitlist (venue_id, guest_id) WHERE guest_id IS NOT NULL`,
    `CREATE INDEX waitlist_phone ON waitlist (venue_id, guest_phone) WHERE guest_phone IS NOT NULL`,
  ];
}
