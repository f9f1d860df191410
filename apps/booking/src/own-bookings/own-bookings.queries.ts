import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { allOf, listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Booking } from '../bookings/booking.entity';
import { asBooking, bookingColumns } from '../bookings/bookings.queries';
import { OwnBookingDto, toOwn } from '../bookings/guest-bookings.dto';
import { asVenue, Venue, venueColumns } from '../replicas/venue';
import { OwnBookingsQuery } from './own-bookings.dto';
import { lookUp, ownOf } from './whose';

const sortable = { booked_at: 'starts_at', created_at: 'created_at' };

/** Of a booking, whether somebody is still to come. */
const ahead = `status IN ('new', 'confirmed', 'arrived') AND starts_at + make_interval(mins => duration_minutes) > $1`;

/** What a guest has booked, at whichever venues; at one, where it is named. */
@Injectable()
export class OwnBookingsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, query: OwnBookingsQuery): Promise<Page<OwnBookingDto>> {
    const now = this.clock.now();
    return lookUp(this.transactions, caller, async (tx) => {
      const page = await listPage<Record<string, unknown>>(tx, query, {
        columns: bookingColumns,
        from: 'bookings',
        where: [ownOf(caller), atNamed(caller), [query.past ? `NOT (${ahead})` : ahead, now]],
        sortable,
        otherwise: query.past ? 'booked_at:desc' : 'booked_at:asc',
      });
      const bookings = page.items.map(asBooking);
      const venues = await venuesOf(tx, bookings);
      return new Page(
        bookings.map((booking) => toOwn(booking, venues.get(booking.venueId)!, now)),
        page.total,
        query,
      );
    });
  }

  card(caller: Caller, id: string): Promise<OwnBookingDto> {
    return lookUp(this.transactions, caller, async (tx) => {
      const [own, parameters] = allOf([['id = $1', id], ownOf(caller), atNamed(caller)]);
      const [row] = await tx.query(`SELECT ${bookingColumns} FROM bookings WHERE ${own}`, parameters);
      if (!row) throw new NotFound();
      const booking = asBooking(row);
      return toOwn(booking, (await venuesOf(tx, [booking])).get(booking.venueId)!, this.clock.now());
    });
  }
}

const atNamed = ({ venueId }: Caller): [condition: string, venueId: string] | undefined =>
  venueId ? ['venue_id = $1', venueId] : undefined;

async function venuesOf(tx: Transaction, bookings: readonly Booking[]): Promise<Map<string, Venue>> {
  const rows = await tx.query(`SELECT ${venueColumns()} FROM venues WHERE venue_id = ANY ($1::uuid[])`, [
    [...new Set(bookings.map(({ venueId }) => venueId))],
  ]);
  return new Map(rows.map(asVenue).map((venue) => [venue.venueId, venue]));
}
