import { EventDescription, Versioned } from './events';
import { Flag, Id, Ids, Instant, LocalDate, Nested, OneOf, Phone, Text, Texts, Whole } from './fields';
import { Language, languages } from './identity.events';

export const tableShapes = ['rectangle', 'round'] as const;
export type TableShape = (typeof tableShapes)[number];

/** Where a table stands on the floor plan: a plane of 0 to 10 000 in both directions, the same for every zone. */
export class FloorPlace {
  @Whole({ min: 0, max: 10_000 })
  x!: number;

  @Whole({ min: 0, max: 10_000 })
  y!: number;

  @Whole({ min: 1, max: 10_000 })
  width!: number;

  @Whole({ min: 1, max: 10_000 })
  height!: number;

  @Whole({ min: 0, max: 359, description: 'Turned clockwise by so many degrees' })
  turned!: number;

  @OneOf(tableShapes)
  shape!: TableShape;
}

const most = { min: 1, max: 1_000 };

/** What a booking occupies. */
export class TableState extends Versioned {
  @Text({ max: 100 })
  name!: string;

  @Whole({ ...most, nullable: true, description: 'The largest party. null: not said, any party fits' })
  capacity!: number | null;

  @Whole({ ...most, description: 'The smallest party it is given to by itself' })
  least_guests!: number;

  @Text({ max: 100, nullable: true, description: 'Where in the house: the terrace, the bar' })
  zone!: string | null;

  @Nested(() => FloorPlace, { nullable: true, description: 'null while it stands on no plan' })
  place!: FloorPlace | null;

  @Whole({ min: 0, max: 100_000 })
  sort_order!: number;

  @Flag({ description: 'Whether it can be booked' })
  is_active!: boolean;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

/** Tables that can be put together. */
export class TableGroupState extends Versioned {
  @Text({ max: 100 })
  name!: string;

  @Ids({ max: 20, description: 'At least two' })
  table_ids!: string[];

  @Whole({ ...most, description: 'The largest party, put together' })
  capacity!: number;

  @Whole(most)
  least_guests!: number;

  @Whole({ min: 0, max: 100_000 })
  sort_order!: number;

  @Flag()
  is_active!: boolean;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const bookingStatuses = ['new', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show'] as const;
export type BookingStatus = (typeof bookingStatuses)[number];
export const bookingSources = ['bot', 'manual', 'walk_in', 'web', 'partner'] as const;
export type BookingSource = (typeof bookingSources)[number];
export const cancelledBy = ['guest', 'staff', 'system'] as const;
export type CancelledBy = (typeof cancelledBy)[number];
export const overrides = ['capacity', 'hours', 'blacklist'] as const;
export type Override = (typeof overrides)[number];
export const guestWords = ['coming', 'late'] as const;
export type GuestWord = (typeof guestWords)[number];

/** Who the booking is for, told where it is told for the first time or changes: whoever keeps guests needs it. */
export class BookingContact {
  @Text({ max: 200, nullable: true })
  name!: string | null;

  @Phone({ nullable: true })
  phone!: string | null;

  @OneOf(languages, { optional: true, description: 'In which they booked, where they did it by themselves' })
  language?: Language;
}

export class BookingState extends Versioned {
  @Id({ nullable: true, description: 'null while it is not known which card is theirs' })
  guest_id!: string | null;

  @Id({
    optional: true,
    nullable: true,
    description: 'The card it was made for: another than guest_id while they are one',
  })
  card_id?: string | null;

  @Nested(() => BookingContact, { optional: true, description: 'Where it is first told and where it changed' })
  contact?: BookingContact;

  @Ids({ max: 20, description: 'None until it is given a table' })
  table_ids!: string[];

  @Instant()
  booked_at!: string;

  @Whole({ min: 5, max: 1_440 })
  duration_minutes!: number;

  @Whole({ min: 0, max: 240 })
  buffer_minutes!: number;

  @Whole(most)
  guests_count!: number;

  @OneOf(bookingStatuses)
  status!: BookingStatus;

  @OneOf(bookingSources)
  source!: BookingSource;

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

  @OneOf(cancelledBy, { nullable: true })
  cancelled_by!: CancelledBy | null;

  @OneOf(guestWords, { nullable: true, description: 'What the guest said of it last' })
  guest_says!: GuestWord | null;

  @Whole({ min: 1, max: 240, nullable: true })
  late_minutes!: number | null;

  @Texts({ of: overrides, description: 'What was allowed against the rules' })
  overrides!: string[];

  @Id({ nullable: true, description: 'null where no user made it' })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const blockTypes = ['closed', 'maintenance', 'private_event', 'break', 'training', 'holiday', 'other'] as const;
export type BlockType = (typeof blockTypes)[number];

/** A time in which tables, or all of the venue, take no bookings. */
export class BlockState extends Versioned {
  @Ids({ max: 500, description: 'None: the whole venue' })
  table_ids!: string[];

  @Instant()
  starts_at!: string;

  @Instant()
  ends_at!: string;

  @OneOf(blockTypes)
  type!: BlockType;

  @Text({ max: 500, nullable: true })
  reason!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

export const waitStatuses = ['waiting', 'offered', 'booked', 'passed', 'left', 'expired'] as const;
export type WaitStatus = (typeof waitStatuses)[number];

/** Somebody who would come if there were room. */
export class WaitlistState extends Versioned {
  @Id({ nullable: true })
  guest_id!: string | null;

  @Id({
    optional: true,
    nullable: true,
    description: 'The card it was written for: another than guest_id while they are one',
  })
  card_id?: string | null;

  @Nested(() => BookingContact, { optional: true, description: 'Where it is first told' })
  contact?: BookingContact;

  @LocalDate()
  date!: string;

  @Instant({ description: 'The earliest time to begin' })
  earliest_at!: string;

  @Instant({ description: 'The latest time to begin' })
  latest_at!: string;

  @Whole(most)
  guests_count!: number;

  @OneOf(waitStatuses)
  status!: WaitStatus;

  @OneOf(bookingSources)
  source!: BookingSource;

  @Instant({ nullable: true, description: 'The time that is offered' })
  offered_starts_at!: string | null;

  @Instant({ nullable: true, description: 'Until when the offer holds' })
  offer_expires_at!: string | null;

  @Id({ nullable: true })
  booking_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant()
  updated_at!: string;
}

/** Who may read the venue's bookings as a calendar. The secret address is not told. */
export class CalendarFeedState extends Versioned {
  @Text({ max: 100 })
  name!: string;

  @Instant({ nullable: true })
  revoked_at!: string | null;

  @Instant()
  created_at!: string;
}

const described = <State extends Versioned>(state: new () => State, summary: string): EventDescription<State> => ({
  owner: 'booking',
  version: 1,
  state,
  summary,
});

export const bookingEvents = {
  'booking.requested': described(BookingState, 'A booking was asked for and waits for an answer'),
  'booking.confirmed': described(BookingState, 'A booking has its table'),
  'booking.moved': described(BookingState, 'A booking has another time, length or table'),
  'booking.changed': described(BookingState, 'Something else of a booking changed'),
  'booking.arrived': described(BookingState, 'The guests have come'),
  'booking.arrival_undone': described(BookingState, 'The guests had not come after all'),
  'booking.completed': described(BookingState, 'The guests have gone and the table is free'),
  'booking.cancelled': described(BookingState, 'A booking was cancelled'),
  'booking.no_show': described(BookingState, 'The guests did not come'),
  'booking.lapsed': described(BookingState, 'A request was not answered in time'),
  'booking.reopened': described(BookingState, 'A booking that was over holds again'),
  'table.created': described(TableState, 'There is a table'),
  'table.changed': described(TableState, 'A table changed'),
  'table.deleted': described(TableState, 'A table is no longer there'),
  'table_group.created': described(TableGroupState, 'Tables can be put together'),
  'table_group.changed': described(TableGroupState, 'How tables are put together changed'),
  'table_group.deleted': described(TableGroupState, 'Tables are no longer put together'),
  'block.created': described(BlockState, 'Tables take no bookings for a time'),
  'block.changed': described(BlockState, 'The time in which tables take no bookings changed'),
  'block.deleted': described(BlockState, 'Tables take bookings again'),
  'waitlist.joined': described(WaitlistState, 'Somebody waits for room'),
  'waitlist.changed': described(WaitlistState, 'Who waits, for when or for how many changed'),
  'waitlist.offered': described(WaitlistState, 'Room was offered to who waits'),
  'waitlist.booked': described(WaitlistState, 'Who waited has a booking'),
  'waitlist.passed': described(WaitlistState, 'An offer was not taken in time or refused'),
  'waitlist.left': described(WaitlistState, 'Somebody does not wait any more'),
  'waitlist.expired': described(WaitlistState, 'The time for which somebody waited is over'),
  'calendar_feed.created': described(CalendarFeedState, 'The bookings can be read as a calendar'),
  'calendar_feed.revoked': described(CalendarFeedState, 'A calendar’s secret address holds no longer'),
};
