import { ApiProperty } from '@nestjs/swagger';
import { changeOf } from './period-rules';

/** A figure beside the same one of the period before. */
export class ComparedDto {
  @ApiProperty({ type: 'number', nullable: true, description: 'null where there is nothing to tell of' })
  value!: number | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'As many days before' })
  before!: number | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'By how many percent it is more. null: nothing before' })
  change!: number | null;
}

export const compared = (value: number | null, before: number | null): ComparedDto => ({
  ...{ value, before },
  change: value === null || before === null ? null : changeOf(value, before),
});
