import { DeliveryState, RecallReason } from '@guestflow/contracts';
import { holdCards, Transaction } from '@guestflow/persistence';
import { Campaign } from './campaign.entity';
import { holdCampaigns, moveCampaign } from './move-campaign';

const ends: Record<Exclude<RecallReason, 'paused'>, string> = {
  consent_withdrawn: 'no_consent',
  blacklisted: 'blacklisted',
  cancelled: 'cancelled',
};

/** Why a recipient was not written to; undefined of one who is still to be, because it is known that nothing was sent. */
export function whyUnsent(reason: string | null, recalledFor: RecallReason | null): string | undefined {
  if (reason !== 'recalled' && reason !== 'no_bot') return reason ?? 'unknown';
  if (recalledFor === null) return reason === 'no_bot' ? undefined : reason;
  return recalledFor === 'paused' ? undefined : ends[recalledFor];
}

/** It has been sent: whatever else was decided of it meanwhile. */
export async function noteSent(tx: Transaction, { id, at, telegram_message_id }: DeliveryState): Promise<void> {
  await tx.query(
    `UPDATE campaign_recipients SET status = 'sent', sent_at = $3, recalled_for = NULL, error_message = NULL,
            telegram_message_id = CASE WHEN error_message = 'forgotten' THEN NULL ELSE $4 END
      WHERE venue_id = $1 AND message_id = $2 AND status <> 'sent'`,
    [tx.caller.venueId, id, at, telegram_message_id],
  );
}

export async function noteUnsent(tx: Transaction, { id, reason }: DeliveryState): Promise<void> {
  const [recipient] = await tx.query<{ id: string; recalled_for: RecallReason | null }>(
    `SELECT id, recalled_for FROM campaign_recipients
      WHERE venue_id = $1 AND message_id = $2 AND status = 'pending' FOR UPDATE`,
    [tx.caller.venueId, id],
  );
  if (!recipient) return;
  const why = whyUnsent(reason, recipient.recalled_for);
  await tx.query(
    why === undefined
      ? `UPDATE campaign_recipients SET message_id = NULL, channel = NULL, recalled_for = NULL
          WHERE venue_id = $1 AND id = $2`
      : `UPDATE campaign_recipients SET status = 'failed', error_message = $3, recalled_for = NULL
          WHERE venue_id = $1 AND id = $2`,
    [tx.caller.venueId, recipient.id, ...(why === undefined ? [] : [why])],
  );
}

/**
 * Nobody is there to send it: the campaign waits for a bot. Before the message's row: whoever moves a campaign looks at
 * its messages afterwards.
 */
export async function pauseWithoutBot(tx: Transaction, messageId: string, now: Date): Promise<void> {
  const [said] = await tx.query<{ campaign_id: string | null }>(
    'SELECT campaign_id FROM messages WHERE venue_id = $1 AND id = $2 AND NOT is_test',
    [tx.caller.venueId, messageId],
  );
  if (!said?.campaign_id) return;
  await holdCards(tx, { alone: false });
  await holdCampaigns(tx);
  const campaign = await tx.manager.findOneBy(Campaign, { id: said.campaign_id });
  if (campaign?.status === 'sending') await moveCampaign(tx, campaign, 'pause', now, { reason: 'no_bot' });
}
