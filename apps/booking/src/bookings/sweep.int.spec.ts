import { systemCaller } from '@guestflow/access';
import { Metrics } from '@guestflow/observability';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import pino from 'pino';
import { DataSource } from 'typeorm';
import { booking } from '../booking.module';
import { loadVenue } from '../replicas/venue';
import { Offers } from '../waitlist/offers.service';
import { Booking } from './booking.entity';
import { step } from './save-booking';
import { Sweep } from './sweep';

const minute = 60_000;
const now = new Date('2027-05-05T09:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * minute);

describe('what time ends', () => {
  let time = now;
  const clock: Clock = { now: () => time };
  let lines: string[];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  let database: TestDatabase;
  let admin: Client;
  let sources: DataSource[];
  let replicas: { transactions: Transactions; offers: Offers; sweep: Sweep; metrics: Metrics }[];

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    sources = await Promise.all(
      [1, 2].map(() =>
        new DataSource(
          dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: 8 }),
        ).initialize(),
      ),
    );
    replicas = sources.map((source) => {
      const transactions = new Transactions(source, 'booking');
      const [offers, metrics] = [new Offers(clock), new Metrics('booking')];
      return { transactions, offers, metrics, sweep: new Sweep(transactions, clock, offers, metrics, logger) };
    });
  });
  afterAll(async () => {
    for (const source of sources ?? []) await source.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    time = now;
    lines = [];
    await admin.query(
      'TRUNCATE booking.venues, booking.resources, booking.bookings, booking.holds, booking.allocations, booking.waitlist, booking.outbox CASCADE',
    );
  });

  const sweepAll = () => Promise.all(replicas.map(({ sweep }) => sweep.sweep()));

  async function aVenue(settings: object = {}): Promise<string> {
    const id = newId();
    await admin.query(
      `INSERT INTO booking.venues (venue_id, timezone, status, version, slug, name, settings)
       VALUES ($1, 'UTC', 'active', 1, $2, 'Кафе', $3)`,
      [id, id, JSON.stringify(settings)],
    );
    return id;
  }
  async function aTable(venueId: string, capacity = 4): Promise<string> {
    const id = newId();
    await admin.query(
      `INSERT INTO booking.resources (id, venue_id, kind, name, capacity, least_guests, sort_order, is_active, created_at, updated_at)
       VALUES ($1, $2, 'table', gen_random_uuid()::text, $3, 1, 0, true, now(), now())`,
      [id, venueId, capacity],
    );
    return id;
  }
  interface Wanted {
    status?: string;
    startsAt?: Date;
    lapsesAt?: Date | null;
    late?: number;
    tableId?: string;
    history?: unknown;
  }
  async function aBooking(venueId: string, wanted: Wanted = {}): Promise<string> {
    const { status = 'confirmed', startsAt = at(-60), lapsesAt = null, late = null, tableId, history = [] } = wanted;
    const id = newId();
    const until = new Date(startsAt.getTime() + 120 * minute);
    await admin.query(
      `INSERT INTO booking.bookings (id, venue_id, reference, guest_name, guest_phone, resource_ids, starts_at,
         duration_minutes, buffer_minutes, held_until, guests_count, status, source, tags, lapses_at, late_minutes,
         overrides, history, created_at, updated_at)
       VALUES ($1, $2, gen_random_uuid()::text, 'Евстигней', '+79161234567', $3, $4, 120, 0, $5, 2, $6, 'web', '{}', $7, $8, '{}', $9,
         $4, $4)`,
      [id, venueId, tableId ? [tableId] : [], startsAt, until, status, lapsesAt, late, JSON.stringify(history)],
    );
    if (tableId) await occupies(venueId, tableId, 'booking', id, startsAt, until);
    return id;
  }
  const occupies = (venueId: string, tableId: string, kind: string, id: string, from: Date, to: Date, expires?: Date) =>
    admin.query('INSERT INTO booking.allocations VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[venueId, tableId, from, to, kind, id, expires ?? null],
    ]);
  async function aHold(venueId: string, tableId: string, startsAt: Date, expires: Date): Promise<string> {
    const id = newId();
    await admin.query(
      `INSERT INTO booking.holds (id, venue_id, reference, resource_ids, starts_at, duration_minutes, buffer_minutes,
         guests_count, expires_at, created_at) VALUES ($1, $2, gen_random_uuid()::text, $3, $4, 120, 0, 2, $5, now())`,
      [id, venueId, [tableId], startsAt, expires],
    );
    await occupies(venueId, tableId, 'hold', id, startsAt, new Date(startsAt.getTime() + 120 * minute), expires);
    return id;
  }
  let joined = 0;
  async function waits(venueId: string, earliest = at(300), latest = at(360), guests = 2): Promise<string> {
    const id = newId();
    await admin.query(
      `INSERT INTO booking.waitlist (id, venue_id, reference, guest_name, date, earliest_at, latest_at, guests_count,
         status, source, created_at, updated_at)
       VALUES ($1, $2, gen_random_uuid()::text, 'Евстигней', '2027-05-05', $3, $4, $5, 'waiting', 'web', $6, $6)`,
      [id, venueId, earliest, latest, guests, new Date(now.getTime() - day + ++joined)],
    );
    return id;
  }
  const day = 24 * 60 * minute;
  const told = async () =>
    (
      await admin.query<{ type: string; subject: string }>('SELECT type, subject FROM booking.outbox ORDER BY position')
    ).rows.map(({ type, subject }) => [type.replace('.v1', ''), subject]);
  const statusOf = async (table: 'bookings' | 'waitlist', id: string) =>
    (await admin.query<{ status: string }>(`SELECT status FROM booking.${table} WHERE id = $1`, [id])).rows[0]!.status;

  it('is ended once, however many look at the same time, at whichever venue', async () => {
    const due: [string, string][] = [];
    for (let venue = 0; venue < 4; venue++) {
      const venueId = await aVenue();
      for (let index = 0; index < 25; index++) {
        due.push(['booking.lapsed', await aBooking(venueId, { status: 'new', startsAt: at(300), lapsesAt: at(-1) })]);
        due.push(['booking.no_show', await aBooking(venueId, { tableId: await aTable(venueId) })]);
      }
    }
    await Promise.all([...replicas, ...replicas].map(({ sweep }) => sweep.sweep()));
    expect((await told()).sort()).toEqual(due.sort());
    const { rows } = await admin.query<{ status: string; by: string | null; version: number; count: number }>(
      `SELECT status, cancelled_by AS by, version, count(*)::integer FROM booking.bookings GROUP BY 1, 2, 3 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { status: 'cancelled', by: 'system', version: 2, count: 100 },
      { status: 'no_show', by: null, version: 2, count: 100 },
    ]);
    expect((await admin.query('SELECT 1 FROM booking.allocations')).rowCount).toBe(0);
    await sweepAll();
    expect(await told()).toHaveLength(200);
  });

  it('is not ended before its time: the venue’s patience, and the delay a guest has told', async () => {
    const [usual, patient] = [await aVenue(), await aVenue({ no_show_after_minutes: 90 })];
    const request = await aBooking(usual, { status: 'new', startsAt: at(300), lapsesAt: at(10) });
    const asked = await aBooking(usual, { status: 'new', startsAt: at(-300) });
    const late = await aBooking(usual, { late: 40 });
    const waitedFor = await aBooking(patient);
    await sweepAll();
    expect(await told()).toEqual([]);
    time = at(10);
    await sweepAll();
    expect(await told()).toEqual([
      ['booking.lapsed', request],
      ['booking.no_show', late],
    ]);
    time = at(30);
    await sweepAll();
    expect((await told()).slice(2)).toEqual([['booking.no_show', waitedFor]]);
    expect(await statusOf('bookings', asked)).toBe('new');
  });

  it('is not a no-show again at once whom the staff have taken back: he sits down at this moment', async () => {
    const venueId = await aVenue();
    const id = await aBooking(venueId, { tableId: await aTable(venueId) });
    await sweepAll();
    expect(await told()).toEqual([['booking.no_show', id]]);
    await replicas[0]!.transactions.inVenue(systemCaller('the desk', venueId), async (tx) => {
      const booking = await tx.findOrFail(Booking, id, { lock: true });
      await step(tx, { booking, venue: await loadVenue(tx), verb: 'reopen' }, time);
    });
    await sweepAll();
    expect(await statusOf('bookings', id)).toBe('confirmed');
    time = at(30);
    await sweepAll();
    expect(await statusOf('bookings', id)).toBe('no_show');
  });

  it('is not held back by what fails, and the log names nobody', async () => {
    const venueId = await aVenue();
    const broken = await aBooking(venueId, { startsAt: at(-90), history: null });
    const good = await aBooking(venueId);
    await replicas[0]!.sweep.sweep();
    expect(await told()).toEqual([['booking.no_show', good]]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(broken);
    expect(lines[0]).not.toMatch(/Евстигней|79161234567/);
  });

  it('is every hold that has run out: what it kept is offered to who waits', async () => {
    const venueId = await aVenue();
    const tableId = await aTable(venueId);
    await aHold(venueId, tableId, at(300), at(-1));
    const running = await aHold(venueId, await aTable(venueId, 1), at(300), at(1));
    const entry = await waits(venueId);
    await sweepAll();
    expect(await told()).toEqual([['waitlist.offered', entry]]);
    const { rows } = await admin.query<{ id: string; expires_at: Date }>(
      'SELECT id, expires_at FROM booking.holds ORDER BY expires_at',
    );
    expect(rows).toMatchObject([{ id: running }, { expires_at: at(10) }]);
  });

  it('is an offer nobody took: the next in line has it, once', async () => {
    const venueId = await aVenue();
    await aTable(venueId);
    const [first, second, third] = [await waits(venueId), await waits(venueId), await waits(venueId)];
    const [{ transactions, offers }] = replicas as [(typeof replicas)[0]];
    const freed = { from: at(300).getTime(), to: at(420).getTime() };
    await transactions.inVenue(systemCaller('test', venueId), (tx) => offers.offerFreed(tx, freed));
    for (const [minutes, passed, next] of [
      [10, first, second],
      [20, second, third],
    ] as const) {
      time = at(minutes);
      await Promise.all([sweepAll(), sweepAll()]);
      expect([await statusOf('waitlist', passed), await statusOf('waitlist', next)]).toEqual(['passed', 'offered']);
    }
    expect(await told()).toEqual([
      ['waitlist.offered', first],
      ['waitlist.passed', first],
      ['waitlist.offered', second],
      ['waitlist.passed', second],
      ['waitlist.offered', third],
    ]);
    expect((await admin.query('SELECT 1 FROM booking.holds')).rowCount).toBe(1);
  });

  it('is waiting for a time that is over', async () => {
    const venueId = await aVenue();
    const [over, still] = [await waits(venueId, at(-60), at(0)), await waits(venueId, at(0), at(30))];
    await sweepAll();
    expect(await told()).toEqual([['waitlist.expired', over]]);
    expect(await statusOf('waitlist', still)).toBe('waiting');
  });

  it('never is offered twice by two who hear of it at once, nor two tables to one', async () => {
    const freed = { from: at(240).getTime(), to: at(600).getTime() };
    for (let round = 0; round < 10; round++) {
      const venueId = await aVenue();
      for (let table = 0; table < 2; table++) await aTable(venueId);
      const line = [];
      for (let place = 0; place < 5; place++) line.push(await waits(venueId, at(300), at(300)));
      await Promise.all(
        [...replicas, ...replicas, ...replicas].map(({ transactions, offers }) =>
          transactions.inVenue(systemCaller('test', venueId), (tx) => offers.offerFreed(tx, freed)),
        ),
      );
      const { rows } = await admin.query<{ id: string; hold_id: string }>(
        `SELECT id, hold_id FROM booking.waitlist WHERE venue_id = $1 AND status = 'offered' ORDER BY created_at`,
        [venueId],
      );
      expect(rows.map(({ id }) => id)).toEqual(line.slice(0, 2));
      const kept = await admin.query<{ owner_id: string }>(
        'SELECT owner_id FROM booking.allocations WHERE venue_id = $1',
        [venueId],
      );
      expect(kept.rows.map(({ owner_id }) => owner_id).sort()).toEqual(rows.map(({ hold_id }) => hold_id).sort());
    }
  });

  it('reaches as many as there is room for, when several cancel at once', async () => {
    for (let round = 0; round < 40; round++) {
      const venueId = await aVenue();
      const tables = [await aTable(venueId), await aTable(venueId)];
      const bookings: string[] = [];
      for (const tableId of tables) bookings.push(await aBooking(venueId, { startsAt: at(300), tableId }));
      const line = [await waits(venueId), await waits(venueId), await waits(venueId)];
      const freed = { from: at(300).getTime(), to: at(420).getTime() };
      const caller = systemCaller('test', venueId);
      await Promise.all(
        bookings.map(async (id, index) => {
          const { transactions, offers } = replicas[index]!;
          await transactions.inVenue(caller, async (tx) => {
            const booking = await tx.findOrFail(Booking, id, { lock: true });
            await step(tx, { booking, venue: await loadVenue(tx), verb: 'cancel' }, time);
          });
          await transactions.inVenue(caller, (tx) => offers.offerFreed(tx, freed));
        }),
      );
      const { rows } = await admin.query<{ id: string; status: string }>(
        'SELECT id, status FROM booking.waitlist WHERE venue_id = $1 ORDER BY created_at',
        [venueId],
      );
      expect(rows.map(({ id, status }) => [id, status])).toEqual([
        [line[0], 'offered'],
        [line[1], 'offered'],
        [line[2], 'waiting'],
      ]);
    }
  });

  it('does not pass over the first in line for what comes free while it is looked for him', async () => {
    const venueId = await aVenue();
    const booked = await aBooking(venueId, { startsAt: at(300), tableId: await aTable(venueId) });
    const [first, second] = [await waits(venueId), await waits(venueId)];
    const [{ transactions, offers }, other] = replicas as [(typeof replicas)[0], (typeof replicas)[0]];
    const caller = systemCaller('test', venueId);
    const cancel = () =>
      other.transactions.inVenue(caller, async (tx) => {
        const booking = await tx.findOrFail(Booking, booked, { lock: true });
        await step(tx, { booking, venue: await loadVenue(tx), verb: 'cancel' }, time);
      });
    const freed = { from: at(300).getTime(), to: at(420).getTime() };
    await transactions.inVenue(caller, (tx) => {
      let looked = false;
      const slow = Object.create(tx) as typeof tx;
      slow.query = async <Row extends object>(sql: string, parameters?: unknown[]) => {
        const rows = await tx.query<Row>(sql, parameters);
        if (sql.includes('FROM allocations') && !looked) {
          looked = true;
          await cancel();
        }
        return rows;
      };
      return offers.offerFreed(slow, freed);
    });
    expect(await statusOf('waitlist', second)).toBe('waiting');
    await transactions.inVenue(caller, (tx) => offers.offerFreed(tx, freed));
    expect([await statusOf('waitlist', first), await statusOf('waitlist', second)]).toEqual(['offered', 'waiting']);
  });

  it('leaves the room to who asked for it before and waits for an answer', async () => {
    const venueId = await aVenue();
    await aTable(venueId);
    await aBooking(venueId, { status: 'new', startsAt: at(300) });
    const entry = await waits(venueId, at(300), at(300));
    const [{ transactions, offers }] = replicas as [(typeof replicas)[0]];
    const freed = { from: at(300).getTime(), to: at(420).getTime() };
    await transactions.inVenue(systemCaller('test', venueId), (tx) => offers.offerFreed(tx, freed));
    expect(await statusOf('waitlist', entry)).toBe('waiting');
  });
});
