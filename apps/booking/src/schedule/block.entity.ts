import { BlockType } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time in which tables take no bookings. What it occupies of it stands in `allocations`. */
@Entity('blocks')
export class Block {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  /** None: the whole venue. */
  @Column('uuid', { name: 'resource_ids', array: true })
  tableIds!: string[];

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text')
  type!: BlockType;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { name: 'created_by_user_id', nullable: true })
  createdByUserId!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
