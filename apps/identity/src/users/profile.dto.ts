import {
  Flag,
  Form,
  Id,
  Language,
  languages,
  ListOf,
  Nested,
  OneOf,
  Text,
  TimeZone,
  venueKinds,
  venueStatuses,
} from '@guestflow/contracts';
import { permissionNames, staffRoles } from '@guestflow/access';
import { ApiProperty } from '@nestjs/swagger';
import { SignedInUserDto } from '../auth/auth.dto';

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
