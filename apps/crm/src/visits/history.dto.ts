import {
  BookingSource,
  bookingSources,
  BookingStatus,
  bookingStatuses,
  CancelledBy,
  cancelledBy,
  Id,
  Ids,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Text,
  Texts,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { ApiProperty } from '@nestjs/swagger';

export class HistoryQuery extends PageQuery {
  @Text({ optional: true, max: 100, example: 'completed,no_show', description: 'One of these, joined by commas' })
  status?: string;
}

export class HistoryBookingDto {
  @Id()
  booking_id!: string;

  @Instant()
  booked_at!: string;

  @Whole({ min: 1 })
  guests_count!: number;

  @OneOf(bookingStatuses)
  status!: BookingStatus;

  @OneOf(bookingSources)
  source!: BookingSource;

  @Ids()
  table_ids!: string[];

  @Texts()
  tags!: string[];

  @OneOf(cancelledBy, { nullable: true })
  cancelled_by!: CancelledBy | null;

  @Instant({ nullable: true })
  arrived_at!: string | null;

  @Instant({ nullable: true })
  completed_at!: string | null;

  @Instant({ nullable: true })
  cancelled_at!: string | null;

  @Instant()
  created_at!: string;
}

/** Of all of the guest's bookings, whichever the page shows. */
export class HistoryTotalsDto {
  @Whole({ description: 'How often they came' })
  visit_count!: number;

  @Instant({ nullable: true })
  first_visit_at!: string | null;

  @Instant({ nullable: true })
  last_visit_at!: string | null;

  @Whole({ description: 'Bookings of every kind' })
  booking_count!: number;

  @Whole()
  no_show_count!: number;

  @Whole({ description: 'By the guest or the staff' })
  cancellation_count!: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'How many they are when they come' })
  average_party!: number | null;

  @Whole({ description: 'Bookings and requests whose time is still to come' })
  upcoming!: number;
}

export class GuestHistoryDto {
  @Nested(() => HistoryTotalsDto)
  totals!: HistoryTotalsDto;

  @ListOf(() => HistoryBookingDto)
  bookings!: HistoryBookingDto[];
}
