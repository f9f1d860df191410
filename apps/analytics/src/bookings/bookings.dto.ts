import { bookingSources, Id, ListOf, LocalDate, Nested, OneOf, Text, Whole } from '@guestflow/contracts';
import { Cell } from '@guestflow/http';
import { comparedRate, ComparedRateDto } from '../statistics/compared-rate.dto';
import { compared, ComparedDto } from '../statistics/compared.dto';
import { PeriodDto } from '../statistics/statistics.dto';
import { Table } from '../statistics/statistics';
import {
  averageLead,
  averageParty,
  cancellationRate,
  cancelledOf,
  Measures,
  noMeasures,
  noShowRate,
  noTable,
} from './booking-rules';
import { DayFigures, PartFigures } from './figures';

const most = { max: 5_000 };

/** What came of bookings, by the day of the visit. */
export class BookingCountsDto {
  @Whole({ description: 'Bookings for these days, whatever came of them' })
  total!: number;

  @Whole({ description: 'Those that nobody has answered yet' })
  requested!: number;

  @Whole({ description: 'Those that hold' })
  confirmed!: number;

  @Whole({ description: 'Those whose guests are there' })
  arrived!: number;

  @Whole()
  completed!: number;

  @Whole()
  no_show!: number;

  @Whole({ description: 'Whoever did it; requests that lapsed are among them' })
  cancelled!: number;

  @Whole()
  cancelled_by_guest!: number;

  @Whole()
  cancelled_by_staff!: number;

  @Whole({ description: 'Requests that nobody answered in time' })
  lapsed!: number;

  @Whole({ description: 'People, of all of these bookings' })
  guests!: number;

  @Whole({ description: 'People who came' })
  guests_came!: number;
}

export class BookingsBySourceDto extends BookingCountsDto {
  @OneOf(bookingSources)
  source!: string;
}

export class BookingsByPartyDto extends BookingCountsDto {
  @Whole({ min: 1, description: 'Of bookings for so many' })
  guests_count!: number;
}

export class BookingsByHourDto extends BookingCountsDto {
  @Whole({ min: 0, max: 23, description: 'In which they begin, as the venue’s clock shows it' })
  hour!: number;
}

export class BookingsByWeekdayDto extends BookingCountsDto {
  @Whole({ min: 1, max: 7, description: '1 is Monday' })
  weekday!: number;
}

export class BookingsByTableDto extends BookingCountsDto {
  @Id({ nullable: true, description: 'null: those that have no table. A booking of several tables counts at each' })
  table_id!: string | null;

  @Text({ nullable: true })
  name!: string | null;

  @Whole({ description: 'For how long guests had it' })
  occupied_minutes!: number;
}

/** Of a period, beside the one before. */
export class BookingTotalsDto {
  @Nested(() => ComparedDto, { description: 'Bookings for these days, whatever came of them' })
  total!: ComparedDto;

  @Nested(() => ComparedDto)
  requested!: ComparedDto;

  @Nested(() => ComparedDto)
  confirmed!: ComparedDto;

  @Nested(() => ComparedDto)
  arrived!: ComparedDto;

  @Nested(() => ComparedDto)
  completed!: ComparedDto;

  @Nested(() => ComparedDto)
  no_show!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Whoever did it; requests that lapsed are among them' })
  cancelled!: ComparedDto;

  @Nested(() => ComparedDto)
  cancelled_by_guest!: ComparedDto;

  @Nested(() => ComparedDto)
  cancelled_by_staff!: ComparedDto;

  @Nested(() => ComparedDto)
  lapsed!: ComparedDto;

  @Nested(() => ComparedDto)
  guests!: ComparedDto;

  @Nested(() => ComparedDto)
  guests_came!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Those who came without having booked' })
  walk_ins!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'People a booking' })
  average_party!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'How long ahead they were made. Walk-ins are left out' })
  average_lead_minutes!: ComparedDto;

  @Nested(() => ComparedRateDto, { description: 'In percent of those of whom it is known whether they came' })
  no_show_rate!: ComparedRateDto;

  @Nested(() => ComparedRateDto, { description: 'In percent of all' })
  cancellation_rate!: ComparedRateDto;
}

export class BookingStatisticsDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @Nested(() => BookingTotalsDto)
  totals!: BookingTotalsDto;

  @ListOf(() => BookingsBySourceDto)
  by_source!: BookingsBySourceDto[];

  @ListOf(() => BookingsByPartyDto, most)
  by_party!: BookingsByPartyDto[];

  @ListOf(() => BookingsByHourDto)
  by_hour!: BookingsByHourDto[];

  @ListOf(() => BookingsByWeekdayDto)
  by_weekday!: BookingsByWeekdayDto[];

  @ListOf(() => BookingsByTableDto, most)
  by_table!: BookingsByTableDto[];
}

export class BookingDayDto {
  @LocalDate()
  day!: string;

  @Whole({ description: 'Bookings for this day, whatever came of them' })
  count!: number;

  @Whole()
  completed!: number;

  @Whole({ description: 'Whoever did it; requests that lapsed are among them' })
  cancelled!: number;

  @Whole({ description: 'The same as cancelled' })
  canceled!: number;

  @Whole()
  no_show!: number;

  @Whole({ description: 'People, of all of these bookings' })
  guests!: number;

  @Whole({ description: 'People who came' })
  guests_came!: number;

  @Whole({ description: 'Bookings that were made on this day, for whichever' })
  made!: number;
}

export class BookingDaysTotalsDto {
  @Nested(() => ComparedDto)
  count!: ComparedDto;

  @Nested(() => ComparedDto)
  completed!: ComparedDto;

  @Nested(() => ComparedDto)
  cancelled!: ComparedDto;

  @Nested(() => ComparedDto)
  no_show!: ComparedDto;

  @Nested(() => ComparedDto)
  guests!: ComparedDto;
}

export class BookingDaysDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @Nested(() => BookingDaysTotalsDto)
  totals!: BookingDaysTotalsDto;

  @ListOf(() => BookingDayDto, { max: 1_100, description: 'Every day of the period' })
  days!: BookingDayDto[];
}

export const countsOf = (of: Measures): BookingCountsDto => ({
  ...{ total: of.bookings, requested: of.requested, confirmed: of.confirmed, arrived: of.arrived },
  ...{ completed: of.completed, no_show: of.no_show, cancelled: cancelledOf(of) },
  ...{ cancelled_by_guest: of.cancelled_by_guest, cancelled_by_staff: of.cancelled_by_staff, lapsed: of.lapsed },
  ...{ guests: of.guests, guests_came: of.guests_came },
});

const figuresOfTotals: Record<keyof BookingTotalsDto, (of: Measures) => number | null> = {
  total: ({ bookings }) => bookings,
  requested: ({ requested }) => requested,
  confirmed: ({ confirmed }) => confirmed,
  arrived: ({ arrived }) => arrived,
  completed: ({ completed }) => completed,
  no_show: ({ no_show }) => no_show,
  cancelled: cancelledOf,
  cancelled_by_guest: ({ cancelled_by_guest }) => cancelled_by_guest,
  cancelled_by_staff: ({ cancelled_by_staff }) => cancelled_by_staff,
  lapsed: ({ lapsed }) => lapsed,
  guests: ({ guests }) => guests,
  guests_came: ({ guests_came }) => guests_came,
  walk_ins: ({ bookings, booked_ahead }) => bookings - booked_ahead,
  average_party: averageParty,
  average_lead_minutes: averageLead,
  no_show_rate: noShowRate,
  cancellation_rate: cancellationRate,
};

export const totalsOf = (now: Measures, was: Measures): BookingTotalsDto =>
  Object.fromEntries(
    Object.entries(figuresOfTotals).map(([name, figure]) => [
      name,
      (name.endsWith('_rate') ? comparedRate : compared)(figure(now), figure(was)),
    ]),
  ) as unknown as BookingTotalsDto;

export const toTableRow = (figures: PartFigures, names: Map<string, string>): BookingsByTableDto => ({
  table_id: figures.key === noTable ? null : figures.key,
  name: names.get(figures.key) ?? null,
  occupied_minutes: figures.occupied_minutes,
  ...countsOf(figures),
});

export const mostBookedFirst = (one: BookingsByTableDto, other: BookingsByTableDto): number =>
  other.total - one.total || (one.table_id ?? '').localeCompare(other.table_id ?? '');

export const toDay = (figures: DayFigures, made: number): BookingDayDto => {
  const { total: count, completed, cancelled, no_show, guests, guests_came } = countsOf(figures);
  return { day: figures.day, count, completed, cancelled, canceled: cancelled, no_show, guests, guests_came, made };
};

const countHeads = Object.keys(countsOf(noMeasures())) as (keyof BookingCountsDto)[];

/** What tells the rows apart, and then what was counted. */
export function tableOfBookings(statistics: BookingStatisticsDto): Table {
  const { totals } = statistics;
  const rowOf = (by: string, of: Cell, counts: BookingCountsDto): Cell[] => [
    by,
    of,
    ...countHeads.map((head) => counts[head]),
  ];
  const totalRow = (by: string, which: 'value' | 'before'): Cell[] => [
    by,
    null,
    ...countHeads.map((head) => totals[head][which]),
  ];
  return {
    name: 'bookings',
    heads: ['by', 'of', ...countHeads],
    rows: [
      totalRow('total', 'value'),
      totalRow('total_before', 'before'),
      ...statistics.by_source.map((row) => rowOf('source', row.source, row)),
      ...statistics.by_party.map((row) => rowOf('guests_count', row.guests_count, row)),
      ...statistics.by_hour.map((row) => rowOf('hour', row.hour, row)),
      ...statistics.by_weekday.map((row) => rowOf('weekday', row.weekday, row)),
      ...statistics.by_table.map((row) => rowOf('table', row.name ?? row.table_id, row)),
    ],
  };
}

export const tableOfDays = ({ days }: BookingDaysDto): Table => {
  const heads = ['day', 'count', 'completed', 'cancelled', 'no_show', 'guests', 'guests_came', 'made'] as const;
  return { name: 'bookings-daily', heads: [...heads], rows: days.map((row) => heads.map((head) => row[head])) };
};
