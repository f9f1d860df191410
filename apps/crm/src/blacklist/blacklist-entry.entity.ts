import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A guest who is not welcome, or a phone of which there is no card. It stays when it holds no longer. */
@Entity('blacklist')
export class BlacklistEntry {
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

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { name: 'created_by_user_id', nullable: true })
  createdByUserId!: string | null;

  @Column('uuid', { name: 'removed_by_user_id', nullable: true })
  removedByUserId!: string | null;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
