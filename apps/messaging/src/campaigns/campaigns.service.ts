import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { MessageButton, SegmentFilter } from '@guestflow/contracts';
import { assertSeen } from '@guestflow/http';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { FieldError, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock, SETTINGS, Settings } from '@guestflow/service';
import { attachmentFor, Attachments } from './attachments';
import { isDue } from './campaign-lifecycle';
import { keyOf } from './campaign-links';
import { faultsOfDraft, faultsOfTime, uploadAt } from './draft-faults';
import { Campaign } from './campaign.entity';
import { CampaignDto, ChangeCampaignDto, CreateCampaignDto, stateOf } from './campaigns.dto';
import { CampaignsQueries } from './campaigns.queries';
import { addressOfLink } from './hand-over';
import { findCampaign, holdCampaigns, moveCampaign } from './move-campaign';

const longestKey = keyOf('k'.repeat(22), 99);

/** Campaigns while they are written. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: CampaignsQueries,
    private readonly attachments: Attachments,
    private readonly clock: Clock,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  create(caller: Caller, wanted: CreateCampaignDto): Promise<CampaignDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const campaign = { ...empty(caller, now), ...this.changeOf(wanted) } as Campaign;
      return this.write(tx, { ...campaign, ...(await this.checked(tx, campaign, wanted, now)) });
    });
  }

  /** A new draft that says the same to the same; what went along goes along as far as it is still there. */
  copy(caller: Caller, id: string): Promise<CampaignDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const copied = await tx.findOrFail(Campaign, id);
      const { name, segmentFilter, messageText, buttons, countLinks } = copied;
      const attachment = await this.hold(tx, copied);
      const along = attachment ? { uploadId: copied.uploadId, attachmentUrl: attachment.url } : {};
      const same = { name, segmentFilter, messageText, buttons, countLinks, ...along };
      return this.write(tx, { ...empty(caller, now), ...same } as Campaign);
    });
  }

  /** One that waits for its time is taken back by it: it is a draft again. */
  change(caller: Caller, id: string, wanted: ChangeCampaignDto, seen?: number): Promise<CampaignDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await holdCampaigns(tx);
      const campaign = await findCampaign(tx, id);
      assertSeen(campaign, seen);
      assertMayBeWritten(campaign, now);
      const change = this.changeOf(wanted);
      Object.assign(change, await this.checked(tx, { ...campaign, ...change }, wanted, now));
      if (campaign.status === 'queued') await moveCampaign(tx, campaign, 'unschedule', now, change);
      else await keepChange(tx, campaign, { ...campaign, ...change }, now);
      return this.queries.shown(tx, id);
    });
  }

  delete(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      await holdCampaigns(tx);
      const campaign = await findCampaign(tx, id);
      if (campaign.status !== 'draft') throw notADraft(campaign);
      await tx.manager.delete(Campaign, id);
      const last = { ...campaign, version: campaign.version + 1, updatedAt: now };
      tx.emit('campaign.deleted', { before: stateOf(campaign), after: stateOf(last) });
    });
  }

  private async write(tx: Transaction, campaign: Campaign): Promise<CampaignDto> {
    await tx.manager.insert(Campaign, campaign);
    tx.emit('campaign.created', { after: stateOf(campaign) });
    return this.queries.shown(tx, campaign.id);
  }

  /** Refuses what cannot be meant. Returns where that is to be had which goes along. */
  private async checked(
    tx: Transaction,
    campaign: Campaign,
    { scheduled_at }: ChangeCampaignDto,
    now: Date,
  ): Promise<Pick<Campaign, 'attachmentUrl'>> {
    const errors: FieldError[] = faultsOfDraft(campaign, () => addressOfLink(this.settings.publicUrl, longestKey));
    if (scheduled_at !== undefined) errors.push(...faultsOfTime(campaign.scheduledAt, now));
    const attachment = await this.hold(tx, campaign);
    if (attachment === undefined) errors.push({ field: 'upload_id', message: 'there is no such upload' });
    if (errors.length > 0) throw new ValidationProblem(errors);
    return { attachmentUrl: attachment?.url ?? null };
  }

  private hold(tx: Transaction, campaign: Campaign) {
    return attachmentFor(campaign, (id) => this.attachments.holdAttachment(tx, id));
  }

  private changeOf(wanted: ChangeCampaignDto): Partial<Campaign> {
    const { name, segment_filter, message_text, buttons, count_links, scheduled_at } = wanted;
    const change: Partial<Campaign> = {
      name: name?.trim(),
      segmentFilter: segment_filter && plain<SegmentFilter>(segment_filter),
      messageText: message_text,
      buttons: buttons && plain<MessageButton[]>(buttons),
      countLinks: count_links,
      uploadId: this.uploadOf(wanted),
      scheduledAt: scheduled_at === undefined || scheduled_at === null ? scheduled_at : new Date(scheduled_at),
    };
    return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  }

  private uploadOf({ attachment_url: address, upload_id: id }: ChangeCampaignDto): string | null | undefined {
    if (!address) return id === undefined ? address : id;
    const found = uploadAt(address, this.settings.publicUrl);
    if (found && (!id || id === found)) return found;
    throw new ValidationProblem([
      { field: 'attachment_url', message: 'attachment_url must be the address of an upload’s content' },
    ]);
  }
}

const empty = (caller: Caller, now: Date): Partial<Campaign> => ({
  ...{
    id: newId(),
    venueId: caller.venueId!,
    buttons: [],
    uploadId: null,
    attachmentUrl: null,
    countLinks: true,
    status: 'draft',
  },
  ...{ reason: null, recipients: 0, scheduledAt: null, startedAt: null, completedAt: null },
  ...{ createdByUserId: caller.userId ?? null, version: 1, createdAt: now, updatedAt: now },
});

/** As it is kept: only what is said. */
const plain = <T>(said: object): T => JSON.parse(JSON.stringify(said)) as T;

const notADraft = ({ status }: Campaign) =>
  new RuleViolation('not_a_draft', `Not possible: the campaign is ${status}`, { campaign_status: status });

function assertMayBeWritten(campaign: Campaign, now: Date): void {
  const isAhead = campaign.status === 'queued' && !isDue(campaign, now);
  if (campaign.status !== 'draft' && !isAhead) throw notADraft(campaign);
}

async function keepChange(tx: Transaction, before: Campaign, wanted: Campaign, now: Date): Promise<void> {
  const after = { ...wanted, version: before.version + 1, updatedAt: now };
  await tx.manager.update(Campaign, before.id, after);
  tx.emit('campaign.changed', { before: stateOf(before), after: stateOf(after) });
}
