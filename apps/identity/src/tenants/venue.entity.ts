import { Language, VenueContacts, VenueKind, VenueStatus } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('venues')
export class Venue {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Column('text')
  kind!: VenueKind;

  @Column('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('text')
  timezone!: string;

  @Column('text')
  country!: string;

  @Column('text')
  language!: Language;

  @Column('text')
  currency!: string;

  @Column('jsonb')
  contacts!: VenueContacts;

  @Column('text')
  status!: VenueStatus;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
