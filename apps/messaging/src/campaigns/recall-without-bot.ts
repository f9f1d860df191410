import { Transaction } from '@guestflow/persistence';
import { holdCampaigns } from './move-campaign';
import { onTheirWay, recall } from './recipients';

/**
 * A bot is off: what waits for it would wait until it is too late. Whoever it has not reached is looked at again, and
 * waits for a bot or is written to by another way.
 */
export async function recallWithoutBot(tx: Transaction): Promise<void> {
  await holdCampaigns(tx);
  const recipientIds = await onTheirWay(tx);
  if (recipientIds.length > 0) await recall(tx, { recipientIds }, 'paused');
}
