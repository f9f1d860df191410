import { FieldOptions, Flag, ListOf, LocalDate, LocalTime, Nested, OneOf, Text, Whole } from './fields';

/** A time a venue is open, on the clock of its time zone. It belongs to the day it begins on. */
export class OpeningInterval {
  @LocalTime({ example: '10:00' })
  from!: string;

  @LocalTime({ example: '23:00', description: 'Not after from: of the next day. The same as from: 24 hours' })
  to!: string;
}

const Intervals = (options: FieldOptions = {}) => ListOf(() => OpeningInterval, { max: 12, ...options });

/** A week's opening hours. A day without intervals is closed. */
export class OpeningHours {
  @Intervals()
  mon!: OpeningInterval[];

  @Intervals()
  tue!: OpeningInterval[];

  @Intervals()
  wed!: OpeningInterval[];

  @Intervals()
  thu!: OpeningInterval[];

  @Intervals()
  fri!: OpeningInterval[];

  @Intervals()
  sat!: OpeningInterval[];

  @Intervals()
  sun!: OpeningInterval[];
}
export type Weekday = keyof OpeningHours;

/** A date with hours of its own, which stand in the place of the weekday's, or with none. */
export class SpecialDay {
  @LocalDate()
  date!: string;

  @Text({ max: 200, optional: true, example: 'Новый год' })
  name?: string;

  @Flag({ description: 'Closed all day: what the evening before runs into it still ends at its time' })
  closed!: boolean;

  @Intervals({ description: 'None of a closed day, at least one of another' })
  intervals!: OpeningInterval[];
}

/** How long a party of up to so many stays. */
export class VisitLength {
  @Whole({ min: 1, max: 1_000 })
  up_to_guests!: number;

  @Whole({ min: 5, max: 1_440 })
  minutes!: number;
}

export const depositKinds = ['none', 'fixed', 'percent'] as const;

export class DepositPolicy {
  @OneOf(depositKinds, { description: 'fixed: amount is of the venue’s currency. percent: of the price' })
  kind!: (typeof depositKinds)[number];

  @Whole({ min: 0, max: 10_000_000 })
  amount!: number;

  @Whole({ min: 0, max: 100, description: 'How much of it is kept when a booking is cancelled after the deadline' })
  kept_percent!: number;
}

/** When a venue is open and how it takes bookings. All of it is always there: what was never set has its default. */
export class VenueSettings {
  @Nested(() => OpeningHours, { description: 'Every day 10:00 to 22:00, until it is set' })
  opening_hours!: OpeningHours;

  @ListOf(() => SpecialDay, { max: 400, description: 'At most 400, each date once' })
  special_days!: SpecialDay[];

  @Whole({
    min: 5,
    max: 240,
    description: 'How far apart the times are that a guest chooses from, beginning with the opening. 30 by default',
  })
  slot_minutes!: number;

  @ListOf(() => VisitLength, {
    max: 50,
    description: 'By party size, ascending: the first one that is large enough holds. None by default',
  })
  visit_lengths!: VisitLength[];

  @Whole({ min: 5, max: 1_440, description: 'Of a party larger than any of visit_lengths. 120 by default' })
  default_visit_minutes!: number;

  @Whole({ min: 0, max: 240, description: 'Between two bookings of the same table. 0 by default' })
  buffer_minutes!: number;

  @Whole({ min: 0, max: 43_200, description: 'How long ahead a guest books at the latest. 60 by default' })
  minimum_notice_minutes!: number;

  @Whole({ min: 1, max: 730, description: 'How many days ahead a guest books at the earliest. 60 by default' })
  booking_horizon_days!: number;

  @Whole({ min: 1, max: 1_000, description: 'That a guest books for by himself. 20 by default' })
  largest_party!: number;

  @Whole({ min: 0, max: 43_200, description: 'Before the visit; later a guest does not cancel. 60 by default' })
  cancellation_deadline_minutes!: number;

  @Flag({ description: 'Whether a free table is given without asking the staff. false by default' })
  auto_confirm!: boolean;

  @Whole({ min: 5, max: 10_080, description: 'After which a request that nobody confirmed lapses. 60 by default' })
  request_lapse_minutes!: number;

  @Whole({ min: 5, max: 1_440, description: 'After its time, a guest who has not come is a no-show. 30 by default' })
  no_show_after_minutes!: number;

  @Whole({ min: 1, max: 20, description: 'How many bookings a specialist may have at one time. 1 by default' })
  max_overlap!: number;

  @Nested(() => DepositPolicy, { description: 'No deposit, by default' })
  deposit_policy!: DepositPolicy;

  @Text({ min: 0, max: 500, nullable: true, description: 'Who receives the guests. null by default' })
  host_choice!: string | null;

  @Text({ min: 0, max: 2_000, nullable: true, description: 'What a guest is greeted with. null by default' })
  greeting_text!: string | null;

  @Text({ min: 0, max: 4_000, nullable: true, description: 'What a guest should know. null by default' })
  info_text!: string | null;
}

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const tenToTen = (): OpeningInterval[] => [{ from: '10:00', to: '22:00' }];

/** What holds of a venue for which nothing else was said: the one place where it stands. */
export const defaultSettings = (): VenueSettings => ({
  opening_hours: Object.fromEntries(weekdays.map((day) => [day, tenToTen()])) as unknown as OpeningHours,
  special_days: [],
  slot_minutes: 30,
  visit_lengths: [],
  default_visit_minutes: 120,
  buffer_minutes: 0,
  minimum_notice_minutes: 60,
  booking_horizon_days: 60,
  largest_party: 20,
  cancellation_deadline_minutes: 60,
  auto_confirm: false,
  request_lapse_minutes: 60,
  no_show_after_minutes: 30,
  max_overlap: 1,
  deposit_policy: { kind: 'none', amount: 0, kept_percent: 100 },
  host_choice: null,
  greeting_text: null,
  info_text: null,
});

/** A venue keeps only what was set; the rest follows the defaults, of rows that are older than a setting too. */
export const completeSettings = (kept: Partial<VenueSettings>): VenueSettings => ({ ...defaultSettings(), ...kept });
