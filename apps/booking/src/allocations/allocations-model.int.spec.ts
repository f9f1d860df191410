import { dataSourceOptions, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import * as fc from 'fast-check';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { booking } from '../booking.module';
import { commandsOf, opening, RealHouse, Tally, timeOf } from './testing/house-commands';
import { HouseModel, slotMinutes, slotsOf, spanOf } from './testing/house-model';
import { seedHouse } from './testing/seeded-house';

/** MODEL_RUNS=1000 to look for a minute. */
const runs = Number(process.env.MODEL_RUNS ?? 200);
/** Lives of houses that go on at the same time: one waits for its database while another one thinks. */
const atOnce = 4;
const capacities = [2, 2, 4, 6];

describe('whatever is done to a house', () => {
  let database: TestDatabase;
  let admin: Pool;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(booking)]);
    admin = new Pool({ connectionString: database.adminUrl, max: atOnce });
    source = await new DataSource(
      dataSourceOptions(databaseOf(booking), { url: database.urlFor('booking'), poolSize: atOnce }),
    ).initialize();
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  it(
    'its tables are whose a plain list says: the same is allowed and refused, and the same is occupied in the end',
    async () => {
      const tally: Tally = new Map();
      const transactions = new Transactions(source, 'booking');
      const commands = fc.commands(commandsOf(capacities.length, tally), { maxCommands: 40, size: 'max' });
      const life = fc.asyncProperty(commands, async (told) => {
        const real = new RealHouse(transactions, await seedHouse(admin, capacities));
        const model = new HouseModel(
          real.house.tables.map(({ capacity }) => capacity!),
          opening,
        );
        await fc.asyncModelRun(() => ({ model, real }), told);
        expect(await occupiedIn(real)).toEqual(occupiedBy(model, real));
      });
      const began = performance.now();
      await Promise.all(
        Array.from({ length: atOnce }, () =>
          fc.assert(life, { numRuns: Math.ceil(runs / atOnce), endOnFailure: false }),
        ),
      );
      const seconds = (performance.now() - began) / 1_000;
      const counted = [...tally].map(([name, { done, refused }]) => `${name} ${done}+${refused}`);
      const all = [...tally.values()].reduce((sum, { done, refused }) => sum + done + refused, 0);
      console.log(`${runs} lives, ${all} commands in ${seconds.toFixed(1)} s (done+refused): ${counted.join(', ')}`);
      // Each of them had its say.
      for (const name of ['create at one table', 'create anywhere', 'move', 'lengthen', 'reopen', 'hold', 'confirm']) {
        expect([name, Math.min(tally.get(name)!.done, tally.get(name)!.refused) > runs / 200]).toEqual([name, true]);
      }
    },
    runs * 500,
  );

  /** Half hour by half hour, who has a table; a block has no name, for of two that overlap either may have it. */
  async function occupiedIn({ house, bookingIds, holds }: RealHouse): Promise<string[]> {
    const { rows } = await admin.query<{ resource_id: string; kind: string; owner_id: string; from: Date; to: Date }>(
      `SELECT resource_id, owner_kind AS kind, owner_id, starts_at AS from, held_until AS to
         FROM booking.allocations WHERE venue_id = $1`,
      [house.venueId],
    );
    const holdIds = holds.map(({ id }) => id);
    const nameOf = { booking: bookingIds, hold: holdIds, block: [] as string[] };
    return rows
      .flatMap(({ resource_id, kind, owner_id, from, to }) => {
        const number = kind === 'block' ? '' : nameOf[kind as 'booking'].indexOf(owner_id);
        const table = house.tables.findIndex(({ id }) => id === resource_id);
        return slotsOf({ from: slotAt(from), to: slotAt(to) }).map((slot) => `${table} ${slot} ${kind}${number}`);
      })
      .sort();
  }

  function occupiedBy(model: HouseModel, { house }: RealHouse): string[] {
    const holdNumbers = new Map([...model.holds].map(([number, hold]) => [hold as object, number]));
    return house.tables
      .flatMap((_, table) => [
        ...model.occupants(table).flatMap((each) => {
          const held = holdNumbers.get(each);
          const name = held === undefined ? `booking${model.bookings.indexOf(each as never)}` : `hold${held}`;
          return slotsOf(spanOf(each)).map((slot) => `${table} ${slot} ${name}`);
        }),
        ...model.blockedSlots(table).map((slot) => `${table} ${slot} block`),
      ])
      .sort();
  }

  const slotAt = (time: Date): number => (time.getTime() - timeOf(0).getTime()) / (slotMinutes * 60_000);
});
