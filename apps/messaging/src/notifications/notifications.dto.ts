import { Form, Id, Ids, Instant, ListOf, Nested, OneOf, QueryFlag, Text, Texts, Whole } from '@guestflow/contracts';
import { StaffRole, staffRoles } from '@guestflow/access';
import { PageQuery } from '@guestflow/http';
import { several } from '../messages/several';
import { NotificationType, notificationTypes } from './notification-rules';

export class NotificationsQuery extends PageQuery {
  @QueryFlag({ description: 'Only those that the caller has not read, or only those that he has' })
  unread?: boolean;

  @Text({ optional: true, max: 300, example: 'low_score', description: several(notificationTypes) })
  type?: string;
}

/** What it is about, as far as it is about it, as it is known now. */
export class NotificationParamsDto {
  @Id({ nullable: true })
  guest_id!: string | null;

  @Text({ nullable: true })
  guest_name!: string | null;

  @Id({ nullable: true })
  booking_id!: string | null;

  @Instant({ nullable: true })
  booked_at!: string | null;

  @Whole({ nullable: true })
  guests_count!: number | null;

  @Id({ nullable: true })
  feedback_id!: string | null;

  @Whole({ min: 0, max: 10, nullable: true })
  score!: number | null;

  @Text({ nullable: true, description: 'Why a bot stopped' })
  reason!: string | null;
}

export class NotificationDto {
  @Id()
  id!: string;

  @OneOf(notificationTypes, {
    description: 'written: by somebody, in title and text. What the others say is in params',
  })
  type!: NotificationType;

  @Nested(() => NotificationParamsDto)
  params!: NotificationParamsDto;

  @Text({ nullable: true })
  title!: string | null;

  @Text({ nullable: true, max: 2_000 })
  text!: string | null;

  @Text({ nullable: true, description: 'An address within the admin' })
  link!: string | null;

  @Id({ nullable: true, description: 'null where it came by itself' })
  author_user_id!: string | null;

  @Instant()
  created_at!: string;

  @Instant({ nullable: true, description: 'When the caller read it' })
  read_at!: string | null;
}

export class NotificationsDto {
  @Whole({ min: 0, description: 'How many the caller has not read, whatever was asked for' })
  unread_count!: number;

  @ListOf(() => NotificationDto)
  items!: NotificationDto[];
}

export class ReadNotificationsDto {
  @Id({ optional: true, description: 'The newest one that was seen. Otherwise all are read' })
  up_to?: string;
}

export class NotificationsReadDto {
  @Whole({ min: 0 })
  unread_count!: number;
}

export class SendNotificationDto {
  @Ids({ optional: true, max: 200, description: 'To whom' })
  user_ids?: string[];

  @Texts({ optional: true, of: staffRoles, description: 'To everybody with one of these' })
  roles?: StaffRole[];

  @Text({ max: 200, example: 'Завтра инвентаризация' })
  title!: string;

  @Text({ max: 2_000 })
  text!: string;

  @Form(/^\/(?![/\\])[\w\-./?=&%#~]{0,299}$/, 'an address within the admin such as /bookings', {
    optional: true,
    nullable: true,
    example: '/bookings',
  })
  link?: string | null;
}

export class SentNotificationDto {
  @Id()
  id!: string;

  @Ids({ max: 200 })
  user_ids!: string[];

  @Texts({ of: staffRoles })
  roles!: StaffRole[];

  @Instant()
  created_at!: string;
}
