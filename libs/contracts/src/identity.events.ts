import { EventDescription, Versioned } from './events';
import { EmailAddress, Form, Id, Instant, Nested, OneOf, Text, TimeZone } from './fields';

export const venueKinds = ['restaurant', 'studio'] as const;
export type VenueKind = (typeof venueKinds)[number];
export const venueStatuses = ['active', 'suspended'] as const;
export type VenueStatus = (typeof venueStatuses)[number];
export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** How a venue's guests reach it. It is the business's own, shown to every guest. */
export class VenueContacts {
  @Text({ max: 40, optional: true })
  phone?: string;

  @EmailAddress({ optional: true })
  email?: string;

  @Text({ max: 300, optional: true })
  address?: string;
}

export class VenueState extends Versioned {
  @Id()
  organization_id!: string;

  @OneOf(venueKinds)
  kind!: VenueKind;

  @Form(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens', { example: 'cafe-pushkin' })
  slug!: string;

  @Text({ max: 200 })
  name!: string;

  @TimeZone()
  timezone!: string;

  @Form(/^[A-Z]{2}$/, 'a two-letter country code', { example: 'RU' })
  country!: string;

  @OneOf(languages)
  language!: Language;

  @Form(/^[A-Z]{3}$/, 'a three-letter currency code', { example: 'RUB' })
  currency!: string;

  @Nested(() => VenueContacts)
  contacts!: VenueContacts;

  @OneOf(venueStatuses)
  status!: VenueStatus;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class OrganizationState extends Versioned {
  @Text({ max: 200 })
  name!: string;

  @Instant()
  created_at!: string;
}

/** A sign-in: one per session, so its version stays 1. It names the user by id; the e-mail is not needed here. */
export class SignInState extends Versioned {
  @Id()
  user_id!: string;

  @Text({ max: 40 })
  role!: string;
}

const described = <State extends Versioned>(state: new () => State, summary: string): EventDescription<State> => ({
  owner: 'identity',
  version: 1,
  state,
  summary,
});

export const identityEvents = {
  'organization.created': described(OrganizationState, 'An organization joined the platform'),
  'venue.created': described(VenueState, 'A venue was opened'),
  'venue.changed': described(VenueState, "A venue's name, time zone, contacts or status changed"),
  'user.signed_in': described(SignInState, 'Somebody signed in to the admin'),
};
