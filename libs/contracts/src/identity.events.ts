import { EventDescription, Versioned } from './events';
import {
  EmailAddress,
  Flag,
  Form,
  FreeForm,
  Id,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Text,
  Texts,
  TimeZone,
  WebAddress,
} from './fields';
import { VenueSettings } from './venue-settings';

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

  @Text({ max: 100, optional: true })
  city?: string;

  @WebAddress({ optional: true })
  website?: string;
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

  @Nested(() => VenueSettings, { optional: true, description: 'Absent in what was told before there were settings' })
  settings?: VenueSettings;

  @Instant({ optional: true, nullable: true, description: 'null while it is active' })
  suspended_at?: string | null;

  @Text({ max: 500, optional: true, nullable: true, description: 'null while it is active' })
  suspension_reason?: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const organizationKinds = ['group', 'single'] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** What holds for all of an organization's venues. */
export class OrganizationSettings {
  @Form(/^[A-Z]{3}$/, 'a three-letter currency code', {
    example: 'RUB',
    description: 'Of a new venue, when none is given. RUB, until it is set',
  })
  currency!: string;

  @TimeZone({ description: 'Of a new venue, when none is given. Europe/Moscow, until it is set' })
  default_timezone!: string;

  @Text({ max: 100, nullable: true, description: 'How it is taxed, in the words of its accountant' })
  taxation_schema!: string | null;

  @Text({ max: 20, nullable: true, description: 'What the numbers of its invoices begin with' })
  invoice_series_prefix!: string | null;

  @FreeForm({ max: 10_000, description: 'At most 10 000 characters of JSON' })
  cancellation_policies!: Record<string, unknown>;

  @FreeForm({ max: 10_000, description: 'At most 10 000 characters of JSON' })
  booking_policies!: Record<string, unknown>;
}

/** Who pays: it owns one venue or several. */
export class OrganizationState extends Versioned {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 2_000, optional: true, nullable: true })
  description?: string | null;

  @OneOf(organizationKinds, { optional: true, description: 'single: it has one venue and opens no other' })
  kind?: OrganizationKind;

  @Nested(() => OrganizationSettings, { optional: true })
  settings?: OrganizationSettings;

  @Instant()
  created_at!: string;

  @Instant({ optional: true })
  updated_at?: string;
}

/** A sign-in: one per session, so its version stays 1. It names the user by id; the e-mail is not needed here. */
export class SignInState extends Versioned {
  @Id()
  user_id!: string;

  @Text({ max: 40 })
  role!: string;
}

export const signInFailures = ['unknown_account', 'wrong_password', 'deactivated', 'venue_suspended'] as const;
export type SignInFailure = (typeof signInFailures)[number];

/** A sign-in that was refused. What was typed is not told: people type their passwords into the wrong field. */
export class FailedSignInState extends Versioned {
  @Id({ nullable: true, description: 'null when there is no such account' })
  user_id!: string | null;

  @OneOf(signInFailures)
  reason!: SignInFailure;
}

export const sessionEnds = [
  'signed_out',
  'ended',
  'reused_token',
  'password_changed',
  'deactivated',
  'expired',
] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** The end of a session, with the id its sign-in had. */
export class SignOutState extends Versioned {
  @Id()
  user_id!: string;

  @OneOf(sessionEnds)
  reason!: SessionEnd;
}

/** An operator began to work in another's name. The id is the session's. */
export class ImpersonationState extends Versioned {
  @Id()
  user_id!: string;

  @Id()
  impersonator_id!: string;
}

/** A person with an account, without what only identity needs: the e-mail and the phone stay there. */
export class UserState extends Versioned {
  @Text({ max: 200 })
  name!: string;

  @OneOf(languages)
  language!: Language;

  @TimeZone({ nullable: true })
  timezone!: string | null;

  @Flag()
  is_active!: boolean;

  @Flag({ description: 'Whether the e-mail is known to be theirs' })
  email_verified!: boolean;

  @OneOf(['super_admin'], { optional: true, nullable: true, description: 'Of who runs the platform' })
  platform_role?: 'super_admin' | null;
}

export const passwordChanges = ['changed', 'reset', 'invitation'] as const;

/** The version is the account's. */
export class PasswordState extends Versioned {
  @OneOf(passwordChanges)
  how!: (typeof passwordChanges)[number];
}

export const memberStatuses = ['invited', 'active', 'inactive'] as const;
export type MemberStatus = (typeof memberStatuses)[number];

/** A person's place at one venue. An owner has one at each venue of the organization. */
export class MemberState extends Versioned {
  @Id()
  venue_id!: string;

  @Id()
  user_id!: string;

  @Text({ max: 200 })
  name!: string;

  @OneOf(['owner', 'admin', 'manager', 'receptionist', 'specialist'])
  role!: string;

  @OneOf(memberStatuses)
  status!: MemberStatus;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const signingKeyStates = ['next', 'current', 'previous', 'retired'] as const;

export class SigningKeyState {
  @Id()
  id!: string;

  @OneOf(signingKeyStates)
  state!: (typeof signingKeyStates)[number];

  @Instant()
  since!: string;
}

/** The keys that sign access tokens, without their halves. The id is the current one's, and so the version stays 1. */
export class SigningKeysState extends Versioned {
  @OneOf(['age', 'operator', 'compromised'], { optional: true, description: 'Why they were rotated' })
  reason?: 'age' | 'operator' | 'compromised';

  @ListOf(() => SigningKeyState)
  keys!: SigningKeyState[];
}

/** What a partner's program comes with, without anything of the key itself. */
export class ApiKeyState extends Versioned {
  @Text({ max: 100 })
  name!: string;

  @Texts()
  scopes!: string[];

  @Instant({ nullable: true })
  expires_at!: string | null;

  @Instant({ nullable: true })
  revoked_at!: string | null;
}

const described = <State extends Versioned>(state: new () => State, summary: string): EventDescription<State> => ({
  owner: 'identity',
  version: 1,
  state,
  summary,
});

export const identityEvents = {
  'organization.created': described(OrganizationState, 'An organization joined the platform'),
  'organization.changed': described(OrganizationState, "An organization's name, kind or settings changed"),
  'venue.created': described(VenueState, 'A venue was opened'),
  'venue.changed': described(VenueState, "A venue's name, time zone, contacts, settings or status changed"),
  'user.signed_in': described(SignInState, 'Somebody signed in'),
  'user.sign_in_failed': described(FailedSignInState, 'A sign-in was refused'),
  'user.signed_out': described(SignOutState, 'A session ended, by whatever cause'),
  'user.impersonated': described(ImpersonationState, 'An operator began to work in another’s name'),
  'user.registered': described(UserState, 'Somebody made an account'),
  'user.changed': described(UserState, 'A profile changed'),
  'user.password_changed': described(PasswordState, 'A password was set'),
  'member.created': described(MemberState, 'Somebody was invited to work at a venue'),
  'api_key.created': described(ApiKeyState, 'A partner was given an API key'),
  'api_key.changed': described(ApiKeyState, 'What an API key may do changed, or it was revoked'),
  'member.changed': described(MemberState, 'Somebody’s role or standing at a venue changed'),
  'signing_keys.rotated': described(SigningKeysState, 'Another key signs access tokens from now on'),
};
