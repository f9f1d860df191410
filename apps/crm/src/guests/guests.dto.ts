import {
  EmailAddress,
  Flag,
  Form,
  FreeForm,
  Gender,
  genders,
  GuestChannel,
  guestChannels,
  GuestSource,
  guestSources,
  GuestState,
  Id,
  Instant,
  Language,
  languages,
  LocalDate,
  Nested,
  OneOf,
  Phone,
  Text,
  Texts,
  Whole,
} from '@guestflow/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Guest } from './guest.entity';

/** Where else a guest can be reached: names or addresses there, as the guest gave them. */
export class GuestContacts {
  @Text({ max: 200, optional: true, nullable: true })
  whatsapp?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  vk?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  instagram?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  facebook?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  max?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  viber?: string | null;
}

export class ChangeGuestDto {
  @Text({
    max: 40,
    optional: true,
    nullable: true,
    example: '8 916 123-45-67',
    description: 'As people write it; read as a number of the venue’s country',
  })
  phone?: string | null;

  @Text({ max: 200, optional: true, nullable: true, example: 'Анна Петрова' })
  name?: string | null;

  @LocalDate({ optional: true, nullable: true, example: '1990-05-12', description: 'Not in the future' })
  birthday?: string | null;

  @OneOf(genders, { optional: true, nullable: true })
  gender?: Gender | null;

  @OneOf(languages, { optional: true, nullable: true, description: 'null: the venue’s' })
  language?: Language | null;

  @EmailAddress({ optional: true, nullable: true })
  email?: string | null;

  @OneOf(guestChannels, { optional: true, nullable: true, description: 'null: whichever the venue tries first' })
  preferred_channel?: GuestChannel | null;

  @Nested(() => GuestContacts, {
    optional: true,
    nullable: true,
    description: 'What is given is changed, null empties',
  })
  contacts?: GuestContacts | null;

  @FreeForm({ optional: true, nullable: true, max: 8_000, description: 'Whatever the venue notes, untouched' })
  preferences?: Record<string, unknown> | null;

  @Text({ max: 4_000, optional: true, nullable: true, description: 'The staff’s' })
  notes?: string | null;

  @Texts({ max: 50, optional: true })
  tags?: string[];
}

export class CreateGuestDto extends ChangeGuestDto {
  @Form(/^[1-9]\d{0,18}$/, 'an id as Telegram gives it', { optional: true, nullable: true, example: '123456789' })
  telegram_id?: string | null;

  @Flag({
    optional: true,
    description:
      'Where there is a card already, what is given is added to it; where it is only their e-mail address and not their ' +
      'phone, a card of their own is made. Otherwise that is a 409 with the card',
  })
  force?: boolean;
}

export class GuestDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Phone({ nullable: true })
  phone!: string | null;

  @Text({ nullable: true, description: 'null while the bot does not know them' })
  telegram_id!: string | null;

  @Text({ nullable: true })
  telegram_username!: string | null;

  @Instant({ nullable: true, description: 'Since when the bot may not write to them' })
  telegram_blocked_at!: string | null;

  @Text({ nullable: true })
  name!: string | null;

  @LocalDate({ nullable: true })
  birthday!: string | null;

  @OneOf(genders, { nullable: true })
  gender!: Gender | null;

  @OneOf(languages, { nullable: true, description: 'null: the venue’s' })
  language!: Language | null;

  @EmailAddress({ nullable: true })
  email!: string | null;

  @OneOf(guestChannels, { nullable: true, description: 'null: whichever the venue tries first' })
  preferred_channel!: GuestChannel | null;

  @Nested(() => GuestContacts)
  contacts!: GuestContacts;

  @FreeForm()
  preferences!: Record<string, unknown>;

  @Text({ nullable: true })
  notes!: string | null;

  @Texts()
  tags!: string[];

  @OneOf(guestSources, { description: 'How the venue came to know of them' })
  source!: GuestSource;

  @Texts({ description: 'What they agree to now: `personal_data`, `marketing`, `marketing:telegram` …' })
  consents!: string[];

  @Whole({ description: 'How often they came' })
  visit_count!: number;

  @Instant({ nullable: true })
  first_visit_at!: string | null;

  @Instant({ nullable: true })
  last_visit_at!: string | null;

  @Whole({ description: 'Bookings of every kind' })
  booking_count!: number;

  @Whole()
  no_show_count!: number;

  @Whole()
  cancellation_count!: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'How many they are when they come' })
  average_party!: number | null;

  @Id({ nullable: true, description: 'The card that this one is part of' })
  merged_into_id!: string | null;

  @Instant({ nullable: true, description: 'Since when nothing tells who it was' })
  erased_at!: string | null;

  @Id({ nullable: true, description: 'null where no user made it' })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class ListedGuestDto extends GuestDto {
  @Flag({ description: 'Whether they are on the blacklist' })
  is_blacklisted!: boolean;
}

/** An entry of the blacklist that the guest is on. */
export class GuestBlacklistingDto {
  @Id()
  entry_id!: string;

  @Text({ nullable: true })
  reason!: string | null;

  @Instant()
  created_at!: string;
}

export class GuestCardDto extends GuestDto {
  @Nested(() => GuestBlacklistingDto, { nullable: true, description: 'null: welcome' })
  blacklisted!: GuestBlacklistingDto | null;

  @ApiProperty({ type: 'array', items: { type: 'string' }, description: 'Phones of cards that are part of this one' })
  other_phones!: string[];
}

/** As events tell it. */
export const stateOf = (guest: Guest): GuestState => ({
  id: guest.id,
  version: guest.version,
  name: guest.name,
  phone: guest.phone,
  telegram_id: guest.telegramId,
  language: guest.language,
  email: guest.email,
  birthday: guest.birthday,
  preferred_channel: guest.preferredChannel,
  source: guest.source,
  merged_into_id: guest.mergedIntoId,
  erased_at: guest.erasedAt?.toISOString() ?? null,
  created_at: guest.createdAt.toISOString(),
  updated_at: guest.updatedAt.toISOString(),
});

export const toWire = (guest: Guest): GuestDto => ({
  id: guest.id,
  venue_id: guest.venueId,
  version: guest.version,
  phone: guest.phone,
  telegram_id: guest.telegramId,
  telegram_username: guest.telegramUsername,
  telegram_blocked_at: guest.telegramBlockedAt?.toISOString() ?? null,
  name: guest.name,
  birthday: guest.birthday,
  gender: guest.gender,
  language: guest.language,
  email: guest.email,
  preferred_channel: guest.preferredChannel,
  contacts: guest.contacts,
  preferences: guest.preferences,
  notes: guest.notes,
  tags: guest.tags,
  source: guest.source,
  consents: guest.consented,
  visit_count: guest.visitCount,
  first_visit_at: guest.firstVisitAt?.toISOString() ?? null,
  last_visit_at: guest.lastVisitAt?.toISOString() ?? null,
  booking_count: guest.bookingCount,
  no_show_count: guest.noShowCount,
  cancellation_count: guest.cancellationCount,
  average_party: guest.averageParty,
  merged_into_id: guest.mergedIntoId,
  erased_at: guest.erasedAt?.toISOString() ?? null,
  created_by_user_id: guest.createdByUserId,
  created_at: guest.createdAt.toISOString(),
  updated_at: guest.updatedAt.toISOString(),
});

/** The columns of a `GuestDto`, for lists. */
export const listedColumns = `id, venue_id, version, phone, telegram_id, telegram_username, telegram_blocked_at, name,
  birthday::text AS birthday, gender, language, email, preferred_channel, contacts, preferences, notes, tags, source,
  consented AS consents, visit_count, first_visit_at, last_visit_at, booking_count, no_show_count, cancellation_count, average_party,
  merged_into_id, erased_at, created_by_user_id, created_at, updated_at`;
