import { Caller } from '@guestflow/access';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { Conflict } from '@guestflow/problems';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { booking } from '../booking.module';
import { Directory } from '../public/directory';
import { HoldsService } from '../public/holds.service';
import { PublicBookingsService } from '../public/public-bookings.service';
import { GuestBookingDto } from './guest-bookings.dto';
import { GuestChanges } from './guest-changes';

const now = new Date('2027-05-05T09:00:00Z');
const clock: Clock = { now: () => now };
const evening = { booked_at: '2027-05-06T15:00:00Z', guests_count: 2 };

describe('guests who book at the same moment', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let holds: HoldsService;
  let bookings: PublicBookingsService;
  let number = 0;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const options = dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: 12 });
    source = await new DataSource(options).initialize();
    const transactions = new Transactions(source, 'booking');
    const directory = new Directory(transactions);
    holds = new HoldsService(directory, transactions, clock);
    const changes = new GuestChanges(transactions, clock);
    bookings = new PublicBookingsService(directory, transactions, changes, clock);
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  const from = (ip = `198.51.100.${++number}`): Caller => ({
    actor: 'anonymous',
    role: 'anonymous',
    requestId: 'r',
    ip,
  });

  async function house(tables: number, settings: object = { auto_confirm: true }) {
    const [id, slug] = [newId(), `house-${++number}`];
    await admin.query(
      `INSERT INTO booking.venues (venue_id, slug, name, timezone, status, version, settings)
       VALUES ($1, $2, 'Кафе', 'Europe/Moscow', 'active', 1, $3)`,
      [id, slug, settings],
    );
    for (let table = 1; table <= tables; table++) {
      await admin.query(
        `INSERT INTO booking.resources (id, venue_id, kind, name, capacity, least_guests, sort_order, is_active,
                                        created_at, updated_at)
         VALUES ($1, $2, 'table', $3, 2, 1, $4, true, now(), now())`,
        [newId(), id, String(table), table],
      );
    }
    return { id, slug };
  }

  const book = (slug: string, change: object = {}) =>
    bookings.book(from(), slug, { ...evening, name: 'Анна', phone: `+7916${2_000_000 + ++number}`, ...change });

  /** What was had; whoever had nothing must have been told so properly. */
  async function outcome<T>(attempts: Promise<T>[]): Promise<{ had: T[]; refused: unknown[] }> {
    const all = await Promise.allSettled(attempts);
    return {
      had: all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
      refused: all.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : [])),
    };
  }

  /** Each table once, and each booking has what it says it has. */
  async function assertSound(venueId: string): Promise<void> {
    const { rows } = await admin.query<{ said: string[]; occupied: string[] }>(
      `SELECT ARRAY(SELECT unnest(resource_ids) ORDER BY 1) AS said,
              ARRAY(SELECT resource_id FROM booking.allocations a
                     WHERE a.owner_id = b.id AND a.starts_at = b.starts_at AND a.held_until = b.held_until
                     ORDER BY 1) AS occupied
         FROM booking.bookings b WHERE venue_id = $1 AND status = 'confirmed'`,
      [venueId],
    );
    for (const { said, occupied } of rows) expect(occupied).toEqual(said);
    const others = await admin.query(
      `SELECT 1 FROM booking.allocations a WHERE venue_id = $1
          AND NOT EXISTS (SELECT 1 FROM booking.bookings b WHERE b.id = a.owner_id AND b.status = 'confirmed')
          AND NOT EXISTS (SELECT 1 FROM booking.holds h WHERE h.id = a.owner_id)`,
      [venueId],
    );
    expect(others.rows).toEqual([]);
  }

  it.each([
    ['at once', { auto_confirm: true }],
    ['as requests', {}],
  ])('get every table and no more of them %s', async (_how, settings) => {
    const { id, slug } = await house(3, settings);
    const { had, refused } = await outcome(Array.from({ length: 12 }, () => book(slug)));
    expect(had).toHaveLength(3);
    expect(refused.every((reason) => reason instanceof Conflict)).toBe(true);
    await assertSound(id);
  });

  it('hold no more from one address than one may', async () => {
    const { id, slug } = await house(9);
    const { had } = await outcome(Array.from({ length: 9 }, () => holds.take(from('203.0.113.9'), slug, evening)));
    expect(had).toHaveLength(2);
    expect((await admin.query('SELECT 1 FROM booking.allocations WHERE venue_id = $1', [id])).rows).toHaveLength(2);
  });

  it('with one and the same hold: it is one guest’s', async () => {
    const { id, slug } = await house(1);
    const { reference: hold } = await holds.take(from(), slug, evening);
    const { had, refused } = await outcome(Array.from({ length: 6 }, () => book(slug, { hold })));
    expect(had).toHaveLength(1);
    expect(refused.every((reason) => reason instanceof Conflict)).toBe(true);
    await assertSound(id);
  });

  it('and let go of the hold meanwhile have the table, or nobody has', async () => {
    for (let round = 0; round < 8; round++) {
      const { id, slug } = await house(1);
      const { reference: hold } = await holds.take(from(), slug, evening);
      await outcome<unknown>([book(slug, { hold }), holds.giveBack(from(), hold), book(slug)]);
      await assertSound(id);
      const live = await admin.query('SELECT 1 FROM booking.holds WHERE venue_id = $1 AND expires_at > $2', [id, now]);
      expect(live.rows).toEqual([]);
    }
  });

  it('and move about: nobody loses his table, and nobody has another’s', async () => {
    const { id, slug } = await house(3);
    const hours = [10, 11, 12, 13, 14, 15, 16, 17];
    const at = (turn: number) => `2027-05-06T${hours[turn % hours.length]}:00:00Z`;
    const { had } = await outcome(
      Array.from({ length: 9 }, (_, turn) => book(slug, { booked_at: at(turn * 3), guests_count: 1 + (turn % 2) })),
    );
    expect(had.length).toBeGreaterThan(3);
    const moves = had.flatMap(({ reference }: GuestBookingDto, turn) => [
      bookings.change(from(), reference, { booked_at: at(turn * 5 + 1) }),
      bookings.change(from(), reference, { booked_at: at(turn * 7 + 2), guests_count: 2 }),
      ...(turn % 3 === 0 ? [bookings.cancel(from(), reference)] : []),
    ]);
    const { refused } = await outcome(moves);
    // Taken, or cancelled by then; nothing else may have gone wrong.
    for (const reason of refused)
      expect(reason).toMatchObject({ code: expect.stringMatching(/conflict|rule/) as never });
    await assertSound(id);
  });
});
