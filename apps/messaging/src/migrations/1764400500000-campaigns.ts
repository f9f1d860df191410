import { ForwardMigration, closeToOtherVenues, openToPlatformReads } from '@guestflow/persistence';

/** One message to many guests: what it says, whom it is for, and what became of it with each of them. */
export class Campaigns1764400500000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE campaigns (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       name text NOT NULL,
       segment_filter jsonb NOT NULL,
       message_text text NOT NULL,
       buttons jsonb NOT NULL DEFAULT '[]',
       upload_id uuid,
       attachment_url text,
       count_links boolean NOT NULL DEFAULT true,
       status text NOT NULL
         CHECK (status IN ('draft', 'queued', 'sending', 'paused', 'completed', 'cancelled', 'failed')),
       reason text,
       recipients integer NOT NULL DEFAULT 0,
       scheduled_at timestamptz,
       started_at timestamptz,
       completed_at timestamptz,
       created_by_user_id uuid,
       version integer NOT NULL DEFAULT 1,
       created_at timestamptz NOT NULL,
       updated_at timestamptz NOT NULL
     )`,
    `CREATE INDEX campaigns_by_time ON campaigns (venue_id, created_at, id)`,
    `CREATE INDEX campaigns_by_status ON campaigns (venue_id, status)`,
    `CREATE INDEX campaigns_upload ON campaigns (venue_id, upload_id) WHERE upload_id IS NOT NULL`,
    `CREATE INDEX campaigns_at_work ON campaigns (status, scheduled_at, venue_id) WHERE status IN ('queued', 'sending')`,
    ...closeToOtherVenues('campaigns'),
    ...openToPlatformReads('messaging', 'campaigns'),

    // Whom it is for is told in parts, in any order.
    `CREATE TABLE campaign_parts (
       venue_id uuid NOT NULL,
       campaign_id uuid NOT NULL,
       part integer NOT NULL,
       parts integer NOT NULL,
       PRIMARY KEY (venue_id, campaign_id, part)
     )`,
    ...closeToOtherVenues('campaign_parts'),

    // Once per card: cards that become one afterwards are one person, who is written to once all the same.
    `CREATE TABLE campaign_recipients (
       id uuid PRIMARY KEY,
       venue_id uuid NOT NULL,
       campaign_id uuid NOT NULL,
       card_id uuid NOT NULL,
       guest_id uuid NOT NULL,
       status text NOT NULL CHECK (status IN ('pending', 'sent', 'failed')),
       channel text,
       message_id uuid,
       recalled_for text,
       link_key text,
       sent_at timestamptz,
       telegram_message_id text,
       error_message text,
       clicked_at timestamptz,
       clicks integer NOT NULL DEFAULT 0,
       booked_at timestamptz,
       booking_id uuid,
       created_at timestamptz NOT NULL,
       CONSTRAINT campaign_recipients_once UNIQUE (campaign_id, card_id)
     )`,
    `COMMENT ON COLUMN campaign_recipients.message_id IS 'what was handed over to be sent; while pending its end is not known'`,
    `CREATE INDEX campaign_recipients_by_status ON campaign_recipients (venue_id, campaign_id, status)`,
    `CREATE INDEX campaign_recipients_by_time ON campaign_recipients (venue_id, campaign_id, created_at, id)`,
    `CREATE INDEX campaign_recipients_waiting ON campaign_recipients (venue_id, campaign_id, id)
       WHERE status = 'pending' AND message_id IS NULL`,
    `CREATE INDEX campaign_recipients_in_hand ON campaign_recipients (venue_id, campaign_id)
       WHERE status = 'pending' AND message_id IS NOT NULL`,
    `CREATE INDEX campaign_recipients_of_guest ON campaign_recipients (venue_id, guest_id, campaign_id)`,
    `CREATE INDEX campaign_recipients_of_card ON campaign_recipients (venue_id, card_id)`,
    `CREATE INDEX campaign_recipients_message ON campaign_recipients (venue_id, message_id) WHERE message_id IS NOT NULL`,
    `CREATE UNIQUE INDEX campaign_recipients_link ON campaign_recipients (link_key) WHERE link_key IS NOT NULL`,
    ...closeToOtherVenues('campaign_recipients'),
    ...openToPlatformReads('messaging', 'campaign_recipients'),

    `CREATE TABLE campaign_links (
       venue_id uuid NOT NULL,
       campaign_id uuid NOT NULL,
       number integer NOT NULL,
       url text NOT NULL,
       PRIMARY KEY (venue_id, campaign_id, number)
     )`,
    ...closeToOtherVenues('campaign_links'),

    // By recipient, so that those who open a link at the same moment do not wait for each other.
    `CREATE TABLE campaign_clicks (
       venue_id uuid NOT NULL,
       campaign_id uuid NOT NULL,
       recipient_id uuid NOT NULL,
       number integer NOT NULL,
       clicks integer NOT NULL,
       PRIMARY KEY (venue_id, campaign_id, number, recipient_id)
     )`,
    ...closeToOtherVenues('campaign_clicks'),

    `ALTER TABLE messages ADD COLUMN IF NOT EXISTS attachment jsonb, ADD COLUMN campaign_id uuid,
       ADD COLUMN is_test boolean NOT NULL DEFAULT false`,
    `COMMENT ON COLUMN messages.is_test IS 'somebody tried a campaign on himself'`,
  ];
}
