import {
  EmailAddress,
  Flag,
  Form,
  Id,
  Instant,
  Language,
  languages,
  ListOf,
  Nested,
  OneOf,
  Text,
  TimeZone,
  venueKinds,
  venueStatuses,
  Whole,
} from '@guestflow/contracts';
import { permissionNames, roleNames, staffRoles } from '@guestflow/access';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { FoundOrganizationDto } from '../organizations/organizations.dto';
import { OpenVenueDto } from '../venues/venues.dto';

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

export class MyOrganizationDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

export class MyVenueDto {
  @Id()
  id!: string;

  @Id()
  organization_id!: string;

  @Text()
  name!: string;

  @OneOf(venueKinds)
  kind!: string;

  @TimeZone()
  timezone!: string;

  @Text({ max: 3 })
  currency!: string;

  @OneOf(languages)
  language!: Language;

  @OneOf(staffRoles)
  role!: string;

  @OneOf(venueStatuses)
  status!: string;
}

export class PersonDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

export class MeDto extends SignedInUserDto {
  @Text({ nullable: true })
  first_name!: string | null;

  @Text({ nullable: true })
  last_name!: string | null;

  @Text({ nullable: true })
  phone!: string | null;

  @TimeZone({ nullable: true, description: 'null: the venue’s' })
  timezone!: string | null;

  @OneOf(languages)
  language!: Language;

  @Text({ nullable: true })
  avatar_url!: string | null;

  @Flag()
  email_verified!: boolean;

  @ApiProperty({ enum: permissionNames, isArray: true })
  permissions!: string[];

  @ListOf(() => MyOrganizationDto)
  organizations!: MyOrganizationDto[];

  @ListOf(() => MyVenueDto, { max: 10_000 })
  venues!: MyVenueDto[];

  @Nested(() => PersonDto, { nullable: true, description: 'The operator who works in this name' })
  impersonator!: PersonDto | null;

  @Id()
  session_id!: string;
}

const phoneForm = /^\+[1-9]\d{6,14}$/;

export class ProfileDto {
  @Text({ optional: true, nullable: true, max: 100 })
  first_name?: string | null;

  @Text({ optional: true, nullable: true, max: 100 })
  last_name?: string | null;

  @Form(phoneForm, 'a telephone number such as +79161234567', { optional: true, nullable: true })
  phone?: string | null;

  @TimeZone({ optional: true, nullable: true })
  timezone?: string | null;

  @OneOf(languages, { optional: true })
  language?: Language;

  @Form(/^https:\/\/\S{1,1000}$/, 'an address that begins with https://', { optional: true, nullable: true })
  avatar_url?: string | null;
}

/** A person’s name, as it is given when an account is made. */
export class NewPersonDto {
  @Text({ optional: true, max: 100 })
  first_name?: string;

  @Text({ optional: true, max: 100 })
  last_name?: string;

  @Form(phoneForm, 'a telephone number such as +79161234567', { optional: true })
  phone?: string;

  @OneOf(languages, { optional: true })
  language?: Language;
}

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

export class TokenDto {
  @Text({ max: 200, description: 'From the link in the e-mail' })
  token!: string;
}

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

export class ForgotPasswordDto {
  @EmailAddress()
  email!: string;
}

export class ResetPasswordDto {
  @Text({ max: 200 })
  token!: string;

  @Text({ max: 200, description: 'At least 8 characters, and none of the common ones' })
  password!: string;
}

export class ChangePasswordDto {
  @Text({ max: 200 })
  current_password!: string;

  @Text({ max: 200, description: 'At least 8 characters, and none of the common ones' })
  new_password!: string;
}

export class ImpersonateDto {
  @Id()
  user_id!: string;
}

export class SessionDto {
  @Id()
  id!: string;

  @Flag({ description: 'The one this is asked in' })
  current!: boolean;

  @Flag({ description: 'An operator’s, in this name' })
  impersonated!: boolean;

  @Text({ nullable: true })
  ip!: string | null;

  @Text({ nullable: true })
  user_agent!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  used_at!: string;

  @Instant()
  expires_at!: string;
}
