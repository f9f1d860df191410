import { PickType } from '@nestjs/swagger';
import {
  Currency,
  Instant,
  ListOf,
  Nested,
  OneOf,
  OrganizationKind,
  organizationKinds,
  OrganizationSettings,
  OrganizationState,
  Resettable,
  Text,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { ListedVenueDto } from '../venues/venues.dto';
import { Organization } from './organization.entity';

/** An organization as it is answered: with all that events of an earlier day may lack. */
export class OrganizationDto extends OrganizationState {
  @Text({ max: 2_000, nullable: true })
  declare description: string | null;

  @OneOf(organizationKinds, { description: 'single: it has one venue and opens no other' })
  declare kind: OrganizationKind;

  @Nested(() => OrganizationSettings)
  declare settings: OrganizationSettings;

  @Instant()
  declare updated_at: string;
}

export class VenueSummaryDto extends PickType(ListedVenueDto, ['id', 'name', 'slug', 'kind', 'status'] as const) {}

/** How many people have a place, by its standing. Who works at several venues counts once. */
export class StaffNumbersDto {
  @Whole({ min: 0 })
  active!: number;

  @Whole({ min: 0 })
  invited!: number;

  @Whole({ min: 0 })
  inactive!: number;
}

/** With those of its venues that the caller may see. */
export class OrganizationCardDto extends OrganizationDto {
  @ListOf(() => VenueSummaryDto, { description: 'The first 200 by name; GET /venues has them all' })
  venues!: VenueSummaryDto[];

  @Whole({ min: 0 })
  venue_count!: number;

  @Nested(() => StaffNumbersDto)
  staff!: StaffNumbersDto;
}

export class FoundOrganizationDto {
  @Text({ max: 200, example: 'Берёзовая роща' })
  name!: string;

  @Text({ max: 2_000, optional: true, nullable: true })
  description?: string | null;

  @OneOf(organizationKinds, { optional: true, description: 'group, when not given' })
  kind?: OrganizationKind;
}

export class ChangeOrganizationDto {
  @Text({ max: 200, optional: true })
  name?: string;

  @Text({ max: 2_000, optional: true, nullable: true })
  description?: string | null;

  @OneOf(organizationKinds, { optional: true, description: 'single: only while it has no second venue' })
  kind?: OrganizationKind;
}

class GivenOrganizationSettings extends OrganizationSettings {
  @Currency()
  declare currency: string;
}

/** What is not given stays, null goes back to the default. */
export class ChangeOrganizationSettingsDto extends Resettable(GivenOrganizationSettings) {}

export class OrganizationSettingsDto extends OrganizationSettings {
  @Whole({ min: 1, description: 'Of the organization' })
  version!: number;
}

export class OrganizationsQuery extends PageQuery {}

/** What was set, and the defaults of the rest: the one place where they stand. */
export const completeOrganizationSettings = (kept: Partial<OrganizationSettings>): OrganizationSettings => ({
  currency: 'RUB',
  default_timezone: 'Europe/Moscow',
  taxation_schema: null,
  invoice_series_prefix: null,
  cancellation_policies: {},
  booking_policies: {},
  ...kept,
});

export const toWire = (organization: Organization): OrganizationDto => ({
  id: organization.id,
  version: organization.version,
  name: organization.name,
  description: organization.description,
  kind: organization.kind,
  settings: completeOrganizationSettings(organization.settings),
  created_at: organization.createdAt.toISOString(),
  updated_at: organization.updatedAt.toISOString(),
});

export const settingsToWire = ({ version, settings }: OrganizationDto): OrganizationSettingsDto => ({
  version,
  ...settings,
});
