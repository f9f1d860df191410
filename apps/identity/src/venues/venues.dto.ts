import { OmitType } from '@nestjs/swagger';
import {
  completeSettings,
  Country,
  Currency,
  FieldOptions,
  Form,
  Id,
  Instant,
  Language,
  languages,
  Nested,
  OneOf,
  Resettable,
  Text,
  TimeZone,
  VenueContacts,
  VenueKind,
  venueKinds,
  VenueSettings,
  VenueState,
  VenueStatus,
  venueStatuses,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { Venue } from './venue.entity';

const Slug = (options: FieldOptions) =>
  Form(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, at most 80 characters', options);

/** A venue as it is answered: with all that events of an earlier day may lack. */
export class VenueDto extends VenueState {
  @Nested(() => VenueSettings)
  declare settings: VenueSettings;

  @Instant({ nullable: true, description: 'null while it is active' })
  declare suspended_at: string | null;

  @Text({ max: 500, nullable: true, description: 'null while it is active' })
  declare suspension_reason: string | null;
}

/** In a list, without its settings. */
export class ListedVenueDto extends OmitType(VenueDto, ['settings'] as const) {}

export class ChangeContactsDto extends Resettable(VenueContacts) {}
export class ChangeSettingsDto extends Resettable(VenueSettings) {}

const contactsOptions = { optional: true, description: 'What is not given stays, null removes' };
const settingsOptions = { optional: true, description: 'What is not given stays, null goes back to the default' };

/** What is said of a venue when it is opened. */
export class NewVenueDto {
  @Text({ max: 200, example: 'Кафе «Пушкинъ»' })
  name!: string;

  @OneOf(venueKinds, { optional: true, description: 'restaurant, when not given' })
  kind?: VenueKind;

  @Country({ optional: true, description: 'RU, when not given' })
  country?: string;

  @OneOf(languages, { optional: true, description: 'ru, when not given' })
  language?: Language;

  @Currency({ optional: true, description: 'The organization’s, when not given' })
  currency?: string;

  @Nested(() => VenueContacts, { optional: true })
  contacts?: VenueContacts;

  @Nested(() => ChangeSettingsDto, { optional: true, description: 'What is not given has its default' })
  settings?: ChangeSettingsDto;

  @Slug({ optional: true, description: 'In the address of its booking page; made from the name when not given' })
  slug?: string;
}

export class OpenVenueDto extends NewVenueDto {
  @TimeZone({ optional: true, description: 'The organization’s default_timezone, when not given' })
  timezone?: string;

  @Id({ optional: true, description: 'The current venue’s organization, when not given. An operator says which' })
  organization_id?: string;
}

export class ChangeVenueDto {
  @Text({ max: 200, optional: true })
  name?: string;

  @TimeZone({ optional: true })
  timezone?: string;

  @Country({ optional: true })
  country?: string;

  @OneOf(languages, { optional: true })
  language?: Language;

  @Currency({ optional: true })
  currency?: string;

  @Nested(() => ChangeContactsDto, contactsOptions)
  contacts?: ChangeContactsDto;

  @Nested(() => ChangeSettingsDto, settingsOptions)
  settings?: ChangeSettingsDto;
}

/** As `ChangeVenueDto`, with what only an operator changes. */
export class ChangeTenantDto extends ChangeVenueDto {
  @Slug({ optional: true })
  slug?: string;
}

export class VenuesQuery extends PageQuery {
  @Id({ optional: true })
  organization_id?: string;

  @OneOf(venueKinds, { optional: true })
  kind?: VenueKind;

  @OneOf(venueStatuses, { optional: true })
  status?: VenueStatus;

  @Text({ optional: true, max: 100, description: 'Of its contacts' })
  city?: string;
}

/** The settings alone, as 2-restaurant-crm and 4-studio-crm ask for them. */
export class VenueSettingsDto extends VenueSettings {
  @Id()
  venue_id!: string;

  @Id({ description: 'The same as venue_id' })
  restaurant_id!: string;

  @Whole({ min: 1, description: 'Of the venue' })
  version!: number;
}

export const toWire = (venue: Venue): VenueDto => ({
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
  settings: completeSettings(venue.settings),
  suspended_at: venue.suspendedAt?.toISOString() ?? null,
  suspension_reason: venue.suspensionReason,
  created_at: venue.createdAt.toISOString(),
  updated_at: venue.updatedAt.toISOString(),
});

export const settingsToWire = ({ id, version, settings }: VenueDto): VenueSettingsDto => ({
  venue_id: id,
  restaurant_id: id,
  version,
  ...settings,
});

/** The columns of a `ListedVenueDto`, for lists. */
export const listedColumns = `id, version, organization_id, kind, slug, name, timezone, country, language, currency,
  contacts, status, suspended_at, suspension_reason, created_at, updated_at`;

export const sortableVenues = {
  created_at: 'created_at',
  updated_at: 'updated_at',
  name: 'lower(name)',
  status: 'status',
};
