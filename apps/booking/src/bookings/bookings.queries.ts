import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { bookingStatuses, dayWindow, toE164 } from '@guestflow/contracts';
import { likeText, listPage, Page } from '@guestflow/http';
import { rootOf, Transaction, Transactions } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { loadVenue, Venue } from '../replicas/venue';
import { isActive } from './booking-lifecycle';
import { Booking } from './booking.entity';
import { BookingCardDto, BookingDto, BookingsQuery, toCard, toWire } from './bookings.dto';
import { unwelcome } from './contact';

const sortable = {
  booked_at: 'starts_at',
  created_at: 'created_at',
  updated_at: 'updated_at',
  guests_count: 'guests_count',
  guest_name: 'guest_name',
  status: 'status',
};

@Injectable()
export class BookingsQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: BookingsQuery): Promise<Page<BookingDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      const venue = await loadVenue(tx);
      const page = await listPage<BookingRow>(tx, query, {
        columns: bookingColumns,
        from: 'bookings',
        where: [
          ['venue_id = $1', venue.venueId],
          ...spanOf(query, venue),
          query.status ? ['status = ANY ($1)', statusesOf(query.status)] : undefined,
          query.active === undefined ? undefined : ['(status = ANY ($1)) = $2', active, query.active],
          query.source ? ['source = $1', query.source] : undefined,
          query.table_id ? ['resource_ids @> ARRAY[$1::uuid]', query.table_id] : undefined,
          query.guest_id ? ['guest_id = $1', await rootOf(tx, query.guest_id)] : undefined,
          query.tag ? ['$1 = ANY (tags)', query.tag] : undefined,
          query.q
            ? [
                `guest_name ILIKE $1 OR comment ILIKE $1 OR notes ILIKE $1
                 OR guest_phone = $3 OR ($2 <> '' AND guest_phone LIKE '%' || $2 || '%')`,
                likeText(query.q),
                query.q.replace(/\D/g, ''),
                // As people write it at home: 8 916 …
                toE164(query.q, venue.country) ?? null,
              ]
            : undefined,
        ],
        sortable,
        otherwise: 'booked_at:desc',
      });
      return new Page(
        page.items.map((row) => toWire(asBooking(row), venue.zone)),
        page.total,
        query,
      );
    });
  }

  card(caller: Caller, id: string): Promise<BookingCardDto> {
    return this.transactions.inVenue(caller, async (tx) => cardOf(tx, await tx.findOrFail(Booking, id)));
  }
}

async function cardOf(tx: Transaction, booking: Booking): Promise<BookingCardDto> {
  const [{ zone }, { guestId, guestName: name, guestPhone: phone }] = [await loadVenue(tx), booking];
  return toCard(booking, zone, (await unwelcome(tx, { guestId, name, phone })) ?? null);
}

const active = bookingStatuses.filter(isActive);

function statusesOf(said: string): string[] {
  const statuses = said.split(',').map((each) => each.trim());
  if (statuses.every((each) => (bookingStatuses as readonly string[]).includes(each))) return statuses;
  throw new ValidationProblem([{ field: 'status', message: `status takes ${bookingStatuses.join(', ')}` }]);
}

/** Days are the venue's: a booking after midnight is of the evening before. */
function spanOf({ date_from, date_to }: BookingsQuery, { settings, zone }: Venue): [string, Date][] {
  return [
    ...(date_from ? [['starts_at >= $1', new Date(dayWindow(date_from, settings, zone).from)] as [string, Date]] : []),
    ...(date_to ? [['starts_at < $1', new Date(dayWindow(date_to, settings, zone).to)] as [string, Date]] : []),
  ];
}

type BookingRow = Record<string, unknown>;

/** A booking's columns under the names of its properties, for SQL that reads bookings. */
export const bookingColumns = `id, venue_id AS "venueId", reference, card_id AS "cardId", guest_id AS "guestId", guest_name AS "guestName",
  guest_phone AS "guestPhone", account_id AS "accountId", resource_ids AS "tableIds", starts_at AS "startsAt",
  duration_minutes AS "durationMinutes", buffer_minutes AS "bufferMinutes", held_until AS "heldUntil",
  guests_count AS "guestsCount", status, source, comment, notes, tags, confirmed_at AS "confirmedAt",
  arrived_at AS "arrivedAt", completed_at AS "completedAt", cancelled_at AS "cancelledAt",
  cancelled_by AS "cancelledBy", cancellation_reason AS "cancellationReason", no_show_at AS "noShowAt",
  lapses_at AS "lapsesAt", guest_says AS "guestSays", late_minutes AS "lateMinutes", overrides,
  override_reason AS "overrideReason", history, created_by_user_id AS "createdByUserId", version,
  created_at AS "createdAt", updated_at AS "updatedAt"`;

export const asBooking = (row: BookingRow): Booking => row as unknown as Booking;
