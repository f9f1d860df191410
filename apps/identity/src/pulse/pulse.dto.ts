import { maxCountsTold, PulseQuestion } from '@guestflow/access';
import { Nested, Whole } from '@guestflow/contracts';
import { ArrayMaxSize, IsInt, IsString, MaxLength, Min } from 'class-validator';

class CountsDto {
  @Whole({ min: 0 })
  from!: number;

  @ArrayMaxSize(maxCountsTold)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  keys!: string[];

  @ArrayMaxSize(maxCountsTold)
  @IsInt({ each: true })
  @Min(0, { each: true })
  slots!: number[];

  @ArrayMaxSize(maxCountsTold)
  @IsInt({ each: true })
  @Min(1, { each: true })
  counts!: number[];
}

export class PulseQuestionDto implements PulseQuestion {
  @Whole({ optional: true, min: 0 })
  since?: number;

  @Nested(() => CountsDto, { optional: true })
  counts?: CountsDto;
}
