import { ForwardMigration, closeToOtherVenues } from '@guestflow/persistence';

/** When a venue reminds and when it is quiet; notices that are not about a booking. */
export class Reminders1764400300000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE reminder_rules (
       venue_id uuid PRIMARY KEY,
       rules jsonb NOT NULL,
       quiet_from text,
       quiet_to text,
       version integer NOT NULL,
       updated_at timestamptz NOT NULL,
       CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
     )`,
    ...closeToOtherVenues('reminder_rules'),

    // A version beside this one writes neither of them.
    `ALTER TABLE venues ADD COLUMN zone_since timestamptz, ADD COLUMN birthdays_at timestamptz`,
    `COMMENT ON COLUMN venues.zone_since IS 'since when its clocks are those of this zone; null: always'`,
    `COMMENT ON COLUMN venues.birthdays_at IS 'when it is next looked whose birthday it is; null: to be found out'`,
    `CREATE INDEX venues_birthdays ON venues (birthdays_at)`,
    `CREATE INDEX guests_birthday ON guests (venue_id, EXTRACT(month FROM birthday), EXTRACT(day FROM birthday))
       WHERE birthday IS NOT NULL AND root_id IS NULL`,

    `CREATE TABLE waitlist (
       venue_id uuid NOT NULL,
       waitlist_id uuid NOT NULL,
       card_id uuid,
       guest_id uuid,
       guest_phone text,
       contact_version integer NOT NULL DEFAULT 0,
       status text NOT NULL,
       guests_count integer NOT NULL,
       offered_starts_at timestamptz,
       offer_expires_at timestamptz,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, waitlist_id)
     )`,
    `CREATE INDEX waitlist_of_guest ON waitlist (venue_id, guest_id)`,
    `CREATE INDEX waitlist_of_card ON waitlist (venue_id, card_id)`,
    `CREATE INDEX waitlist_of_phone ON waitlist (venue_id, guest_phone) WHERE guest_id IS NULL`,
    ...closeToOtherVenues('waitlist'),

    `CREATE INDEX bookings_ahead ON bookings (venue_id, starts_at)`,
    `CREATE INDEX bookings_arrived ON bookings (venue_id, arrived_at) WHERE arrived_at IS NOT NULL`,
    // A version beside this one goes on writing those about bookings as it did, under notices_once.
    `ALTER TABLE notices ALTER COLUMN booking_id DROP NOT NULL, ADD COLUMN waitlist_id uuid, ADD COLUMN card_id uuid,
       ADD CONSTRAINT notices_about_one CHECK (num_nonnulls(booking_id, waitlist_id, card_id) = 1)`,
    `COMMENT ON COLUMN notices.card_id IS 'whose birthday it is'`,
    `CREATE UNIQUE INDEX notices_once_each ON notices (venue_id, (COALESCE(booking_id, waitlist_id, card_id)), rule)`,
  ];
}
