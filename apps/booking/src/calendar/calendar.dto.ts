import {
  BlockType,
  blockTypes,
  BookingSource,
  bookingSources,
  BookingStatus,
  bookingStatuses,
  Flag,
  Id,
  Ids,
  Instant,
  ListOf,
  LocalDate,
  Nested,
  OneOf,
  QueryFlag,
  Text,
  Texts,
  TimeZone,
  Whole,
} from '@guestflow/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { QueryDate } from '../availability/availability.dto';

export class CalendarQuery {
  @QueryDate()
  date!: string;

  @QueryFlag({ description: 'Those that were cancelled too' })
  cancelled?: boolean;
}

export class SpanDto {
  @Instant()
  from!: string;

  @Instant({ description: 'No longer of it' })
  to!: string;
}

export class CalendarBookingDto {
  @Id()
  id!: string;

  @Instant()
  booked_at!: string;

  @Instant()
  ends_at!: string;

  @Instant({ description: 'With what is kept free afterwards' })
  held_until!: string;

  @Whole({ min: 1, max: 1_000 })
  guests_count!: number;

  @Text({ nullable: true })
  guest_name!: string | null;

  @OneOf(bookingStatuses)
  status!: BookingStatus;

  @OneOf(bookingSources)
  source!: BookingSource;

  @Ids()
  table_ids!: string[];

  @Text({ nullable: true })
  notes!: string | null;

  @Texts({ max: 20 })
  tags!: string[];

  @Whole({ min: 1 })
  version!: number;
}

export class CalendarBlockDto extends SpanDto {
  @Id()
  id!: string;

  @OneOf(blockTypes)
  type!: BlockType;

  @Text({ nullable: true })
  reason!: string | null;
}

export class CalendarTableDto {
  @Id()
  id!: string;

  @Text({ max: 100 })
  name!: string;

  @Text({ max: 100, nullable: true })
  zone!: string | null;

  @Whole({ min: 1, nullable: true, description: 'null: any party fits' })
  capacity!: number | null;

  @Flag({ description: 'Whether it can be booked' })
  is_active!: boolean;

  @Flag({ description: 'It is no longer there, but was given to bookings of this day' })
  deleted!: boolean;

  @ListOf(() => CalendarBookingDto)
  bookings!: CalendarBookingDto[];

  @ListOf(() => CalendarBlockDto)
  blocks!: CalendarBlockDto[];

  @ListOf(() => SpanDto, { description: 'Held for a moment by a guest who is about to book' })
  holds!: SpanDto[];
}

export class CalendarDto {
  @LocalDate()
  date!: string;

  @TimeZone()
  timezone!: string;

  @ListOf(() => SpanDto, { description: 'When it is open' })
  opens!: SpanDto[];

  @Nested(() => SpanDto, { description: 'The day: to the end of its evening, also after midnight' })
  day!: SpanDto;

  @Whole({ min: 5, max: 240 })
  slot_minutes!: number;

  @Instant()
  now!: string;

  @ListOf(() => CalendarTableDto)
  tables!: CalendarTableDto[];

  @ListOf(() => CalendarBookingDto, { description: 'Bookings that have no table' })
  requests!: CalendarBookingDto[];

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'date-time' }, description: 'The grid of times' })
  slots!: string[];
}
