import { applyDecorators } from '@nestjs/common';
import { Id, Ids, Instant, ListOf, LocalDate, LocalTime, Nested, QueryWhole, Text, Whole } from '@guestflow/contracts';
import { Matches } from 'class-validator';
import { bookableYears } from './day-param';

const dayOfVenue = 'A day of the venue: what begins after midnight belongs to the evening before';

/** A date in a query, of the years in which calendars and the database are of one mind. */
export const QueryDate = (description = dayOfVenue) =>
  applyDecorators(
    LocalDate({ description }),
    Matches(bookableYears, { message: '$property must be a date from the year 2000 to 2999' }),
  );

const guests = { min: 1, max: 1_000 };
const QueryMinutes = () =>
  QueryWhole({ min: 5, max: 1_440, description: 'How long they stay. When not given, what holds for so many' });

export class SlotsQuery {
  @QueryDate()
  date!: string;

  @QueryWhole({ ...guests, description: 'When not given, all free tables are counted' })
  guests?: number;

  @QueryMinutes()
  duration_minutes?: number;
}

export class TimeQuery {
  @QueryDate('As the calendar at the venue says it: after midnight it is the next')
  date!: string;

  @LocalTime({ description: 'As the clock at the venue shows it. Of an hour that is repeated, the first' })
  time!: string;

  @QueryWhole({ ...guests, optional: false })
  guests!: number;

  @QueryMinutes()
  duration_minutes?: number;
}

export class FreeTimeDto {
  @LocalDate({ description: 'After midnight, the next day' })
  date!: string;

  @LocalTime()
  time!: string;

  @Instant({ description: 'Tells apart the times of an hour that is repeated' })
  starts_at!: string;

  @Whole({ min: 0, description: 'Tables that can be had; where there is none, tables put together' })
  free!: number;
}

export class SlotDto extends FreeTimeDto {
  @Whole({ min: 0, description: 'Tables that are occupied' })
  booked!: number;
}

export class DaySlotsDto {
  @Id()
  venue_id!: string;

  @Id({ description: 'The same as venue_id' })
  restaurant_id!: string;

  @LocalDate()
  date!: string;

  @ListOf(() => SlotDto)
  slots!: SlotDto[];
}

export class FreeTableDto {
  @Id()
  id!: string;

  @Text({ max: 100 })
  name!: string;

  @Whole({ min: 1, nullable: true, description: 'null: any party fits' })
  capacity!: number | null;

  @Text({ max: 100, nullable: true })
  zone!: string | null;
}

export class FreeGroupDto {
  @Id()
  id!: string;

  @Text({ max: 100 })
  name!: string;

  @Ids()
  table_ids!: string[];

  @Whole({ min: 1 })
  capacity!: number;
}

export class SuggestionDto {
  @Ids()
  table_ids!: string[];
}

export class AvailableDto {
  @Instant()
  starts_at!: string;

  @Whole({ min: 5, max: 1_440 })
  duration_minutes!: number;

  @ListOf(() => FreeTableDto, { description: 'The best fit first' })
  tables!: FreeTableDto[];

  @ListOf(() => FreeGroupDto, { description: 'Tables put together, the best fit first' })
  groups!: FreeGroupDto[];

  @Nested(() => SuggestionDto, { nullable: true, description: 'The best fit of all. null: nothing is free' })
  suggestion!: SuggestionDto | null;

  @ListOf(() => FreeTimeDto, { description: 'The nearest other times, where nothing is free' })
  alternatives!: FreeTimeDto[];
}

export class AlternativesDto {
  @ListOf(() => FreeTimeDto, { description: 'Of the same day, at most 5, the nearest first' })
  same_day!: FreeTimeDto[];

  @ListOf(() => FreeTimeDto, { description: 'The nearest of each day up to three days before and after' })
  other_days!: FreeTimeDto[];
}
