import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { bookingStatuses } from '@guestflow/contracts';
import { listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Guest } from '../guests/guest.entity';
import { findGuest } from '../guests/save-guest';
import { GuestHistoryDto, HistoryBookingDto, HistoryQuery, HistoryTotalsDto } from './history.dto';
import { upcoming } from './visit-rules';

@Injectable()
export class HistoryQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  of(caller: Caller, id: string, query: HistoryQuery): Promise<Page<HistoryBookingDto, GuestHistoryDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      const guest = await findGuest(tx, id, { erased: true });
      const page = await listPage<HistoryBookingDto & Record<string, unknown>>(tx, query, {
        columns: `booking_id, booked_at, guests_count, status, source, table_ids, tags, cancelled_by, arrived_at,
          completed_at, cancelled_at, created_at`,
        from: '(SELECT *, booking_id AS id FROM visits) visits',
        where: [
          ['venue_id = $1 AND guest_id = $2', guest.venueId, guest.id],
          query.status ? ['status = ANY ($1)', statusesOf(query.status)] : undefined,
        ],
        sortable: { booked_at: 'booked_at', created_at: 'created_at', guests_count: 'guests_count' },
        otherwise: 'booked_at:desc',
      });
      const totals = await totalsOf(tx, guest, this.clock.now());
      return page.as((bookings) => ({ totals, bookings }));
    });
  }
}

async function totalsOf(tx: Transaction, guest: Guest, now: Date): Promise<HistoryTotalsDto> {
  const [row] = await tx.query<{ upcoming: number }>(
    `SELECT count(*)::integer AS upcoming FROM visits
      WHERE venue_id = $1 AND guest_id = $2 AND status = ANY ($3) AND booked_at >= $4`,
    [guest.venueId, guest.id, upcoming, now],
  );
  return {
    visit_count: guest.visitCount,
    first_visit_at: guest.firstVisitAt?.toISOString() ?? null,
    last_visit_at: guest.lastVisitAt?.toISOString() ?? null,
    booking_count: guest.bookingCount,
    no_show_count: guest.noShowCount,
    cancellation_count: guest.cancellationCount,
    average_party: guest.averageParty,
    upcoming: row!.upcoming,
  };
}

function statusesOf(said: string): string[] {
  const statuses = said.split(',').map((each) => each.trim());
  if (statuses.every((each) => (bookingStatuses as readonly string[]).includes(each))) return statuses;
  throw new ValidationProblem([{ field: 'status', message: `status takes ${bookingStatuses.join(', ')}` }]);
}
