import { StaffRole } from '@guestflow/access';
import { MemberStatus } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's place at one venue. An owner has one at each venue of the organization. */
@Entity('members')
export class Member {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  role!: StaffRole;

  @Column('text')
  status!: MemberStatus;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid', { name: 'invited_by', nullable: true })
  invitedBy!: string | null;

  /** When the person first took it up; null while he has never said yes. */
  @Column('timestamptz', { name: 'joined_at', nullable: true })
  joinedAt!: Date | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
