import type { SegmentFilter } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Guests that are often asked for: not who they are but what they have in common. */
@Entity('segments')
export class Segment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  filter!: SegmentFilter;

  @Column('uuid', { name: 'created_by_user_id', nullable: true })
  createdByUserId!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
