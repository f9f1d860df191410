import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Caller, CurrentCaller, Requires } from '@guestflow/access';
import { EachTimeAnew, SeenVersion, VersionedAnswer, VersionedChange } from '@guestflow/http';
import { ReminderRulesDto, RemindersRunDto, SetReminderRulesDto } from './reminders.dto';
import { RemindersService } from './reminders.service';

/** When a venue reminds its guests of their visits. */
@Controller('reminders')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @Get('rules')
  @Requires('templates.read')
  @VersionedAnswer(ReminderRulesDto)
  rules(@CurrentCaller() caller: Caller): Promise<ReminderRulesDto> {
    return this.reminders.rules(caller);
  }

  /** All of them: a rule that is not named is no more. */
  @Put('rules')
  @Requires('templates.write')
  @VersionedChange(ReminderRulesDto)
  setRules(
    @CurrentCaller() caller: Caller,
    @Body() wanted: SetReminderRulesDto,
    @SeenVersion() seen?: number,
  ): Promise<ReminderRulesDto> {
    return this.reminders.setRules(caller, wanted, seen);
  }

  /** Says what is due at once, as is done by itself every second. What was said is not said again. */
  @Post('run')
  @HttpCode(200)
  @EachTimeAnew()
  @Requires('templates.write')
  @ApiOkResponse({ type: RemindersRunDto })
  run(@CurrentCaller() caller: Caller): Promise<RemindersRunDto> {
    return this.reminders.run(caller);
  }
}
