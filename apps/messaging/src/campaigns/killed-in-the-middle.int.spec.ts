import { ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Controller, Module } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { CampaignState, Fact, QueuedMessageState } from '@guestflow/contracts';
import { brokerDatabase, EventContext } from '@guestflow/event-bus';
import { newId } from '@guestflow/persistence';
import { databaseOf, RunningService, ServiceDefinition } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { messaging } from '../messaging.module';
import { crowd } from '../testing/crowd';
import { Shared, startReplica } from '../testing/replica';

const guestsOf = new Map<string, string[]>();
const arrived: QueuedMessageState[] = [];

/** Takes what is to be sent as Telegram would, some of it a little later. */
@Controller()
class Carriers {
  @EventPattern('message.queued')
  async queued(@Payload() { data }: Fact<QueuedMessageState>, @Ctx() { tx }: EventContext): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
    const { id, guest_id } = data.after;
    tx.emit('delivery.succeeded', {
      after: {
        ...{ id, version: 1, guest_id, bot_id: null, telegram_message_id: '1', reason: null },
        at: new Date().toISOString(),
      },
    });
    tx.afterCommit(() => void arrived.push(data.after));
  }
}
@Module({ controllers: [Carriers] })
class CarriersModule {}

/** Says whom a campaign is for. */
@Controller()
class Choosers {
  @EventPattern('campaign.started')
  started(@Payload() { data, venueid }: Fact<CampaignState>, @Ctx() { tx }: EventContext): void {
    const ids = guestsOf.get(venueid!)!;
    const half = ids.length / 2;
    [ids.slice(half), ids.slice(0, half)].forEach((guest_ids, index) =>
      tx.emit('campaign_audience.chosen', {
        after: {
          ...{ id: newId(), version: 1, campaign_id: data.after.id, part: 2 - index, parts: 2, total: ids.length },
          guest_ids,
        },
      }),
    );
  }
}
@Module({ controllers: [Choosers] })
class ChoosersModule {}

const without = { entities: [], migrations: [] };
const carrier: ServiceDefinition = { name: 'bot-gateway', module: CarriersModule, database: without };
const chooser: ServiceDefinition = { name: 'crm', module: ChoosersModule, database: without };

describe('a campaign whose senders are killed', () => {
  const services = [messaging, carrier, chooser];
  const [venueId, botId, campaignId] = [newId(), newId(), newId()];
  const running: RunningService[] = [];
  const doomed: ChildProcess[] = [];
  let database: TestDatabase;
  let admin: Client;
  let shared: Shared[];

  beforeAll(async () => {
    database = await createTestDatabase([...services.map(databaseOf), brokerDatabase]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const sealingKeys = `k:${randomBytes(32).toString('base64')}`;
    shared = services.map(({ name }) => ({
      ...{ databaseUrl: database.urlFor(name), brokerUrl: database.urlFor('broker'), sealingKeys },
    }));
    await admin.query(
      `INSERT INTO messaging.venues (venue_id, name, timezone, language, version) VALUES ($1, 'Берёза', 'Europe/Moscow', 'ru', 1)`,
      [venueId],
    );
    await admin.query('INSERT INTO messaging.bots (venue_id, bot_id, is_active, version) VALUES ($1, $2, true, 1)', [
      venueId,
      botId,
    ]);
    guestsOf.set(venueId, await crowd(admin, venueId, botId, 500));
  });
  afterAll(async () => {
    for (const child of doomed) child.kill('SIGKILL');
    await Promise.all(running.map((service) => service.close()));
    await admin?.end();
    await database?.drop();
  });

  function doom(): ChildProcess {
    const hook = path.resolve(__dirname, '../../../../scripts/ts.cjs');
    const replica = path.join(__dirname, '../testing/doomed-replica.ts');
    const child = spawn(process.execPath, ['-r', hook, replica, JSON.stringify(shared[0])], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    doomed.push(child);
    return child;
  }
  const sent = async () => {
    const { rows } = await admin.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM messaging.campaign_recipients WHERE status = 'sent'`,
    );
    return rows[0]!.count;
  };
  const reaches = (count: number) => eventually(async () => expect(await sent()).toBeGreaterThanOrEqual(count), 60_000);

  it('comes to the same end: everybody has it, nobody twice; and its links lead on', async () => {
    for (const [index, service] of [carrier, chooser].entries()) {
      running.push(await startReplica(service, shared[index + 1]!));
    }
    const first = doom();
    await admin.query(
      `INSERT INTO messaging.campaigns (id, venue_id, name, segment_filter, message_text, status, created_at, updated_at)
       VALUES ($1, $2, 'Весна', '{}', 'Меню: https://cafe.example/menu', 'queued', now(), now())`,
      [campaignId, venueId],
    );
    await reaches(60);
    const second = doom();
    first.kill('SIGKILL');
    const afterFirst = await sent();
    await reaches(afterFirst + 100);
    second.kill('SIGKILL');
    const afterSecond = await sent();
    expect(afterSecond).toBeLessThan(500);
    const last = await startReplica(messaging, shared[0]!);
    running.push(last);
    await eventually(async () => {
      const { rows } = await admin.query('SELECT status, recipients FROM messaging.campaigns');
      expect(rows).toEqual([{ status: 'completed', recipients: 500 }]);
    }, 60_000);
    console.log('Killed twice:', { afterFirst, afterSecond, sent: await sent(), arrived: arrived.length });
    expect(await sent()).toBe(500);
    expect(arrived).toHaveLength(500);
    expect(new Set(arrived.map(({ guest_id }) => guest_id)).size).toBe(500);

    const link = /links\/.*$/.exec(arrived[0]!.text)![0];
    const open = (method: string, userAgent: string, where = link) =>
      fetch(`${last.url}/api/v1/${where}`, { method, redirect: 'manual', headers: { 'user-agent': userAgent } });
    const opened = await open('GET', 'Mozilla/5.0 (iPhone)');
    expect([opened.status, opened.headers.get('location')]).toEqual([302, 'https://cafe.example/menu']);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer');
    expect((await open('GET', 'TelegramBot (like TwitterBot)')).status).toBe(302);
    expect((await open('HEAD', 'Mozilla/5.0 (iPhone)')).status).toBe(302);
    expect((await open('GET', 'Mozilla/5.0', `links/${'x'.repeat(22)}0`)).status).toBe(404);
    const { rows } = await admin.query('SELECT sum(clicks)::integer AS clicks FROM messaging.campaign_clicks');
    expect(rows).toEqual([{ clicks: 1 }]);
  }, 200_000);
});
