import { Gender, GuestChannel, GuestSource, Language } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A guest's card. One that is part of another stays, with what it was known by. */
@Entity('guests')
export class Guest {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { name: 'telegram_id', nullable: true })
  telegramId!: string | null;

  @Column('text', { name: 'telegram_username', nullable: true })
  telegramUsername!: string | null;

  /** Since when the bot may not write to them. */
  @Column('timestamptz', { name: 'telegram_blocked_at', nullable: true })
  telegramBlockedAt!: Date | null;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('date', { nullable: true })
  birthday!: string | null;

  @Column('text', { nullable: true })
  gender!: Gender | null;

  @Column('text', { nullable: true })
  language!: Language | null;

  @Column('text', { nullable: true })
  email!: string | null;

  /** null: whichever the venue tries first. */
  @Column('text', { name: 'preferred_channel', nullable: true })
  preferredChannel!: GuestChannel | null;

  @Column('jsonb')
  contacts!: Record<string, string>;

  @Column('jsonb')
  preferences!: Record<string, unknown>;

  /** The staff's. */
  @Column('text', { nullable: true })
  notes!: string | null;

  @Column('text', { array: true })
  tags!: string[];

  @Column('text')
  source!: GuestSource;

  /** What the ledger of consents says now: `personal_data`, `marketing`, `marketing:telegram` … */
  @Column('text', { array: true })
  consented!: string[];

  @Column('integer', { name: 'visit_count' })
  visitCount!: number;

  @Column('timestamptz', { name: 'first_visit_at', nullable: true })
  firstVisitAt!: Date | null;

  @Column('timestamptz', { name: 'last_visit_at', nullable: true })
  lastVisitAt!: Date | null;

  @Column('integer', { name: 'booking_count' })
  bookingCount!: number;

  @Column('integer', { name: 'no_show_count' })
  noShowCount!: number;

  @Column('integer', { name: 'cancellation_count' })
  cancellationCount!: number;

  @Column('double precision', { name: 'average_party', nullable: true })
  averageParty!: number | null;

  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;

  @Column('uuid', { name: 'created_by_user_id', nullable: true })
  createdByUserId!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
