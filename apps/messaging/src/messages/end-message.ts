import { Transaction } from '@guestflow/persistence';
import { noteEnds } from '../campaigns/note-end';
import { MessageState, MessageVerb, reached } from './message-lifecycle';

/** What became of a message that was to be sent. */
export interface MessageEnd {
  id: string;
  verb: Exclude<MessageVerb, 'read'>;
  /** Why it was not sent. */
  reason: string | null;
  at: Date | string;
  /** As Telegram calls it, where it was sent by it. */
  telegramMessageId?: string | null;
}

/** Before the letters that they go as, and before the recipients whose they are: everybody comes in this order. */
export async function holdMessages(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query('SELECT FROM messages WHERE venue_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE', [
    tx.caller.venueId,
    ids,
  ]);
}

/**
 * The one place where messages end, by whichever channel they went, and with them what is known of a campaign's
 * recipients. What is told twice or comes too late changes nothing.
 */
export async function endMessages(tx: Transaction, ends: readonly MessageEnd[]): Promise<{ ofCampaigns: boolean }> {
  if (ends.length === 0) return { ofCampaigns: false };
  const messages = await tx.query<{ id: string; state: MessageState; campaign_id: string | null }>(
    'SELECT id, state, campaign_id FROM messages WHERE venue_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE',
    [tx.caller.venueId, ends.map(({ id }) => id)],
  );
  const known = new Map(messages.map((message) => [message.id, message]));
  const ended = ends.flatMap((end) => {
    const message = known.get(end.id);
    const state = message && reached(message.state, end.verb);
    return state ? [{ ...end, state, isOfCampaign: message.campaign_id !== null }] : [];
  });
  if (ended.length === 0) return { ofCampaigns: false };
  const rows = ended.map(({ id, state, reason, at }) => {
    return { id, state, reason: state === 'sent' ? null : reason, sent_at: state === 'sent' ? at : null };
  });
  await tx.query(
    `UPDATE messages SET state = told.state, reason = told.reason, sent_at = told.sent_at, version = version + 1
       FROM json_to_recordset($2::json) AS told (id uuid, state text, reason text, sent_at timestamptz)
      WHERE messages.venue_id = $1 AND messages.id = told.id`,
    [tx.caller.venueId, JSON.stringify(rows)],
  );
  const ofCampaigns = ended.filter(({ isOfCampaign }) => isOfCampaign);
  await noteEnds(tx, ofCampaigns);
  return { ofCampaigns: ofCampaigns.length > 0 };
}
