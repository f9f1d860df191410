import { PulseQuestion } from '@guestflow/access';
import { Whole } from '@guestflow/contracts';

export class PulseQuestionDto implements PulseQuestion {
  @Whole({ optional: true, min: 0 })
  since?: number;
}
