import { FeedbackSource, FeedbackStatus } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a guest said. */
@Entity('feedback')
export class Feedback {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  /** Whose card it was written to. */
  @Column('uuid', { name: 'card_id', nullable: true })
  cardId!: string | null;

  /** Whose it is now. */
  @Column('uuid', { name: 'guest_id', nullable: true })
  guestId!: string | null;

  @Column('uuid', { name: 'booking_id', nullable: true })
  bookingId!: string | null;

  @Column('text', { name: 'message_text', nullable: true })
  messageText!: string | null;

  @Column('smallint', { nullable: true })
  score!: number | null;

  @Column('text', { array: true })
  tags!: string[];

  @Column('text')
  source!: FeedbackSource;

  @Column('text')
  status!: FeedbackStatus;

  @Column('timestamptz', { name: 'handled_at', nullable: true })
  handledAt!: Date | null;

  @Column('uuid', { name: 'handled_by_user_id', nullable: true })
  handledByUserId!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
