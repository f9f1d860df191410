import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

/** What the staff are told, and who of them has read it; the register is found by state and by author too. */
export class Notifications1764400700000 extends ForwardMigration {
  readonly statements = [
    `CREATE INDEX messages_by_state ON messages (venue_id, state, created_at, id)`,
    `CREATE INDEX messages_of_author ON messages (venue_id, author_user_id, created_at, id)
       WHERE author_user_id IS NOT NULL`,

    `CREATE TABLE notifications (
       venue_id uuid NOT NULL,
       id uuid NOT NULL,
       type text NOT NULL,
       roles text[] NOT NULL DEFAULT '{}',
       user_ids uuid[] NOT NULL DEFAULT '{}',
       card_id uuid,
       guest_id uuid,
       booking_id uuid,
       feedback_id uuid,
       message_id uuid,
       score integer,
       reason text,
       title text,
       text text,
       link text,
       author_user_id uuid,
       created_at timestamptz NOT NULL,
       keep_until timestamptz NOT NULL,
       PRIMARY KEY (venue_id, id)
     )`,
    `COMMENT ON COLUMN notifications.roles IS 'it is for everybody with one of these, and for those of user_ids'`,
    `CREATE INDEX notifications_by_time ON notifications (venue_id, created_at, id)`,
    `CREATE INDEX notifications_of_guest ON notifications (venue_id, guest_id) WHERE guest_id IS NOT NULL`,
    `CREATE INDEX notifications_of_card ON notifications (venue_id, card_id) WHERE card_id IS NOT NULL`,
    `CREATE INDEX notifications_of_booking ON notifications (venue_id, booking_id) WHERE booking_id IS NOT NULL`,
    `CREATE INDEX notifications_kept ON notifications (keep_until, venue_id)`,
    ...closeToOtherVenues('notifications'),
    ...openToPlatformReads('messaging', 'notifications'),

    `CREATE TABLE notification_reads (
       venue_id uuid NOT NULL,
       notification_id uuid NOT NULL,
       user_id uuid NOT NULL,
       read_at timestamptz NOT NULL,
       PRIMARY KEY (venue_id, notification_id, user_id),
       FOREIGN KEY (venue_id, notification_id) REFERENCES notifications (venue_id, id) ON DELETE CASCADE
     )`,
    ...closeToOtherVenues('notification_reads'),
  ];
}
