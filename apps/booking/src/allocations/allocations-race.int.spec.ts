import { dataSourceOptions, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { booking } from '../booking.module';
import { Span } from '../availability/house';
import { gapsIn } from './gap-rules';
import { hasExpired, Outcome, race, Winner } from './testing/racing';
import { countOverlaps, seedHouse } from './testing/seeded-house';

/** RACES=50000 to look for a minute, or RACES=1000000 for longer. */
const attempts = Number(process.env.RACES ?? 6_000);
const racers = 12;

interface Row {
  resource_id: string;
  starts_at: Date;
  held_until: Date;
  owner_kind: string;
  owner_id: string;
}

describe('many who want the same tables at the same time', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;

  beforeEach(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    // Who waits in a ring is let out after this time: here that need not be a second.
    await admin.query(`ALTER DATABASE ${admin.database} SET deadlock_timeout = '50ms'`);
    source = await new DataSource(
      dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: racers }),
    ).initialize();
    transactions = new Transactions(source, 'booking');
  });
  afterEach(async () => {
    if (source?.isInitialized) await source.destroy();
    await admin?.end();
    await database?.drop();
  });

  it(
    'never have one of them twice, and everybody who comes too late is told what stands in the way',
    async () => {
      const house = await seedHouse(admin, [2, 2, 4, 4, 6, 8]);
      const began = performance.now();
      const [outcome, seenMeanwhile] = await watched(() => race({ transactions, house, attempts, racers }));
      const seconds = (performance.now() - began) / 1_000;
      const rows = await allocations();
      const [won, lost] = [sum(outcome.won), sum(outcome.lost)];
      console.log(
        `${attempts} attempts by ${racers} racers in ${seconds.toFixed(1)} s: ${won} won, ${lost} lost, ` +
          `${await deadlocks()} deadlocks, ${seenMeanwhile.length} looks meanwhile; ` +
          `won ${JSON.stringify(outcome.won)}, lost ${JSON.stringify(outcome.lost)}`,
      );

      expect(outcome.escaped).toEqual([]);
      expect(outcome.untold).toEqual([]);
      expect(outcome.wronglyTold).toEqual([]);
      expect(won + lost).toBe(attempts);
      expect(Math.min(won, lost) / attempts).toBeGreaterThan(0.2);
      expect(seenMeanwhile.filter((overlaps) => overlaps > 0)).toEqual([]);
      expect(seenMeanwhile.length).toBeGreaterThan(10);
      expect(await countOverlaps(admin)).toBe(0);
      expect(claimsIn(rows, outcome)).toEqual(claimsOf(outcome));
      expect(leftFree(rows, outcome)).toEqual([]);
    },
    Math.max(120_000, attempts * 5),
  );

  it('do have them twice where the constraint is gone, and this test sees it', async () => {
    await admin.query('ALTER TABLE booking.allocations DROP CONSTRAINT allocations_never_overlap');
    const house = await seedHouse(admin, [2, 2, 4, 4, 6, 8]);
    const [{ winners }, seen] = await watched(() => race({ transactions, house, attempts: 2_000, racers }));
    expect(seen.some((overlaps) => overlaps > 0)).toBe(true);
    expect(await countOverlaps(admin)).toBeGreaterThan(winners.length);
  });

  const allocations = async () => (await admin.query<Row>('SELECT * FROM booking.allocations')).rows;

  /** Counts overlaps again and again, over a connection of its own, while something goes on. */
  async function watched<T>(work: () => Promise<T>): Promise<[T, seen: number[]]> {
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    const seen: number[] = [];
    let over = false;
    const watch = async () => {
      while (!over) {
        seen.push(await countOverlaps(client));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    try {
      const [result] = await Promise.all([work().finally(() => (over = true)), watch()]);
      return [result, seen];
    } finally {
      await client.end();
    }
  }

  /** Told once the connections that met them are closed. */
  async function deadlocks(): Promise<number> {
    await source.destroy();
    const { rows } = await admin.query<{ deadlocks: string }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(rows[0]!.deadlocks);
  }
});

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, each) => all + each, 0);

const line = (ownerId: string, resourceId: string, from: number, to: number) =>
  `${ownerId} ${resourceId} ${from}-${to}`;

/** What bookings and holds occupy, by the database. A hold that has expired may have been taken away or not. */
function claimsIn(rows: Row[], { winners, forsaken, now }: Outcome): string[] {
  const expired = new Set(
    [...winners.filter((winner) => hasExpired(winner, now)), ...forsaken].map(({ ownerId }) => ownerId),
  );
  return rows
    .filter(({ owner_kind, owner_id }) => owner_kind !== 'block' && !expired.has(owner_id))
    .map((row) => line(row.owner_id, row.resource_id, row.starts_at.getTime(), row.held_until.getTime()))
    .sort();
}

/** And by those who won. */
function claimsOf({ winners, now }: Outcome): string[] {
  return winners
    .filter((winner) => winner.ownerKind !== 'block' && !hasExpired(winner, now))
    .flatMap(({ ownerId, resourceIds, span }) => resourceIds.map((id) => line(ownerId, id, span.from, span.to)))
    .sort();
}

/** What a block should have taken and did not: nothing in its time is free. */
function leftFree(rows: Row[], { winners }: Outcome): (Span & Pick<Winner, 'ownerId'>)[] {
  return winners
    .filter(({ ownerKind }) => ownerKind === 'block')
    .flatMap(({ ownerId, resourceIds, span }) =>
      resourceIds.flatMap((id) => {
        const taken = rows.filter(({ resource_id }) => resource_id === id);
        return gapsIn(
          span,
          taken.map(({ starts_at, held_until }) => ({ from: starts_at.getTime(), to: held_until.getTime() })),
        ).map((gap) => ({ ownerId, ...gap }));
      }),
    );
}
