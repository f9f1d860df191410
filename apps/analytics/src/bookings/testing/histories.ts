import {
  BlockState,
  BookingSource,
  bookingSources,
  BookingState,
  BookingStatus,
  bookingStatuses,
  cancelledBy,
  CancelledBy,
  defaultSettings,
  Fact,
  OpeningHours,
  OpeningInterval,
  TableState,
  Versioned,
  weekdays,
} from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import * as fc from 'fast-check';

const minute = 60_000;
const dayMinutes = 1_440;
/** So far from the middle of it a history goes. */
const farMinutes = 3 * dayMinutes;

export const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

/** Days on which clocks are changed somewhere, and one that is like others. */
const middles = ['2027-03-28', '2027-10-31', '2027-03-14', '2027-11-07', '2027-04-04', '2027-06-15', '2027-07-31'];

export interface TableVersion {
  at: number;
  active: boolean;
  seats: number | null;
}

export interface OpeningVersion {
  at: number;
  week: OpeningInterval[][];
  special: { days: number; intervals: OpeningInterval[] }[];
}

export interface BlockVersion {
  at: number;
  from: number;
  minutes: number;
  /** By number. */
  tables: number[];
}

export interface BookingVersion {
  status: BookingStatus;
  by: CancelledBy | null;
  /** In seconds. */
  at: number;
  minutes: number;
  gone: number | null;
  guests: number;
  tables: number[];
}

interface Life<Version> {
  versions: Version[];
  /** Whether the last of them is its end. */
  ends: boolean;
}

export interface VenueLife {
  zones: string[];
  tables: Life<TableVersion>[];
  openings: OpeningVersion[];
  blocks: Life<BlockVersion>[];
  bookings: { source: BookingSource; madeBefore: number; versions: BookingVersion[] }[];
}

export interface History {
  middle: string;
  venues: VenueLife[];
  /** In which order it is told, and in which batches: any numbers do. */
  shuffling: number[];
  batches: number[];
}

const within = (minutes: number) => fc.integer({ min: -minutes, max: minutes });
const versionsOf = <Version>(version: fc.Arbitrary<Version>, most: number) =>
  fc.array(version, { minLength: 1, maxLength: most, size: 'max' });
const lifeOf = <Version>(version: fc.Arbitrary<Version>, most: number): fc.Arbitrary<Life<Version>> =>
  fc.record({ versions: versionsOf(version, most), ends: fc.boolean() });

const time = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => new Date(quarter * 15 * minute).toISOString().slice(11, 16));
const intervals = fc.array(fc.record({ from: time, to: time }), { maxLength: 2 });
const numbers = (most: number) => fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: most });

const venueLife: fc.Arbitrary<VenueLife> = fc.record({
  zones: fc.array(fc.constantFrom(...zones), { minLength: 1, maxLength: 3 }),
  tables: fc.array(
    lifeOf(
      fc.record({
        at: within(farMinutes).map((at) => at - dayMinutes),
        active: fc.boolean(),
        seats: fc.option(fc.integer({ min: 1, max: 8 })),
      }),
      3,
    ),
    { minLength: 4, maxLength: 4 },
  ),
  openings: versionsOf(
    fc.record({
      at: within(farMinutes).map((at) => at - dayMinutes),
      week: fc.array(intervals, { minLength: 7, maxLength: 7 }),
      special: fc.uniqueArray(fc.record({ days: fc.integer({ min: -2, max: 2 }), intervals }), {
        maxLength: 2,
        selector: ({ days }) => days,
      }),
    }),
    3,
  ),
  blocks: fc.array(
    lifeOf(
      fc.record({
        at: within(farMinutes).map((at) => at - dayMinutes),
        from: within(farMinutes),
        minutes: fc.integer({ min: 1, max: 2_000 }),
        tables: numbers(2),
      }),
      3,
    ),
    { maxLength: 3 },
  ),
  bookings: fc.array(
    fc.record({
      source: fc.constantFrom(...bookingSources),
      madeBefore: fc.integer({ min: -10, max: 3 * dayMinutes }),
      versions: versionsOf(
        fc.record({
          status: fc.constantFrom(...bookingStatuses),
          by: fc.option(fc.constantFrom(...cancelledBy)),
          at: within(farMinutes * 60),
          minutes: fc.oneof(fc.integer({ min: 5, max: 240 }), fc.integer({ min: 5, max: 1_440 })),
          gone: fc.option(fc.integer({ min: -60, max: 300 })),
          guests: fc.integer({ min: 1, max: 6 }),
          tables: numbers(3),
        }),
        4,
      ),
    }),
    { minLength: 1, maxLength: 12, size: 'max' },
  ),
});

export const history: fc.Arbitrary<History> = fc.record({
  middle: fc.constantFrom(...middles),
  venues: fc.array(venueLife, { minLength: 2, maxLength: 2 }),
  shuffling: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  batches: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
});

/** A venue's life with the names it goes by. */
export interface NamedVenue extends VenueLife {
  venueId: string;
  tableIds: string[];
}

/** The moment that a history is around. */
export const middleOf = ({ middle }: History): number => Date.parse(`${middle}T12:00:00Z`);

export const named = (life: VenueLife): NamedVenue => ({
  ...life,
  ...{ venueId: newId(), tableIds: life.tables.map(() => newId()) },
});

/** All that is told of a venue, in the order it happened. */
export function factsOf(venue: NamedVenue, middle: number): Fact[] {
  const at = (minutes: number): string => new Date(middle + Math.round(minutes * minute)).toISOString();
  const fact = (name: string, after: Versioned): Fact =>
    ({
      ...{
        id: newId(),
        source: '/guestflow/booking',
        type: `${name}.v1`,
        subject: after.id,
        time: at(0),
        venueid: venue.venueId,
        actor: 'system',
      },
      data: { version: after.version, after },
    }) as Fact;
  return [
    ...venue.openings.map((opening, index) => {
      const settings = { ...defaultSettings(), ...openingOf(opening, middle) };
      const state = { id: venue.venueId, version: index + 1, updated_at: at(opening.at), settings };
      return fact(index === 0 ? 'venue.created' : 'venue.changed', state);
    }),
    ...venue.tables.flatMap(({ versions, ends }, number) =>
      versions.map(({ at: said, active, seats }, index) => {
        const ended = ends && index > 0 && index === versions.length - 1;
        const state = { id: venue.tableIds[number]!, version: index + 1, name: `${number} ${index}`, capacity: seats };
        const name = index === 0 ? 'created' : ended ? 'deleted' : 'changed';
        return fact(`table.${name}`, { ...state, is_active: active, updated_at: at(said) } as unknown as TableState);
      }),
    ),
    ...venue.blocks.flatMap(({ versions, ends }) => {
      const id = newId();
      return versions.map(({ at: said, from, minutes, tables }, index) => {
        const ended = ends && index > 0 && index === versions.length - 1;
        const name = index === 0 ? 'created' : ended ? 'deleted' : 'changed';
        const times = { starts_at: at(from), ends_at: at(from + minutes), updated_at: at(said) };
        const table_ids = tables.map((number) => venue.tableIds[number]!);
        return fact(`block.${name}`, { id, version: index + 1, table_ids, ...times } as unknown as BlockState);
      });
    }),
    ...venue.bookings.flatMap(({ source, madeBefore, versions }) => {
      const id = newId();
      const created = versions[0]!.at / 60 - madeBefore;
      return versions.map((version, index) => {
        const state: Partial<BookingState> = {
          ...{ id, version: index + 1, source, status: version.status, cancelled_by: cancelledByOf(version) },
          ...{ booked_at: at(version.at / 60), duration_minutes: version.minutes, guests_count: version.guests },
          table_ids: version.tables.map((number) => venue.tableIds[number]!),
          completed_at: goneAt(version) === null ? null : at(goneAt(version)!),
          created_at: at(created),
        };
        return fact(index === 0 ? 'booking.requested' : 'booking.changed', state as BookingState);
      });
    }),
  ];
}

export const cancelledByOf = ({ status, by }: BookingVersion): CancelledBy | null =>
  status === 'cancelled' ? by : null;

export const goneAt = ({ status, at, gone }: BookingVersion): number | null =>
  status === 'completed' && gone !== null ? at / 60 + gone : null;

export const dateAfter = (middle: number, days: number): string =>
  new Date(middle + days * dayMinutes * minute).toISOString().slice(0, 10);

const openingOf = ({ week, special }: OpeningVersion, middle: number) => ({
  opening_hours: Object.fromEntries(weekdays.map((day, index) => [day, week[index]])) as unknown as OpeningHours,
  special_days: special.map(({ days, intervals: own }) => ({
    ...{ date: dateAfter(middle, days), closed: own.length === 0, intervals: own },
  })),
});
