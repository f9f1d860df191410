import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { listPage, Page, PageQuery } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { chosen } from '../messages/several';
import { notificationTypes } from './notification-rules';
import { NotificationDto, NotificationParamsDto, NotificationsDto, NotificationsQuery } from './notifications.dto';

/** What is for somebody: $1 is his venue, $2 his role and $3 he. */
export const addressed = `n.venue_id = $1 AND (n.roles @> ARRAY[$2::text] OR n.user_ids @> ARRAY[$3::uuid])`;
export const whoReads = ({ venueId, role, userId }: Caller) => [venueId, role, userId] as const;

type Work<T> = (tx: Transaction) => Promise<T>;

/** Who is of no venue is told nothing: outside of venues, what venues were told looks empty. */
export const asReader = <T>(transactions: Transactions, caller: Caller, work: Work<T>): Promise<T> =>
  caller.venueId ? transactions.inVenue(caller, work) : transactions.outsideVenues(caller, work);

const isRead = `EXISTS (SELECT 1 FROM notification_reads r
                         WHERE r.venue_id = n.venue_id AND r.notification_id = n.id AND r.user_id = $1)`;

type Row = Omit<NotificationDto, 'params' | 'read_at'> & NotificationParamsDto & Record<string, unknown>;

/** What somebody of the staff is told: what is for him, and what is for his role. */
@Injectable()
export class NotificationsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: NotificationsQuery): Promise<Page<NotificationDto, NotificationsDto>> {
    const { unread, type } = query;
    return asReader(this.transactions, caller, async (tx) => {
      const page = await this.page(tx, query, [
        unread === undefined ? undefined : [`${unread ? 'NOT ' : ''}${isRead}`, caller.userId],
        chosen('type', type, notificationTypes),
      ]);
      const unread_count = await unreadOf(tx);
      return page.as((items) => ({ unread_count, items }));
    });
  }

  /** One of his own; a 404 where it is not for him. */
  async card(tx: Transaction, id: string): Promise<NotificationDto> {
    const [found] = (await this.page(tx, new PageQuery(), [['n.id = $1', id]])).items;
    if (!found) throw new NotFound('There is no such notification');
    return found;
  }

  private async page(
    tx: Transaction,
    query: PageQuery,
    filters: Parameters<typeof listPage>[2]['where'],
  ): Promise<Page<NotificationDto>> {
    const page = await listPage<Row>(tx, query, {
      columns: `n.id, n.type, n.title, n.text, n.link, n.author_user_id, n.created_at, n.booking_id, n.feedback_id, n.score,
        n.reason, COALESCE(n.guest_id, b.guest_id) AS guest_id, g.name AS guest_name, b.starts_at AS booked_at,
        b.guests_count`,
      from: `notifications n
        LEFT JOIN bookings b ON b.venue_id = n.venue_id AND b.booking_id = n.booking_id
        LEFT JOIN guests g ON g.venue_id = n.venue_id AND g.guest_id = COALESCE(n.guest_id, b.guest_id)`,
      where: [[addressed, ...whoReads(tx.caller)], ...filters],
      sortable: { created_at: 'created_at' },
      otherwise: 'created_at:desc',
      countUpTo: 10_000,
    });
    const readAt = await readAtOf(tx, page.items);
    const items = page.items.map((row) => toWire(row, readAt.get(row.id) ?? null));
    return new Page(items, page.total, query, page.more);
  }
}

/** How many the caller has not read. */
export async function unreadOf(tx: Transaction): Promise<number> {
  const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM notifications n
      WHERE ${addressed} AND NOT ${isRead.replace('$1', '$3')}`,
    [...whoReads(tx.caller)],
  );
  return count;
}

/** When the caller read those of these that he has. */
async function readAtOf(tx: Transaction, rows: readonly Row[]): Promise<Map<string, string>> {
  const reads = await tx.query<{ id: string; read_at: string }>(
    `SELECT notification_id AS id, read_at FROM notification_reads
      WHERE venue_id = $1 AND notification_id = ANY ($2) AND user_id = $3`,
    [tx.caller.venueId, rows.map(({ id }) => id), tx.caller.userId],
  );
  return new Map(reads.map(({ id, read_at }) => [id, read_at]));
}

function toWire(row: Row, read_at: string | null): NotificationDto {
  const { guest_id, guest_name, booking_id, booked_at, guests_count, feedback_id, score, reason, ...rest } = row;
  const params = { guest_id, guest_name, booking_id, booked_at, guests_count, feedback_id, score, reason };
  return { ...rest, params, read_at };
}
