import { OmitType } from '@nestjs/swagger';
import {
  BookingStatus,
  bookingStatuses,
  Flag,
  GuestWord,
  guestWords,
  Id,
  Instant,
  Language,
  languages,
  LocalDate,
  localOf,
  LocalTime,
  Nested,
  OneOf,
  Text,
  Texts,
  TimeZone,
  VenueContacts,
  Whole,
} from '@guestflow/contracts';
import { Venue } from '../replicas/venue';
import { Booking } from './booking.entity';
import { allowedToGuest, deadlineOf, GuestVerb, guestVerbs } from './guest-rules';

const party = { min: 1, max: 1_000 };

export class VenueOfBookingDto {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 80, description: 'In the address of its booking page' })
  slug!: string;

  @Nested(() => VenueContacts)
  contacts!: VenueContacts;

  @TimeZone()
  timezone!: string;
}

/** A booking as its guest sees it: nothing of what the staff note, nor of the house. */
export class GuestBookingDto {
  @Text({ description: 'Who knows it is the guest: it opens the booking without a sign-in' })
  reference!: string;

  @Text({ description: 'The page by which the guest sees, moves and cancels it, below the address of the site' })
  manage_url!: string;

  @OneOf(bookingStatuses)
  status!: BookingStatus;

  @Instant()
  booked_at!: string;

  @LocalDate({ description: 'booked_at on the venue’s clock' })
  date!: string;

  @LocalTime({ description: 'booked_at on the venue’s clock' })
  time!: string;

  @TimeZone()
  timezone!: string;

  @Whole({ min: 5, max: 1_440 })
  duration_minutes!: number;

  @Whole(party)
  guests_count!: number;

  @Text({ max: 200, nullable: true })
  guest_name!: string | null;

  @Text({ max: 1_000, nullable: true })
  comment!: string | null;

  @OneOf(guestWords, { nullable: true, description: 'What the guest said of it last' })
  guest_says!: GuestWord | null;

  @Whole({ min: 1, max: 240, nullable: true })
  late_minutes!: number | null;

  @Nested(() => VenueOfBookingDto)
  venue!: VenueOfBookingDto;

  @Flag({ description: 'Whether it can be moved and cancelled now' })
  can_change!: boolean;

  @Instant({ description: 'Until when it can be moved and cancelled' })
  deadline_at!: string;

  @Texts({ of: guestVerbs, description: 'What the guest can do with it now' })
  allowed!: GuestVerb[];

  @Whole({ min: 1 })
  version!: number;
}

/** As its guest sees it who signed in, or whom the venue's bot knows. */
export class OwnBookingDto extends GuestBookingDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @Id({ nullable: true, description: 'Their card at the venue; null while it is not known' })
  guest_id!: string | null;
}

/** When, as a guest says it. */
export class GuestTimeDto {
  @Instant({ optional: true, description: 'With its offset. Or say date and time on the venue’s clock' })
  booked_at?: string;

  @LocalDate({ optional: true })
  date?: string;

  @LocalTime({ optional: true })
  time?: string;
}

export class ChangeGuestBookingDto extends GuestTimeDto {
  @Whole({ ...party, optional: true })
  guests_count?: number;

  @Text({ max: 1_000, optional: true, nullable: true })
  comment?: string | null;
}

export class NewGuestBookingDto extends GuestTimeDto {
  @Text({ max: 100, optional: true, description: 'The reference of a hold: its time is meant where none is said' })
  hold?: string;

  @Whole(party)
  guests_count!: number;

  @Text({ max: 200 })
  name!: string;

  @Text({ max: 40, example: '+7 916 123-45-67', description: 'As people write it' })
  phone!: string;

  @Text({ max: 1_000, optional: true, nullable: true, description: 'The guest’s wishes' })
  comment?: string | null;

  @OneOf(languages, { optional: true, description: 'In which they would be written to. The venue’s, when not given' })
  language?: Language;
}

/** Of somebody who is known already: his name and phone where they are new. */
export class NewOwnBookingDto extends OmitType(NewGuestBookingDto, ['name', 'phone'] as const) {
  @Text({ max: 200, optional: true, description: 'Needed the first time' })
  name?: string;

  @Text({
    max: 40,
    optional: true,
    example: '+7 916 123-45-67',
    description: 'As people write it. Needed the first time',
  })
  phone?: string;
}

export class GuestReasonDto {
  @Text({ max: 500, optional: true, nullable: true })
  reason?: string | null;
}

export class LateDto {
  @Whole({ min: 1, max: 240, description: 'By how many minutes' })
  minutes!: number;
}

/** Behind the #, so that no server it passes and no page it leads to learns the reference. */
export const managePath = (reference: string): string => `/booking#${reference}`;

export function toGuest(booking: Booking, venue: Venue, now: Date): GuestBookingDto {
  const { zone, settings, name, slug, contacts } = venue;
  const allowed = allowedToGuest(booking, settings, now);
  return {
    reference: booking.reference,
    manage_url: managePath(booking.reference),
    status: booking.status,
    booked_at: booking.startsAt.toISOString(),
    ...localOf(booking.startsAt.getTime(), zone),
    timezone: zone,
    duration_minutes: booking.durationMinutes,
    guests_count: booking.guestsCount,
    guest_name: booking.guestName,
    comment: booking.comment,
    guest_says: booking.guestSays,
    late_minutes: booking.lateMinutes,
    venue: { name, slug, contacts, timezone: zone },
    can_change: allowed.includes('move'),
    deadline_at: deadlineOf(booking, settings).toISOString(),
    allowed,
    version: booking.version,
  };
}

export const toOwn = (booking: Booking, venue: Venue, now: Date): OwnBookingDto => ({
  id: booking.id,
  venue_id: booking.venueId,
  guest_id: booking.guestId,
  ...toGuest(booking, venue, now),
});
