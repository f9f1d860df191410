import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { CampaignAudienceState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, holdCards } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { endings } from './campaign-lifecycle';
import { CampaignSender } from './campaign-sender';
import { Campaign } from './campaign.entity';
import { holdCampaigns } from './move-campaign';
import { addRecipients } from './recipients';

/** Whom a campaign is for is told in parts. With the first of them its sending begins; it ends after the last. */
@Controller()
export class AudienceListener {
  constructor(
    private readonly clock: Clock,
    private readonly forgetting: Forgetting,
    private readonly sender: CampaignSender,
  ) {}

  @EventPattern('campaign_audience.chosen')
  async chosen(@Payload() fact: Fact<CampaignAudienceState>, @Ctx() { tx }: EventContext): Promise<void> {
    const { campaign_id: id, part, parts, total, guest_ids } = fact.data.after;
    const venueId = tx.caller.venueId!;
    await this.forgetting.together(tx);
    const forgotten = await this.forgetting.meantIn(tx, guest_ids, fact.time);
    await holdCards(tx, { alone: false });
    await holdCampaigns(tx);
    const campaign = await tx.manager.findOneBy(Campaign, { id });
    if (!campaign || endings.includes(campaign.status)) return;
    const news = await tx.query(
      `INSERT INTO campaign_parts (venue_id, campaign_id, part, parts) VALUES ($1, $2, $3, $4)
       ON CONFLICT (venue_id, campaign_id, part) DO NOTHING RETURNING 1`,
      [venueId, id, part, parts],
    );
    if (news.length === 0) return;
    const known = guest_ids.filter((guestId) => !forgotten?.ids.includes(guestId));
    await addRecipients(tx, id, known, this.clock.now());
    // Nothing is told with it: how many there are stands in whatever is told next.
    await tx.query('UPDATE campaigns SET recipients = $3 WHERE venue_id = $1 AND id = $2', [venueId, id, total]);
    tx.afterCommit(() => this.sender.wake(venueId));
  }
}
