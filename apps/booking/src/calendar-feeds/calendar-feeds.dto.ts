import { CalendarFeedState, Id, Instant, Text } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { CalendarFeed } from './calendar-feed.entity';

export class CreateCalendarFeedDto {
  @Text({ max: 100, example: 'Calendar of the manager' })
  name!: string;
}

export class CalendarFeedsQuery extends PageQuery {}

export class CalendarFeedDto {
  @Id()
  id!: string;

  @Text({ max: 100 })
  name!: string;

  @Id({ nullable: true, description: 'Who made it' })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant({ nullable: true, description: 'To the minute' })
  last_read_at!: string | null;

  @Instant({ nullable: true })
  revoked_at!: string | null;
}

export class NewCalendarFeedDto extends CalendarFeedDto {
  @Text({ description: 'What a calendar subscribes to. It is shown this once: whoever knows it sees the bookings' })
  url!: string;
}

export const toWire = (feed: CalendarFeed): CalendarFeedDto => ({
  id: feed.id,
  name: feed.name,
  created_by_user_id: feed.createdByUserId,
  created_at: feed.createdAt.toISOString(),
  last_read_at: feed.lastReadAt?.toISOString() ?? null,
  revoked_at: feed.revokedAt?.toISOString() ?? null,
});

export const toState = (feed: CalendarFeed): CalendarFeedState => ({
  id: feed.id,
  version: feed.version,
  name: feed.name,
  revoked_at: feed.revokedAt?.toISOString() ?? null,
  created_at: feed.createdAt.toISOString(),
});
