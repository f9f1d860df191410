import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Fact, WeeklyReportState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { WeeklyLetters } from './weekly-letters';

/** Where the staff read their mail is known here alone, so their reports are written here. */
@Controller()
export class WeeklyReportListener {
  constructor(private readonly letters: WeeklyLetters) {}

  @EventPattern('weekly_report.due')
  due(@Payload() { data }: Fact<WeeklyReportState>, @Ctx() { tx }: EventContext): Promise<void> {
    return this.letters.write(tx, data.after);
  }
}
