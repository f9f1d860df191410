import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { BookingStatus } from '@guestflow/contracts';
import { likeText, listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Venue } from '../replicas/venue';
import { CalendarBooking } from './calendar';
import { CalendarFeedDto, CalendarFeedsQuery } from './calendar-feeds.dto';

const sortable = { created_at: 'created_at', name: 'lower(name)', last_read_at: 'last_read_at' };

@Injectable()
export class CalendarFeedsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: CalendarFeedsQuery): Promise<Page<CalendarFeedDto>> {
    return this.transactions.inVenue(caller, (tx) =>
      listPage<CalendarFeedDto & Record<string, unknown>>(tx, query, {
        columns: 'id, name, created_by_user_id, created_at, last_read_at, revoked_at',
        from: 'calendar_feeds',
        where: [['venue_id = $1', caller.venueId], query.q ? ['name ILIKE $1', likeText(query.q)] : undefined],
        sortable,
        otherwise: 'created_at:desc',
      }),
    );
  }
}

const day = 24 * 3_600_000;
/** What is over is shown so long, and what was cancelled is told so long. */
const daysBack = 7;

interface Row {
  id: string;
  version: number;
  status: BookingStatus;
  starts_at: Date;
  minutes: number;
  guests: number;
  guest_name: string | null;
  tables: string[];
  updated_at: Date;
  [column: string]: unknown;
}

/** What the venue's calendar shows: a week back and as far ahead as guests book. */
export async function calendarBookings(tx: Transaction, { venueId, settings }: Venue, now: Date) {
  const back = new Date(now.getTime() - daysBack * day);
  const ahead = new Date(now.getTime() + (settings.booking_horizon_days + 1) * day);
  const rows = await tx.query<Row>(
    `SELECT id, version, status, starts_at, duration_minutes AS minutes, guests_count AS guests, guest_name, updated_at,
            ARRAY(SELECT name FROM resources WHERE venue_id = $1 AND id = ANY (resource_ids) ORDER BY sort_order, name)
              AS tables
       FROM bookings
      WHERE venue_id = $1 AND starts_at >= $2 AND starts_at < $3
        AND (status NOT IN ('cancelled', 'no_show') OR coalesce(no_show_at, cancelled_at, updated_at) >= $2)
      ORDER BY starts_at, id`,
    [venueId, back, ahead],
  );
  return rows.map(({ starts_at: startsAt, guest_name: guestName, updated_at: updatedAt, ...row }): CalendarBooking => ({
    ...row,
    startsAt,
    guestName,
    updatedAt,
  }));
}
