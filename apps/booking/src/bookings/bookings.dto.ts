import {
  BookingSource,
  bookingSources,
  BookingState,
  BookingStatus,
  bookingStatuses,
  CancelledBy,
  cancelledBy,
  Flag,
  GuestWord,
  guestWords,
  Id,
  Ids,
  Instant,
  Language,
  ListOf,
  LocalDate,
  localOf,
  LocalTime,
  Nested,
  OneOf,
  Override,
  overrides,
  Phone,
  QueryFlag,
  Text,
  Texts,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { Booking } from './booking.entity';
import { allowedMoves, verbs, Verb } from './booking-lifecycle';

const party = { min: 1, max: 1_000 };
const minutes = { min: 5, max: 1_440 };

export class BookingDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @Id({ nullable: true, description: 'null while it is not known which card is theirs' })
  guest_id!: string | null;

  @Text({ max: 200, nullable: true })
  guest_name!: string | null;

  @Phone({ nullable: true })
  guest_phone!: string | null;

  @Id({ nullable: true, description: 'The first of table_ids; null until it is given a table' })
  table_id!: string | null;

  @Ids({ max: 20 })
  table_ids!: string[];

  @Instant()
  booked_at!: string;

  @LocalDate({ description: 'booked_at on the venue’s clock' })
  date!: string;

  @LocalTime({ description: 'booked_at on the venue’s clock' })
  time!: string;

  @Whole(minutes)
  duration_minutes!: number;

  @Whole({ min: 0, max: 240 })
  buffer_minutes!: number;

  @Whole(party)
  guests_count!: number;

  @OneOf(bookingStatuses)
  status!: BookingStatus;

  @OneOf(bookingSources)
  source!: BookingSource;

  @Text({ max: 1_000, nullable: true, description: 'The guest’s wishes' })
  comment!: string | null;

  @Text({ max: 2_000, nullable: true, description: 'The staff’s: no guest sees them' })
  notes!: string | null;

  @Texts({ max: 20 })
  tags!: string[];

  @Instant({ nullable: true })
  confirmed_at!: string | null;

  @Instant({ nullable: true })
  arrived_at!: string | null;

  @Instant({ nullable: true })
  completed_at!: string | null;

  @Instant({ nullable: true })
  cancelled_at!: string | null;

  @OneOf(cancelledBy, { nullable: true, description: 'system: nobody answered the request in time' })
  cancelled_by!: CancelledBy | null;

  @Text({ max: 500, nullable: true })
  cancellation_reason!: string | null;

  @Instant({ nullable: true })
  no_show_at!: string | null;

  @Instant({ nullable: true, description: 'When the request is over if nobody answers it' })
  lapses_at!: string | null;

  @OneOf(guestWords, { nullable: true, description: 'What the guest said of it last' })
  guest_says!: GuestWord | null;

  @Whole({ min: 1, max: 240, nullable: true })
  late_minutes!: number | null;

  @Texts({ of: overrides, description: 'What was allowed against the rules' })
  overrides!: Override[];

  @Text({ max: 500, nullable: true })
  override_reason!: string | null;

  @Id({ nullable: true })
  created_by_user_id!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export class StepDto {
  @Instant()
  at!: string;

  @OneOf(['create', ...verbs])
  verb!: Verb | 'create';

  @OneOf(bookingStatuses)
  status!: BookingStatus;

  @Id({ nullable: true, description: 'null where no user did it' })
  user_id!: string | null;

  @Text({ description: 'user, guest, api_key, bot, anonymous or system' })
  by!: string;
}

export class BlacklistedDto {
  @Id()
  entry_id!: string;

  @Text({ max: 500, nullable: true })
  reason!: string | null;
}

export class BookingCardDto extends BookingDto {
  @ListOf(() => StepDto, { description: 'How it came to be what it is, the oldest first' })
  history!: StepDto[];

  @Texts({ of: verbs, description: 'What can be done with it now' })
  allowed_moves!: Verb[];

  @Text({ description: 'In the address by which the guest sees, moves and cancels it: give it to nobody else' })
  reference!: string;

  @Nested(() => BlacklistedDto, { nullable: true, description: 'Why the guest is not welcome; null if he is' })
  blacklisted!: BlacklistedDto | null;
}

/** Which tables; `auto` leaves it to the house. */
export class TablesDto {
  @Id({ optional: true, nullable: true })
  table_id?: string | null;

  @Ids({ max: 20, optional: true, description: 'Several, put together' })
  table_ids?: string[];

  @Flag({ optional: true, description: 'The smallest table or group of tables that fits and is free' })
  auto?: boolean;
}

const said = {
  at: { optional: true, description: 'With its offset. Or say date and time on the venue’s clock' },
  phone: { max: 40, optional: true, nullable: true, example: '+7 916 123-45-67', description: 'As people write it' },
};

export class OverridesDto extends TablesDto {
  @Texts({
    of: overrides,
    optional: true,
    description: 'What is meant although a rule is against it; capacity and hours need bookings.override',
  })
  overrides?: Override[];

  @Text({ max: 500, optional: true })
  override_reason?: string;
}

export class ChangeBookingDto extends OverridesDto {
  @Instant(said.at)
  booked_at?: string;

  @LocalDate({ optional: true })
  date?: string;

  @LocalTime({ optional: true })
  time?: string;

  @Whole({ ...minutes, optional: true })
  duration_minutes?: number;

  @Whole({ min: 0, max: 240, optional: true })
  buffer_minutes?: number;

  @Whole({ ...party, optional: true })
  guests_count?: number;

  @Id({ optional: true, nullable: true })
  guest_id?: string | null;

  @Text({ max: 200, optional: true, nullable: true })
  guest_name?: string | null;

  @Text(said.phone)
  guest_phone?: string | null;

  @Text({ max: 1_000, optional: true, nullable: true })
  comment?: string | null;

  @Text({ max: 2_000, optional: true, nullable: true })
  notes?: string | null;

  @Texts({ max: 20, optional: true })
  tags?: string[];
}

export const staffSources = ['manual', 'walk_in'] as const;

export class NewBookingDto extends ChangeBookingDto {
  @Whole(party)
  declare guests_count: number;

  @OneOf(staffSources, {
    optional: true,
    description:
      'walk_in: they are here, at this moment unless another is said. manual by default; partner with an API key',
  })
  source?: (typeof staffSources)[number];
}

export class ConfirmBookingDto extends OverridesDto {}

export class ReasonDto {
  @Text({ max: 500, optional: true, nullable: true })
  reason?: string | null;
}

export class StatusDto extends OverridesDto {
  @OneOf([...bookingStatuses, 'canceled'], { description: 'Where it is to go; canceled is cancelled' })
  status!: BookingStatus | 'canceled';

  @Text({ max: 500, optional: true, nullable: true })
  reason?: string | null;
}

export class BookingsQuery extends PageQuery {
  @LocalDate({ optional: true, description: 'From this day of the venue on' })
  date_from?: string;

  @LocalDate({ optional: true, description: 'To this day, with it' })
  date_to?: string;

  @Text({ optional: true, max: 100, description: 'One or several, joined by commas' })
  status?: string;

  @OneOf(bookingSources, { optional: true })
  source?: BookingSource;

  @Id({ optional: true })
  table_id?: string;

  @Id({ optional: true })
  guest_id?: string;

  @Text({ optional: true, max: 200 })
  tag?: string;

  @QueryFlag({ description: 'Those that can still come to something' })
  active?: boolean;
}

const iso = (time: Date | null): string | null => time && time.toISOString();

export function toWire(booking: Booking, zone: string): BookingDto {
  return {
    id: booking.id,
    venue_id: booking.venueId,
    guest_id: booking.guestId,
    guest_name: booking.guestName,
    guest_phone: booking.guestPhone,
    table_id: booking.tableIds[0] ?? null,
    table_ids: booking.tableIds,
    booked_at: booking.startsAt.toISOString(),
    ...localOf(booking.startsAt.getTime(), zone),
    duration_minutes: booking.durationMinutes,
    buffer_minutes: booking.bufferMinutes,
    guests_count: booking.guestsCount,
    status: booking.status,
    source: booking.source,
    comment: booking.comment,
    notes: booking.notes,
    tags: booking.tags,
    confirmed_at: iso(booking.confirmedAt),
    arrived_at: iso(booking.arrivedAt),
    completed_at: iso(booking.completedAt),
    cancelled_at: iso(booking.cancelledAt),
    cancelled_by: booking.cancelledBy,
    cancellation_reason: booking.cancellationReason,
    no_show_at: iso(booking.noShowAt),
    lapses_at: iso(booking.lapsesAt),
    guest_says: booking.guestSays,
    late_minutes: booking.lateMinutes,
    overrides: booking.overrides,
    override_reason: booking.overrideReason,
    created_by_user_id: booking.createdByUserId,
    version: booking.version,
    created_at: booking.createdAt.toISOString(),
    updated_at: booking.updatedAt.toISOString(),
  };
}

export const toCard = (booking: Booking, zone: string, blacklisted: BlacklistedDto | null): BookingCardDto => ({
  ...toWire(booking, zone),
  history: booking.history.map(({ at, verb, status, actor }) => {
    const [by = '', id] = actor.split(':');
    return { at, verb, status, by, user_id: by === 'user' && id ? id : null };
  }),
  allowed_moves: allowedMoves(booking.status),
  reference: booking.reference,
  blacklisted,
});

/** What others are told of it. The guest's name and phone only where they are news. */
export function toState(
  booking: Booking,
  { withContact = false, language }: { withContact?: boolean; language?: Language } = {},
): BookingState {
  return {
    id: booking.id,
    version: booking.version,
    guest_id: booking.guestId,
    card_id: booking.cardId,
    ...(withContact && {
      contact: { name: booking.guestName, phone: booking.guestPhone, ...(language && { language }) },
    }),
    table_ids: booking.tableIds,
    booked_at: booking.startsAt.toISOString(),
    duration_minutes: booking.durationMinutes,
    buffer_minutes: booking.bufferMinutes,
    guests_count: booking.guestsCount,
    status: booking.status,
    source: booking.source,
    tags: booking.tags,
    confirmed_at: iso(booking.confirmedAt),
    arrived_at: iso(booking.arrivedAt),
    completed_at: iso(booking.completedAt),
    cancelled_at: iso(booking.cancelledAt),
    cancelled_by: booking.cancelledBy,
    guest_says: booking.guestSays,
    late_minutes: booking.lateMinutes,
    overrides: booking.overrides,
    created_by_user_id: booking.createdByUserId,
    created_at: booking.createdAt.toISOString(),
    updated_at: booking.updatedAt.toISOString(),
  };
}
