import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { keepUntil } from './notification-rules';
import {
  NotificationDto,
  NotificationsReadDto,
  ReadNotificationsDto,
  SendNotificationDto,
  SentNotificationDto,
} from './notifications.dto';
import { addressed, asReader, NotificationsQueries, unreadOf, whoReads } from './notifications.queries';

/** What the staff write to each other, and what each of them has read. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: NotificationsQueries,
    private readonly clock: Clock,
  ) {}

  async send(
    caller: Caller,
    { user_ids = [], roles = [], title, text, link }: SendNotificationDto,
  ): Promise<SentNotificationDto> {
    const now = this.clock.now();
    assertSendable({ user_ids, roles, title, text });
    return this.transactions.inVenue(caller, async (tx) => {
      const [id, created_at, author_user_id] = [newId(), now.toISOString(), caller.userId ?? null];
      await tx.query(
        `INSERT INTO notifications (venue_id, id, type, roles, user_ids, title, text, link, author_user_id, created_at,
                                    keep_until)
         VALUES ($1, $2, 'written', $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[caller.venueId, id, roles, user_ids, title.trim(), text.trim(), link ?? null, author_user_id, now],
          keepUntil('written', now),
        ],
      );
      tx.emit('notification.sent', { after: { id, version: 1, user_ids, roles, author_user_id, created_at } });
      return { id, user_ids, roles, created_at };
    });
  }

  read(caller: Caller, id: string): Promise<NotificationDto> {
    return asReader(this.transactions, caller, async (tx) => {
      await markRead(tx, 'AND n.id = $5', id, this.clock.now());
      return this.queries.card(tx, id);
    });
  }

  readAll(caller: Caller, { up_to }: ReadNotificationsDto): Promise<NotificationsReadDto> {
    const last = `(SELECT l.created_at, l.id FROM notifications l WHERE l.venue_id = $1 AND l.id = $5)`;
    return asReader(this.transactions, caller, async (tx) => {
      const seen = `AND ($5::uuid IS NULL OR (n.created_at, n.id) <= ${last})`;
      await markRead(tx, seen, up_to ?? null, this.clock.now());
      return { unread_count: await unreadOf(tx) };
    });
  }
}

function assertSendable({ user_ids, roles, title, text }: Required<Omit<SendNotificationDto, 'link'>>): void {
  const errors = [
    user_ids.length + roles.length === 0 && { field: 'roles', message: 'say to whom: roles or user_ids' },
    !title.trim() && { field: 'title', message: 'title is needed' },
    !text.trim() && { field: 'text', message: 'text is needed' },
  ].filter((error) => error !== false);
  if (errors.length > 0) throw new ValidationProblem(errors);
}

/** What was read before stays read since then. */
const markRead = (tx: Transaction, which: string, id: string | null, now: Date) =>
  tx.query(
    `INSERT INTO notification_reads (venue_id, notification_id, user_id, read_at)
     SELECT n.venue_id, n.id, $3, $4 FROM notifications n WHERE ${addressed} ${which} ON CONFLICT DO NOTHING`,
    [...whoReads(tx.caller), now, id],
  );
