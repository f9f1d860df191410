import { BookingSource, BookingStatus, CancelledBy, GuestWord, Override } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Verb } from './booking-lifecycle';

/** One step of a booking's life, kept with it. */
export interface Step {
  at: string;
  verb: Verb | 'create';
  status: BookingStatus;
  actor: string;
}

@Entity('bookings')
export class Booking {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('text')
  reference!: string;

  /** The card it was made for. */
  @Column('uuid', { name: 'card_id', nullable: true })
  cardId!: string | null;

  /** Whose the card is now. */
  @Column('uuid', { name: 'guest_id', nullable: true })
  guestId!: string | null;

  @Column('text', { name: 'guest_name', nullable: true })
  guestName!: string | null;

  @Column('text', { name: 'guest_phone', nullable: true })
  guestPhone!: string | null;

  /** The registered guest who made it for himself. */
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column('uuid', { name: 'resource_ids', array: true })
  tableIds!: string[];

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('integer', { name: 'duration_minutes' })
  durationMinutes!: number;

  @Column('integer', { name: 'buffer_minutes' })
  bufferMinutes!: number;

  @Column('timestamptz', { name: 'held_until' })
  heldUntil!: Date;

  @Column('integer', { name: 'guests_count' })
  guestsCount!: number;

  @Column('text')
  status!: BookingStatus;

  @Column('text')
  source!: BookingSource;

  /** The guest's wishes. */
  @Column('text', { nullable: true })
  comment!: string | null;

  /** The staff's. */
  @Column('text', { nullable: true })
  notes!: string | null;

  @Column('text', { array: true })
  tags!: string[];

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column('timestamptz', { name: 'arrived_at', nullable: true })
  arrivedAt!: Date | null;

  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt!: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Column('text', { name: 'cancelled_by', nullable: true })
  cancelledBy!: CancelledBy | null;

  @Column('text', { name: 'cancellation_reason', nullable: true })
  cancellationReason!: string | null;

  @Column('timestamptz', { name: 'no_show_at', nullable: true })
  noShowAt!: Date | null;

  @Column('timestamptz', { name: 'lapses_at', nullable: true })
  lapsesAt!: Date | null;

  @Column('text', { name: 'guest_says', nullable: true })
  guestSays!: GuestWord | null;

  @Column('integer', { name: 'late_minutes', nullable: true })
  lateMinutes!: number | null;

  @Column('text', { array: true })
  overrides!: Override[];

  @Column('text', { name: 'override_reason', nullable: true })
  overrideReason!: string | null;

  @Column('jsonb')
  history!: Step[];

  @Column('uuid', { name: 'created_by_user_id', nullable: true })
  createdByUserId!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
