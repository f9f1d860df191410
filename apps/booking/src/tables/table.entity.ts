import { FloorPlace } from '@guestflow/contracts';
import { Column, DeleteDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One that was deleted is found no more, but what was booked there goes on naming it. */
@Entity('resources')
export class Table {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('text')
  kind!: 'table';

  @Column('text')
  name!: string;

  @Column('integer', { nullable: true })
  capacity!: number | null;

  @Column('integer', { name: 'least_guests' })
  leastGuests!: number;

  @Column('text', { nullable: true })
  zone!: string | null;

  @Column('jsonb', { nullable: true })
  place!: FloorPlace | null;

  @Column('integer', { name: 'sort_order' })
  sortOrder!: number;

  @Column('boolean', { name: 'is_active' })
  isActive!: boolean;

  @DeleteDateColumn({ type: 'timestamptz', name: 'deleted_at' })
  deletedAt!: Date | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
