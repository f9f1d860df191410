import { closeToOtherVenues, ForwardMigration, openToPlatformReads } from '@guestflow/persistence';

/** Who of the staff wants the report of a venue's week, and what guests said that nobody has seen to. */
export class WeeklyReports1764500400000 extends ForwardMigration {
  readonly statements = [
    `CREATE TABLE weekly_reports (
       venue_id uuid NOT NULL,
       user_id uuid NOT NULL,
       id uuid NOT NULL,
       is_enabled boolean NOT NULL,
       channel text NOT NULL,
       next_on date NOT NULL,
       version integer NOT NULL,
       updated_at timestamptz NOT NULL,
       PRIMARY KEY (venue_id, user_id)
     )`,
    `COMMENT ON COLUMN weekly_reports.next_on IS 'the Monday, of the venue’s calendar, on which it is told next'`,
    `CREATE INDEX weekly_reports_due ON weekly_reports (next_on, venue_id) WHERE is_enabled`,
    `CREATE TABLE waiting_feedback (
       venue_id uuid NOT NULL,
       feedback_id uuid NOT NULL,
       waits boolean NOT NULL,
       version integer NOT NULL,
       PRIMARY KEY (venue_id, feedback_id)
     )`,
    `CREATE INDEX waiting_feedback_waits ON waiting_feedback (venue_id) WHERE waits`,
    ...['weekly_reports', 'waiting_feedback'].flatMap((table) => [
      ...closeToOtherVenues(table),
      ...openToPlatformReads('analytics', table),
    ]),
  ];
}
