import { holdCards, Transaction } from '@guestflow/persistence';
import { Campaign } from './campaign.entity';
import { holdCampaigns, moveCampaign } from './move-campaign';

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
