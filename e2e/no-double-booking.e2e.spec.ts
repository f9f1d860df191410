import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { countOverlaps } from '../apps/booking/src/allocations/testing/seeded-house';
import { Answer } from './support/api';
import { House, openHouse } from './support/house';
import { superAdmin } from './support/test-platform';
import { startTwoReplicas, TwoReplicas } from './support/two-replicas';

/** ATTEMPTS=10000 to look for some minutes. */
const attempts = Number(process.env.ATTEMPTS ?? 1_200);
const racers = 16;

interface Booking {
  id: string;
  status: string;
  table_ids: string[];
  booked_at: string;
  duration_minutes: number;
  buffer_minutes: number;
  guests_count: number;
  version: number;
}

interface Taken {
  reason?: string;
  conflicts?: unknown[];
  alternatives?: unknown[];
}

const capacities = { '1': 2, '2': 2, '3': 2, '4': 4, '5': 4, '6': 6, '7': 6, '8': 8 };
const allDay = [{ from: '00:00', to: '00:00' }];
const minute = 60_000;
const first = Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 10 * 60 * minute;

const anyOf = (count: number): number => Math.floor(Math.random() * count);
const oneIn = (count: number): boolean => anyOf(count) === 0;
/** Two evenings, every ten minutes. */
const anyTime = (): string => new Date(first + (anyOf(2) * 24 * 60 + anyOf(60) * 10) * minute).toISOString();

function takeAny<T>(list: T[]): T | undefined {
  return list.splice(anyOf(list.length), 1)[0];
}

describe('two replicas of booking, asked at the same time for the same tables', () => {
  let replicas: TwoReplicas;
  let sql: Pool;
  let house: House;

  beforeAll(async () => {
    replicas = await startTwoReplicas();
    const { platform } = replicas;
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 3 });
    const operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    const opening_hours = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, allDay]),
    ) as never;
    house = await openHouse(platform, { operator, sql }, { tables: capacities, settings: { opening_hours } });
    const { status } = await house.manager.post('/table-groups', {
      ...{ name: 'By the window', table_ids: [house.tables['1'], house.tables['2']], capacity: 5 },
    });
    expect(status).toBe(201);
  }, 120_000);
  afterAll(async () => {
    await sql?.end();
    await replicas?.close();
  });

  it(
    'never give a table twice: who comes too late hears what stands in the way, and what was answered is what is kept',
    async () => {
      const { manager, tables } = house;
      const ids = Object.values(tables);
      /** Each as it was answered last; whoever changes one has it for himself. */
      const active: Booking[] = [];
      const ended: Booking[] = [];
      const tally = { won: 0, lost: 0, repeated: 0, withAlternatives: 0 };
      const unexpected: string[] = [];

      /** 2xx, or the conflict that says why not. */
      const outcome = <T>({ status, body, text }: Answer<T>): T | undefined => {
        if (status === 200 || status === 201) {
          tally.won++;
          return body;
        }
        const { conflicts, alternatives, reason } = body as Taken;
        const told = (conflicts?.length ?? 0) > 0 || Array.isArray(alternatives);
        if (status !== 409 || reason !== 'taken' || !told) unexpected.push(`${status} ${text}`);
        tally.lost++;
        if (alternatives?.length) tally.withAlternatives++;
        return undefined;
      };

      /** With a key; what was done is now and then asked for again, which the other replica answers. */
      const post = async (path: string, body: object): Promise<Booking | undefined> => {
        const key = { 'idempotency-key': randomUUID() };
        const answer = await manager.post<Booking>(path, body, key);
        if (answer.status < 300 && oneIn(8)) {
          const again = await manager.post<Booking>(path, body, key);
          tally.repeated++;
          if (again.status !== answer.status || again.text !== answer.text) {
            unexpected.push(`again: ${again.status} ${again.text}, after ${answer.status} ${answer.text}`);
          }
        }
        return outcome(answer);
      };
      const change = async (path: string, body: object) => outcome(await manager.patch<Booking>(path, body));
      const wish = () => ({
        ...{ booked_at: anyTime(), duration_minutes: 30 + anyOf(10) * 10, buffer_minutes: anyOf(2) * 15 },
        ...{ guests_count: 2, guest_name: 'Анна' },
      });
      const some = () => [...new Set([ids[anyOf(ids.length)]!, ids[anyOf(ids.length)]!, ids[anyOf(ids.length)]!])];

      const make = async (where: object) => {
        const made = await post('/bookings', { ...wish(), ...where });
        if (made) active.push(made);
      };
      /** The booking stays as it was where the change was refused. */
      const onOne = async (list: Booking[], work: (booking: Booking) => Promise<Booking | undefined>) => {
        const booking = takeAny(list);
        if (!booking) return make({ auto: true });
        const after = (await work(booking)) ?? booking;
        (after.status === 'cancelled' ? ended : active).push(after);
      };
      const works: [share: number, work: () => Promise<void>][] = [
        [34, () => make({ table_id: ids[anyOf(ids.length)] })],
        [8, () => make({ table_ids: some() })],
        [12, () => make({ auto: true, guests_count: 1 + anyOf(8) })],
        [
          8,
          async () => {
            const asked = await post('/bookings', wish());
            if (!asked) return;
            const given = await post(
              `/bookings/${asked.id}/confirm`,
              oneIn(2) ? { auto: true } : { table_ids: some() },
            );
            active.push(given ?? asked);
          },
        ],
        [12, () => onOne(active, ({ id }) => change(`/bookings/${id}`, { booked_at: anyTime() }))],
        [
          10,
          () =>
            onOne(active, ({ id, duration_minutes: minutes }) =>
              change(`/bookings/${id}`, { duration_minutes: Math.max(10, minutes + (anyOf(7) - 2) * 10) }),
            ),
        ],
        [10, () => onOne(active, ({ id }) => post(`/bookings/${id}/cancel`, {}))],
        [6, () => onOne(ended, ({ id }) => post(`/bookings/${id}/reopen`, {}))],
      ];

      let begun = 0;
      const racer = async () => {
        while (begun < attempts) {
          begun++;
          let left = anyOf(100);
          await works
            .find(([share]) => (left -= share) < 0)![1]()
            .catch((error) => unexpected.push(String(error)));
        }
      };
      const began = performance.now();
      let racing = true;
      const seen: number[] = [];
      const watch = async () => {
        while (racing) {
          seen.push(await countOverlaps(sql));
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      };
      await Promise.all([Promise.all(Array.from({ length: racers }, racer)).finally(() => (racing = false)), watch()]);
      const seconds = (performance.now() - began) / 1_000;
      const served = replicas.served();
      console.log(
        `${attempts} attempts in ${seconds.toFixed(1)} s: ${JSON.stringify(tally)}, replicas served ${served.join(' and ')}, ` +
          `${seen.length} looks meanwhile, ${replicas.askedAgain()} sent once more`,
      );

      expect([...replicas.failures(), ...unexpected]).toEqual([]);
      // More would be connections that a replica loses.
      expect(replicas.askedAgain()).toBeLessThanOrEqual(Math.max(3, attempts / 1_000));
      expect(seen.filter((overlaps) => overlaps > 0)).toEqual([]);
      expect(await countOverlaps(sql as never)).toBe(0);
      expect(Math.min(tally.won, tally.lost) / (tally.won + tally.lost)).toBeGreaterThan(0.2);
      expect(tally.repeated).toBeGreaterThan(attempts / 100);
      expect(Math.min(...served) / Math.max(...served)).toBeGreaterThan(0.8);
      const known = [...active, ...ended];
      expect(await stored()).toEqual(known.map(asStored).sort());
      expect(await occupied()).toEqual(known.flatMap(asOccupied).sort());
    },
    60_000 + attempts * 60,
  );

  const asStored = ({ id, ...kept }: Booking) =>
    [
      ...[id, kept.version, kept.status, kept.table_ids.join('+'), kept.booked_at],
      ...[kept.duration_minutes, kept.buffer_minutes, kept.guests_count],
    ].join(' ');

  const asOccupied = ({ id, status, table_ids, booked_at, duration_minutes, buffer_minutes }: Booking) => {
    if (status !== 'confirmed') return [];
    const until = new Date(Date.parse(booked_at) + (duration_minutes + buffer_minutes) * minute).toISOString();
    return table_ids.map((table) => `${id} ${table} ${booked_at} ${until}`);
  };

  async function stored(): Promise<string[]> {
    const { rows } = await sql.query<Omit<Booking, 'booked_at'> & { booked_at: Date }>(
      `SELECT id, version, status, resource_ids AS table_ids, starts_at AS booked_at, duration_minutes, buffer_minutes,
              guests_count
         FROM booking.bookings WHERE venue_id = $1`,
      [house.venueId],
    );
    return rows.map((row) => asStored({ ...row, booked_at: row.booked_at.toISOString() })).sort();
  }

  async function occupied(): Promise<string[]> {
    const { rows } = await sql.query<{ owner_id: string; resource_id: string; starts_at: Date; held_until: Date }>(
      'SELECT * FROM booking.allocations WHERE venue_id = $1',
      [house.venueId],
    );
    return rows
      .map((row) => `${row.owner_id} ${row.resource_id} ${row.starts_at.toISOString()} ${row.held_until.toISOString()}`)
      .sort();
  }
});
