import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { systemCaller } from '@guestflow/access';
import { dataSourceOptions, newId, Sealer, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../../analytics/src/analytics.module';
import { EventLog } from '../../analytics/src/events/append';
import { aFact, replicaOf } from '../../analytics/src/events/testing/opened-log';
import { EventWriter } from '../../analytics/src/events/writer';
import { databases } from './services';

describe('the command that counts anew', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let log: EventLog;
  let writer: EventWriter;

  beforeAll(async () => {
    database = await createTestDatabase(databases);
    source = await new DataSource(
      dataSourceOptions(databaseOf(analytics), { url: database.urlFor('analytics'), poolSize: 4 }),
    ).initialize();
    transactions = new Transactions(source, 'analytics');
    const sealer = new Sealer(`k:${randomBytes(32).toString('base64')}`);
    ({ log, writer } = replicaOf(transactions, sealer, { now: () => new Date() }));
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  async function run(...words: string[]): Promise<{ code: number; said: string; complained: string }> {
    const file = path.join(__dirname, 'rebuild-statistics.ts');
    const hook = path.resolve(__dirname, '../../../scripts/ts.cjs');
    const child = spawn(process.execPath, ['-r', hook, file, ...words], {
      env: { ...process.env, DATABASE_URL: database.adminUrl },
    });
    const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { code: code as number, said, complained };
  }

  async function wasTold(venueId: string): Promise<void> {
    const venue = { id: venueId, version: 1, organization_id: newId(), name: 'Venue', language: 'en', timezone: 'UTC' };
    const booking = {
      ...{ id: newId(), version: 1, status: 'confirmed', cancelled_by: null, source: 'bot', guests_count: 2 },
      ...{ booked_at: '2027-03-29T12:00:00Z', created_at: '2027-03-20T12:00:00Z', completed_at: null },
      ...{ duration_minutes: 120, table_ids: [], guest_id: null },
    };
    const told = [
      ['venue.created', { ...venue, updated_at: '2027-01-01T12:00:00Z' }],
      ['booking.requested', booking],
    ] as const;
    const caller = systemCaller('telling', venueId);
    await log.ready(venueId);
    await transactions.inVenue(caller, (tx) =>
      writer.write(
        tx,
        told.map(([name, after]) => aFact(name, after, { venueId })),
      ),
    );
  }
  const counted = async () =>
    (
      await admin.query<{ venue_id: string }>(
        `SELECT venue_id FROM analytics.booking_figures WHERE part = 'day' AND confirmed = 1`,
      )
    ).rows.map(({ venue_id }) => venue_id);

  it('does so in one venue, or in all of them, as the service itself may', async () => {
    const [one, other] = [newId(), newId()];
    await wasTold(one);
    await wasTold(other);
    const ofOne = await run(one);
    expect(ofOne).toMatchObject({ code: 0, complained: '' });
    expect(ofOne.said).toContain(`${one}: counted anew from 2 events.`);
    expect(await counted()).toEqual([one]);
    expect((await run()).said).toContain('2 venues done.');
    expect((await counted()).sort()).toEqual([one, other].sort());
  });

  it('says how it is used, and does nothing where it is told nonsense', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      said: expect.stringContaining('statistics:rebuild') as string,
    });
    expect(await run('everything')).toMatchObject({
      code: 1,
      complained: expect.stringContaining('no venue’s id') as string,
    });
  });
});
