import { randomBytes } from 'node:crypto';
import { systemCaller } from '@guestflow/access';
import { Fact, QueuedMessageState, RecalledMessageState, RecallReason } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { createLogger, LogLevel, Metrics } from '@guestflow/observability';
import { dataSourceOptions, Forgetting, newId, Sealer, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf, SystemClock, tokens } from '@guestflow/service';
import { createTestDatabase, TelegramSimulator } from '@guestflow/testing';
import { NestFactory } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { getBotToken } from 'nestjs-telegraf';
import { Client } from 'pg';
import { Telegraf } from 'telegraf';
import { DataSource } from 'typeorm';
import { botGateway } from '../../bot-gateway.module';
import { BotHealth } from '../../bots/bot-health';
import { whereSecretOf, whereTokenOf } from '../../bots/sealing';
import { HostedBots } from '../../hosting/hosted-bots';
import { Replica } from '../../hosting/replica';
import { TelegramApi } from '../../telegram/telegram-api';
import { Attachments } from '../attachments';
import { Carrier } from '../carrier';
import { Ledger } from '../ledger';
import { LedgerSweep } from '../ledger-sweep';
import { callsOf } from '../message-calls';
import { MessagesListener } from '../messages.listener';
import { Sender } from '../sender';
import { Sending } from '../sending';

class SendingHouse {}

/** What a replica of the sending side needs to be one. */
export interface ReplicaOptions {
  databaseUrl: string;
  apiRoot: string;
  sealingKeys: string;
  /** Where attachments are. */
  gatewayUrl?: string;
}

/** One replica, as far as it sends, with its timers running. What it logs is read for tokens beside its test. */
export async function openReplica(
  { databaseUrl, apiRoot, sealingKeys, gatewayUrl = 'http://127.0.0.1:9' }: ReplicaOptions,
  logLevel: LogLevel = 'trace',
) {
  const source = await new DataSource(
    dataSourceOptions(databaseOf(botGateway), { url: databaseUrl, poolSize: 10 }),
  ).initialize();
  const transactions = new Transactions(source, 'bot-gateway');
  const settings = { gatewayUrl, telegram: { apiRoot, mode: 'polling', publicKey: '' } };
  const parts = [Attachments, BotHealth, Carrier, HostedBots, Ledger, LedgerSweep, MessagesListener, Replica, Sender];
  const app = await NestFactory.createApplicationContext(
    {
      module: SendingHouse,
      imports: [ScheduleModule.forRoot()],
      providers: [
        ...[...parts, Sending, TelegramApi],
        { provide: Transactions, useValue: transactions },
        { provide: Clock, useClass: SystemClock },
        { provide: Metrics, useValue: new Metrics('bot-gateway') },
        { provide: Sealer, useValue: new Sealer(sealingKeys) },
        { provide: Forgetting, useValue: new Forgetting(new Sealer(sealingKeys)) },
        { provide: tokens.logger, useValue: createLogger('bot-gateway', logLevel) },
        { provide: tokens.settings, useValue: settings },
        { provide: getBotToken(), useValue: new Telegraf('0:template') },
      ],
    },
    { logger: false, abortOnError: false },
  );
  return {
    transactions,
    sending: app.get(Sending),
    /** As it is when messaging tells of it. */
    tell: (venueId: string, message: QueuedMessageState) =>
      transactions.inVenue(systemCaller('test', venueId), (tx) => {
        const fact = { data: { version: 1, after: message } } as Fact<QueuedMessageState>;
        return app.get(MessagesListener).queued(fact, new EventContext([tx, fact]));
      }),
    recall: (venueId: string, messageId: string, reason: RecallReason = 'cancelled') =>
      transactions.inVenue(systemCaller('test', venueId), (tx) => {
        const after: RecalledMessageState = {
          ...{ id: messageId, version: 2, reason, recalled_at: new Date().toISOString() },
        };
        const fact = { data: { version: 2, after } } as Fact<RecalledMessageState>;
        return app.get(MessagesListener).recalled(fact, new EventContext([tx, fact]));
      }),
    sweep: app.get(LedgerSweep),
    async close(): Promise<void> {
      await app.close();
      await source.destroy();
    },
  };
}

export type OpenedReplica = Awaited<ReturnType<typeof openReplica>>;

/** A database and a Telegram, with bots and guests in both. */
export async function openSendingHouse() {
  const database = await createTestDatabase([databaseOf(botGateway)]);
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const telegram = await TelegramSimulator.start({ port: 0 });
  const sealingKeys = `k:${randomBytes(32).toString('base64')}`;
  const sealer = new Sealer(sealingKeys);
  const options: ReplicaOptions = { databaseUrl: database.urlFor('bot-gateway'), apiRoot: telegram.url, sealingKeys };
  const replicas: OpenedReplica[] = [];
  let bots = 0;

  return {
    ...{ admin, telegram, options },
    async replica(changed: Partial<ReplicaOptions> = {}): Promise<OpenedReplica> {
      const replica = await openReplica({ ...options, ...changed });
      replicas.push(replica);
      return replica;
    },
    /** A venue's bot with so many guests, who have all written to it. */
    async bot(guests: number) {
      const [id, venueId, username] = [newId(), newId(), `sends_${++bots}_bot`];
      const token = `${6_000_000_000 + bots}:${'A'.repeat(35)}`;
      telegram.addBot({ token, username, first_name: 'House' });
      const which = { id, venueId };
      await admin.query(
        `INSERT INTO bot_gateway.bots (id, venue_id, telegram_id, username, name, sealed_token, sealed_secret, is_active,
           validated_at, version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, 'House', $5, $6, true, now(), 1, now(), now())`,
        [
          ...[id, venueId, token.split(':')[0], username],
          ...[sealer.seal(token, whereTokenOf(which)), sealer.seal('secret', whereSecretOf(which))],
        ],
      );
      const people = Array.from({ length: guests }, (_, index) => {
        const guest = telegram.guest({ first_name: 'Анна', language_code: 'ru', phone: `+7916${bots}${index}` });
        guest.sends(username, '/start');
        return guest;
      });
      await admin.query(
        `INSERT INTO bot_gateway.chats (id, venue_id, bot_id, telegram_id, version, created_at, updated_at)
         SELECT gen_random_uuid(), $1, $2, guest, 1, now(), now() FROM unnest($3::bigint[]) AS guests (guest)`,
        [venueId, id, people.map((guest) => guest.id)],
      );
      return {
        ...{ id, venueId, username, token, version: 1, people },
        /** What a guest has got of the bot, in order. */
        got: (guest: { id: number }) => telegram.chat(username, guest.id).filter(({ from }) => from.is_bot),
        message: (guest: { id: number }, change: Partial<QueuedMessageState> = {}): QueuedMessageState => ({
          ...{ id: newId(), version: 1, kind: 'booking', urgency: 'urgent', guest_id: null, booking_id: null },
          ...{ telegram_id: String(guest.id), text: 'Ждём вас!', buttons: [], attachment: null, send_before: null },
          ...{ created_at: new Date().toISOString(), ...change },
        }),
      };
    },
    /** As @BotFather replaces a token: the one before is not taken any more. */
    replaceToken({ token, username }: { token: string; username: string }): string {
      const replaced = `${token.split(':')[0]}:${randomBytes(26).toString('base64url')}`;
      telegram.addBot({ token: replaced, username, first_name: 'House' });
      return replaced;
    },
    /** As a manager gives it, by which the bot is on again. */
    async giveToken(bot: { id: string; venueId: string }, token: string): Promise<void> {
      await admin.query(
        `UPDATE bot_gateway.bots SET sealed_token = $2, is_active = true, reason = NULL, version = version + 1,
                updated_at = now() WHERE id = $1`,
        [bot.id, sealer.seal(token, whereTokenOf(bot))],
      );
    },
    /** As if they had been told, all at once. `later`: not to be sent before then. */
    async queue(
      bot: { id: string; venueId: string },
      messages: QueuedMessageState[],
      later = '0 seconds',
    ): Promise<void> {
      await admin.query(
        `INSERT INTO bot_gateway.deliveries (id, venue_id, bot_id, telegram_id, reference, urgency, status, method, content,
           not_before, version, created_at)
         SELECT id::uuid, $1, $2, telegram_id::bigint, 'message:' || id, 'bulk', 'queued', 'sendMessage', content::jsonb,
                clock_timestamp() + $6::interval, 1, now()
           FROM unnest($3::text[], $4::text[], $5::text[]) AS messages (id, telegram_id, content)`,
        [
          ...[bot.venueId, bot.id, messages.map(({ id }) => id), messages.map(({ telegram_id }) => telegram_id)],
          ...[messages.map((message) => JSON.stringify(callsOf(message))), later],
        ],
      );
    },
    /** The ledger’s line of a message. */
    async line(messageId: string) {
      const { rows } = await admin.query<Record<string, unknown>>(
        'SELECT * FROM bot_gateway.deliveries WHERE reference = $1',
        [`message:${messageId}`],
      );
      return rows[0];
    },
    /** What was told of it. */
    async told(subjects: string | string[]) {
      const { rows } = await admin.query<{ type: string; after: Record<string, unknown> }>(
        `SELECT type, fact::jsonb -> 'data' -> 'after' AS after FROM bot_gateway.outbox WHERE subject = ANY ($1) ORDER BY position`,
        [[subjects].flat()],
      );
      return rows;
    },
    async close(): Promise<void> {
      await Promise.all(replicas.map((replica) => replica.close()));
      await admin.end();
      await telegram.close();
      await database.drop();
    },
  };
}

export type OpenedHouse = Awaited<ReturnType<typeof openSendingHouse>>;
export type SendingBotOfHouse = Awaited<ReturnType<OpenedHouse['bot']>>;
