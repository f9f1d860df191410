import { ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { brokerDatabase } from '@guestflow/event-bus';
import { newId, Sealer } from '@guestflow/persistence';
import { databaseOf, RunningService, TelegramMode } from '@guestflow/service';
import { createTestDatabase, SimulatedGuest, TelegramSimulator, TestDatabase } from '@guestflow/testing';
import { Pool } from 'pg';
import type { Update } from 'telegraf/types';
import { botGateway } from '../../bot-gateway.module';
import { whereSecretOf, whereTokenOf } from '../../bots/sealing';
import { startReplica } from './replica';
import { talk } from './talk';

export interface HouseBot {
  id: string;
  venueId: string;
  username: string;
  token: string;
  secret: string;
}

/** Replicas of bot-gateway on one database, and the Telegram in which guests write to its bots. */
export class HostingHouse {
  private readonly sealingKeys = `test:${randomBytes(32).toString('base64')}`;
  private readonly replicas: RunningService[] = [];
  private readonly children: ChildProcess[] = [];
  private bots = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly admin: Pool,
    readonly telegram: TelegramSimulator,
  ) {}

  static async open(): Promise<HostingHouse> {
    Object.assign(talk, { met: [], gate: undefined, away: 0 });
    const database = await createTestDatabase([databaseOf(botGateway), brokerDatabase]);
    const admin = new Pool({ connectionString: database.adminUrl, max: 4 });
    // The database may be dropped before a connection that was ended is gone.
    admin.on('error', () => undefined);
    return new HostingHouse(database, admin, await TelegramSimulator.start({ port: 0 }));
  }

  async close(): Promise<void> {
    talk.gate = undefined;
    for (const child of this.children) if (child.exitCode === null) child.kill('SIGKILL');
    // First: whatever still hangs at a call is then over.
    await this.telegram.close();
    await Promise.all(this.replicas.map((replica) => replica.close()));
    await this.admin.end();
    await this.database.drop();
  }

  async replica(mode: TelegramMode = 'webhook'): Promise<RunningService> {
    const replica = await startReplica(this.shared(mode));
    this.replicas.push(replica);
    return replica;
  }

  /** In a process of its own. */
  doomed(gate?: string): ChildProcess {
    const hook = path.resolve(__dirname, '../../../../../scripts/ts.cjs');
    const given = JSON.stringify({ ...this.shared('polling'), gate });
    const child = spawn(process.execPath, ['-r', hook, path.join(__dirname, 'doomed-replica.ts'), given], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.children.push(child);
    return child;
  }

  async bot(): Promise<HouseBot> {
    const [bot] = await this.addBots(1);
    return bot!;
  }

  async addBots(count: number): Promise<HouseBot[]> {
    const sealer = new Sealer(this.sealingKeys);
    const bots = Array.from({ length: count }, (): HouseBot & { name: string } => {
      const number = ++this.bots;
      const token = `${6_000_000_000 + number}:${'A'.repeat(31)}${String(number).padStart(4, '0')}`;
      const username = `hosted_${number}_bot`;
      this.telegram.addBot({ token, username, first_name: 'House' });
      return { id: newId(), venueId: newId(), username, name: 'House', token, secret: randomBytes(16).toString('hex') };
    });
    await this.admin.query(
      `INSERT INTO bot_gateway.venues (venue_id, name, slug, timezone, language, contacts, version)
       SELECT id, 'House', 'house-' || id, 'Europe/Moscow', 'en', '{}', 1 FROM unnest($1::uuid[]) AS venue (id)`,
      [bots.map(({ venueId }) => venueId)],
    );
    await this.admin.query(
      `INSERT INTO bot_gateway.bots (id, venue_id, telegram_id, username, name, sealed_token, sealed_secret, is_active,
              validated_at, version, created_at, updated_at)
       SELECT id, venue_id, telegram_id, username, 'House', token, secret, true, now(), 1, now(), now()
         FROM json_to_recordset($1) AS bot (id uuid, venue_id uuid, telegram_id bigint, username text, token text, secret text)`,
      [
        JSON.stringify(
          bots.map((bot) => ({
            ...{ id: bot.id, venue_id: bot.venueId, telegram_id: bot.token.split(':')[0], username: bot.username },
            token: sealer.seal(bot.token, whereTokenOf(bot)),
            secret: sealer.seal(bot.secret, whereSecretOf(bot)),
          })),
        ),
      ],
    );
    return bots;
  }

  guest(language_code = 'en'): SimulatedGuest {
    return this.telegram.guest({ first_name: 'Anna', language_code, phone: '+79161234567' });
  }

  /** One who has the bot's chat open, so that it may write to him. */
  guestOf(bot: HouseBot): SimulatedGuest {
    const guest = this.guest();
    guest.sends(bot.username, 'hello');
    return guest;
  }

  /** As Telegram brings it. Resolves with the status of the answer. */
  async bring(to: RunningService, bot: { id: string; secret?: string }, update: object | string): Promise<number> {
    const answer = await fetch(`${to.url}/api/v1/telegram/${bot.id}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bot.secret !== undefined && { 'x-telegram-bot-api-secret-token': bot.secret }),
      },
      body: typeof update === 'string' ? update : JSON.stringify(update),
    });
    await answer.arrayBuffer();
    return answer.status;
  }

  /** What the bot said to the guest. */
  said(bot: HouseBot, guest: { id: number }): string[] {
    const messages = this.telegram.chat(bot.username, guest.id);
    return messages.filter(({ from }) => from.is_bot).map(({ text }) => text ?? '');
  }

  async rows<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query<Row & Record<string, unknown>>(sql, parameters)).rows;
  }

  private shared(mode: TelegramMode) {
    return {
      ...{ databaseUrl: this.database.urlFor('bot-gateway'), brokerUrl: this.database.urlFor('broker') },
      ...{ sealingKeys: this.sealingKeys, apiRoot: this.telegram.url, mode },
    };
  }
}

/** A message as Telegram would bring it. */
export const written = (update_id: number, guest: { id: number }, text: string): Update => ({
  update_id,
  message: {
    ...{ message_id: update_id, date: Math.floor(Date.now() / 1_000), text },
    from: { id: guest.id, is_bot: false, first_name: 'Anna', language_code: 'en' },
    chat: { id: guest.id, type: 'private', first_name: 'Anna' },
  },
});

/** Holds up whoever asks it, until it is opened. */
export async function openGate() {
  const waiting = new Set<http.ServerResponse>();
  let open = false;
  const server = http.createServer((_request, response) => {
    if (open) response.end();
    else waiting.add(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** How many stand before it. */
    get waiting() {
      return waiting.size;
    },
    open: () => {
      open = true;
      for (const response of waiting) response.end();
      waiting.clear();
    },
    shut: () => void (open = false),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
