import { closeToOtherVenues, ForwardMigration, openToPlatformReads } from '@guestflow/persistence';

/** Of each entity the newest version that is known. */
const rows = [
  `CREATE TABLE guest_cards (
     venue_id uuid,
     card_id uuid,
     merged_into_id uuid,
     root_id uuid,
     source text NOT NULL,
     created_at timestamptz NOT NULL,
     version integer NOT NULL,
     PRIMARY KEY (venue_id, card_id)
   )`,
  `CREATE INDEX guest_cards_merged ON guest_cards (venue_id, merged_into_id) WHERE merged_into_id IS NOT NULL`,
  // What becomes of a booking and whose it is are told apart, in either order: what is not known yet has the version 0.
  `CREATE TABLE guest_bookings (
     venue_id uuid,
     booking_id uuid,
     card_id uuid,
     guest_id uuid,
     card_version integer NOT NULL DEFAULT 0,
     booked_at timestamptz,
     created_at timestamptz,
     walk_in boolean NOT NULL DEFAULT false,
     came boolean NOT NULL DEFAULT false,
     version integer NOT NULL DEFAULT 0,
     PRIMARY KEY (venue_id, booking_id)
   )`,
  `CREATE INDEX guest_bookings_card ON guest_bookings (venue_id, card_id) WHERE card_id IS NOT NULL`,
  `CREATE INDEX guest_bookings_guest ON guest_bookings (venue_id, guest_id) WHERE guest_id IS NOT NULL`,
  `CREATE TABLE feedback_answers (
     venue_id uuid,
     feedback_id uuid,
     score smallint,
     tags text[] NOT NULL,
     created_at timestamptz NOT NULL,
     version integer NOT NULL,
     PRIMARY KEY (venue_id, feedback_id)
   )`,
  // A message and what became of it come in either order: the version of what is not known yet is 0.
  `CREATE TABLE sent_messages (
     venue_id uuid,
     message_id uuid,
     kind text,
     campaign_id uuid,
     card_id uuid,
     guest_id uuid,
     queued_at timestamptz,
     version integer NOT NULL DEFAULT 0,
     ended_at timestamptz,
     reason text,
     outcome_version integer NOT NULL DEFAULT 0,
     PRIMARY KEY (venue_id, message_id)
   )`,
  `CREATE INDEX sent_messages_card ON sent_messages (venue_id, card_id) WHERE campaign_id IS NOT NULL`,
  `CREATE INDEX sent_messages_guest ON sent_messages (venue_id, guest_id) WHERE campaign_id IS NOT NULL`,
  `CREATE TABLE sent_campaigns (
     venue_id uuid,
     campaign_id uuid,
     name text NOT NULL,
     status text NOT NULL,
     recipients integer NOT NULL,
     started_at timestamptz,
     version integer NOT NULL,
     PRIMARY KEY (venue_id, campaign_id)
   )`,
  `CREATE TABLE bots (
     venue_id uuid,
     bot_id uuid,
     username text NOT NULL,
     is_active boolean NOT NULL,
     is_linked boolean NOT NULL,
     version integer NOT NULL,
     PRIMARY KEY (venue_id, bot_id)
   )`,
  `CREATE TABLE bot_chats (
     venue_id uuid,
     chat_id uuid,
     bot_id uuid NOT NULL,
     created_at timestamptz NOT NULL,
     blocked_at timestamptz,
     version integer NOT NULL,
     PRIMARY KEY (venue_id, chat_id)
   )`,
];

const figures: [table: string, by: string][] = [
  ['guest_card_figures', 'day date, source text'],
  ['visit_figures', 'day date, anonymous boolean'],
  ['feedback_figures', 'by_month boolean, day date, score smallint'],
  ['feedback_tag_figures', 'by_month boolean, day date, tag text, score smallint'],
  ['message_figures', 'day date, kind text, outcome text'],
  ['campaign_figures', 'campaign_id uuid, outcome text'],
  ['chat_figures', 'day date, bot_id uuid, what text'],
  // A guest's days, each with the one before: see guests/comings.ts.
  ['guest_comings', 'by_month boolean, previous_by_month boolean, day date, previous date'],
  ['guest_cohorts', 'first_month date, month date'],
  ['campaign_effects', 'campaign_id uuid, effect text'],
];

const counting = figures.flatMap(([table, by]) => {
  const columns = by.replaceAll(/ (date|text|boolean|smallint|uuid)\b/g, '');
  return [
    `CREATE TABLE ${table} (venue_id uuid, ${by}, counted integer NOT NULL, PRIMARY KEY (venue_id, ${columns}))`,
    // What came to nothing is looked for after each change, and taken away.
    `CREATE INDEX ${table}_none ON ${table} (venue_id) WHERE counted = 0`,
  ];
});

/** What is kept of a guest, to know what he has been counted as. */
const ofGuests = [
  `CREATE TABLE guest_days (venue_id uuid, guest_id uuid, days date[] NOT NULL, PRIMARY KEY (venue_id, guest_id))`,
  `CREATE TABLE campaign_guests (
     venue_id uuid,
     campaign_id uuid,
     guest_id uuid,
     came boolean NOT NULL,
     PRIMARY KEY (venue_id, guest_id, campaign_id)
   )`,
];

const tables = [
  ...['guest_cards', 'guest_bookings', 'feedback_answers', 'sent_messages', 'sent_campaigns', 'bots', 'bot_chats'],
  ...['guest_days', 'campaign_guests', ...figures.map(([table]) => table)],
];
const readAcrossVenues = ['sent_campaigns', 'bots', ...figures.map(([table]) => table)];

export class WhatGuestsDo1764500300000 extends ForwardMigration {
  readonly statements = [
    ...[...rows, ...counting, ...ofGuests],
    ...tables.flatMap(closeToOtherVenues),
    ...readAcrossVenues.flatMap((table) => openToPlatformReads('analytics', table)),
  ];
}
