import { EmailAddress, Flag, OneOf, Text } from '@guestflow/contracts';
import { roleNames } from '@guestflow/access';
import { NewPersonDto } from '../users/profile.dto';

export class InvitationDto {
  @EmailAddress()
  email!: string;

  @Text()
  name!: string;

  @OneOf(roleNames)
  role!: string;

  @Text({ nullable: true, description: 'null: the platform itself' })
  venue_name!: string | null;

  @Text({ nullable: true })
  organization_name!: string | null;

  @Flag({ description: 'Whether a password is to be chosen; who has an account keeps his' })
  needs_password!: boolean;
}

export class AcceptInvitationDto extends NewPersonDto {
  @Text({ max: 200 })
  token!: string;

  @Text({ optional: true, max: 200 })
  password?: string;
}
