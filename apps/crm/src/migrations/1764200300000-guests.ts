import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

const stamps = `
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL`;

/** Whose card it was written to, and whose it is now: they differ while cards are merged. */
const ofCard = (optional = '') => `
  card_id uuid ${optional || 'NOT NULL'},
  guest_id uuid ${optional || 'NOT NULL'},
  FOREIGN KEY (venue_id, card_id) REFERENCES guests (venue_id, id),
  FOREIGN KEY (venue_id, guest_id) REFERENCES guests (venue_id, id)`;

/**
 * The guests of a venue, what they did, agreed to and said. Keys between these tables have the venue in them: a foreign
 * key looks past row-level security.
 */
export class Guests1764200300000 extends ForwardMigration {
  readonly statements = [
    `ALTER TABLE venues
       ADD COLUMN name text NOT NULL DEFAULT '',
       ADD COLUMN timezone text NOT NULL DEFAULT 'UTC'`,
    `CREATE TABLE bots (
       venue_id uuid NOT NULL,
       bot_id uuid NOT NULL,
       username text NOT NULL,
       is_active boolean NOT NULL,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, bot_id)
     )`,

    `CREATE TABLE guests (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       phone text COLLATE "C",
       phone_end text COLLATE "C" GENERATED ALWAYS AS (reverse(phone)) STORED,
       telegram_id text,
       telegram_username text,
       telegram_blocked_at timestamptz,
       name text,
       birthday date,
       birthday_number smallint GENERATED ALWAYS AS
         (extract(month FROM birthday)::smallint * 100 + extract(day FROM birthday)::smallint) STORED,
       gender text CHECK (gender IN ('female', 'male', 'other')),
       language text,
       email text COLLATE "C",
       contacts jsonb NOT NULL,
       preferences jsonb NOT NULL,
       notes text,
       tags text[] NOT NULL,
       source text NOT NULL CHECK (source IN ('bot', 'manual', 'walk_in', 'web', 'partner', 'import')),
       consented text[] NOT NULL DEFAULT '{}',
       visit_count integer NOT NULL DEFAULT 0,
       first_visit_at timestamptz,
       last_visit_at timestamptz,
       booking_count integer NOT NULL DEFAULT 0,
       no_show_count integer NOT NULL DEFAULT 0,
       cancellation_count integer NOT NULL DEFAULT 0,
       average_party double precision,
       merged_into_id uuid,
       erased_at timestamptz,
       created_by_user_id uuid,
       ${stamps},
       UNIQUE (venue_id, id),
       CONSTRAINT guests_phone_once UNIQUE (venue_id, phone),
       CONSTRAINT guests_telegram_once UNIQUE (venue_id, telegram_id),
       FOREIGN KEY (venue_id, merged_into_id) REFERENCES guests (venue_id, id)
     )`,
    // Columns and not expressions: behind row-level security only what is leakproof is looked up, and functions are not.
    `COMMENT ON COLUMN guests.phone_end IS 'from its end: how the last digits of a phone are found'`,
    `COMMENT ON COLUMN guests.birthday_number IS 'month * 100 + day: birthdays of a span of days, whatever the year'`,
    `COMMENT ON COLUMN guests.consented IS 'what the ledger of consents says now: purpose, or purpose:channel'`,
    `COMMENT ON COLUMN guests.merged_into_id IS 'the card it is part of; a phone stays with the card it was known by, and so is known of one guest only'`,
    // A list shows neither cards that are part of others nor those of whom nothing is known any more.
    `CREATE INDEX guests_new ON guests (venue_id, created_at DESC, id DESC) WHERE merged_into_id IS NULL AND erased_at IS NULL`,
    `CREATE INDEX guests_last_visit ON guests (venue_id, (COALESCE(last_visit_at, '-infinity'::timestamptz)) DESC, id DESC) WHERE merged_into_id IS NULL AND erased_at IS NULL`,
    `CREATE INDEX guests_phone_end ON guests (venue_id, phone_end) WHERE phone_end IS NOT NULL`,
    `CREATE INDEX guests_birthday ON guests (venue_id, birthday_number) WHERE birthday_number IS NOT NULL`,
    `CREATE INDEX guests_email ON guests (venue_id, email) WHERE email IS NOT NULL`,
    `CREATE INDEX guests_merged ON guests (venue_id, merged_into_id) WHERE merged_into_id IS NOT NULL`,

    // Trigrams would be of no use here, for the same reason.
    `CREATE TABLE guest_words (
       venue_id uuid NOT NULL,
       word text COLLATE "C" NOT NULL,
       guest_id uuid NOT NULL,
       PRIMARY KEY (venue_id, word, guest_id),
       FOREIGN KEY (venue_id, guest_id) REFERENCES guests (venue_id, id)
     )`,
    `COMMENT ON TABLE guest_words IS 'the words of guests’ names, as they are looked for'`,
    `CREATE INDEX guest_words_guest ON guest_words (venue_id, guest_id)`,
    `CREATE TABLE word_spellings (
       venue_id uuid NOT NULL,
       spelling text COLLATE "C" NOT NULL,
       word text COLLATE "C" NOT NULL,
       PRIMARY KEY (venue_id, spelling, word)
     )`,
    `COMMENT ON TABLE word_spellings IS 'each word of a name, with one letter or none left out: how a mistyped one is found'`,
    `CREATE INDEX word_spellings_word ON word_spellings (venue_id, word)`,

    `CREATE TABLE visits (
       venue_id uuid NOT NULL,
       booking_id uuid NOT NULL,
       ${ofCard('NULL')},
       status text NOT NULL,
       booked_at timestamptz NOT NULL,
       guests_count integer NOT NULL,
       source text NOT NULL,
       table_ids uuid[] NOT NULL,
       tags text[] NOT NULL,
       cancelled_by text,
       arrived_at timestamptz,
       completed_at timestamptz,
       cancelled_at timestamptz,
       created_at timestamptz NOT NULL,
       version integer NOT NULL,
       contact_version integer NOT NULL DEFAULT 0,
       PRIMARY KEY (venue_id, booking_id)
     )`,
    `COMMENT ON TABLE visits IS 'bookings, as booking tells of them; the card is null of those who gave no phone'`,
    `COMMENT ON COLUMN visits.contact_version IS 'of the booking’s version that last told who it is for'`,
    `CREATE INDEX visits_guest ON visits (venue_id, guest_id, booked_at DESC)`,
    `CREATE INDEX visits_card ON visits (venue_id, card_id)`,

    `CREATE TABLE merges (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       kept_id uuid NOT NULL,
       merged_id uuid NOT NULL,
       kept_before jsonb NOT NULL,
       kept_after jsonb NOT NULL,
       merged_before jsonb NOT NULL,
       choices jsonb NOT NULL,
       number bigint GENERATED ALWAYS AS IDENTITY,
       merged_by text NOT NULL,
       undone_by text,
       undone_at timestamptz,
       created_at timestamptz NOT NULL,
       UNIQUE (venue_id, id),
       FOREIGN KEY (venue_id, kept_id) REFERENCES guests (venue_id, id),
       FOREIGN KEY (venue_id, merged_id) REFERENCES guests (venue_id, id)
     )`,
    `COMMENT ON TABLE merges IS 'the cards as they were, so that they can be two again'`,
    `COMMENT ON COLUMN merges.number IS 'given while both cards are locked: which of two merges came first, whatever the clocks say'`,
    `CREATE UNIQUE INDEX merges_merged ON merges (venue_id, merged_id) WHERE undone_at IS NULL`,
    `CREATE INDEX merges_kept ON merges (venue_id, kept_id)`,
    `CREATE INDEX merges_of_merged ON merges (venue_id, merged_id)`,

    `CREATE TABLE bot_links (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       guest_id uuid NOT NULL,
       token_hash bytea NOT NULL,
       expires_at timestamptz NOT NULL,
       used_at timestamptz,
       created_by_user_id uuid,
       created_at timestamptz NOT NULL,
       FOREIGN KEY (venue_id, guest_id) REFERENCES guests (venue_id, id)
     )`,
    `CREATE UNIQUE INDEX bot_links_token ON bot_links (venue_id, token_hash)`,
    `CREATE INDEX bot_links_guest ON bot_links (venue_id, guest_id)`,

    `CREATE TABLE consents (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       ${ofCard()},
       purpose text NOT NULL CHECK (purpose IN ('personal_data', 'marketing')),
       channel text CHECK (channel IN ('telegram', 'sms', 'email', 'push')),
       given boolean NOT NULL,
       text_version text,
       way text NOT NULL CHECK (way IN ('bot', 'staff', 'web', 'mini_app', 'import')),
       actor text NOT NULL,
       at timestamptz NOT NULL,
       created_at timestamptz NOT NULL
     )`,
    `CREATE INDEX consents_guest ON consents (venue_id, guest_id, at DESC, id DESC)`,
    `CREATE INDEX consents_card ON consents (venue_id, card_id)`,
    `CREATE FUNCTION only_whose_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'guest_id' = to_jsonb(OLD) - 'guest_id' THEN RETURN NEW; END IF;
       RAISE EXCEPTION 'a line of the ledger never changes' USING ERRCODE = 'restrict_violation';
     END $$`,
    `CREATE TRIGGER consents_never_change BEFORE UPDATE OR DELETE ON consents
       FOR EACH ROW EXECUTE FUNCTION only_whose_it_is()`,

    `CREATE TABLE blacklist (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       ${ofCard('NULL')},
       phone text,
       reason text,
       created_by_user_id uuid,
       removed_by_user_id uuid,
       removed_at timestamptz,
       ${stamps},
       UNIQUE (venue_id, id),
       CHECK (removed_at IS NOT NULL OR card_id IS NOT NULL OR phone IS NOT NULL)
     )`,
    `CREATE UNIQUE INDEX blacklist_card_once ON blacklist (venue_id, card_id) WHERE removed_at IS NULL`,
    `CREATE UNIQUE INDEX blacklist_phone_once ON blacklist (venue_id, phone) WHERE removed_at IS NULL`,
    `CREATE INDEX blacklist_guest ON blacklist (venue_id, guest_id)`,

    `CREATE TABLE feedback (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       ${ofCard('NULL')},
       booking_id uuid,
       message_text text,
       score smallint CHECK (score BETWEEN 0 AND 10),
       tags text[] NOT NULL,
       source text NOT NULL CHECK (source IN ('bot', 'web', 'mini_app', 'manual')),
       status text NOT NULL CHECK (status IN ('new', 'handled')),
       handled_at timestamptz,
       handled_by_user_id uuid,
       ${stamps},
       UNIQUE (venue_id, id)
     )`,
    `CREATE INDEX feedback_new ON feedback (venue_id, created_at DESC, id DESC)`,
    `CREATE INDEX feedback_guest ON feedback (venue_id, guest_id, created_at DESC)`,
    `CREATE INDEX feedback_card ON feedback (venue_id, card_id)`,
    `CREATE INDEX feedback_booking ON feedback (venue_id, booking_id) WHERE booking_id IS NOT NULL`,
    `CREATE TABLE feedback_replies (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       feedback_id uuid NOT NULL,
       text text NOT NULL,
       created_by_user_id uuid,
       created_at timestamptz NOT NULL,
       FOREIGN KEY (venue_id, feedback_id) REFERENCES feedback (venue_id, id)
     )`,
    `CREATE INDEX feedback_replies_of ON feedback_replies (venue_id, feedback_id, created_at)`,

    `CREATE TABLE segments (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       name text NOT NULL,
       filter jsonb NOT NULL,
       created_by_user_id uuid,
       ${stamps},
       UNIQUE (venue_id, id)
     )`,
    `CREATE UNIQUE INDEX segments_name_once ON segments (venue_id, lower(name))`,

    `CREATE TABLE imports (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       state text NOT NULL
         CHECK (state IN ('uploaded', 'checking', 'checked', 'importing', 'completed', 'cancelled', 'failed')),
       pass text CHECK (pass IN ('check', 'import')),
       file_name text,
       bytes integer NOT NULL,
       encoding text NOT NULL,
       delimiter text NOT NULL,
       columns jsonb NOT NULL,
       mapping jsonb NOT NULL,
       options jsonb NOT NULL,
       rows integer NOT NULL,
       done integer NOT NULL DEFAULT 0,
       created integer NOT NULL DEFAULT 0,
       changed integer NOT NULL DEFAULT 0,
       unchanged integer NOT NULL DEFAULT 0,
       refused integer NOT NULL DEFAULT 0,
       problem text,
       failures integer NOT NULL DEFAULT 0,
       working_until timestamptz,
       file_kept boolean NOT NULL DEFAULT true,
       created_by_user_id uuid,
       finished_at timestamptz,
       ${stamps},
       UNIQUE (venue_id, id)
     )`,
    `COMMENT ON COLUMN imports.pass IS 'what done and the counts speak of'`,
    `COMMENT ON COLUMN imports.done IS 'rows that are dealt with: where to go on after a crash'`,
    `COMMENT ON COLUMN imports.working_until IS 'whoever works on it says so until then; past it another takes over'`,
    `CREATE INDEX imports_new ON imports (venue_id, created_at DESC, id DESC)`,
    `CREATE INDEX imports_working ON imports (working_until) WHERE state IN ('checking', 'importing')`,
    `CREATE INDEX imports_left ON imports (updated_at) WHERE file_kept`,
    `CREATE TABLE import_parts (
       venue_id uuid NOT NULL,
       import_id uuid NOT NULL,
       number integer NOT NULL,
       bytes bytea NOT NULL,
       PRIMARY KEY (venue_id, import_id, number),
       FOREIGN KEY (venue_id, import_id) REFERENCES imports (venue_id, id)
     )`,
    `CREATE TABLE import_lines (
       venue_id uuid NOT NULL,
       import_id uuid NOT NULL,
       line integer NOT NULL,
       outcome text NOT NULL CHECK (outcome IN ('create', 'change', 'unchanged', 'refuse')),
       problems jsonb NOT NULL,
       guest_id uuid,
       PRIMARY KEY (venue_id, import_id, line),
       FOREIGN KEY (venue_id, import_id) REFERENCES imports (venue_id, id)
     )`,
    `COMMENT ON TABLE import_lines IS 'what was or will be done with each line; without what stands in it'`,

    `CREATE TABLE privacy_requests (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       kind text NOT NULL CHECK (kind IN ('copy', 'erasure')),
       guest_id uuid NOT NULL,
       card_ids uuid[] NOT NULL,
       answers jsonb NOT NULL,
       sealed jsonb NOT NULL,
       requested_by text NOT NULL,
       done_at timestamptz,
       expires_at timestamptz,
       ${stamps},
       UNIQUE (venue_id, id),
       FOREIGN KEY (venue_id, guest_id) REFERENCES guests (venue_id, id)
     )`,
    `COMMENT ON COLUMN privacy_requests.answers IS 'what each service did: service → how many of what'`,
    `COMMENT ON COLUMN privacy_requests.sealed IS 'the copies: service → encrypted text'`,
    `CREATE INDEX privacy_requests_guest ON privacy_requests (venue_id, guest_id, created_at DESC)`,
    `CREATE INDEX privacy_requests_expiring ON privacy_requests (expires_at) WHERE expires_at IS NOT NULL`,

    ...[
      'bots',
      'guests',
      'guest_words',
      'word_spellings',
      'visits',
      'merges',
      'bot_links',
      'consents',
      'blacklist',
      'feedback',
      'feedback_replies',
      'segments',
      'imports',
      'import_parts',
      'import_lines',
      'privacy_requests',
    ].flatMap(closeToOtherVenues),
    // Which of all venues' work is due is asked before it is known whose.
    ...['imports', 'privacy_requests', 'guests'].flatMap((table) => openToPlatformReads('crm', table)),
  ];
}
