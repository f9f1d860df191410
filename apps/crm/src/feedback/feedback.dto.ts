import {
  BookingStatus,
  bookingStatuses,
  FeedbackSource,
  feedbackSources,
  FeedbackState,
  FeedbackStatus,
  feedbackStatuses,
  FieldOptions,
  Flag,
  Form,
  Id,
  Ids,
  Instant,
  ListOf,
  LocalDate,
  Nested,
  OneOf,
  Phone,
  QueryWhole,
  Text,
  Texts,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { feedbackVerbs, FeedbackVerb } from './feedback-lifecycle';
import { Feedback } from './feedback.entity';

const score = { min: 0, max: 10, description: 'From 0 to 10: how readily they would recommend the venue' };
const visitMeant = 'The visit it is about. Otherwise the last one of seven days';

export class NewFeedbackDto {
  @Id({ optional: true, nullable: true })
  guest_id?: string | null;

  @Text({ max: 4_000, optional: true, nullable: true, description: 'A message or a score is needed, or both' })
  message_text?: string | null;

  @Whole({ ...score, optional: true, nullable: true })
  score?: number | null;

  @Texts({ max: 20, optional: true })
  tags?: string[];

  @Id({ optional: true, nullable: true, description: visitMeant })
  booking_id?: string | null;
}

/** Telegram writes its ids as numbers. */
const TelegramId = (options: FieldOptions) =>
  applyDecorators(
    Form(/^[1-9]\d{0,18}$/, 'an id as Telegram gives it', { example: '123456789', ...options }),
    Transform(({ value }: { value: unknown }) => (Number.isSafeInteger(value) ? String(value) : value)),
  );

export const botSources = ['bot', 'mini_app'] as const satisfies FeedbackSource[];

export class BotFeedbackDto extends NewFeedbackDto {
  @TelegramId({
    optional: true,
    nullable: true,
    description: 'Either this or guest_id. Of an account nobody is known by, a card is made',
  })
  telegram_id?: string | null;

  @OneOf(botSources, { optional: true, description: 'bot, when not given' })
  source?: (typeof botSources)[number];
}

export class FeedbackDaysQuery {
  @LocalDate({ optional: true, description: 'A day of the venue' })
  date_from?: string;

  @LocalDate({ optional: true, description: 'A day of the venue: the last one' })
  date_to?: string;
}

export class FeedbackQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'In what they said' })
  declare q?: string;

  @OneOf(feedbackStatuses, { optional: true })
  status?: FeedbackStatus;

  @QueryWhole({ min: 0, max: 10 })
  score_from?: number;

  @QueryWhole({ min: 0, max: 10 })
  score_to?: number;

  @Id({ optional: true, description: 'By whichever of their cards' })
  guest_id?: string;

  @Text({ optional: true, max: 200 })
  tag?: string;

  @OneOf(feedbackSources, { optional: true })
  source?: FeedbackSource;

  @LocalDate({ optional: true, description: 'A day of the venue' })
  date_from?: string;

  @LocalDate({ optional: true, description: 'A day of the venue: the last one' })
  date_to?: string;
}

export class FeedbackGuestDto {
  @Id()
  id!: string;

  @Text({ nullable: true })
  name!: string | null;

  @Phone({ nullable: true })
  phone!: string | null;
}

export class FeedbackDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Id({ nullable: true, description: 'null where the staff wrote down what somebody unknown said' })
  guest_id!: string | null;

  @Nested(() => FeedbackGuestDto, { nullable: true })
  guest!: FeedbackGuestDto | null;

  @Id({ nullable: true, description: 'The visit it is about' })
  booking_id!: string | null;

  @Text({ nullable: true })
  message_text!: string | null;

  @Whole({ ...score, nullable: true })
  score!: number | null;

  @Texts()
  tags!: string[];

  @OneOf(feedbackSources)
  source!: FeedbackSource;

  @OneOf(feedbackStatuses, { description: 'An answer does not change it: whoever sees to it says so' })
  status!: FeedbackStatus;

  @Texts({ of: feedbackVerbs, description: 'What can be done with it now' })
  allowed_moves!: FeedbackVerb[];

  @Flag({ description: 'Whether it was answered, handled or not' })
  is_answered!: boolean;

  @Instant({ nullable: true })
  handled_at!: string | null;

  @Id({ nullable: true })
  handled_by_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class FeedbackVisitDto {
  @Id()
  booking_id!: string;

  @OneOf(bookingStatuses)
  status!: BookingStatus;

  @Instant()
  booked_at!: string;

  @Whole()
  guests_count!: number;

  @Ids()
  table_ids!: string[];
}

export class SayReplyDto {
  @Text({ max: 4_000, description: 'As it is sent to the guest' })
  text!: string;
}

export class FeedbackReplyDto {
  @Id()
  id!: string;

  @Id()
  feedback_id!: string;

  @Text({ max: 4_000 })
  text!: string;

  @Id({ nullable: true, description: 'null where no user wrote it' })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;
}

export class FeedbackCardDto extends FeedbackDto {
  @Nested(() => FeedbackVisitDto, { nullable: true, description: 'The visit, as far as it is known' })
  visit!: FeedbackVisitDto | null;

  @ListOf(() => FeedbackReplyDto, { description: 'The oldest first' })
  replies!: FeedbackReplyDto[];
}

export class ScoreCountDto {
  @Whole({ min: 0, max: 10 })
  score!: number;

  @Whole()
  count!: number;
}

export class FeedbackSummaryDto {
  @Whole({ description: 'With a score or without' })
  count!: number;

  @Whole({ description: 'Those with a score' })
  scored!: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'null where there is no score' })
  average_score!: number | null;

  @ApiProperty({
    type: 'number',
    nullable: true,
    description: 'The percentage of 9 and 10 less that of 0 to 6. null where there is no score',
  })
  nps!: number | null;

  @ListOf(() => ScoreCountDto, { description: 'All from 0 to 10' })
  by_score!: ScoreCountDto[];
}

/** Without what was said: that stays here. */
export const stateOf = (feedback: Feedback): FeedbackState => ({
  id: feedback.id,
  version: feedback.version,
  guest_id: feedback.guestId,
  booking_id: feedback.bookingId,
  score: feedback.score,
  tags: feedback.tags,
  source: feedback.source,
  status: feedback.status,
  created_at: feedback.createdAt.toISOString(),
  updated_at: feedback.updatedAt.toISOString(),
});
