import { PickType, PartialType } from '@nestjs/swagger';
import {
  Form,
  Id,
  Language,
  languages,
  Nested,
  OneOf,
  Text,
  TimeZone,
  VenueContacts,
  VenueKind,
  venueKinds,
  VenueState,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { Organization } from './organization.entity';
import { Venue } from './venue.entity';

export class CreateTenantDto {
  @Text({ max: 200, example: 'Кафе «Пушкинъ»' })
  name!: string;

  @TimeZone()
  timezone!: string;

  @Nested(() => VenueContacts, { optional: true })
  contacts?: VenueContacts;

  @OneOf(venueKinds, { optional: true, description: 'restaurant, when not given' })
  kind?: VenueKind;

  @Form(/^[A-Z]{2}$/, 'a two-letter country code', { optional: true, example: 'RU', description: 'RU, when not given' })
  country?: string;

  @OneOf(languages, { optional: true, description: 'ru, when not given' })
  language?: Language;

  @Form(/^[A-Z]{3}$/, 'a three-letter currency code', {
    optional: true,
    example: 'RUB',
    description: 'RUB, when not given',
  })
  currency?: string;

  @Form(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens', {
    optional: true,
    description: 'In the address of its booking page; made from the name when not given',
  })
  slug?: string;

  @Id({ optional: true, description: 'An organization that is there already; otherwise one is made for the venue' })
  organization_id?: string;
}

export class ChangeTenantDto extends PartialType(
  PickType(CreateTenantDto, ['name', 'timezone', 'contacts'] as const),
) {}

export class TenantsQuery extends PageQuery {}

export const organizationState = (organization: Organization) => ({
  id: organization.id,
  version: organization.version,
  name: organization.name,
  created_at: organization.createdAt.toISOString(),
});

export const toWire = (venue: Venue): VenueState => ({
  id: venue.id,
  version: venue.version,
  organization_id: venue.organizationId,
  kind: venue.kind,
  slug: venue.slug,
  name: venue.name,
  timezone: venue.timezone,
  country: venue.country,
  language: venue.language,
  currency: venue.currency,
  contacts: venue.contacts,
  status: venue.status,
  created_at: venue.createdAt.toISOString(),
  updated_at: venue.updatedAt.toISOString(),
});
