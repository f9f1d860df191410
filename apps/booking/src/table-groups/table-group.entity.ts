import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Tables that can be put together. Which ones stands in `resource_group_members`. */
@Entity('resource_groups')
export class TableGroup {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('text')
  name!: string;

  @Column('integer')
  capacity!: number;

  @Column('integer', { name: 'least_guests' })
  leastGuests!: number;

  @Column('integer', { name: 'sort_order' })
  sortOrder!: number;

  @Column('boolean', { name: 'is_active' })
  isActive!: boolean;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
