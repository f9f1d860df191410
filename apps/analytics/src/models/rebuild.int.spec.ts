import { randomBytes } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { BookingState, Fact } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { createLogger } from '@guestflow/observability';
import {
  closeToOtherVenues,
  dataSourceOptions,
  newId,
  Sealer,
  Transaction,
  Transactions,
} from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { NestFactory } from '@nestjs/core';
import fc from 'fast-check';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics, counting } from '../analytics.module';
import { factsOf, history, middleOf, named } from '../bookings/testing/histories';
import { EventsListener } from '../events/events.listener';
import { replicaOf } from '../events/testing/opened-log';
import { factOf as factOfPeople, historyOf, randomOf } from '../testing/people-history';
import { Counter } from './counter';
import { CountedVenue, Model } from './model';
import { Models } from './models';
import { Recounter } from './recounter';
import { rebuildVenue, venuesToRebuild } from './rebuild';

class Counting {}

/** How many bookings of each status there are on each day of the venue: the smallest model that can go wrong. */
class Statuses implements Model {
  readonly tables = ['test_figures', 'test_bookings'];
  /** Waited for before anything is heard. */
  before: () => Promise<void> = () => Promise.resolve();
  heardAtOnce = 0;

  reads(name: string): boolean {
    return name.startsWith('booking.');
  }

  async hear(tx: Transaction, facts: readonly Fact[], venue: CountedVenue): Promise<void> {
    await this.before();
    this.heardAtOnce = Math.max(this.heardAtOnce, facts.length);
    for (const { data } of facts as readonly Fact<BookingState>[]) {
      const { id, version, status, booked_at } = data.after;
      const old = await tx.query<{ version: number; status: string; booked_at: Date }>(
        'SELECT version, status, booked_at FROM test_bookings WHERE venue_id = $1 AND id = $2',
        [venue.venueId, id],
      );
      if (old[0] && old[0].version >= version) continue;
      if (old[0]) await count(tx, venue, old[0].booked_at, old[0].status, -1);
      await count(tx, venue, new Date(booked_at), status, 1);
      await tx.query(
        `INSERT INTO test_bookings VALUES ($1, $2, $3, $4, $5) ON CONFLICT (venue_id, id)
         DO UPDATE SET version = excluded.version, status = excluded.status, booked_at = excluded.booked_at`,
        [venue.venueId, id, version, status, booked_at],
      );
    }
  }

  async recount(tx: Transaction, venue: CountedVenue): Promise<void> {
    await tx.query('DELETE FROM test_figures WHERE venue_id = $1', [venue.venueId]);
    const rows = await tx.query<{ status: string; booked_at: Date }>(
      'SELECT status, booked_at FROM test_bookings WHERE venue_id = $1',
      [venue.venueId],
    );
    for (const { status, booked_at } of rows) await count(tx, venue, booked_at, status, 1);
  }
}

const count = (tx: Transaction, { venueId, zone }: CountedVenue, at: Date, status: string, by: number) =>
  tx.query(
    `INSERT INTO test_figures VALUES ($1, ($2::timestamptz AT TIME ZONE $3::text)::date, $4, $5)
     ON CONFLICT (venue_id, day, status) DO UPDATE SET bookings = test_figures.bookings + excluded.bookings`,
    [venueId, at, zone, status, by],
  );

interface Told {
  venue: number;
  booking: number;
  version: number;
  status: string;
  hour: number;
}

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
const statuses = ['requested', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled'];

describe('what is rebuilt from the log', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  const sealer = new Sealer(`k:${randomBytes(32).toString('base64')}`);
  const statusesModel = new Statuses();
  const models = new Models([statusesModel]);
  const counters = new Map<Models, Counter>();
  const counterOf = (counted: Models): Counter => {
    const counter = counters.get(counted) ?? new Counter(transactions, counted, createLogger('analytics', 'silent'));
    counters.set(counted, counter);
    return counter;
  };

  let replica: ReturnType<typeof replicaOf> | undefined;
  let recounter: Recounter;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(analytics)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(
      [
        'SET search_path = analytics, public',
        `CREATE TABLE test_bookings (venue_id uuid, id uuid, version integer, status text, booked_at timestamptz,
                                     PRIMARY KEY (venue_id, id))`,
        `CREATE TABLE test_figures (venue_id uuid, day date, status text, bookings integer,
                                    PRIMARY KEY (venue_id, day, status))`,
        ...['test_bookings', 'test_figures'].flatMap(closeToOtherVenues),
      ].join(';'),
    );
    source = await new DataSource(
      dataSourceOptions(databaseOf(analytics), { url: database.urlFor('analytics'), poolSize: 8 }),
    ).initialize();
    transactions = new Transactions(source, 'analytics');
    recounter = new Recounter(transactions, models, createLogger('analytics', 'silent'));
  });
  afterAll(async () => {
    for (const counter of counters.values()) await counter.onModuleDestroy();
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(() => {
    statusesModel.before = () => Promise.resolve();
    statusesModel.heardAtOnce = 0;
  });

  const factOf = (
    venueid: string,
    type: string,
    after: { id: string; version: number } & Record<string, unknown>,
  ): Fact =>
    ({
      ...{
        id: newId(),
        source: '/guestflow/booking',
        type: `${type}.v1`,
        subject: after.id,
        time: new Date().toISOString(),
        actor: 'system',
        venueid,
      },
      data: { version: after.version, after },
    }) as unknown as Fact;
  const venueOf = (id: string, zone: string, version = 1): Fact =>
    factOf(id, 'venue.changed', {
      ...{ id, version, organization_id: newId(), name: 'Venue', language: 'en', timezone: zone },
    });
  const bookingOf = (venueId: string, id: string, version: number, status: string, booked_at: string): Fact =>
    factOf(venueId, 'booking.changed', { id, version, status, booked_at, guest_id: null });

  /** As a consumer hands them over: in one transaction, each in its venue. */
  const tell = (facts: readonly Fact[], counted = models) => {
    const { log, writer } = (replica ??= replicaOf(transactions, sealer, { now: () => new Date() }));
    const listener = new EventsListener(log, writer, counterOf(counted));
    return transactions.inEachVenue(systemCaller('test'), () =>
      facts.map((fact) => ({
        caller: systemCaller('test', fact.venueid),
        work: (tx: Transaction) => listener.hear(fact, new EventContext([tx, fact])),
      })),
    );
  };
  /** Told, and counted. */
  const hear = async (facts: readonly Fact[], counted = models) => {
    await tell(facts, counted);
    await counterOf(counted).run();
  };
  const rowsOf = async (venueIds: readonly string[]) => {
    const all: unknown[][] = [];
    for (const table of statusesModel.tables) {
      const { rows } = await admin.query<{ row: string }>(
        `SELECT t::text AS row FROM analytics.${table} t WHERE venue_id = ANY ($1) ORDER BY 1`,
        [venueIds],
      );
      // What counts nothing says nothing.
      all.push(rows.map(({ row }) => row).filter((row) => !/,0\)$/.test(row)));
    }
    return all;
  };

  it('is what was there, in whatever order and however often all of it was heard', async () => {
    const told = fc.record({
      venue: fc.nat({ max: 1 }),
      booking: fc.nat({ max: 5 }),
      version: fc.integer({ min: 1, max: 6 }),
      status: fc.constantFrom(...statuses),
      hour: fc.nat({ max: 96 }),
    });
    const batches = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 });
    const zoneOf = fc.constantFrom(...zones);
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(told, {
          maxLength: 40,
          selector: ({ venue, booking, version }) => `${venue} ${booking} ${version}`,
        }),
        ...[batches, zoneOf, zoneOf, fc.nat({ max: 40 })],
        async (history: Told[], sizes: number[], firstZone: string, lastZone: string, changeAt: number) => {
          runs++;
          const venues = [newId(), newId()];
          const bookings = Array.from({ length: 12 }, () => newId());
          const repeated = [...history, ...history.filter((_, index) => index % 3 === 0)];
          const facts = repeated.map(({ venue, booking, version, status, hour }) => {
            const at = new Date(Date.UTC(2027, 2, 26, hour)).toISOString();
            return bookingOf(venues[venue]!, bookings[venue * 6 + booking]!, version, status, at);
          });
          facts.splice(changeAt, 0, ...venues.map((id) => venueOf(id, lastZone, 2)));
          await hear(venues.map((id) => venueOf(id, firstZone)));
          for (let [at, size] = [0, 0]; at < facts.length; at += sizes[size]!, size = (size + 1) % sizes.length) {
            await hear(facts.slice(at, at + sizes[size]!));
          }
          await recounter.run();
          const first = await rowsOf(venues);
          const spoilt = `UPDATE analytics.test_figures SET bookings = bookings + 1 WHERE venue_id = ANY ($1)`;
          await admin.query(spoilt, [venues]);
          for (const venueId of venues) await rebuildVenue(transactions, models, venueId);
          expect(await rowsOf(venues)).toEqual(first);
          expect(first[0]).toEqual(plainly(history, venues, lastZone));
        },
      ),
      { numRuns: 60 },
    );
    expect(runs).toBeGreaterThanOrEqual(60);
  });

  /** The newest versions, counted without any of what is tested. */
  function plainly(history: Told[], venues: string[], zone: string): string[] {
    const counted = new Map<string, number>();
    for (const { venue, booking, version, status, hour } of history) {
      const isNewest = !history.some(
        (other) => other.venue === venue && other.booking === booking && other.version > version,
      );
      if (!isNewest) continue;
      const day = new Date(Date.UTC(2027, 2, 26, hour)).toLocaleDateString('sv-SE', { timeZone: zone });
      const key = `(${venues[venue]},${day},${status},`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    return [...counted].map(([key, value]) => `${key}${value})`).sort();
  }

  it('is the same where it is more than is read at once', async () => {
    const venueId = newId();
    await hear([venueOf(venueId, 'Europe/Berlin')]);
    const facts = Array.from({ length: 1_200 }, (_, index) =>
      bookingOf(venueId, newId(), 1, statuses[index % 6]!, '2027-03-28T12:00:00Z'),
    );
    for (let at = 0; at < facts.length; at += 500) await hear(facts.slice(at, at + 500));
    const before = await rowsOf([venueId]);
    statusesModel.heardAtOnce = 0;
    const began = Date.now();
    expect(await rebuildVenue(transactions, models, venueId)).toBe(1_201);
    console.log(`1,201 facts were heard again in ${Date.now() - began} ms`);
    expect(statusesModel.heardAtOnce).toBeGreaterThanOrEqual(999);
    expect(await rowsOf([venueId])).toEqual(before);
    expect(await venuesToRebuild(transactions)).toContain(venueId);
  });

  it('makes up for a venue that was told of before anybody counted', async () => {
    const venueId = newId();
    await hear([bookingOf(venueId, newId(), 1, 'confirmed', '2027-03-27T23:30:00Z')]);
    await hear([venueOf(venueId, 'Europe/Berlin')]);
    await admin.query('DELETE FROM analytics.venues WHERE venue_id = $1', [venueId]);
    await rebuildVenue(transactions, models, venueId);
    const { rows } = await admin.query(
      `SELECT day::text, zone, counted_zone FROM analytics.test_figures JOIN analytics.venues USING (venue_id)
        WHERE venue_id = $1 AND bookings > 0`,
      [venueId],
    );
    expect(rows).toEqual([{ day: '2027-03-28', zone: 'Europe/Berlin', counted_zone: 'Europe/Berlin' }]);
  });

  it('is seen when it is done: until then readers see what was there, and what is told is written down and counted once', async () => {
    const venueId = newId();
    await hear([venueOf(venueId, 'UTC')]);
    const ids = Array.from({ length: 20 }, () => newId());
    await hear(ids.map((id) => bookingOf(venueId, id, 1, 'confirmed', '2027-03-28T12:00:00Z')));
    const before = await rowsOf([venueId]);

    let [isHearing, goOn] = [false, () => undefined as void];
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    statusesModel.before = () => {
      statusesModel.before = () => Promise.resolve();
      isHearing = true;
      return gate;
    };
    const rebuilt = rebuildVenue(transactions, models, venueId);
    await eventually(() => expect(isHearing).toBe(true));

    // Nobody who tells waits for it, not even of the venue itself.
    await Promise.all([
      ...ids.map((id) => tell([bookingOf(venueId, id, 2, 'arrived', '2027-03-29T12:00:00Z')])),
      ...Array.from({ length: 5 }, () => tell([bookingOf(venueId, newId(), 1, 'requested', '2027-03-29T12:00:00Z')])),
      tell([venueOf(venueId, 'UTC', 2)]),
    ]);
    // Nor does it hold up who counts in other venues, or counts them anew by other clocks.
    const other = newId();
    await hear([venueOf(other, 'UTC'), bookingOf(other, newId(), 1, 'confirmed', '2027-03-28T23:30:00Z')]);
    await tell([venueOf(venueId, 'Europe/Berlin', 3), venueOf(other, 'Europe/Berlin', 2)]);
    await eventually(async () => {
      await recounter.run();
      expect((await rowsOf([other]))[0]).toEqual([`(${other},2027-03-29,confirmed,1)`]);
    });
    await tell([venueOf(venueId, 'UTC', 4)]);
    await expect(rowsOf([venueId])).resolves.toEqual(before);
    goOn();
    await rebuilt;
    await counterOf(models).run();
    const figures = [`(${venueId},2027-03-29,arrived,20)`, `(${venueId},2027-03-29,requested,5)`];
    expect((await rowsOf([venueId]))[0]).toEqual(figures);
    await rebuildVenue(transactions, models, venueId);
    expect((await rowsOf([venueId]))[0]).toEqual(figures);
  });

  it('is all that every model had counted, of random lives of a venue', async () => {
    const parts = await NestFactory.createApplicationContext(
      { module: Counting, providers: counting },
      { logger: false },
    );
    const all = parts.get(Models);
    const tables = all.all.flatMap((model) => model.tables);
    const counted = async (venueId: string) => {
      const rows: Record<string, string[]> = {};
      for (const table of tables) {
        const sql = `SELECT t::text AS row FROM analytics.${table} t WHERE venue_id = $1 ORDER BY 1`;
        rows[table] = (await admin.query<{ row: string }>(sql, [venueId])).rows.map(({ row }) => row);
      }
      return rows;
    };
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    const filled = new Set<string>();
    for (let run = seed; run < seed + 40; run++) {
      const { venueId, facts } = lifeOf(run);
      const random = randomOf(run);
      for (let at = 0, size = 0; at < facts.length; at += size) {
        size = 1 + random.below(60);
        await hear(facts.slice(at, at + size), all);
      }
      await new Recounter(transactions, all, createLogger('analytics', 'silent')).run();
      const before = await counted(venueId);
      for (const table of tables) if (before[table]!.length > 0) filled.add(table);
      expect(await rebuildVenue(transactions, all, venueId)).toBe(facts.length);
      expect({ run, ...(await counted(venueId)) }).toEqual({ run, ...before });
    }
    // Every one of them is tried.
    expect(tables.filter((table) => !filled.has(table))).toEqual([]);
  });

  /** All that may be told of a venue, in any order: by whoever writes such histories for one model. */
  function lifeOf(seed: number): { venueId: string; facts: Fact[] } {
    const random = randomOf(seed);
    const [house] = fc.sample(history, { seed, numRuns: 1 });
    const venue = named(house!.venues[0]!);
    const { venueId } = venue;
    const people = historyOf(random, venueId).told.filter(({ name }) => !name.startsWith('booking.'));
    const cards = people.filter(({ name }) => /^guest\.(created|changed)/.test(name)).map(({ after }) => after.id);
    const [organization_id, name, language] = [newId(), 'Venue', 'en'];
    const facts = factsOf(venue, middleOf(house!)).map((fact) => {
      const ofVenue = { organization_id, name, language, timezone: random.one(zones) };
      const guest_id = cards.length > 0 && random.chance(0.8) ? random.one(cards) : null;
      const more = fact.type.startsWith('venue.') ? ofVenue : fact.type.startsWith('booking.') ? { guest_id } : {};
      return { ...fact, data: { ...fact.data, after: { ...fact.data.after, ...more } } };
    });
    const told = people.map((each) => ({ ...factOfPeople(venueId, each), actor: 'system' }));
    return { venueId, facts: random.shuffled([...facts, ...told]) };
  }

  it('leaves other venues alone', async () => {
    const [venueId, other] = [newId(), newId()];
    await hear([venueOf(venueId, 'UTC'), venueOf(other, 'UTC')]);
    await hear([bookingOf(other, newId(), 1, 'confirmed', '2027-03-28T12:00:00Z')]);
    const before = await rowsOf([other]);
    await rebuildVenue(transactions, models, venueId);
    expect(await rowsOf([other])).toEqual(before);
  });
});
