import { GuestChannel, guestChannels, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { MessageGuestDto } from '../messages/messages.dto';
import { StatisticsDto } from './campaigns.dto';

export const recipientStatuses = ['pending', 'sent', 'failed'] as const;
export type RecipientStatus = (typeof recipientStatuses)[number];

export class RecipientsQuery extends PageQuery {
  @OneOf(recipientStatuses, { optional: true })
  status?: RecipientStatus;

  @Text({ optional: true, max: 200, description: 'In the name or the phone' })
  declare q?: string;
}

export class RecipientDto {
  @Id()
  id!: string;

  @Id()
  campaign_id!: string;

  @Id()
  guest_id!: string;

  @Nested(() => MessageGuestDto, { nullable: true })
  guest!: MessageGuestDto | null;

  @OneOf(recipientStatuses)
  status!: RecipientStatus;

  @OneOf(guestChannels, { nullable: true })
  channel!: GuestChannel | null;

  @Id({ nullable: true, description: 'What was written' })
  message_id!: string | null;

  @Instant({ nullable: true })
  sent_at!: string | null;

  @Text({ nullable: true })
  telegram_message_id!: string | null;

  @Text({ nullable: true, description: 'Why it was not sent. unknown: it may have arrived, and is not sent again' })
  error_message!: string | null;

  @Instant({ nullable: true, description: 'When a link was opened first' })
  clicked_at!: string | null;

  @Whole({ min: 0 })
  clicks!: number;

  @Instant({ nullable: true, description: 'When the guest booked, within seven days' })
  booked_at!: string | null;

  @Id({ nullable: true })
  booking_id!: string | null;

  @Instant()
  created_at!: string;
}

export class LinkStatisticsDto {
  @Text({ max: 2_000 })
  url!: string;

  @Whole({ description: 'How many guests opened it' })
  guests!: number;

  @Whole({ description: 'How often it was opened' })
  clicks!: number;
}

export class FailureStatisticsDto {
  @Text()
  reason!: string;

  @Whole()
  count!: number;
}

export class CampaignStatsDto extends StatisticsDto {
  @Whole({ description: 'How many guests opened a link' })
  clicked!: number;

  @Whole({ description: 'How often links were opened' })
  clicks!: number;

  @ListOf(() => LinkStatisticsDto)
  links!: LinkStatisticsDto[];

  @Whole({ description: 'How many booked within seven days of it. One who cancels later has booked all the same' })
  booked!: number;

  @ListOf(() => FailureStatisticsDto, { description: 'Why it was not sent, the most frequent first' })
  failures!: FailureStatisticsDto[];

  @Whole({ description: 'How many in the last minute' })
  sent_last_minute!: number;
}
