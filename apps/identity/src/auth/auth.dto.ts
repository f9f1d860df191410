import { EmailAddress, Id, OneOf, Text, Whole, Nested } from '@guestflow/contracts';
import { permissions, roleNames } from '@guestflow/access';
import { ApiProperty } from '@nestjs/swagger';
import { User } from '../users/user.entity';

export class LoginDto {
  @EmailAddress()
  email!: string;

  @Text({ max: 200, description: 'At most 200 characters' })
  password!: string;
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

  @Id({ nullable: true, description: 'The venue worked in; null for an operator of the platform' })
  venue_id!: string | null;
}

export class LoginAnswerDto {
  @Text({ max: 4_000 })
  access_token!: string;

  @OneOf(['Bearer'])
  token_type!: 'Bearer';

  @Whole({ description: 'Seconds' })
  expires_in!: number;

  @Nested(() => SignedInUserDto)
  user!: SignedInUserDto;
}

export class MeDto extends SignedInUserDto {
  @ApiProperty({ enum: Object.keys(permissions), isArray: true })
  permissions!: string[];
}

export const toWire = (user: User, role: string, venueId: string | undefined): SignedInUserDto => ({
  id: user.id,
  email: user.email,
  name: user.name,
  role,
  venue_id: venueId ?? null,
});
