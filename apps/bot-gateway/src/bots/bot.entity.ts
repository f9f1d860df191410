import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('bots')
export class Bot {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'venue_id' })
  venueId!: string;

  /** The digits before the colon of its token: they stay when the token is replaced. */
  @Column('bigint', { name: 'telegram_id' })
  telegramId!: string;

  @Column('text')
  username!: string;

  @Column('text')
  name!: string;

  /** null once it is unlinked. */
  @Column('text', { name: 'sealed_token', nullable: true })
  sealedToken!: string | null;

  /** What Telegram says with each update by webhook, so that nobody else can. */
  @Column('text', { name: 'sealed_secret', nullable: true })
  sealedSecret!: string | null;

  @Column('boolean', { name: 'is_active' })
  isActive!: boolean;

  /** Why it is off, where nobody turned it off. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column('timestamptz', { name: 'last_error_at', nullable: true })
  lastErrorAt!: Date | null;

  @Column('timestamptz', { name: 'validated_at' })
  validatedAt!: Date;

  /** What Telegram holds of it, as `wantedOf` says it; null where nobody knows. */
  @Column('text', { name: 'set_up', nullable: true })
  setUp!: string | null;

  /** When it is next tried to bring Telegram to what is wanted, where it is not there yet. */
  @Column('timestamptz', { name: 'set_up_due_at' })
  setUpDueAt!: Date;

  @Column('timestamptz', { name: 'unlinked_at', nullable: true })
  unlinkedAt!: Date | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
