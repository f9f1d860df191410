import { ApiProperty } from '@nestjs/swagger';
import { ListOf, Nested, Whole } from '@guestflow/contracts';
import { comparedRate, ComparedRateDto } from '../statistics/compared-rate.dto';
import { compared, ComparedDto } from '../statistics/compared.dto';
import { PeriodDto } from '../statistics/statistics.dto';
import { Table } from '../statistics/statistics';
import { roomOf, seatsShare, tablesShare, WeekHour } from './week-hours';

const share = { type: 'number', nullable: true } as const;

export class OccupiedWeekHourDto {
  @Whole({ min: 1, max: 7, description: '1 is Monday' })
  weekday!: number;

  @Whole({ min: 0, max: 23, description: 'As the venue’s clock shows it' })
  hour!: number;

  @ApiProperty({ ...share, description: 'How much of the tables was occupied, in percent. null: none could be' })
  tables!: number | null;

  @ApiProperty({ ...share, description: 'How many of the seats were, in percent. null: there were none' })
  seats!: number | null;
}

export class OccupancyTotalsDto {
  @Nested(() => ComparedRateDto, {
    description:
      'In percent: for how long tables were occupied, of how long they could be. Tables outside of the opening hours count as occupied only',
  })
  tables!: ComparedRateDto;

  @Nested(() => ComparedRateDto, {
    description: 'In percent: guests by the time they sat, of the seats that tables are said to have',
  })
  seats!: ComparedRateDto;

  @Nested(() => ComparedDto)
  occupied_table_hours!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Tables in use while it was open and they were not blocked' })
  open_table_hours!: ComparedDto;
}

export class OccupancyDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @Nested(() => OccupancyTotalsDto)
  totals!: OccupancyTotalsDto;

  @ListOf(() => OccupiedWeekHourDto, { description: 'All hours of a week, over all days of the period' })
  hours!: OccupiedWeekHourDto[];
}

export function totalsOf(hours: readonly WeekHour[], hoursBefore: readonly WeekHour[]): OccupancyTotalsDto {
  const [now, was] = [roomOf(hours), roomOf(hoursBefore)];
  return {
    tables: comparedRate(tablesShare(now), tablesShare(was)),
    seats: comparedRate(seatsShare(now), seatsShare(was)),
    occupied_table_hours: compared(inHours(now.occupiedTables), inHours(was.occupiedTables)),
    open_table_hours: compared(inHours(now.openTables), inHours(was.openTables)),
  };
}

export const toWeekHour = (each: WeekHour): OccupiedWeekHourDto => ({
  ...{ weekday: each.weekday, hour: each.hour },
  ...{ tables: tablesShare(each), seats: seatsShare(each) },
});

const inHours = (minutes: number): number => Math.round(minutes / 6) / 10;

export const tableOfOccupancy = ({ hours }: OccupancyDto): Table => ({
  name: 'occupancy',
  heads: ['weekday', 'hour', 'tables', 'seats'],
  rows: hours.map(({ weekday, hour, tables, seats }) => [weekday, hour, tables, seats]),
});
