import {
  consentChannels,
  ConsentChannel,
  consentPurposes,
  ConsentPurpose,
  FieldOptions,
  Flag,
  Form,
  GuestChannel,
  guestChannels,
  Id,
  Instant,
  Language,
  languages,
  ListOf,
  LocalDate,
  OneOf,
  Text,
  Texts,
  WebAddress,
  Whole,
} from '@guestflow/contracts';
import { Transform } from 'class-transformer';
import { applyDecorators } from '@nestjs/common';
import { Guest } from '../guests/guest.entity';
import { LinkState, linkStates, Outcome, outcomes } from './registration-rules';

export const telegramIdForm = /^[1-9]\d{0,18}$/;

/** Telegram writes its ids as numbers. */
const TelegramId = (options: FieldOptions = {}) =>
  applyDecorators(
    Form(telegramIdForm, 'an id as Telegram gives it', { example: '123456789', ...options }),
    Transform(({ value }: { value: unknown }) => (Number.isSafeInteger(value) ? String(value) : value)),
  );

export class BotConsentDto {
  @OneOf(consentPurposes)
  purpose!: ConsentPurpose;

  @OneOf(consentChannels, { optional: true, nullable: true, description: 'null: whichever' })
  channel?: ConsentChannel | null;

  @Flag({ description: 'false: taken back' })
  given!: boolean;

  @Text({ max: 60, optional: true, nullable: true, description: 'Which wording it was' })
  text_version?: string | null;
}

export class RegisterGuestDto {
  @TelegramId()
  telegram_id!: string;

  @Text({
    max: 40,
    optional: true,
    nullable: true,
    example: '+7 916 123-45-67',
    description: 'As people write it. The bot vouches for it: what is known of this phone becomes the account’s',
  })
  phone?: string | null;

  @Text({ max: 200, optional: true, nullable: true, description: 'Fills an empty one: what staff wrote stays' })
  name?: string | null;

  @Text({ max: 64, optional: true, nullable: true, description: 'In Telegram, without the @' })
  username?: string | null;

  @OneOf(languages, { optional: true, nullable: true, description: 'Fills an empty one' })
  language?: Language | null;

  @OneOf(guestChannels, { optional: true, nullable: true, description: 'Fills an empty one' })
  preferred_channel?: GuestChannel | null;

  @Text({ max: 64, optional: true, nullable: true, description: 'What /start came with' })
  link_token?: string | null;

  @ListOf(() => BotConsentDto, { max: 20, optional: true })
  consents?: BotConsentDto[];
}

/** What a guest sees of himself. What staff note of him is not among it. */
export class BotGuestDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Text({ nullable: true })
  telegram_id!: string | null;

  @Text({ nullable: true })
  phone!: string | null;

  @Text({ nullable: true })
  name!: string | null;

  @LocalDate({ nullable: true })
  birthday!: string | null;

  @OneOf(languages, { nullable: true, description: 'null: the venue’s' })
  language!: Language | null;

  @OneOf(guestChannels, { nullable: true, description: 'null: whichever the venue tries first' })
  preferred_channel!: GuestChannel | null;

  @Texts({ description: 'What they agree to now: `personal_data`, `marketing`, `marketing:telegram` …' })
  consents!: string[];

  @Whole()
  visit_count!: number;
}

export class RegisteredGuestDto extends BotGuestDto {
  @OneOf(outcomes, {
    description:
      'A card was made; the account was tied to one that was there; its card became part of another; or it was known',
  })
  outcome!: Outcome;

  @OneOf(linkStates, {
    nullable: true,
    description: '`used`: it has led here; `taken`: somebody had used it before. null where none was given',
  })
  link!: LinkState | null;
}

export class ChangeBotGuestDto {
  @Text({ max: 200, optional: true, nullable: true })
  name?: string | null;

  @LocalDate({ optional: true, nullable: true })
  birthday?: string | null;

  @OneOf(languages, { optional: true, nullable: true })
  language?: Language | null;

  @OneOf(guestChannels, { optional: true, nullable: true })
  preferred_channel?: GuestChannel | null;
}

export class GuestByPhoneQuery {
  @Text({ max: 40, example: '8 916 123-45-67', description: 'As people write it' })
  phone!: string;
}

export class GuestByPhoneDto {
  @Id()
  id!: string;

  @Text({ nullable: true })
  name!: string | null;

  @Text({ nullable: true })
  phone!: string | null;

  @OneOf(languages, { nullable: true })
  language!: Language | null;

  @Flag()
  has_telegram!: boolean;

  @Text({ nullable: true })
  telegram_id!: string | null;
}

export class BotLinkDto {
  @WebAddress({ example: 'https://t.me/venue_bot?start=Zm9yIG9uZSBndWVzdA' })
  url!: string;

  @Instant()
  expires_at!: string;

  @Text({ max: 20_000, description: 'The address as a picture to be photographed' })
  qr_svg!: string;
}

export const toBotGuest = (guest: Guest): BotGuestDto => ({
  id: guest.id,
  version: guest.version,
  telegram_id: guest.telegramId,
  phone: guest.phone,
  name: guest.name,
  birthday: guest.birthday,
  language: guest.language,
  preferred_channel: guest.preferredChannel,
  consents: guest.consented,
  visit_count: guest.visitCount,
});

export const toGuestByPhone = ({ id, name, phone, language, telegramId }: Guest): GuestByPhoneDto => ({
  ...{ id, name, phone, language, has_telegram: telegramId !== null, telegram_id: telegramId },
});
