import { Flag, Instant, OneOf, ReportChannel, reportChannels } from '@guestflow/contracts';

const channel = { description: 'email: to the address one signs in with, once it is known to be one’s own' };

export class WeeklyReportDto {
  @Flag()
  enabled!: boolean;

  @OneOf(reportChannels, channel)
  channel!: ReportChannel;

  @Instant({
    nullable: true,
    description: 'When the next one leaves: on Monday at nine, as the venue’s clocks show it',
  })
  next_at!: string | null;
}

export class SetWeeklyReportDto {
  @Flag()
  enabled!: boolean;

  @OneOf(reportChannels, { optional: true, ...channel })
  channel?: ReportChannel;
}
