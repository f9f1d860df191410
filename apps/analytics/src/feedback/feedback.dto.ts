import { ListOf, LocalDate, Nested, OneOf, Text, Whole } from '@guestflow/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ComparedDto } from '../statistics/compared.dto';
import { ComparedRateDto } from '../statistics/compared-rate.dto';
import { Step, steps } from '../statistics/series-rules';
import { PeriodDto } from '../statistics/statistics.dto';
import { highest } from './feedback-rules';

const npsWords = 'The percentage of 9 and 10 less that of 0 to 6. null where there is no score';

export class FeedbackFiguresDto {
  @Nested(() => ComparedRateDto, { description: npsWords })
  nps!: ComparedRateDto;

  @Nested(() => ComparedRateDto)
  average_score!: ComparedRateDto;

  @Nested(() => ComparedDto, { description: 'With a score or without' })
  answers!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Those with a score' })
  scored!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Who gave 9 or 10' })
  promoters!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Who gave 7 or 8' })
  passives!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Who gave 6 or less' })
  detractors!: ComparedDto;
}

export class ScoreShareDto {
  @Whole({ min: 0, max: highest })
  score!: number;

  @Whole()
  answers!: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'In percent of those with a score' })
  share!: number | null;
}

export class TagScoresDto {
  @Text({ max: 200 })
  tag!: string;

  @Whole()
  answers!: number;

  @ApiProperty({ type: 'number', nullable: true })
  average_score!: number | null;

  @ApiProperty({ type: 'number', nullable: true, description: npsWords })
  nps!: number | null;
}

export class NpsStepDto {
  @LocalDate({ description: 'The day, or the first of the days of the month that are in the period' })
  date!: string;

  @Whole()
  answers!: number;

  @Whole()
  promoters!: number;

  @Whole()
  passives!: number;

  @Whole()
  detractors!: number;

  @ApiProperty({ type: 'number', nullable: true })
  average_score!: number | null;

  @ApiProperty({ type: 'number', nullable: true })
  nps!: number | null;
}

export class NpsStatisticsDto extends FeedbackFiguresDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @ListOf(() => ScoreShareDto, { description: 'All from 0 to 10' })
  by_score!: ScoreShareDto[];

  @ListOf(() => TagScoresDto, { description: 'What it was about: the 50 that most answers have' })
  by_tag!: TagScoresDto[];

  @OneOf(steps, { description: 'month, where there are more than 92 days' })
  step!: Step;

  @ListOf(() => NpsStepDto)
  series!: NpsStepDto[];
}
