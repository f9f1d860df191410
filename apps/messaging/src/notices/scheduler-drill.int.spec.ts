import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Caller } from '@guestflow/access';
import { eventually } from '@guestflow/testing';
import { openMessaging, OpenedMessaging } from '../testing/opened-messaging';

/** Ten thousand take a minute: docs/contributing.md tells how to ask for them. */
const reminders = Number(process.env.DRILL_REMINDERS ?? 2_000);
const venues = 5;
const spreadSeconds = Math.max(6, reminders / 500);
/** Beside other tests the machine has less to give; by itself 99 of 100 are less than two seconds late. */
const mostLateMs = Number(process.env.MOST_LATE_MS ?? 20_000);

describe('three replicas that say what is due', () => {
  let house: OpenedMessaging;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    house = await openMessaging();
  });
  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    await house?.close();
  });

  const hook = path.resolve(__dirname, '../../../../scripts/ts.cjs');
  const doomed = path.join(__dirname, 'testing/doomed-scheduler.ts');
  async function start(): Promise<ChildProcess> {
    const given = ['-r', hook, doomed, JSON.stringify(house.own)];
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

  /** Bookings of guests who can be reached, whose reminders are due one after the other. */
  async function plan(from: Date, seconds: number): Promise<void> {
    for (let venue = 0; venue < venues; venue++) {
      const here: Caller = await house.open();
      const guest = await house.reachable(here);
      await house.admin.query(
        `WITH said AS (SELECT gen_random_uuid() AS id, $4::timestamptz + random() * $5::integer * interval '1 second' AS due
                         FROM generate_series(1, $3)), kept AS (
           INSERT INTO messaging.bookings (venue_id, booking_id, card_id, guest_id, starts_at, guests_count, status, source,
                                           stands_since, version)
           SELECT $1, id, $2, $2, due + interval '1 hour', 2, 'confirmed', 'bot', now() - interval '1 day', 1 FROM said)
         INSERT INTO messaging.notices (id, venue_id, booking_id, rule, due_at, look_at, state, created_at, updated_at)
         SELECT gen_random_uuid(), $1, id, 'reminder_60min', due, due, 'planned', now(), now() FROM said`,
        [here.venueId, guest.id, reminders / venues, from, seconds],
      );
    }
    await house.admin.query('ANALYZE messaging.notices, messaging.bookings');
  }

  const waiting = async () => {
    const { rows } = await house.admin.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM messaging.notices WHERE state = 'planned'`,
    );
    return rows[0]!.count;
  };
  const over = () => eventually(async () => expect(await waiting()).toBe(0), 120_000);

  /** What was told to whoever sends it, and how long after it was due. */
  async function said() {
    const { rows } = await house.admin.query<{ bookingId: string; lateMs: number; at: Date }>(
      `SELECT n.booking_id AS "bookingId", (fact::jsonb ->> 'time')::timestamptz AS at,
              (EXTRACT(epoch FROM (fact::jsonb ->> 'time')::timestamptz - n.due_at) * 1000)::float AS "lateMs"
         FROM messaging.outbox
         JOIN messaging.notices n ON n.booking_id = (fact::jsonb #>> '{data,after,booking_id}')::uuid
        WHERE type = 'message.queued.v1'`,
    );
    const late = rows.map(({ lateMs }) => lateMs).sort((one, other) => one - other);
    const part = (of: number) => Math.round(late[Math.min(late.length - 1, Math.floor(late.length * of))]!);
    const times = rows.map(({ at }) => at.getTime()).sort((one, other) => one - other);
    return {
      ...{ said: rows.length, bookings: new Set(rows.map(({ bookingId }) => bookingId)).size },
      ...{ p50: part(0.5), p95: part(0.95), p99: part(0.99), most: part(1), earliest: Math.round(late[0]!) },
      seconds: (times.at(-1)! - times[0]!) / 1_000,
    };
  }

  it('say each once and in time, also where two of them are killed in the middle of it', async () => {
    const [first, second] = await Promise.all([start(), start(), start()]);
    const from = new Date(Date.now() + 3_000);
    await plan(from, spreadSeconds);
    const atLeast = (part: number) =>
      eventually(async () => expect(await waiting()).toBeLessThan(reminders * (1 - part)), 120_000);
    await atLeast(0.3);
    await kill(first);
    await atLeast(0.5);
    await kill(second);
    await Promise.all([start(), start()]);
    await over();
    const { seconds, ...figures } = await said();
    console.log(`${reminders} due within ${spreadSeconds} s, two of three killed:`, { ...figures, seconds });
    expect(figures).toMatchObject({ said: reminders, bookings: reminders });
    expect(figures.earliest).toBeGreaterThanOrEqual(0);
    expect(figures.p99).toBeLessThan(mostLateMs);
  });

  it('say all that is due in the same second once', async () => {
    await Promise.all([start(), start(), start()]);
    await plan(new Date(Date.now() + 3_000), 0);
    await over();
    const figures = await said();
    console.log(`${reminders} due at once:`, figures);
    expect(figures).toMatchObject({ said: reminders, bookings: reminders });
  });
});
