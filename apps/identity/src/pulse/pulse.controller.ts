import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public, PulseAnswer, pulsePath } from '@guestflow/access';
import { EachTimeAnew } from '@guestflow/http';
import { PulseQuestionDto } from './pulse.dto';
import { PulseService } from './pulse.service';

/** For the gateways, which alone are reached from outside and do not pass this address on. */
@Public()
@ApiExcludeController()
@Controller()
export class PulseController {
  constructor(private readonly pulse: PulseService) {}

  @Post(pulsePath)
  @EachTimeAnew()
  @HttpCode(200)
  answer(@Body() question: PulseQuestionDto): Promise<PulseAnswer> {
    return this.pulse.answer(question);
  }
}
