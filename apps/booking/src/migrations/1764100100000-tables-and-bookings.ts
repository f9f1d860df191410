import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

const stamps = `
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL`;

/**
 * What can be booked, what occupies it, and who waits for it. Keys between these tables have the venue in them: a foreign
 * key looks past row-level security.
 */
export class TablesAndBookings1764100100000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE venues
       ADD COLUMN slug text NOT NULL DEFAULT '',
       ADD COLUMN name text NOT NULL DEFAULT '',
       ADD COLUMN kind text NOT NULL DEFAULT 'restaurant',
       ADD COLUMN country text NOT NULL DEFAULT 'RU',
       ADD COLUMN language text NOT NULL DEFAULT 'ru',
       ADD COLUMN contacts jsonb NOT NULL DEFAULT '{}',
       ADD COLUMN settings jsonb NOT NULL DEFAULT '{}'`,
    // Not unique: two venues' facts may come in another order than their slugs changed hands.
    `CREATE INDEX venues_slug ON venues (slug)`,

    `CREATE TABLE guests (
       venue_id uuid NOT NULL,
       guest_id uuid NOT NULL,
       name text,
       phone text,
       telegram_id text,
       language text,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, guest_id)
     )`,
    `CREATE INDEX guests_phone ON guests (venue_id, phone)`,
    `CREATE INDEX guests_telegram ON guests (venue_id, telegram_id)`,
    `CREATE TABLE blacklist (
       venue_id uuid NOT NULL,
       entry_id uuid NOT NULL,
       guest_id uuid,
       phone text,
       reason text,
       removed boolean NOT NULL,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, entry_id)
     )`,
    `CREATE INDEX blacklist_guest ON blacklist (venue_id, guest_id) WHERE NOT removed`,
    `CREATE INDEX blacklist_phone ON blacklist (venue_id, phone) WHERE NOT removed`,

    `CREATE TABLE resources (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       kind text NOT NULL CHECK (kind IN ('table')),
       name text NOT NULL,
       capacity integer CHECK (capacity > 0),
       least_guests integer NOT NULL CHECK (least_guests > 0),
       zone text,
       place jsonb,
       sort_order integer NOT NULL,
       is_active boolean NOT NULL,
       deleted_at timestamptz,
       ${stamps},
       UNIQUE (venue_id, id),
       CHECK (least_guests <= capacity)
     )`,
    `COMMENT ON COLUMN resources.deleted_at IS 'what was booked there goes on naming it'`,
    `CREATE UNIQUE INDEX resources_name_unique ON resources (venue_id, kind, lower(name)) WHERE deleted_at IS NULL`,
    `CREATE TABLE resource_groups (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       name text NOT NULL,
       capacity integer NOT NULL CHECK (capacity > 0),
       least_guests integer NOT NULL CHECK (least_guests > 0),
       sort_order integer NOT NULL,
       is_active boolean NOT NULL,
       ${stamps},
       UNIQUE (venue_id, id),
       CHECK (least_guests <= capacity)
     )`,
    `CREATE UNIQUE INDEX resource_groups_name_unique ON resource_groups (venue_id, lower(name))`,
    `CREATE TABLE resource_group_members (
       venue_id uuid NOT NULL,
       group_id uuid NOT NULL,
       resource_id uuid NOT NULL,
       PRIMARY KEY (venue_id, group_id, resource_id),
       FOREIGN KEY (venue_id, group_id) REFERENCES resource_groups (venue_id, id) ON DELETE CASCADE,
       FOREIGN KEY (venue_id, resource_id) REFERENCES resources (venue_id, id)
     )`,
    `CREATE INDEX resource_group_members_resource ON resource_group_members (venue_id, resource_id)`,

    `CREATE TABLE bookings (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       reference text NOT NULL,
       guest_id uuid,
       guest_name text,
       guest_phone text,
       account_id uuid,
       resource_ids uuid[] NOT NULL,
       starts_at timestamptz NOT NULL,
       duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 5 AND 1440),
       buffer_minutes integer NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 240),
       held_until timestamptz NOT NULL,
       guests_count integer NOT NULL CHECK (guests_count BETWEEN 1 AND 1000),
       status text NOT NULL
         CHECK (status IN ('new', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show')),
       source text NOT NULL CHECK (source IN ('bot', 'manual', 'walk_in', 'web', 'partner')),
       comment text,
       notes text,
       tags text[] NOT NULL,
       confirmed_at timestamptz,
       arrived_at timestamptz,
       completed_at timestamptz,
       cancelled_at timestamptz,
       cancelled_by text CHECK (cancelled_by IN ('guest', 'staff', 'system')),
       cancellation_reason text,
       no_show_at timestamptz,
       lapses_at timestamptz,
       guest_says text CHECK (guest_says IN ('coming', 'late')),
       late_minutes integer,
       overrides text[] NOT NULL,
       override_reason text,
       history jsonb NOT NULL,
       created_by_user_id uuid,
       ${stamps},
       UNIQUE (venue_id, id)
     )`,
    `COMMENT ON COLUMN bookings.reference IS '128 random bits: who knows it is the guest'`,
    `COMMENT ON COLUMN bookings.resource_ids IS 'what it was given; what it occupies now stands in allocations'`,
    `COMMENT ON COLUMN bookings.lapses_at IS 'when a request that nobody answers is over; null: never'`,
    `CREATE UNIQUE INDEX bookings_reference ON bookings (reference)`,
    `CREATE INDEX bookings_time ON bookings (venue_id, starts_at)`,
    `CREATE INDEX bookings_guest ON bookings (venue_id, guest_id, starts_at) WHERE guest_id IS NOT NULL`,
    `CREATE INDEX bookings_phone ON bookings (venue_id, guest_phone) WHERE guest_phone IS NOT NULL`,
    `CREATE INDEX bookings_account ON bookings (account_id, starts_at) WHERE account_id IS NOT NULL`,
    `CREATE INDEX bookings_lapsing ON bookings (lapses_at) WHERE status = 'new' AND lapses_at IS NOT NULL`,
    `CREATE INDEX bookings_expected ON bookings (starts_at) WHERE status = 'confirmed'`,

    `CREATE TABLE blocks (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       resource_ids uuid[] NOT NULL,
       starts_at timestamptz NOT NULL,
       ends_at timestamptz NOT NULL,
       type text NOT NULL,
       reason text,
       created_by_user_id uuid,
       ${stamps},
       UNIQUE (venue_id, id),
       CHECK (starts_at < ends_at)
     )`,
    `COMMENT ON COLUMN blocks.resource_ids IS 'none: the whole venue'`,
    `CREATE INDEX blocks_time ON blocks (venue_id, ends_at)`,

    `CREATE TABLE holds (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       reference text NOT NULL,
       resource_ids uuid[] NOT NULL,
       starts_at timestamptz NOT NULL,
       duration_minutes integer NOT NULL,
       buffer_minutes integer NOT NULL,
       guests_count integer NOT NULL,
       holder text,
       expires_at timestamptz NOT NULL,
       created_at timestamptz NOT NULL,
       UNIQUE (venue_id, id)
     )`,
    `COMMENT ON COLUMN holds.holder IS 'whose it is, so that nobody holds the whole house: a hash'`,
    `CREATE INDEX holds_expiring ON holds (expires_at)`,
    `CREATE INDEX holds_holder ON holds (venue_id, holder)`,

    `CREATE TABLE allocations (
       venue_id uuid NOT NULL,
       resource_id uuid NOT NULL,
       starts_at timestamptz NOT NULL,
       held_until timestamptz NOT NULL,
       owner_kind text NOT NULL CHECK (owner_kind IN ('booking', 'block', 'hold')),
       owner_id uuid NOT NULL,
       expires_at timestamptz,
       CHECK (starts_at < held_until),
       FOREIGN KEY (venue_id, resource_id) REFERENCES resources (venue_id, id),
       CONSTRAINT allocations_never_overlap
         EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, held_until) WITH &&)
     )`,
    `COMMENT ON TABLE allocations IS 'whatever occupies a resource: no two of them overlap'`,
    `COMMENT ON COLUMN allocations.held_until IS 'with the buffer: stored, because the constraint could not compute it'`,
    `COMMENT ON COLUMN allocations.expires_at IS 'of a hold'`,
    `CREATE INDEX allocations_owner ON allocations (venue_id, owner_id)`,
    `CREATE INDEX allocations_time ON allocations (venue_id, starts_at)`,
    `CREATE INDEX allocations_blocks ON allocations (venue_id, held_until) WHERE owner_kind = 'block'`,

    `CREATE TABLE waitlist (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       reference text NOT NULL,
       guest_id uuid,
       guest_name text,
       guest_phone text,
       account_id uuid,
       date date NOT NULL,
       earliest_at timestamptz NOT NULL,
       latest_at timestamptz NOT NULL,
       guests_count integer NOT NULL,
       status text NOT NULL CHECK (status IN ('waiting', 'offered', 'booked', 'passed', 'left', 'expired')),
       source text NOT NULL,
       notes text,
       hold_id uuid,
       offered_starts_at timestamptz,
       offer_expires_at timestamptz,
       booking_id uuid,
       created_by_user_id uuid,
       ${stamps},
       UNIQUE (venue_id, id),
       CHECK (earliest_at <= latest_at)
     )`,
    `CREATE UNIQUE INDEX waitlist_reference ON waitlist (reference)`,
    `CREATE INDEX waitlist_line ON waitlist (venue_id, date, created_at)`,
    `CREATE INDEX waitlist_open ON waitlist (latest_at) WHERE status IN ('waiting', 'offered')`,

    `CREATE TABLE calendar_feeds (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       name text NOT NULL,
       secret_hash bytea NOT NULL,
       created_by_user_id uuid,
       last_read_at timestamptz,
       revoked_at timestamptz,
       ${stamps}
     )`,
    `CREATE UNIQUE INDEX calendar_feeds_secret ON calendar_feeds (secret_hash)`,
    `CREATE INDEX calendar_feeds_venue ON calendar_feeds (venue_id, created_at)`,

    ...[
      'guests',
      'blacklist',
      'resources',
      'resource_groups',
      'resource_group_members',
      'bookings',
      'blocks',
      'holds',
      'allocations',
      'waitlist',
      'calendar_feeds',
    ].flatMap(closeToOtherVenues),
    // Whose reference or secret it is, and which of all venues' rows are due, is asked before it is known which venue.
    ...['bookings', 'holds', 'waitlist', 'calendar_feeds'].flatMap((table) => openToPlatformReads('booking', table)),
  ];
}
