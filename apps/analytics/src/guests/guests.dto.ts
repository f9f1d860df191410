import { GuestSource, guestSources, ListOf, LocalDate, Nested, OneOf, Whole } from '@guestflow/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ComparedDto } from '../statistics/compared.dto';
import { ComparedRateDto } from '../statistics/compared-rate.dto';
import { Step, steps } from '../statistics/series-rules';
import { PeriodDto } from '../statistics/statistics.dto';
import { unknownSource } from './cards';

export class GuestFiguresDto {
  @Nested(() => ComparedDto, {
    description: 'Cards at the end of the period. One that is part of another does not count',
  })
  total!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Cards that were made in the period' })
  new!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Different guests who came in the period' })
  came!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Of those who came, for whom it was the first time ever' })
  came_first!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Of those who came, who had come before the period' })
  came_again!: ComparedDto;

  @Nested(() => ComparedRateDto, { description: 'The share of those who came again, in percent of those who came' })
  came_again_share!: ComparedRateDto;

  @Nested(() => ComparedDto, { description: 'Bookings that came, whoever it was' })
  visits!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Of the visits, those of nobody who has a card' })
  anonymous_visits!: ComparedDto;
}

export class NewBySourceDto {
  @OneOf([...guestSources, unknownSource], { description: 'unknown: of cards that were made before it was told' })
  source!: GuestSource | typeof unknownSource;

  @Nested(() => ComparedDto)
  new!: ComparedDto;
}

export class GuestsStepDto {
  @LocalDate({ description: 'The day, or the first of the days of the month that are in the period' })
  date!: string;

  @Whole({ description: 'Cards that were made' })
  new!: number;

  @Whole({ description: 'Different guests who came' })
  came!: number;

  @Whole({ description: 'Of them, for the first time' })
  came_first!: number;

  @Whole({ description: 'Of them, not for the first time' })
  came_again!: number;

  @Whole()
  visits!: number;

  @Whole()
  anonymous_visits!: number;
}

export class GuestsStatisticsDto extends GuestFiguresDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @ListOf(() => NewBySourceDto, { description: 'Whence the new ones came' })
  by_source!: NewBySourceDto[];

  @OneOf(steps, { description: 'month, where there are more than 92 days' })
  step!: Step;

  @ListOf(() => GuestsStepDto)
  series!: GuestsStepDto[];
}

export class CohortMonthDto {
  @Whole({ description: 'How many months after the first visit' })
  month!: number;

  @Whole({ description: 'How many of the cohort came in it' })
  guests!: number;

  @ApiProperty({ type: 'number', description: 'In percent of the cohort' })
  share!: number;
}

export class CohortDto {
  @LocalDate({ description: 'The first day of the month in which they came for the first time' })
  month!: string;

  @Whole()
  guests!: number;

  @ListOf(() => CohortMonthDto, { description: 'The months after it, as far as they have begun' })
  months!: CohortMonthDto[];
}

export class RetentionDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @Nested(() => ComparedDto, { description: 'Different guests who came in as many days before the period' })
  came_before!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Of them, who came in the period too' })
  retained!: ComparedDto;

  @Nested(() => ComparedRateDto, { description: 'In percent' })
  rate!: ComparedRateDto;

  @ListOf(() => CohortDto, {
    description: 'By the month of the first visit: of the last 12 months, or more of a longer period',
  })
  cohorts!: CohortDto[];
}
