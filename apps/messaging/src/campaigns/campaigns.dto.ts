import {
  CampaignState,
  CampaignStatus,
  campaignStatuses,
  Flag,
  Id,
  Instant,
  ListOf,
  MessageButton,
  Nested,
  OneOf,
  SegmentFilter,
  Text,
  WebAddress,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { PartialType } from '@nestjs/swagger';
import { Campaign } from './campaign.entity';

export class CampaignButtonDto {
  @Text({ max: 64 })
  text!: string;

  @OneOf(['book'], { optional: true, description: 'Begins a booking. Either this or an address' })
  action?: 'book';

  @WebAddress({ optional: true })
  url?: string;
}

export class CreateCampaignDto {
  @Text({ max: 200, example: 'Давно не виделись' })
  name!: string;

  @Nested(() => SegmentFilter, { description: 'Whom it is for, of those who agreed to be written to' })
  segment_filter!: SegmentFilter;

  @Text({
    max: 4_096,
    example: '{guest_name}, у нас новое меню: https://cafe.example/menu',
    description: 'In braces: {guest_name}, {venue_name}, {venue_address}, {venue_phone}',
  })
  message_text!: string;

  @Text({
    max: 2_000,
    optional: true,
    nullable: true,
    description: 'One photo or file: the address of an upload’s content',
  })
  attachment_url?: string | null;

  @Id({ optional: true, nullable: true, description: 'The same by its id. One of both' })
  upload_id?: string | null;

  @ListOf(() => CampaignButtonDto, { max: 10, optional: true })
  buttons?: CampaignButtonDto[];

  @Flag({ optional: true, description: 'Whether it is counted who opens which link. true, when not said' })
  count_links?: boolean;

  @Instant({ optional: true, nullable: true, description: 'Not before this; null: as soon as it is sent' })
  scheduled_at?: string | null;
}

export class ChangeCampaignDto extends PartialType(CreateCampaignDto, { skipNullProperties: false }) {}

export class CampaignsQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'In the name or the text' })
  declare q?: string;

  @OneOf(campaignStatuses, { optional: true })
  status?: CampaignStatus;
}

export class CampaignDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Text()
  name!: string;

  @Nested(() => SegmentFilter)
  segment_filter!: SegmentFilter;

  @Text({ max: 4_096 })
  message_text!: string;

  @Text({ nullable: true, max: 2_000, description: 'Where the photo or file is to be had' })
  attachment_url!: string | null;

  @Id({ nullable: true })
  upload_id!: string | null;

  @ListOf(() => MessageButton)
  buttons!: MessageButton[];

  @Flag()
  count_links!: boolean;

  @OneOf(campaignStatuses)
  status!: CampaignStatus;

  @Text({
    nullable: true,
    description: 'Why it failed: nobody_matches, attachment_gone; or why it paused by itself: no_bot, venue_suspended',
  })
  reason!: string | null;

  @Whole({ min: 0, description: 'For how many it is, as far as that is known' })
  recipients!: number;

  @Instant({ nullable: true })
  scheduled_at!: string | null;

  @Instant({ nullable: true })
  started_at!: string | null;

  @Instant({ nullable: true, description: 'When it ended, in whichever way' })
  completed_at!: string | null;

  @Id({ nullable: true })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class StatisticsDto {
  @Whole()
  total!: number;

  @Whole()
  pending!: number;

  @Whole()
  sent!: number;

  @Whole()
  failed!: number;
}

export class CampaignCardDto extends CampaignDto {
  @Nested(() => StatisticsDto)
  statistics!: StatisticsDto;
}

export class TryCampaignDto {
  @Id({ description: 'By a card of one’s own: it is said as to any other guest' })
  guest_id!: string;
}

export const stateOf = (campaign: Campaign): CampaignState => ({
  ...{ id: campaign.id, version: campaign.version, name: campaign.name, status: campaign.status },
  ...{ segment_filter: campaign.segmentFilter, message_text: campaign.messageText, upload_id: campaign.uploadId },
  ...{ recipients: campaign.recipients, reason: campaign.reason, created_by_user_id: campaign.createdByUserId },
  scheduled_at: campaign.scheduledAt?.toISOString() ?? null,
  started_at: campaign.startedAt?.toISOString() ?? null,
  completed_at: campaign.completedAt?.toISOString() ?? null,
  created_at: campaign.createdAt.toISOString(),
  updated_at: campaign.updatedAt.toISOString(),
});
