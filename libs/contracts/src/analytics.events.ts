import { EventDescription, Versioned } from './events';
import { Flag, Id, Instant, LocalDate, Nested, OneOf, Whole } from './fields';

/** By which ways the staff are sent a report. They have no Telegram of their own here. */
export const reportChannels = ['email'] as const;
export type ReportChannel = (typeof reportChannels)[number];

/** That somebody of the staff wants the report of a venue's week, or does not any more. */
export class WeeklyReportSettingState extends Versioned {
  @Id()
  user_id!: string;

  @Flag()
  enabled!: boolean;

  @OneOf(reportChannels)
  channel!: ReportChannel;
}

/** A figure of a week, and of the week before. */
export class WeekCount {
  @Whole({ min: 0 })
  now!: number;

  @Whole({ min: 0 })
  before!: number;
}

/** The same of what there may be nothing to say of. */
export class WeekShare {
  @Whole({ nullable: true })
  now!: number | null;

  @Whole({ nullable: true })
  before!: number | null;
}

/** What a venue’s week came to: of nobody in particular. */
export class WeekFigures {
  @Nested(() => WeekCount, { description: 'Bookings for these days, whatever became of them' })
  bookings!: WeekCount;

  @Nested(() => WeekCount, { description: 'People who came' })
  guests!: WeekCount;

  @Nested(() => WeekCount)
  no_shows!: WeekCount;

  @Nested(() => WeekCount)
  cancellations!: WeekCount;

  @Nested(() => WeekShare, { description: 'How much of the time the tables were taken, in percent of the open time' })
  occupancy!: WeekShare;

  @Nested(() => WeekCount, { description: 'Guests who came for the first time' })
  new_guests!: WeekCount;

  @Nested(() => WeekCount, { description: 'Guests who had come before' })
  returning_guests!: WeekCount;

  @Nested(() => WeekShare, { description: 'From -100 to 100; null where nobody said anything' })
  nps!: WeekShare;
}

/** Somebody is to be sent what a venue’s last week came to. */
export class WeeklyReportState extends Versioned {
  @Id()
  user_id!: string;

  @OneOf(reportChannels)
  channel!: ReportChannel;

  @LocalDate({ description: 'The Monday that it begins with' })
  week_from!: string;

  @LocalDate({ description: 'The Sunday that it ends with' })
  week_to!: string;

  @Instant({ description: 'Three days later nobody is sent it any more' })
  due_at!: string;

  @Nested(() => WeekFigures)
  figures!: WeekFigures;
}

const described = <State extends Versioned>(
  state: EventDescription<State>['state'],
  summary: string,
): EventDescription<State> => ({ owner: 'analytics', version: 1, state, summary });

export const analyticsEvents = {
  'weekly_report.changed': described(
    WeeklyReportSettingState,
    'Somebody wants the report of a venue’s week, or does not any more',
  ),
  'weekly_report.due': described(WeeklyReportState, 'Somebody is to be sent what a venue’s last week came to'),
};
