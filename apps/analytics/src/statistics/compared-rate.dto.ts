import { ApiProperty } from '@nestjs/swagger';
import { ComparedDto } from './compared.dto';
import { percent } from './share-rules';

/** A share in percent, or a score, beside the same one of the period before. */
export class ComparedRateDto {
  @ApiProperty({ type: 'number', nullable: true, description: 'null where there is nothing to take it of' })
  value!: number | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'As many days before' })
  before!: number | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'By how many points it is more' })
  change!: number | null;
}

export const comparedRate = (value: number | null, before: number | null): ComparedRateDto => ({
  ...{ value, before },
  change: value === null || before === null ? null : Math.round((value - before) * 100) / 100,
});

/** How many percent of all some are, now and before. */
export const comparedShare = (some: ComparedDto, all: ComparedDto): ComparedRateDto =>
  comparedRate(percent(some.value!, all.value!), percent(some.before!, all.before!));
