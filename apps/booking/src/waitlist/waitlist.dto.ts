import {
  BookingSource,
  bookingSources,
  BookingStatus,
  bookingStatuses,
  Flag,
  Id,
  Ids,
  Instant,
  LocalDate,
  localOf,
  LocalTime,
  Nested,
  OneOf,
  Phone,
  Text,
  WaitlistState,
  WaitStatus,
  waitStatuses,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { isInLine } from './waitlist-lifecycle';
import { WaitlistEntry } from './waitlist-entry.entity';

const party = { min: 1, max: 1_000 };

/** When somebody would come. */
export class WindowDto {
  @LocalDate({ description: 'A day of the venue: what is after midnight still belongs to the evening' })
  date!: string;

  @LocalTime({ description: 'The earliest start' })
  time_from!: string;

  @LocalTime({ description: 'The latest start' })
  time_to!: string;

  @Whole(party)
  guests_count!: number;
}

export class JoinWaitlistDto extends WindowDto {
  @Id({ optional: true, nullable: true })
  guest_id?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  guest_name?: string | null;

  @Text({ max: 40, optional: true, nullable: true, example: '+7 916 123-45-67', description: 'As people write it' })
  guest_phone?: string | null;

  @Text({ max: 2_000, optional: true, nullable: true, description: 'The staff’s: no guest sees them' })
  notes?: string | null;
}

export class ChangeWaitlistEntryDto {
  @LocalDate({ optional: true })
  date?: string;

  @LocalTime({ optional: true })
  time_from?: string;

  @LocalTime({ optional: true })
  time_to?: string;

  @Whole({ ...party, optional: true })
  guests_count?: number;

  @Id({ optional: true, nullable: true })
  guest_id?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  guest_name?: string | null;

  @Text({ max: 40, optional: true, nullable: true, example: '+7 916 123-45-67', description: 'As people write it' })
  guest_phone?: string | null;

  @Text({ max: 2_000, optional: true, nullable: true })
  notes?: string | null;
}

export class OfferDto {
  @Instant({ optional: true, description: 'With its offset. Or say date and time on the venue’s clock' })
  booked_at?: string;

  @LocalDate({ optional: true })
  date?: string;

  @LocalTime({ optional: true })
  time?: string;
}

export class WaitlistQuery extends PageQuery {
  @LocalDate({ optional: true })
  date?: string;

  @Text({ optional: true, max: 100, description: 'One or several, joined by commas' })
  status?: string;
}

export class OfferedDto {
  @Instant()
  booked_at!: string;

  @LocalDate({ description: 'booked_at on the venue’s clock' })
  date!: string;

  @LocalTime({ description: 'booked_at on the venue’s clock' })
  time!: string;

  @Instant({ description: 'Until when the table is held' })
  expires_at!: string;

  @Whole({ min: 0, description: 'Of that, what is left' })
  seconds_left!: number;
}

export class WaitlistEntryDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @Id({ nullable: true })
  guest_id!: string | null;

  @Text({ max: 200, nullable: true })
  guest_name!: string | null;

  @Phone({ nullable: true })
  guest_phone!: string | null;

  @LocalDate({ description: 'The venue’s day' })
  date!: string;

  @LocalTime()
  time_from!: string;

  @LocalTime()
  time_to!: string;

  @Whole(party)
  guests_count!: number;

  @OneOf(waitStatuses)
  status!: WaitStatus;

  @Whole({ min: 1, nullable: true, description: 'In the line of the day; null when out of it' })
  place!: number | null;

  @Nested(() => OfferedDto, { nullable: true, description: 'null unless a table is offered' })
  offer!: OfferedDto | null;

  @OneOf(bookingSources)
  source!: BookingSource;

  @Text({ max: 2_000, nullable: true })
  notes!: string | null;

  @Id({ nullable: true })
  booking_id!: string | null;

  @Id({ nullable: true })
  created_by_user_id!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class WaitlistCardDto extends WaitlistEntryDto {
  @Ids({ max: 20, description: 'What is held for the offer' })
  offered_table_ids!: string[];

  @Text({ description: 'In the address by which the guest sees and takes the offer: give it to nobody else' })
  reference!: string;
}

export interface Standing {
  zone: string;
  place: number | null;
  now: Date;
}

const iso = (time: Date | null): string | null => time && time.toISOString();

export function offerOf(
  { status, offeredStartsAt, offerExpiresAt }: WaitlistEntry,
  zone: string,
  now: Date,
): OfferedDto | null {
  if (status !== 'offered' || !offeredStartsAt || !offerExpiresAt) return null;
  return {
    booked_at: offeredStartsAt.toISOString(),
    ...localOf(offeredStartsAt.getTime(), zone),
    expires_at: offerExpiresAt.toISOString(),
    seconds_left: Math.max(0, Math.floor((offerExpiresAt.getTime() - now.getTime()) / 1000)),
  };
}

export const toWire = (entry: WaitlistEntry, { zone, place, now }: Standing): WaitlistEntryDto => ({
  id: entry.id,
  venue_id: entry.venueId,
  guest_id: entry.guestId,
  guest_name: entry.guestName,
  guest_phone: entry.guestPhone,
  date: entry.date,
  time_from: localOf(entry.earliestAt.getTime(), zone).time,
  time_to: localOf(entry.latestAt.getTime(), zone).time,
  guests_count: entry.guestsCount,
  status: entry.status,
  place: isInLine(entry.status) ? place : null,
  offer: offerOf(entry, zone, now),
  source: entry.source,
  notes: entry.notes,
  booking_id: entry.bookingId,
  created_by_user_id: entry.createdByUserId,
  version: entry.version,
  created_at: entry.createdAt.toISOString(),
  updated_at: entry.updatedAt.toISOString(),
});

/** What others are told of it. The guest's name and phone only where they are news. */
export const toState = (entry: WaitlistEntry, { withContact = false } = {}): WaitlistState => ({
  id: entry.id,
  version: entry.version,
  guest_id: entry.guestId,
  card_id: entry.cardId,
  ...(withContact && { contact: { name: entry.guestName, phone: entry.guestPhone } }),
  date: entry.date,
  earliest_at: entry.earliestAt.toISOString(),
  latest_at: entry.latestAt.toISOString(),
  guests_count: entry.guestsCount,
  status: entry.status,
  source: entry.source,
  offered_starts_at: entry.status === 'waiting' ? null : iso(entry.offeredStartsAt),
  offer_expires_at: entry.status === 'offered' ? iso(entry.offerExpiresAt) : null,
  booking_id: entry.bookingId,
  created_at: entry.createdAt.toISOString(),
  updated_at: entry.updatedAt.toISOString(),
});

/** As a guest without an account says it. */
export class JoinPublicWaitlistDto extends WindowDto {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 40, example: '+7 916 123-45-67', description: 'As people write it' })
  phone!: string;
}

export class DeclineDto {
  @Flag({ optional: true, description: 'Goes on waiting, for another time. false by default: out of the line' })
  keep_waiting?: boolean;
}

/** What a guest is shown of his waiting. */
export class PublicWaitlistEntryDto {
  @Text({ description: 'The guest’s secret: whoever knows it is the guest' })
  reference!: string;

  @Text({ description: 'The venue’s, in the address of its page' })
  venue_slug!: string;

  @Text({ max: 200 })
  venue_name!: string;

  @LocalDate()
  date!: string;

  @LocalTime()
  time_from!: string;

  @LocalTime()
  time_to!: string;

  @Whole(party)
  guests_count!: number;

  @OneOf(waitStatuses)
  status!: WaitStatus;

  @Whole({ min: 1, nullable: true, description: 'In the line of the day; null when out of it' })
  place!: number | null;

  @Nested(() => OfferedDto, { nullable: true, description: 'null unless a table is offered' })
  offer!: OfferedDto | null;

  @Text({ nullable: true, description: 'The booking’s own secret, once there is one' })
  booking_reference!: string | null;
}

/** The booking that an offer became. */
export class AcceptedOfferDto {
  @Text({ description: 'The booking’s own secret: whoever knows it is the guest' })
  reference!: string;

  @OneOf(bookingStatuses, { description: 'confirmed' })
  status!: BookingStatus;

  @Instant()
  booked_at!: string;

  @LocalDate({ description: 'booked_at on the venue’s clock' })
  date!: string;

  @LocalTime({ description: 'booked_at on the venue’s clock' })
  time!: string;

  @Whole({ min: 5, max: 1_440 })
  duration_minutes!: number;

  @Whole(party)
  guests_count!: number;
}
