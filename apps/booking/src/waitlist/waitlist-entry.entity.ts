import { BookingSource, WaitStatus } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody in line for a day. */
@Entity('waitlist')
export class WaitlistEntry {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('text')
  reference!: string;

  /** The card it was written for. */
  @Column('uuid', { name: 'card_id', nullable: true })
  cardId!: string | null;

  /** Whose the card is now. */
  @Column('uuid', { name: 'guest_id', nullable: true })
  guestId!: string | null;

  @Column('text', { name: 'guest_name', nullable: true })
  guestName!: string | null;

  @Column('text', { name: 'guest_phone', nullable: true })
  guestPhone!: string | null;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  /** The venue's day. */
  @Column('date')
  date!: string;

  @Column('timestamptz', { name: 'earliest_at' })
  earliestAt!: Date;

  @Column('timestamptz', { name: 'latest_at' })
  latestAt!: Date;

  @Column('integer', { name: 'guests_count' })
  guestsCount!: number;

  @Column('text')
  status!: WaitStatus;

  @Column('text')
  source!: BookingSource;

  @Column('text', { nullable: true })
  notes!: string | null;

  /** What keeps the offered tables free for him. */
  @Column('uuid', { name: 'hold_id', nullable: true })
  holdId!: string | null;

  /** Of who waits: what he declined last, and is not offered again. */
  @Column('timestamptz', { name: 'offered_starts_at', nullable: true })
  offeredStartsAt!: Date | null;

  @Column('timestamptz', { name: 'offer_expires_at', nullable: true })
  offerExpiresAt!: Date | null;

  @Column('uuid', { name: 'booking_id', nullable: true })
  bookingId!: string | null;

  @Column('uuid', { name: 'created_by_user_id', nullable: true })
  createdByUserId!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
