import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { BlockType, BookingSource, BookingStatus, dayWindow, openingsOn } from '@guestflow/contracts';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { timesOn } from '../availability/day-times';
import { longestHours, Span } from '../availability/house';
import { loadVenue } from '../replicas/venue';
import { CalendarBookingDto, CalendarDto, CalendarQuery, CalendarTableDto, SpanDto } from './calendar.dto';

type ShownBooking = [
  ...[id: string, startsAt: number, minutes: number, heldUntil: number, guests: number, name: string | null],
  ...[status: BookingStatus, source: BookingSource, tableIds: string[], notes: string | null, tags: string[]],
  version: number,
];
type ShownTable = [
  id: string,
  name: string,
  zone: string | null,
  capacity: number | null,
  isActive: boolean,
  there: boolean,
];
type ShownBlock = [id: string, tableIds: string[], from: number, to: number, type: BlockType, reason: string | null];
type ShownHold = [tableId: string, from: number, to: number];

interface Shown extends Record<string, unknown> {
  bookings: ShownBooking[];
  tables: ShownTable[];
  blocks: ShownBlock[];
  holds: ShownHold[];
}

const seconds = (column: string) => `date_part('epoch', ${column})`;
const listOf = (values: string, order: string) =>
  `coalesce(json_agg(json_build_array(${values}) ORDER BY ${order}), '[]')`;

// All of a day in one answer, without names of fields and written times: those cost the database more than finding it.
// A venue closes its day in the evening, so what is kept free after the last visit reaches into the day after: it is
// shown there where it reaches into the opening.
const shown = `
  SELECT (SELECT ${listOf(
    `b.id, ${seconds('starts_at')}, duration_minutes, ${seconds('held_until')}, guests_count,
     coalesce(b.guest_name, g.name), status, source, resource_ids, notes, tags, b.version`,
    'starts_at',
  )}
            FROM bookings b LEFT JOIN guests g ON g.venue_id = $1 AND g.guest_id = b.guest_id
           WHERE b.venue_id = $1 AND b.starts_at > $2::timestamptz - interval '${longestHours} hours' AND b.starts_at < $3
             AND (b.starts_at + make_interval(mins => b.duration_minutes) > $2 OR b.held_until > $4)
             AND ($6 OR b.status <> 'cancelled')) AS bookings,
         (SELECT ${listOf('id, name, zone, capacity, is_active, deleted_at IS NULL', 'sort_order, name')}
            FROM resources WHERE venue_id = $1) AS tables,
         (SELECT ${listOf(`id, resource_ids, ${seconds('starts_at')}, ${seconds('ends_at')}, type, reason`, 'starts_at')}
            FROM blocks WHERE venue_id = $1 AND ends_at > $2 AND starts_at < $3) AS blocks,
         (SELECT ${listOf(`resource_id, ${seconds('starts_at')}, ${seconds('held_until')}`, 'starts_at')}
            FROM allocations
           WHERE venue_id = $1 AND owner_kind = 'hold' AND expires_at > $5 AND held_until > $2 AND starts_at < $3
             AND starts_at > $2::timestamptz - interval '${longestHours} hours') AS holds`;

@Injectable()
export class CalendarQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  day(caller: Caller, { date, cancelled = false }: CalendarQuery): Promise<CalendarDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const venue = await loadVenue(tx);
      const { settings, zone } = venue;
      const now = this.clock.now();
      const day = dayWindow(date, settings, zone);
      const opens = openingsOn(date, settings, zone);
      const found = await shownOn(tx, day, opens[0]?.from ?? day.from, now, cancelled);
      const bookings = found.bookings.map(bookingToWire);
      return {
        date,
        timezone: zone,
        opens: opens.map(toWire),
        day: toWire(day),
        slot_minutes: settings.slot_minutes,
        now: now.toISOString(),
        tables: tablesToWire(found, bookings),
        requests: bookings.filter(({ table_ids }) => table_ids.length === 0),
        slots: timesOn(date, venue, 0).map((at) => new Date(at).toISOString()),
      };
    });
  }
}

async function shownOn(tx: Transaction, day: Span, opens: number, now: Date, cancelled: boolean): Promise<Shown> {
  const span = [day.from, day.to, opens].map((at) => new Date(at));
  const [row] = await tx.query<Shown>(shown, [tx.caller.venueId, ...span, now, cancelled]);
  return row!;
}

const toWire = ({ from, to }: Span): SpanDto => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

const instantOf = (epochSeconds: number): string => new Date(epochSeconds * 1000).toISOString();

function bookingToWire(row: ShownBooking): CalendarBookingDto {
  const [id, startsAt, minutes, heldUntil, guests_count, guest_name, status, source, table_ids, notes, tags, version] =
    row;
  return {
    id,
    booked_at: instantOf(startsAt),
    ends_at: instantOf(startsAt + minutes * 60),
    held_until: instantOf(heldUntil),
    ...{ guests_count, guest_name, status, source, table_ids, notes, tags, version },
  };
}

/** The tables with what is theirs; of those that are no longer there, the ones that were given to somebody. */
function tablesToWire({ tables, blocks, holds }: Shown, bookings: CalendarBookingDto[]): CalendarTableDto[] {
  const given = new Map<string, CalendarBookingDto[]>();
  for (const booking of bookings) {
    for (const id of booking.table_ids) given.set(id, [...(given.get(id) ?? []), booking]);
  }
  return tables
    .filter(([id, , , , , there]) => there || given.has(id))
    .map(([id, name, zone, capacity, is_active, there]) => ({
      ...{ id, name, zone, capacity, is_active },
      deleted: !there,
      bookings: given.get(id) ?? [],
      blocks: blocks
        .filter(([, tableIds]) => tableIds.length === 0 || tableIds.includes(id))
        .map(([blockId, , from, to, type, reason]) => ({
          ...{ id: blockId, from: instantOf(from), to: instantOf(to), type, reason },
        })),
      holds: holds
        .filter(([tableId]) => tableId === id)
        .map(([, from, to]) => ({ from: instantOf(from), to: instantOf(to) })),
    }));
}
