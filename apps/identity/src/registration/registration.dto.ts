import { EmailAddress, Nested, OneOf, Text } from '@guestflow/contracts';
import { OmitType } from '@nestjs/swagger';
import { NewPersonDto } from '../users/profile.dto';
import { FoundOrganizationDto } from '../organizations/organizations.dto';
import { OpenVenueDto } from '../venues/venues.dto';

export class FirstVenueDto extends OmitType(OpenVenueDto, ['organization_id'] as const) {}

export const accountKinds = ['guest', 'owner'] as const;

export class RegisterDto extends NewPersonDto {
  @EmailAddress()
  email!: string;

  @Text({ max: 200, description: 'At least 8 characters, and none of the common ones' })
  password!: string;

  @OneOf(accountKinds, { optional: true, description: 'guest, when not given. An owner founds an organization' })
  role?: (typeof accountKinds)[number];

  @Nested(() => FoundOrganizationDto, {
    optional: true,
    description: 'For an owner; named as its venue when not given',
  })
  organization?: FoundOrganizationDto;

  @Nested(() => FirstVenueDto, { optional: true, description: 'For an owner: may also be opened later' })
  venue?: FirstVenueDto;
}
