import { GuestChannel, RecallReason } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { recall as recallMessages } from '../messages/recall';

/** Somebody who is to be written to. */
export interface Waiting {
  id: string;
  cardId: string;
  guestId: string;
  linkKey: string | null;
  /** By another card of theirs they were written to already. */
  isTwice: boolean;
}

/** Adds guests; whoever is there already, by whichever of the cards, stays as he is. */
export async function addRecipients(tx: Transaction, campaignId: string, cardIds: string[], now: Date): Promise<void> {
  const ids = cardIds.map(() => newId());
  await tx.query(
    `INSERT INTO campaign_recipients (id, venue_id, campaign_id, card_id, guest_id, status, created_at)
     SELECT DISTINCT ON (COALESCE(g.root_id, said.card_id)) said.id, $1, $2, said.card_id,
            COALESCE(g.root_id, said.card_id), 'pending', $5
       FROM unnest($3::uuid[], $4::uuid[]) AS said (id, card_id)
       LEFT JOIN guests g ON g.venue_id = $1 AND g.guest_id = said.card_id
      WHERE NOT EXISTS (SELECT FROM campaign_recipients kept WHERE kept.venue_id = $1 AND kept.campaign_id = $2
                           AND kept.guest_id = COALESCE(g.root_id, said.card_id))
      ORDER BY COALESCE(g.root_id, said.card_id), said.id
     ON CONFLICT (campaign_id, card_id) DO NOTHING`,
    [tx.caller.venueId, campaignId, ids, cardIds, now],
  );
}

/**
 * How many of the venue are on their way by Telegram: handed over, and their end not known. Letters wait in this service,
 * where they are taken back in the moment somebody withdraws.
 */
export async function inHand(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM campaign_recipients
      WHERE venue_id = $1 AND status = 'pending' AND message_id IS NOT NULL AND channel = 'telegram'`,
    [tx.caller.venueId],
  );
  return row!.count;
}

export const claim = (tx: Transaction, campaignId: string, most: number): Promise<Waiting[]> =>
  tx.query<Waiting & Record<string, unknown>>(
    `SELECT r.id, r.card_id AS "cardId", r.guest_id AS "guestId", r.link_key AS "linkKey",
            EXISTS (SELECT FROM campaign_recipients o WHERE o.venue_id = $1 AND o.campaign_id = $2
                       AND o.guest_id = r.guest_id AND o.id <> r.id AND o.message_id IS NOT NULL) AS "isTwice"
       FROM campaign_recipients r
      WHERE r.venue_id = $1 AND r.campaign_id = $2 AND r.status = 'pending' AND r.message_id IS NULL
      ORDER BY r.id LIMIT $3 FOR UPDATE OF r SKIP LOCKED`,
    [tx.caller.venueId, campaignId, most],
  );

/** What became of one who was claimed: handed over, or not to be written to. */
export interface Claimed {
  id: string;
  message_id: string | null;
  channel: GuestChannel | null;
  link_key: string | null;
  error_message: string | null;
}

export async function keepClaimed(tx: Transaction, claimed: Claimed[]): Promise<void> {
  if (claimed.length === 0) return;
  await tx.query(
    `UPDATE campaign_recipients AS kept SET message_id = said.message_id, channel = said.channel,
            link_key = COALESCE(said.link_key, kept.link_key), error_message = said.error_message,
            status = CASE WHEN said.error_message IS NULL THEN 'pending' ELSE 'failed' END
       FROM json_to_recordset($2::json)
         AS said (id uuid, message_id uuid, channel text, link_key text, error_message text)
      WHERE kept.venue_id = $1 AND kept.id = said.id`,
    [tx.caller.venueId, JSON.stringify(claimed)],
  );
}

/** Those to whom nothing was handed over are not written to any more. */
export async function giveUpWaiting(tx: Transaction, campaignId: string, why: string): Promise<void> {
  await tx.query(
    `UPDATE campaign_recipients SET status = 'failed', error_message = $3
      WHERE venue_id = $1 AND campaign_id = $2 AND status = 'pending' AND message_id IS NULL`,
    [tx.caller.venueId, campaignId, why],
  );
}

/** Who is waiting for what was handed over to Telegram. */
export async function onTheirWay(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM campaign_recipients
      WHERE venue_id = $1 AND status = 'pending' AND message_id IS NOT NULL AND channel = 'telegram'`,
    [tx.caller.venueId],
  );
  return rows.map(({ id }) => id);
}

/** Has what was handed over not sent, as far as it has not been. A later reason goes before a pause, and no other. */
export async function recall(
  tx: Transaction,
  whom: { campaignId: string } | { recipientIds: string[] },
  reason: RecallReason,
): Promise<void> {
  const byCampaign = 'campaignId' in whom;
  // Messages before recipients, as whoever ends one locks them.
  await tx.query(
    `SELECT FROM messages WHERE venue_id = $1 AND id IN (SELECT message_id FROM campaign_recipients
        WHERE venue_id = $1 AND ${byCampaign ? 'campaign_id = $2' : 'id = ANY ($2::uuid[])'} AND status = 'pending')
      ORDER BY id FOR UPDATE`,
    [tx.caller.venueId, byCampaign ? whom.campaignId : whom.recipientIds],
  );
  const recalled = await tx.query<{ message_id: string }>(
    `UPDATE campaign_recipients SET recalled_for = $3
      WHERE venue_id = $1 AND ${byCampaign ? 'campaign_id = $2' : 'id = ANY ($2::uuid[])'}
        AND status = 'pending' AND message_id IS NOT NULL
        AND (recalled_for IS NULL OR recalled_for = 'paused' AND $3 <> 'paused') RETURNING message_id`,
    [tx.caller.venueId, byCampaign ? whom.campaignId : whom.recipientIds, reason],
  );
  await recallMessages(
    tx,
    recalled.map(({ message_id }) => message_id),
    reason,
  );
}

export interface Progress {
  total: number;
  /** Whether it is known whom it is for, and nobody is still to be written to or waits for the end of what was handed over. */
  isOver: boolean;
}

/** Asked each second while the last of many letters are on their way: they are counted only when they have ended. */
export async function progressOf(tx: Transaction, campaignId: string): Promise<Progress> {
  const [row] = await tx.query<Progress & Record<string, unknown>>(
    `WITH so_far AS MATERIALIZED (
       SELECT NOT EXISTS (SELECT FROM campaign_recipients
                           WHERE venue_id = $1 AND campaign_id = $2 AND status = 'pending')
              AND (SELECT COALESCE(count(*) = max(parts), false) FROM campaign_parts
                    WHERE venue_id = $1 AND campaign_id = $2) AS is_over
     )
     SELECT is_over AS "isOver",
            CASE WHEN is_over THEN (SELECT count(*)::integer FROM campaign_recipients
                                     WHERE venue_id = $1 AND campaign_id = $2) ELSE 0 END AS total
       FROM so_far`,
    [tx.caller.venueId, campaignId],
  );
  return row!;
}
