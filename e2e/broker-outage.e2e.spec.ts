import { VenueState } from '@guestflow/contracts';
import { eventually, PrivateRabbitMq, quickFolder, startPrivateRabbitMq } from '@guestflow/testing';
import { Client } from 'pg';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';

const outageMs = 30_000;
const requestsPerSecond = 40;
// Half a minute by itself, which ARRIVED_WITHIN_S=30 asks for; beside other tests everything takes several times as long.
const arrivedWithinMs = Number(process.env.ARRIVED_WITHIN_S ?? 90) * 1_000;

describe('while RabbitMQ is away for half a minute', () => {
  let rabbit: PrivateRabbitMq;
  let platform: TestPlatform;
  let database: Client;

  beforeAll(async () => {
    rabbit = await startPrivateRabbitMq({ dataDir: quickFolder('outage') });
    platform = await startTestPlatform({ url: rabbit.url });
    database = new Client({ connectionString: platform.database.adminUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await platform.close();
    await rabbit.destroy();
  });

  const count = async (sql: string) =>
    Number((await database.query<{ count: string }>(`SELECT count(*) ${sql}`)).rows[0]!.count);

  it('every request succeeds, and everything arrives soon after its return', async () => {
    const admin = await platform.api.signIn(superAdmin.email, superAdmin.password);
    const { body: venue } = await admin.post<VenueState>('/tenants', { name: 'v0', timezone: 'UTC' });
    await eventually(async () => expect(await count(`FROM messaging.venues WHERE venue_id = '${venue.id}'`)).toBe(1));

    let running = true;
    const statuses: number[] = [];
    const load = (async () => {
      for (let number = 1; running; number++) {
        const began = Date.now();
        const { status } = await admin.patch(`/tenants/${venue.id}`, { name: `v${number}` });
        statuses.push(status);
        await new Promise((resolve) =>
          setTimeout(resolve, Math.max(0, 1_000 / requestsPerSecond - (Date.now() - began))),
        );
      }
    })();

    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await rabbit.stop();
    await new Promise((resolve) => setTimeout(resolve, outageMs));
    const waiting = await count('FROM identity.outbox');
    await rabbit.start();
    const back = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    running = false;
    await load;

    expect(waiting).toBeGreaterThan(200);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    await eventually(
      async () => {
        expect(await count('FROM identity.outbox')).toBe(0);
        expect(await count(`FROM analytics.events WHERE type = 'venue.changed.v1'`)).toBe(statuses.length);
        const { rows } = await database.query<{ version: number }>(`SELECT version FROM messaging.venues`);
        expect(rows[0]!.version).toBe(statuses.length + 1);
      },
      arrivedWithinMs - (Date.now() - back),
    );
    console.log(
      `${statuses.length} requests, none failed; ${waiting} events waited; all had arrived ${((Date.now() - back) / 1000).toFixed(1)} s after RabbitMQ was back`,
    );
  });
});
