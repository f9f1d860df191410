import { Id, Instant, ListOf, Nested, SegmentFilter, SegmentState, Text, Whole } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { Transform } from 'class-transformer';
import { Segment } from './segment.entity';

export class CreateSegmentDto {
  @Text({ max: 100, example: 'Давно не были' })
  name!: string;

  @Nested(() => SegmentFilter)
  filter!: SegmentFilter;
}

export class ChangeSegmentDto {
  @Text({ max: 100, optional: true })
  name?: string;

  @Nested(() => SegmentFilter, { optional: true, description: 'The whole of it' })
  filter?: SegmentFilter;
}

export class SegmentsQuery extends PageQuery {
  @Text({ optional: true, max: 200, description: 'In the name' })
  declare q?: string;
}

export class SegmentDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Text()
  name!: string;

  @Nested(() => SegmentFilter)
  filter!: SegmentFilter;

  @Whole({ description: 'How many guests are in it now' })
  count!: number;

  @Id({ nullable: true, description: 'null where no user made it' })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class PreviewSegmentDto {
  @Nested(() => SegmentFilter)
  filter!: SegmentFilter;
}

/** A filter as a query string has it: as JSON, or each field by itself. */
export class SegmentPreviewQuery extends SegmentFilter {
  @Text({
    optional: true,
    min: 2,
    max: 8_000,
    example: '{"min_visits":3}',
    description: 'The filter as JSON. What is said beside it is asked for too',
  })
  segment_filter?: string;
}

const numbers = [
  ...(['min_visits', 'max_visits', 'last_visit_before_days', 'last_visit_after_days', 'birthday_in_days'] as const),
  ...(['min_no_shows', 'max_no_shows', 'min_cancellations', 'min_average_party'] as const),
] satisfies (keyof SegmentFilter)[];
const lists = [
  ...(['tags', 'all_tags', 'without_tags', 'sources', 'languages', 'consents'] as const),
] satisfies (keyof SegmentFilter)[];
const flags = ['never_visited', 'has_telegram', 'blacklisted'] as const satisfies (keyof SegmentFilter)[];

/** Everything in a query string is text; lists are joined by commas, or named several times. */
const readAs = (fields: readonly string[], read: (text: string) => unknown): void =>
  fields.forEach((field) =>
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? read(value) : value))(
      SegmentPreviewQuery.prototype,
      field,
    ),
  );
readAs(numbers, (text) => (/^-?\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : text));
readAs(lists, (text) => text.split(',').map((each) => each.trim()));
readAs(flags, (text) => (text === 'true' ? true : text === 'false' ? false : text));

/** Of those who are not on the blacklist. */
export class ReachableDto {
  @Whole({ description: 'The bot knows them and they agreed to be written to by it' })
  telegram!: number;

  @Whole({ description: 'Their address is known and they agreed to be written to there' })
  email!: number;

  @Whole({ description: 'By one of these, or by both' })
  any!: number;
}

export class SampleGuestDto {
  @Id()
  id!: string;

  @Text({ nullable: true })
  name!: string | null;
}

export class SegmentPreviewDto {
  @Whole({ description: 'Whom the filter means' })
  count!: number;

  @Whole({ description: 'Of these, who agreed to be written to by Telegram or by e-mail' })
  with_consent!: number;

  @Whole({ description: 'Of these, who are on the blacklist: nothing is sent to them' })
  blacklisted!: number;

  @Nested(() => ReachableDto)
  reachable!: ReachableDto;

  @ListOf(() => SampleGuestDto, { description: 'The five who are known longest' })
  sample!: SampleGuestDto[];
}

export const stateOf = (segment: Segment): SegmentState => ({
  id: segment.id,
  version: segment.version,
  name: segment.name,
  filter: segment.filter,
  created_at: segment.createdAt.toISOString(),
  updated_at: segment.updatedAt.toISOString(),
});

export const toWire = (segment: Segment, count: number): SegmentDto => ({
  id: segment.id,
  version: segment.version,
  name: segment.name,
  filter: segment.filter,
  count,
  created_by_user_id: segment.createdByUserId,
  created_at: segment.createdAt.toISOString(),
  updated_at: segment.updatedAt.toISOString(),
});
