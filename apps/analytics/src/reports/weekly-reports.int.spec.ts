import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Caller } from '@guestflow/access';
import { WeeklyReportState } from '@guestflow/contracts';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../analytics.module';
import { statisticsOn } from '../testing/statistics-on';
import { WeeklyReportService } from './weekly-report.service';
import { WeeklyReports } from './weekly-reports';

class SetClock extends Clock {
  at = new Date();
  now(): Date {
    return this.at;
  }
}

describe('the report of a venue’s week', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let settings: WeeklyReportService;
  const clock = new SetClock();
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(analytics)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(analytics), { url: database.urlFor('analytics'), poolSize: 10 }),
    ).initialize();
    transactions = new Transactions(source, 'analytics');
    settings = new WeeklyReportService(transactions, clock);
  });
  beforeEach(() => admin.query('DELETE FROM analytics.weekly_reports; DELETE FROM analytics.outbox'));
  afterEach(() => Promise.all(children.splice(0).map(kill)));
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  const replica = () =>
    new WeeklyReports(
      ...([transactions, statisticsOn(transactions, clock), clock] as const),
      createLogger('analytics', 'silent'),
    );
  const openVenue = async (zone: string): Promise<string> => {
    const venueId = newId();
    await admin.query(`INSERT INTO analytics.venues VALUES ($1, $2, 'Venue', 'en', $3, $3, NULL, 1)`, [
      ...[venueId, newId(), zone],
    ]);
    return venueId;
  };
  const personAt = (venueId: string, role: Caller['role'] = 'manager'): Caller => {
    const userId = newId();
    return { actor: `user:${userId}`, role, userId, venueId, requestId: 'test' };
  };
  const told = async (venueId: string, type = 'weekly_report.due') =>
    (
      await admin.query<{ after: WeeklyReportState; venue: string }>(
        `SELECT fact::jsonb -> 'data' -> 'after' AS after, fact::jsonb ->> 'venueid' AS venue FROM analytics.outbox
          WHERE type = $1 AND fact::jsonb ->> 'venueid' = $2 ORDER BY fact::jsonb ->> 'id'`,
        [`${type}.v1`, venueId],
      )
    ).rows.map(({ after }) => after);
  const lookAt = (moment: string) => {
    clock.at = new Date(moment);
    return replica().run();
  };

  it('comes to nobody who did not ask for it, and to nobody any more who turned it off', async () => {
    clock.at = new Date('2027-03-24T12:00:00Z');
    const venueId = await openVenue('Europe/Berlin');
    const [anna, boris] = [personAt(venueId), personAt(venueId)];
    expect(await settings.get(anna)).toEqual({ enabled: false, channel: 'email', next_at: null });
    await lookAt('2027-03-29T08:00:00Z');
    expect(await told(venueId)).toEqual([]);

    const on = { enabled: true, channel: 'email', next_at: '2027-04-05T07:00:00.000Z' };
    expect(await settings.set(anna, { enabled: true })).toEqual(on);
    await settings.set(boris, { enabled: true });
    expect(await settings.get(anna)).toEqual(on);
    expect(await settings.set(boris, { enabled: false })).toMatchObject({ enabled: false, next_at: null });
    await lookAt('2027-04-05T07:00:00Z');
    expect((await told(venueId)).map(({ user_id }) => user_id)).toEqual([anna.userId]);
    expect(await settings.get(anna)).toMatchObject({ next_at: '2027-04-12T07:00:00.000Z' });
  });

  it('is turned on and off by everybody for himself, which is told', async () => {
    const venueId = await openVenue('Europe/Berlin');
    const anna = personAt(venueId);
    await Promise.all([settings.set(anna, { enabled: true }), settings.set(anna, { enabled: true })]);
    await settings.set(anna, { enabled: false });
    const changes = await told(venueId, 'weekly_report.changed');
    expect(changes).toMatchObject([
      { version: 1, user_id: anna.userId, enabled: true },
      { version: 2, user_id: anna.userId, enabled: false },
    ]);
    expect(new Set(changes.map(({ id }) => id)).size).toBe(1);
    const rule = (caller: Caller) => settings.set(caller, { enabled: true }).catch((error: unknown) => error);
    expect(await rule(personAt(venueId, 'super_admin'))).toMatchObject({ status: 422 });
    expect(await rule({ ...personAt(venueId, 'partner'), userId: undefined })).toMatchObject({ status: 422 });
    expect(await rule({ ...anna, impersonatorId: newId() })).toMatchObject({ status: 403 });
    expect(await settings.get({ ...personAt(venueId, 'partner'), userId: undefined })).toMatchObject({
      enabled: false,
    });
  });

  it.each([
    // The clocks are set forward in the week that is told of, and set back.
    ['Europe/Berlin', '2027-03-25', '2027-03-29T07:00:00Z', '2027-03-22', '2027-03-28'],
    ['Europe/Berlin', '2027-10-28', '2027-11-01T08:00:00Z', '2027-10-25', '2027-10-31'],
    ['America/New_York', '2027-03-11', '2027-03-15T13:00:00Z', '2027-03-08', '2027-03-14'],
    ['America/New_York', '2027-11-04', '2027-11-08T14:00:00Z', '2027-11-01', '2027-11-07'],
    ['Asia/Kolkata', '2027-03-25', '2027-03-29T03:30:00Z', '2027-03-22', '2027-03-28'],
    ['Pacific/Kiritimati', '2027-03-25', '2027-03-28T19:00:00Z', '2027-03-22', '2027-03-28'],
    ['Pacific/Pago_Pago', '2027-03-25', '2027-03-29T20:00:00Z', '2027-03-22', '2027-03-28'],
  ])('in %s, asked for on %s, is told once at %s: of %s to %s', async (zone, asked, due, week_from, week_to) => {
    const venueId = await openVenue(zone);
    const anna = personAt(venueId);
    clock.at = new Date(`${asked}T12:00:00Z`);
    await settings.set(anna, { enabled: true });
    const began = Date.parse(due);
    for (let hours = 80; hours > 0; hours -= 4) await lookAt(new Date(began - hours * 3_600_000).toISOString());
    await lookAt(new Date(began - 1_000).toISOString());
    expect(await told(venueId)).toEqual([]);
    await lookAt(due);
    const once = [{ user_id: anna.userId, channel: 'email', week_from, week_to, due_at: new Date(due).toISOString() }];
    expect(await told(venueId)).toMatchObject(once);
    for (let hours = 1; hours < 7 * 24 - 2; hours += 11)
      await lookAt(new Date(began + hours * 3_600_000).toISOString());
    expect(await told(venueId)).toHaveLength(1);
    await lookAt(new Date(began + 7 * 86_400_000 + 2 * 3_600_000).toISOString());
    expect(await told(venueId)).toHaveLength(2);
  });

  it('is told late after a standstill, but not of a week that is long over, and never twice', async () => {
    const venueId = await openVenue('Europe/Berlin');
    clock.at = new Date('2027-03-25T12:00:00Z');
    await settings.set(personAt(venueId), { enabled: true });
    // Three days and a second late: nothing. Then three Mondays missed, of which the last is two days ago.
    await lookAt('2027-04-01T07:00:01Z');
    expect(await told(venueId)).toEqual([]);
    await lookAt('2027-04-21T09:00:00Z');
    await lookAt('2027-04-21T09:00:30Z');
    expect(await told(venueId)).toMatchObject([{ week_from: '2027-04-12', week_to: '2027-04-18' }]);
  });

  it('is told everywhere else where PostgreSQL does not know a venue’s clocks, and there too', async () => {
    // Known to Node, and to nobody else.
    const venues = [await openVenue('US/Pacific-New'), await openVenue('Europe/Berlin')];
    clock.at = new Date('2027-03-25T12:00:00Z');
    for (const venueId of venues) await settings.set(personAt(venueId), { enabled: true });
    await lookAt('2027-03-29T15:59:00Z');
    expect([await told(venues[0]!), await told(venues[1]!)]).toMatchObject([[], [{ week_to: '2027-03-28' }]]);
    await lookAt('2027-03-29T16:00:00Z');
    expect(await told(venues[0]!)).toMatchObject([{ week_to: '2027-03-28' }]);
  });

  const hook = path.resolve(__dirname, '../../../../scripts/ts.cjs');
  const doomed = path.join(__dirname, 'testing/doomed-reports.ts');
  async function start(now: string): Promise<ChildProcess> {
    const given = ['-r', hook, doomed, JSON.stringify({ databaseUrl: database.urlFor('analytics'), now })];
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    children.push(child);
    await once(child, 'message');
    return child;
  }
  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it('is told to each once by three replicas, also where one of them is killed in the middle', async () => {
    const [venues, people] = [150, 3];
    const monday = '2028-05-08';
    await admin.query(
      `WITH opened AS (
         INSERT INTO analytics.venues SELECT gen_random_uuid(), gen_random_uuid(), 'Venue', 'en', 'Europe/Berlin',
                'Europe/Berlin', NULL, 1 FROM generate_series(1, $1) RETURNING venue_id)
       INSERT INTO analytics.weekly_reports
       SELECT venue_id, gen_random_uuid(), gen_random_uuid(), true, 'email', $3, 1, now()
         FROM opened, generate_series(1, $2)`,
      [venues, people, monday],
    );
    const count = async () => {
      const { rows } = await admin.query<{ told: number; readers: number }>(
        `SELECT count(*)::integer AS told, count(DISTINCT fact::jsonb #>> '{data,after,user_id}')::integer AS readers
           FROM analytics.outbox WHERE type = 'weekly_report.due.v1' AND fact::jsonb #>> '{data,after,week_to}' = '2028-05-07'`,
      );
      return rows[0]!;
    };
    const now = '2028-05-08T07:00:05Z';
    const [first] = await Promise.all([start(now), start(now), start(now)]);
    await eventually(async () => expect((await count()).told).toBeGreaterThan(30), 60_000);
    const inTheMiddle = (await count()).told;
    await kill(first);
    await eventually(async () => expect((await count()).told).toBeGreaterThanOrEqual(venues * people), 60_000);
    await start(now);
    await new Promise((resolve) => setTimeout(resolve, 500));
    console.log(`Killed with ${inTheMiddle} of ${venues * people} told`);
    expect(inTheMiddle).toBeLessThan(venues * people);
    expect(await count()).toEqual({ told: venues * people, readers: venues * people });
  });
});
