import { Injectable } from '@nestjs/common';
import { BookingState, Fact, offsetAt } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { CountedVenue, Model } from '../models/model';
import { newestOf } from '../models/newest-rules';
import { Ahead } from '../statistics/local-time-rules';
import { BookingChange, CountedBooking, differenceOf, Figure, measures, OccupiedHour } from './booking-rules';

interface KeptBooking extends CountedBooking {
  booking_id: string;
  version: number;
}

const columns = `booking_id, version, status, cancelled_by, source, booked_at, duration_minutes, completed_at, guests_count,
  table_ids, created_at`;
const recountedAtOnce = 5_000;

/** What bookings come to by day of the visit, and which hours they occupy. */
@Injectable()
export class BookingFigures implements Model {
  readonly tables = ['counted_bookings', 'booking_figures', 'occupied_hours'];

  reads(name: string): boolean {
    return name.startsWith('booking.');
  }

  async hear(tx: Transaction, facts: readonly Fact[], venue: CountedVenue): Promise<void> {
    const told = newestOf(facts as readonly Fact<BookingState>[]).map(keptOf);
    const kept = await keptBookings(
      tx,
      told.map(({ booking_id }) => booking_id),
    );
    const news = told.filter(({ booking_id, version }) => version > (kept.get(booking_id)?.version ?? 0));
    if (news.length === 0) return;
    await keep(tx, news);
    const changes = news.map((is) => ({ was: kept.get(is.booking_id), is }));
    await apply(tx, changes, aheadIn(venue.zone));
  }

  async recount(tx: Transaction, { venueId, zone }: CountedVenue): Promise<void> {
    await tx.query('DELETE FROM booking_figures WHERE venue_id = $1', [venueId]);
    await tx.query('DELETE FROM occupied_hours WHERE venue_id = $1', [venueId]);
    for (let last: KeptBooking | undefined; ;) {
      const next: KeptBooking[] = await tx.query<KeptBooking & Record<string, unknown>>(
        `SELECT ${columns} FROM counted_bookings
          WHERE venue_id = $1 AND (booked_at, booking_id) > ($2, $3) ORDER BY booked_at, booking_id LIMIT $4`,
        [venueId, last?.booked_at ?? '-infinity', last?.booking_id ?? lowestId, recountedAtOnce],
      );
      const changes = next.map((is) => ({ is }));
      await apply(tx, changes, aheadIn(zone));
      if (next.length < recountedAtOnce) return;
      last = next.at(-1);
    }
  }
}

const lowestId = '00000000-0000-0000-0000-000000000000';

const aheadIn =
  (zone: string): Ahead =>
  (instant) =>
    offsetAt(instant, zone);

const keptOf = ({ data: { after } }: Fact<BookingState>): KeptBooking => ({
  ...{ booking_id: after.id, version: after.version, status: after.status, cancelled_by: after.cancelled_by },
  ...{ source: after.source, duration_minutes: after.duration_minutes, guests_count: after.guests_count },
  ...{ booked_at: new Date(after.booked_at), created_at: new Date(after.created_at) },
  completed_at: after.completed_at === null ? null : new Date(after.completed_at),
  table_ids: after.table_ids,
});

async function keptBookings(tx: Transaction, ids: readonly string[]): Promise<Map<string, KeptBooking>> {
  const rows = await tx.query<KeptBooking & Record<string, unknown>>(
    `SELECT /* cast */ booking_id::uuid, version::integer, status::text, cancelled_by::text, source::text,
            booked_at::timestamptz, duration_minutes::integer, completed_at::timestamptz, guests_count::integer,
            table_ids::uuid[], created_at::timestamptz
       FROM counted_bookings WHERE venue_id = $1 AND booking_id = ANY ($2)`,
    [tx.caller.venueId, ids],
  );
  return new Map(rows.map((row) => [row.booking_id, row]));
}

const keep = (tx: Transaction, bookings: readonly KeptBooking[]) =>
  tx.query(
    `INSERT INTO counted_bookings (venue_id, ${columns})
     SELECT $1, ${columns} FROM json_to_recordset($2) AS told
       (booking_id uuid, version integer, status text, cancelled_by text, source text, booked_at timestamptz,
        duration_minutes integer, completed_at timestamptz, guests_count integer, table_ids uuid[],
        created_at timestamptz)
     ON CONFLICT (venue_id, booking_id) DO UPDATE SET
       version = excluded.version, status = excluded.status, cancelled_by = excluded.cancelled_by,
       source = excluded.source, booked_at = excluded.booked_at, duration_minutes = excluded.duration_minutes,
       completed_at = excluded.completed_at, guests_count = excluded.guests_count, table_ids = excluded.table_ids,
       created_at = excluded.created_at`,
    [tx.caller.venueId, JSON.stringify(bookings)],
  );

async function apply(tx: Transaction, changes: readonly BookingChange[], ahead: Ahead): Promise<void> {
  const { figures, hours } = differenceOf(changes, ahead);
  if (figures.length > 0) await addFigures(tx, figures);
  if (hours.length > 0) await addHours(tx, hours);
}

/** A row in which nothing is counted any more goes, so that the rows are the same whatever was counted in between. */
async function addFigures(tx: Transaction, figures: readonly Figure[]): Promise<void> {
  await tx.query(
    `INSERT INTO booking_figures AS kept (venue_id, part, span, day, key, ${measures.join(', ')})
     SELECT $1, part, span, day, key, ${measures.join(', ')} FROM json_to_recordset($2) AS more
       (part text, span text, day date, key text, ${measures.map((measure) => `${measure} bigint`).join(', ')})
     ON CONFLICT (venue_id, part, span, day, key) DO UPDATE SET
       ${measures.map((measure) => `${measure} = kept.${measure} + excluded.${measure}`).join(', ')}`,
    [tx.caller.venueId, JSON.stringify(figures)],
  );
  const fewer = figures.filter(({ bookings }) => bookings < 0);
  if (fewer.length === 0) return;
  await tx.query(
    `DELETE FROM booking_figures AS kept USING json_to_recordset($2) AS fewer (part text, span text, day date, key text)
      WHERE kept.venue_id = $1 AND kept.part = fewer.part AND kept.span = fewer.span AND kept.day = fewer.day
        AND kept.key = fewer.key AND kept.bookings = 0`,
    [tx.caller.venueId, JSON.stringify(fewer.map(({ part, span, day, key }) => ({ part, span, day, key })))],
  );
}

async function addHours(tx: Transaction, hours: readonly OccupiedHour[]): Promise<void> {
  await tx.query(
    `INSERT INTO occupied_hours AS kept (venue_id, day, hour, table_minutes, seat_minutes)
     SELECT $1, day, hour, table_minutes, seat_minutes FROM json_to_recordset($2) AS more
       (day date, hour smallint, table_minutes integer, seat_minutes integer)
     ON CONFLICT (venue_id, day, hour) DO UPDATE SET
       table_minutes = kept.table_minutes + excluded.table_minutes,
       seat_minutes = kept.seat_minutes + excluded.seat_minutes`,
    [tx.caller.venueId, JSON.stringify(hours)],
  );
  const fewer = hours.filter(({ seat_minutes }) => seat_minutes < 0);
  if (fewer.length === 0) return;
  await tx.query(
    `DELETE FROM occupied_hours AS kept USING json_to_recordset($2) AS fewer (day date, hour smallint)
      WHERE kept.venue_id = $1 AND kept.day = fewer.day AND kept.hour = fewer.hour AND kept.seat_minutes = 0`,
    [tx.caller.venueId, JSON.stringify(fewer)],
  );
}
