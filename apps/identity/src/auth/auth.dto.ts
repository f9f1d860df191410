import { EmailAddress, Id, Instant, Nested, OneOf, Text, Whole } from '@guestflow/contracts';
import { roleNames } from '@guestflow/access';

export class LoginDto {
  @EmailAddress()
  email!: string;

  @Text({ max: 200, description: 'At most 200 characters' })
  password!: string;

  @Id({ optional: true, description: 'The venue to work in; otherwise the one worked in last' })
  venue_id?: string;
}

export class RefreshDto {
  @Text({ optional: true, max: 200, description: 'Browsers send a cookie instead' })
  refresh_token?: string;

  @Id({ optional: true, description: 'Go on at another of one’s venues' })
  venue_id?: string;
}

export class LogoutDto {
  @Text({ optional: true, max: 200, description: 'Browsers send a cookie instead' })
  refresh_token?: string;
}

export class SignedInUserDto {
  @Id()
  id!: string;

  @EmailAddress()
  email!: string;

  @Text()
  name!: string;

  @OneOf(roleNames)
  role!: string;

  @Id({ nullable: true, description: 'The venue worked in; null for an operator of the platform and for a guest' })
  venue_id!: string | null;
}

export class LoginAnswerDto {
  @Text({ max: 4_000 })
  access_token!: string;

  @OneOf(['Bearer'])
  token_type!: 'Bearer';

  @Whole({ description: 'Seconds' })
  expires_in!: number;

  @Text({ optional: true, max: 200, description: 'For an API client; a browser gets it as a cookie' })
  refresh_token?: string;

  @Instant({ description: 'When the session ends unless it is refreshed before' })
  session_expires_at!: string;

  @Nested(() => SignedInUserDto)
  user!: SignedInUserDto;
}

export class ImpersonateDto {
  @Id()
  user_id!: string;
}
