import { Transaction } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { CampaignVerb, endings, eventOf, reached } from './campaign-lifecycle';
import { Campaign } from './campaign.entity';
import { stateOf } from './campaigns.dto';

/**
 * Whoever moves a venue's campaigns or hands over what they say comes alone: what is on its way is counted, and who is
 * recalled is found, before anybody hands over more. Before any of its rows; after cards.
 */
export async function holdCampaigns(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`campaigns:${tx.caller.venueId}`]);
}

export const findCampaign = (tx: Transaction, id: string): Promise<Campaign> =>
  tx.findOrFail(Campaign, id, { lock: true });

export async function moveCampaign(
  tx: Transaction,
  campaign: Campaign,
  verb: CampaignVerb,
  now: Date,
  change: Partial<Campaign> = {},
): Promise<Campaign> {
  const status = reached(campaign.status, verb);
  if (!status) {
    throw new RuleViolation('not_possible', `Not possible: the campaign is ${campaign.status}`, {
      campaign_status: campaign.status,
    });
  }
  const moved: Campaign = {
    ...{ ...campaign, reason: null, ...change, status, version: campaign.version + 1, updatedAt: now },
    ...(endings.includes(status) && { completedAt: now }),
  };
  await tx.manager.update(Campaign, campaign.id, moved);
  tx.emit(eventOf[verb], { before: stateOf(campaign), after: stateOf(moved) });
  return moved;
}
