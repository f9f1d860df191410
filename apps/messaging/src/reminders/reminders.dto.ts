import { Instant, ListOf, LocalTime, ReminderRule, Whole } from '@guestflow/contracts';

const quiet = {
  nullable: true,
  description:
    'Reminders of four hours and more, requests for feedback and birthdays wait until the quiet hours are over, or come before them. Both null: there are none',
};

export class ReminderRulesDto {
  @Whole({ min: 1 })
  version!: number;

  @ListOf(() => ReminderRule, { max: 10 })
  rules!: ReminderRule[];

  @LocalTime(quiet)
  quiet_from!: string | null;

  @LocalTime(quiet)
  quiet_to!: string | null;

  @Instant({ nullable: true, description: 'null while the venue has what every venue begins with' })
  updated_at!: string | null;
}

export class SetReminderRulesDto {
  @ListOf(() => ReminderRule, { max: 10 })
  rules!: ReminderRule[];

  @LocalTime(quiet)
  quiet_from!: string | null;

  @LocalTime(quiet)
  quiet_to!: string | null;
}

export class RemindersRunDto {
  @Whole({ min: 0 })
  sent!: number;

  @Whole({ min: 0, description: 'Not meant any more, switched off, or the guest cannot be reached' })
  dropped!: number;

  @Whole({ min: 0, description: 'For something that may be on its way, or until the quiet hours are over' })
  waiting!: number;
}
