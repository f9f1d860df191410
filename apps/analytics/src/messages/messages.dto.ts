import {
  CampaignStatus,
  campaignStatuses,
  Flag,
  Id,
  Instant,
  ListOf,
  LocalDate,
  MessageKind,
  messageKinds,
  Nested,
  OneOf,
  Text,
  UndeliveredReason,
  undeliveredReasons,
  Whole,
} from '@guestflow/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ComparedDto } from '../statistics/compared.dto';
import { ComparedRateDto } from '../statistics/compared-rate.dto';
import { Step, steps } from '../statistics/series-rules';
import { PeriodDto } from '../statistics/statistics.dto';

export class MessageFiguresDto {
  @Nested(() => ComparedDto, { description: 'Messages that were to be sent by Telegram in the period' })
  queued!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Of them, those that Telegram has taken' })
  delivered!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Of them, those that were not sent, or of which nobody knows' })
  failed!: ComparedDto;

  @Nested(() => ComparedRateDto, { description: 'Delivered, in percent of what was to be sent' })
  delivered_share!: ComparedRateDto;
}

export class MessagesByKindDto {
  @OneOf(messageKinds)
  kind!: MessageKind;

  @Nested(() => ComparedDto)
  queued!: ComparedDto;

  @Nested(() => ComparedDto)
  delivered!: ComparedDto;

  @Nested(() => ComparedDto)
  failed!: ComparedDto;
}

export class FailuresByReasonDto {
  @OneOf(undeliveredReasons)
  reason!: UndeliveredReason;

  @Nested(() => ComparedDto)
  failed!: ComparedDto;
}

export class BotReachDto {
  @Id()
  bot_id!: string;

  @Text({ nullable: true, description: 'null while nothing else is known of the bot' })
  username!: string | null;

  @Flag({ description: 'Whether it writes now' })
  is_active!: boolean;

  @Whole({ description: 'Chats that were ever opened' })
  chats!: number;

  @Whole({ description: 'Of them, those whose guest does not let the bot write now' })
  blocked!: number;

  @Whole({ description: 'To how many it can write now' })
  reachable!: number;
}

export class ReachDto {
  @Whole()
  chats!: number;

  @Whole()
  blocked!: number;

  @Whole({ description: 'In how many chats a bot can write now' })
  reachable!: number;

  @ListOf(() => BotReachDto)
  bots!: BotReachDto[];
}

export class MessagesStepDto {
  @LocalDate({ description: 'The day, or the first of the days of the month that are in the period' })
  date!: string;

  @Whole()
  queued!: number;

  @Whole()
  delivered!: number;

  @Whole()
  failed!: number;

  @Whole({ description: 'Chats with a bot that were opened' })
  chats_opened!: number;

  @Whole({ description: 'Chats that have been blocked since' })
  chats_blocked!: number;

  @Whole({
    description: 'Chats in the end that are not blocked; who let the bot write again counts as if never blocked',
  })
  chats!: number;
}

/** Of messages by Telegram. What is sent by e-mail is not counted. */
export class MessagesStatisticsDto extends MessageFiguresDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @ListOf(() => MessagesByKindDto)
  by_kind!: MessagesByKindDto[];

  @ListOf(() => FailuresByReasonDto)
  by_reason!: FailuresByReasonDto[];

  @Nested(() => ReachDto, { description: 'Whom the venue’s bots reach now, whichever the period' })
  reach!: ReachDto;

  @OneOf(steps, { description: 'month, where there are more than 92 days' })
  step!: Step;

  @ListOf(() => MessagesStepDto)
  series!: MessagesStepDto[];
}

export class CampaignEffectDto {
  @Id()
  campaign_id!: string;

  @Id()
  venue_id!: string;

  @Text({ max: 200 })
  name!: string;

  @OneOf(campaignStatuses)
  status!: CampaignStatus;

  @Instant()
  started_at!: string;

  @Whole({ description: 'For how many it is, by whichever channel' })
  recipients!: number;

  @Whole({ description: 'Messages by Telegram that were to be sent, but for those that were called back' })
  sent!: number;

  @Whole()
  delivered!: number;

  @Whole()
  failed!: number;

  @Whole({ description: 'Guests who made a booking within 7 days after it was delivered, whatever became of that' })
  booked!: number;

  @Whole({ description: 'Of them, who came' })
  came!: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'Who booked, in percent of what was delivered' })
  booked_share!: number | null;
}

export class CampaignTotalsDto {
  @Nested(() => ComparedDto)
  campaigns!: ComparedDto;

  @Nested(() => ComparedDto)
  sent!: ComparedDto;

  @Nested(() => ComparedDto)
  delivered!: ComparedDto;

  @Nested(() => ComparedDto)
  failed!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Who booked after two campaigns counts for both' })
  booked!: ComparedDto;

  @Nested(() => ComparedDto)
  came!: ComparedDto;

  @Nested(() => ComparedRateDto, { description: 'Who booked, in percent of what was delivered' })
  booked_share!: ComparedRateDto;
}

/** Of messages by Telegram. What is sent by e-mail is not counted. */
export class CampaignsStatisticsDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @Nested(() => CampaignTotalsDto, { description: 'Of the campaigns that began in the period' })
  totals!: CampaignTotalsDto;

  @ListOf(() => CampaignEffectDto, { max: 500, description: 'The latest 500 of them' })
  campaigns!: CampaignEffectDto[];
}
