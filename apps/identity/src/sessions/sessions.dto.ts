import { Flag, Id, Instant, Text } from '@guestflow/contracts';

export class SessionDto {
  @Id()
  id!: string;

  @Flag({ description: 'The one this is asked in' })
  current!: boolean;

  @Flag({ description: 'An operator’s, in this name' })
  impersonated!: boolean;

  @Text({ nullable: true })
  ip!: string | null;

  @Text({ nullable: true })
  user_agent!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  used_at!: string;

  @Instant()
  expires_at!: string;
}
