import { firstAt, offsetAt } from '@guestflow/contracts';
import { firstHourOf, hourOfWeek } from '../statistics/local-time-rules';
import { Period, plusDays } from '../statistics/period-rules';
import { percent } from '../statistics/share-rules';
import { Asked, AskedVenue } from '../statistics/statistics';
import { OpenHour, openHours, SaidOfBlock, SaidOfTable, Time } from './capacity-rules';
import { openTimes, SaidOfOpening } from './open-times';

/** An hour of the week, over all days of a period: what was occupied, and what there was room for. */
export interface WeekHour {
  weekday: number;
  hour: number;
  occupiedTables: number;
  occupiedSeats: number;
  openTables: number;
  openSeats: number;
}

type Room = Omit<WeekHour, 'weekday' | 'hour'>;

export const noRoom = (): Room => ({ occupiedTables: 0, occupiedSeats: 0, openTables: 0, openSeats: 0 });

export const roomOf = (hours: readonly Room[]): Room =>
  hours.reduce(
    (sum, hour) => ({
      occupiedTables: sum.occupiedTables + hour.occupiedTables,
      occupiedSeats: sum.occupiedSeats + hour.occupiedSeats,
      openTables: sum.openTables + hour.openTables,
      openSeats: sum.openSeats + hour.openSeats,
    }),
    noRoom(),
  );

/** In percent. null where nothing was open. */
export const tablesShare = ({ occupiedTables, openTables }: Room): number | null => percent(occupiedTables, openTables);
export const seatsShare = ({ occupiedSeats, openSeats }: Room): number | null => percent(occupiedSeats, openSeats);

/** For each of the periods, all hours of the week, Monday first. */
export async function weekHoursIn(asked: Asked, periods: readonly Period[]): Promise<WeekHour[][]> {
  const weeks = periods.map(() =>
    Array.from({ length: 7 * 24 }, (_, index): WeekHour => {
      return { weekday: Math.floor(index / 24) + 1, hour: index % 24, ...noRoom() };
    }),
  );
  const [occupied, open] = await Promise.all([occupiedIn(asked, periods), openIn(asked, periods)]);
  for (const { period, weekday, hour, tables, seats } of occupied) {
    const room = weeks[period - 1]![(weekday - 1) * 24 + hour]!;
    [room.occupiedTables, room.occupiedSeats] = [tables, seats];
  }
  const bounds = periods.map(({ from, to }) => ({ first: firstHourOf(from), after: firstHourOf(plusDays(to, 1)) }));
  for (const { wallHour, table_minutes, seat_minutes } of open) {
    bounds.forEach(({ first, after }, index) => {
      if (wallHour < first || wallHour >= after) return;
      const room = weeks[index]![hourOfWeek(wallHour)]!;
      room.openTables += table_minutes;
      room.openSeats += seat_minutes;
    });
  }
  return weeks;
}

const occupiedIn = ({ tx, venueIds }: Asked, periods: readonly Period[]) =>
  tx.query<{ period: number; weekday: number; hour: number; tables: number; seats: number }>(
    `SELECT /* cast */ period::integer, extract(isodow FROM day)::integer AS weekday, hour::integer,
            sum(table_minutes)::double precision AS tables, sum(seat_minutes)::double precision AS seats
       FROM unnest($2::date[], $3::date[]) WITH ORDINALITY AS periods (first, last, period)
       JOIN occupied_hours ON venue_id = ANY ($1) AND day BETWEEN first AND last
      GROUP BY 1, 2, 3`,
    [venueIds, periods.map(({ from }) => from), periods.map(({ to }) => to)],
  );

async function openIn(asked: Asked, periods: readonly Period[]): Promise<OpenHour[]> {
  const from = periods.map((period) => period.from).sort()[0]!;
  const to = periods
    .map((period) => period.to)
    .sort()
    .at(-1)!;
  const times = asked.venues.map(({ zone }) => ({
    from: firstAt(from, '00:00', zone),
    to: firstAt(plusDays(to, 1), '00:00', zone),
  }));
  const said = await saidIn(asked, {
    from: Math.min(...times.map((time) => time.from)),
    to: Math.max(...times.map((time) => time.to)),
  });
  return asked.venues.flatMap((venue, index) => openHoursOf(venue, times[index]!, said));
}

interface SaidOfHouse {
  tables: OfVenue<SaidOfTable>[];
  openings: OfVenue<SaidOfOpening>[];
  blocks: OfVenue<SaidOfBlock>[];
}
type OfVenue<Said> = Said & { venue_id: string } & Record<string, unknown>;

function openHoursOf({ venueId, zone }: AskedVenue, time: Time, { tables, openings, blocks }: SaidOfHouse): OpenHour[] {
  const own = <Said>(all: OfVenue<Said>[]) => all.filter(({ venue_id }) => venue_id === venueId);
  const open = openTimes(own(openings), time, zone);
  return openHours(open, own(tables), own(blocks), (instant) => offsetAt(instant, zone));
}

/** The versions that held at its beginning, and those that came within. */
const heldWithin = (table: string, entity: string, columns: string, condition = 'true') =>
  `SELECT /* cast */ venue_id::text, version::integer, at::timestamptz, ${columns}
     FROM ((SELECT DISTINCT ON (venue_id${entity}) * FROM ${table}
             WHERE venue_id = ANY ($1) AND at <= $2 AND ${condition} ORDER BY venue_id${entity}, version DESC)
           UNION ALL
           SELECT * FROM ${table} WHERE venue_id = ANY ($1) AND at > $2 AND at < $3 AND ${condition}) AS said`;

async function saidIn({ tx, venueIds }: Asked, { from, to }: Time): Promise<SaidOfHouse> {
  const within = [venueIds, new Date(from), new Date(to)];
  const [tables, openings, blocks] = await Promise.all([
    tx.query<OfVenue<SaidOfTable>>(
      heldWithin('table_versions', ', table_id', 'table_id::text, is_active::boolean, seats::integer'),
      within,
    ),
    tx.query<OfVenue<SaidOfOpening>>(heldWithin('opening_versions', '', 'opening::jsonb'), within),
    tx.query<OfVenue<SaidOfBlock>>(
      heldWithin(
        'block_versions',
        ', block_id',
        'block_id::text, starts_at::timestamptz, ends_at::timestamptz, table_ids::uuid[], holds::boolean',
        `(venue_id, block_id) IN (SELECT venue_id, block_id FROM block_versions
           WHERE venue_id = ANY ($1) AND ends_at > $2 AND starts_at < $3)`,
      ),
      within,
    ),
  ]);
  return { tables, openings, blocks };
}
