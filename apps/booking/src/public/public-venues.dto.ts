import {
  Flag,
  Instant,
  Language,
  languages,
  ListOf,
  LocalDate,
  localOf,
  LocalTime,
  Nested,
  OneOf,
  OpeningHours,
  QueryWhole,
  SpecialDay,
  Text,
  TimeZone,
  VenueContacts,
  VenueKind,
  venueKinds,
  Whole,
} from '@guestflow/contracts';
import { QueryDate } from '../availability/availability.dto';
import { GuestDay, mostGuestDays } from '../availability/guest-times';
import { mostTold, toldToGuests } from '../availability/room-for-guests';
import { Venue } from '../replicas/venue';

/** What a venue's own page says of it. */
export class VenuePageDto {
  @Text({ max: 200 })
  name!: string;

  @OneOf(venueKinds)
  kind!: VenueKind;

  @Text({ max: 80 })
  slug!: string;

  @TimeZone()
  timezone!: string;

  @OneOf(languages)
  language!: Language;

  @Text({ description: 'By which a phone without its country is read', example: 'RU' })
  country!: string;

  @Nested(() => VenueContacts)
  contacts!: VenueContacts;

  @Nested(() => OpeningHours)
  opening_hours!: OpeningHours;

  @ListOf(() => SpecialDay, { max: 400, description: 'From today on' })
  special_days!: SpecialDay[];

  @Text({ min: 0, max: 4_000, nullable: true })
  info_text!: string | null;

  @Text({ min: 0, max: 2_000, nullable: true })
  greeting_text!: string | null;

  @Whole({ min: 1, max: 1_000 })
  largest_party!: number;

  @Whole({ min: 1, max: 730 })
  booking_horizon_days!: number;

  @Whole({ min: 0, max: 43_200 })
  minimum_notice_minutes!: number;

  @Whole({ min: 0, max: 43_200 })
  cancellation_deadline_minutes!: number;

  @Flag({ description: 'Whether a booking is confirmed at once; otherwise it is a request' })
  auto_confirm!: boolean;

  @Whole({ min: 5, max: 240 })
  slot_minutes!: number;

  @Flag()
  takes_bookings!: boolean;
}

const party = { min: 1, max: 1_000, optional: false };

export class GuestSlotsQuery {
  @QueryDate()
  date!: string;

  @QueryWhole(party)
  guests!: number;
}

export class GuestDaysQuery {
  @QueryDate('From this day of the venue on')
  from!: string;

  @QueryWhole({ min: 1, max: mostGuestDays, description: '31, when not given' })
  days: number = 31;

  @QueryWhole(party)
  guests!: number;
}

export class GuestSlotDto {
  @LocalDate({ description: 'After midnight, the next day' })
  date!: string;

  @LocalTime()
  time!: string;

  @Instant({ description: 'Tells apart the times of an hour that is repeated' })
  starts_at!: string;

  @Whole({ min: 0, max: mostTold, description: `How many tables can be had; ${mostTold}: that many or more` })
  free!: number;
}

export class GuestDayDto implements GuestDay {
  @LocalDate()
  date!: string;

  @Flag({ description: 'Whether it is open that day' })
  open!: boolean;

  @Flag({ description: 'Whether there is a time that can be had' })
  free!: boolean;
}

export const toGuestSlot = ({ date, time, starts_at, free }: GuestSlotDto): GuestSlotDto =>
  toldToGuests({ date, time, starts_at, free });

export function toPage({ settings, status, zone, name, kind, slug, language, country, contacts }: Venue, now: Date) {
  const { date: today } = localOf(now.getTime(), zone);
  const { opening_hours, special_days, info_text, greeting_text, largest_party, slot_minutes, auto_confirm } = settings;
  const { booking_horizon_days, minimum_notice_minutes, cancellation_deadline_minutes } = settings;
  const page: VenuePageDto = {
    ...{ name, kind, slug, timezone: zone, language, country, contacts },
    ...{ opening_hours, special_days: special_days.filter(({ date }) => date >= today) },
    ...{ info_text, greeting_text, largest_party },
    ...{ booking_horizon_days, minimum_notice_minutes, cancellation_deadline_minutes },
    ...{ auto_confirm, slot_minutes, takes_bookings: status === 'active' },
  };
  return page;
}
