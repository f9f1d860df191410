import { closeToOtherVenues, ForwardMigration, openToPlatformReads } from '@guestflow/persistence';

const counts = [
  ...['bookings', 'requested', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled_by_guest'],
  ...['cancelled_by_staff', 'lapsed', 'guests', 'guests_expected', 'guests_came', 'booked_ahead'],
];
const sums = ['lead_minutes', 'occupied_minutes'];

const readAcrossVenues = ['booking_figures', 'occupied_hours', 'table_versions', 'opening_versions', 'block_versions'];

export class BookingFigures1764500200000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE counted_bookings (
       venue_id uuid NOT NULL,
       booking_id uuid NOT NULL,
       version integer NOT NULL,
       status text NOT NULL,
       cancelled_by text,
       source text NOT NULL,
       booked_at timestamptz NOT NULL,
       duration_minutes integer NOT NULL,
       completed_at timestamptz,
       guests_count integer NOT NULL,
       table_ids uuid[] NOT NULL,
       created_at timestamptz NOT NULL,
       PRIMARY KEY (venue_id, booking_id)
     )`,
    // In this order they are counted anew: what falls on one day comes together.
    `CREATE INDEX counted_bookings_time ON counted_bookings (venue_id, booked_at, booking_id)`,
    `CREATE TABLE booking_figures (
       venue_id uuid NOT NULL,
       part text NOT NULL,
       span text NOT NULL,
       day date NOT NULL,
       key text NOT NULL,
       ${counts.map((name) => `${name} integer NOT NULL`).join(', ')},
       ${sums.map((name) => `${name} bigint NOT NULL`).join(', ')},
       PRIMARY KEY (venue_id, part, span, day, key)
     )`,
    `CREATE TABLE occupied_hours (
       venue_id uuid NOT NULL,
       day date NOT NULL,
       hour smallint NOT NULL,
       table_minutes integer NOT NULL,
       seat_minutes integer NOT NULL,
       PRIMARY KEY (venue_id, day, hour)
     )`,
    `CREATE TABLE table_versions (
       venue_id uuid NOT NULL,
       table_id uuid NOT NULL,
       version integer NOT NULL,
       at timestamptz NOT NULL,
       name text NOT NULL,
       is_active boolean NOT NULL,
       seats integer NOT NULL,
       PRIMARY KEY (venue_id, table_id, version)
     )`,
    `CREATE TABLE opening_versions (
       venue_id uuid NOT NULL,
       version integer NOT NULL,
       at timestamptz NOT NULL,
       opening jsonb NOT NULL,
       PRIMARY KEY (venue_id, version)
     )`,
    `CREATE TABLE block_versions (
       venue_id uuid NOT NULL,
       block_id uuid NOT NULL,
       version integer NOT NULL,
       at timestamptz NOT NULL,
       starts_at timestamptz NOT NULL,
       ends_at timestamptz NOT NULL,
       table_ids uuid[] NOT NULL,
       holds boolean NOT NULL,
       PRIMARY KEY (venue_id, block_id, version)
     )`,
    `CREATE INDEX block_versions_time ON block_versions (venue_id, ends_at)`,
    ...['counted_bookings', ...readAcrossVenues].flatMap(closeToOtherVenues),
    ...readAcrossVenues.flatMap((table) => openToPlatformReads('analytics', table)),
  ];
}
