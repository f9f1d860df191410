import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import { timesOn } from '../availability/day-times';
import { longestHours, Span } from '../availability/house';
import { dayWindow, openingsOn } from '../opening-hours/opening-times';
import { loadVenue } from '../replicas/venue';
import { CalendarBookingDto, CalendarDto, CalendarQuery, CalendarTableDto, SpanDto } from './calendar.dto';

interface Shown extends Record<string, unknown> {
  tables: CalendarTableDto[];
  requests: CalendarBookingDto[];
}

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

// A venue closes its day in the evening, so what is kept free after the last visit reaches into the day after: it is
// shown there where it reaches into the opening.
const shown = `
  WITH shown AS MATERIALIZED (
    SELECT resource_ids, starts_at, json_build_object(
             'id', id, 'booked_at', ${instant('starts_at')}, 'ends_at', ${instant('ends_at')},
             'held_until', ${instant('held_until')}, 'guests_count', guests_count, 'guest_name', name, 'status', status,
             'source', source, 'table_ids', resource_ids, 'notes', notes, 'tags', tags, 'version', version) AS wire
      FROM (
        SELECT b.*, b.starts_at + make_interval(mins => b.duration_minutes) AS ends_at,
               coalesce(b.guest_name, g.name) AS name
          FROM bookings b LEFT JOIN guests g ON g.venue_id = $1 AND g.guest_id = b.guest_id
         WHERE b.venue_id = $1 AND b.starts_at > $2::timestamptz - interval '${longestHours} hours' AND b.starts_at < $3
           AND ($6 OR b.status <> 'cancelled')
      ) visits
     WHERE ends_at > $2 OR held_until > $4
  ), given AS (
    SELECT resource_id, json_agg(wire ORDER BY starts_at) AS bookings
      FROM shown, unnest(resource_ids) AS resource_id GROUP BY resource_id
  ), closed AS MATERIALIZED (
    SELECT resource_ids, starts_at, json_build_object(
             'id', id, 'from', ${instant('starts_at')}, 'to', ${instant('ends_at')}, 'type', type, 'reason', reason) AS wire
      FROM blocks WHERE venue_id = $1 AND ends_at > $2 AND starts_at < $3
  ), held AS (
    SELECT resource_id, json_agg(json_build_object('from', ${instant('starts_at')}, 'to', ${instant('held_until')})
                                 ORDER BY starts_at) AS holds
      FROM allocations
     WHERE venue_id = $1 AND owner_kind = 'hold' AND expires_at > $5 AND held_until > $2 AND starts_at < $3
       AND starts_at > $2::timestamptz - interval '${longestHours} hours'
     GROUP BY resource_id
  )
  SELECT (SELECT coalesce(json_agg(json_build_object(
                   'id', r.id, 'name', r.name, 'zone', r.zone, 'capacity', r.capacity, 'is_active', r.is_active,
                   'deleted', r.deleted_at IS NOT NULL, 'bookings', coalesce(given.bookings, '[]'),
                   'blocks', (SELECT coalesce(json_agg(wire ORDER BY starts_at), '[]') FROM closed
                               WHERE closed.resource_ids = '{}' OR closed.resource_ids @> ARRAY[r.id]),
                   'holds', coalesce(held.holds, '[]')) ORDER BY r.sort_order, r.name), '[]')
            FROM resources r
            LEFT JOIN given ON given.resource_id = r.id
            LEFT JOIN held ON held.resource_id = r.id
           WHERE r.venue_id = $1 AND (r.deleted_at IS NULL OR given.bookings IS NOT NULL)) AS tables,
         (SELECT coalesce(json_agg(wire ORDER BY starts_at), '[]') FROM shown WHERE resource_ids = '{}') AS requests`;

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
      const { tables, requests } = await shownOn(tx, day, opens[0]?.from ?? day.from, now, cancelled);
      return {
        date,
        timezone: zone,
        opens: opens.map(toWire),
        day: toWire(day),
        slot_minutes: settings.slot_minutes,
        now: now.toISOString(),
        tables,
        requests,
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
