import { EmailAddress, Id, Nested, Text, TimeZone } from '@guestflow/contracts';
import { StaffNumbersDto } from '../organizations/organizations.dto';
import { NewVenueDto, VenueDto } from '../venues/venues.dto';

export class CreateTenantDto extends NewVenueDto {
  @TimeZone()
  timezone!: string;

  @Id({ optional: true, description: 'An organization that is there already; otherwise one is made for the venue' })
  organization_id?: string;

  @EmailAddress({ optional: true, description: 'Whom to invite as the owner' })
  owner_email?: string;
}

export class SuspendTenantDto {
  @Text({ max: 500, example: 'Счёт за март не оплачен', description: 'Why: the venue’s staff is told' })
  reason!: string;
}

/** A venue as its operator sees it. */
export class TenantCardDto extends VenueDto {
  @Text({ max: 200 })
  organization_name!: string;

  @Nested(() => StaffNumbersDto)
  staff!: StaffNumbersDto;
}
