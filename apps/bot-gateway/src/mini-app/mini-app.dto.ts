import { Id, Language, languages, Nested, OneOf, Text, Whole } from '@guestflow/contracts';
import { longestInitData } from './init-data-rules';

export class VerifyInitDataDto {
  @Text({ max: longestInitData, description: 'Telegram.WebApp.initData, as it is' })
  init_data!: string;

  @Id({ optional: true, description: 'Whose Mini App it is: say the venue, its bot or its slug' })
  venue_id?: string;

  @Id({ optional: true })
  bot_id?: string;

  @Text({ max: 80, optional: true })
  slug?: string;
}

export class AppVenueDto {
  @Id()
  id!: string;

  @Text({ max: 200 })
  name!: string;

  @Text({ max: 80, description: 'In the address of its booking page' })
  slug!: string;
}

export class AppGuestDto {
  @Text({ max: 32 })
  telegram_id!: string;

  @Text({ min: 0, max: 256 })
  first_name!: string;

  @OneOf(languages, { description: 'Theirs in Telegram, where we speak it; else the venue’s' })
  language!: Language;
}

export class AppSessionDto {
  @Text({ max: 4_000, description: 'For the guest’s own bookings at this venue: /me/bookings' })
  access_token!: string;

  @Whole({ min: 1, description: 'Seconds. Then the Mini App is opened anew: there is no refresh token' })
  expires_in!: number;

  @OneOf(['Bearer'])
  token_type!: 'Bearer';

  @Nested(() => AppVenueDto)
  venue!: AppVenueDto;

  @Nested(() => AppGuestDto)
  guest!: AppGuestDto;
}
