import type { CampaignStatus, MessageButton, SegmentFilter } from '@guestflow/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One message to many guests. */
@Entity('campaigns')
export class Campaign {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  @Column('text')
  name!: string;

  @Column('jsonb', { name: 'segment_filter' })
  segmentFilter!: SegmentFilter;

  @Column('text', { name: 'message_text' })
  messageText!: string;

  @Column('jsonb')
  buttons!: MessageButton[];

  @Column('uuid', { name: 'upload_id', nullable: true })
  uploadId!: string | null;

  /** Where that is to be had, as it was when it was chosen. */
  @Column('text', { name: 'attachment_url', nullable: true })
  attachmentUrl!: string | null;

  @Column('boolean', { name: 'count_links' })
  countLinks!: boolean;

  @Column('text')
  status!: CampaignStatus;

  /** Why it failed, or paused by itself. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('integer')
  recipients!: number;

  @Column('timestamptz', { name: 'scheduled_at', nullable: true })
  scheduledAt!: Date | null;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt!: Date | null;

  @Column('uuid', { name: 'created_by_user_id', nullable: true })
  createdByUserId!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
