import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Forgetting, holdCards, rootOf, Transaction, Transactions } from '@guestflow/persistence';
import { RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Channels } from '../channels/channels';
import { say } from '../messages/messages';
import { MessageDto } from '../messages/messages.dto';
import { MessagesQueries } from '../messages/messages.queries';
import { addresseesOf } from '../reach/addressees';
import { isWay, reachOf } from '../reach/reach-rules';
import { loadVenue } from '../replicas/venue';
import { attachmentFor, Attachments } from './attachments';
import { CampaignSender } from './campaign-sender';
import { Campaign } from './campaign.entity';
import { CampaignDto } from './campaigns.dto';
import { CampaignsQueries } from './campaigns.queries';
import { sayingOf } from './hand-over';
import { findCampaign, holdCampaigns, moveCampaign } from './move-campaign';
import { giveUpWaiting, recall } from './recipients';

/** Sends campaigns, holds them and ends them. */
@Injectable()
export class CampaignMovesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: CampaignsQueries,
    private readonly messages: MessagesQueries,
    private readonly attachments: Attachments,
    private readonly channels: Channels,
    private readonly forgetting: Forgetting,
    private readonly clock: Clock,
    private readonly sender: CampaignSender,
  ) {}

  send(caller: Caller, id: string): Promise<CampaignDto> {
    return this.move(caller, id, async (tx, campaign, now) => {
      const attachment = await attachmentFor(campaign, (id) => this.attachments.holdAttachment(tx, id));
      if (attachment === undefined) throw attachmentGone();
      await moveCampaign(tx, campaign, 'send', now);
      this.goOn(tx);
    });
  }

  pause(caller: Caller, id: string): Promise<CampaignDto> {
    return this.move(caller, id, async (tx, campaign, now) => {
      await moveCampaign(tx, campaign, 'pause', now);
      await recall(tx, { campaignId: id }, 'paused');
    });
  }

  resume(caller: Caller, id: string): Promise<CampaignDto> {
    return this.move(caller, id, async (tx, campaign, now) => {
      await moveCampaign(tx, campaign, 'resume', now);
      this.goOn(tx);
    });
  }

  cancel(caller: Caller, id: string): Promise<CampaignDto> {
    return this.move(caller, id, async (tx, campaign, now) => {
      await moveCampaign(tx, campaign, 'cancel', now);
      await giveUpWaiting(tx, id, 'cancelled');
      await recall(tx, { campaignId: id }, 'cancelled');
    });
  }

  /** Says it to one guest as it would be said to him. It is not counted, and neither is who opens its links. */
  try(caller: Caller, id: string, cardId: string): Promise<MessageDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await this.forgetting.together(tx);
      await holdCards(tx, { alone: false });
      const campaign = await tx.findOrFail(Campaign, id);
      const attachment = await attachmentFor(campaign, (id) => this.attachments.attachmentOf(tx, id));
      if (attachment === undefined) throw attachmentGone();
      const guestId = await rootOf(tx, cardId);
      const guest = (await addresseesOf(tx, [guestId])).get(guestId);
      if (!guest) throw new ValidationProblem([{ field: 'guest_id', message: 'there is no such guest' }]);
      const to = reachOf(guest, { channels: await this.channels.of(tx), as: 'offer' });
      if (!isWay(to)) throw new RuleViolation('not_reachable', 'The guest cannot be written to', { why: to.why });
      const content = { text: campaign.messageText, buttons: campaign.buttons };
      const venue = await loadVenue(tx);
      const saying = sayingOf({ campaign, content, whose: { cardId, guestId }, to, guest, venue, attachment });
      const [messageId] = await say(tx, [{ ...saying, isTest: true, authorUserId: caller.userId ?? null }], now);
      return this.messages.card(tx, messageId!);
    });
  }

  private move(
    caller: Caller,
    id: string,
    work: (tx: Transaction, campaign: Campaign, now: Date) => Promise<void>,
  ): Promise<CampaignDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await holdCards(tx, { alone: false });
      await holdCampaigns(tx);
      await work(tx, await findCampaign(tx, id), now);
      return this.queries.shown(tx, id);
    });
  }

  private goOn(tx: Transaction): void {
    tx.afterCommit(() => this.sender.wake(tx.caller.venueId!));
  }
}

const attachmentGone = () =>
  new RuleViolation('attachment_gone', 'The photo or file that goes along is not there any more');
