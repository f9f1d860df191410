import { Language, VenueContacts, VenueKind, VenueSettings, VenueStatus } from '@guestflow/contracts';
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

  /** What was set: the rest has its default. */
  @Column('jsonb')
  settings!: Partial<VenueSettings>;

  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  @Column('text', { name: 'suspension_reason', nullable: true })
  suspensionReason!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
