import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { Caller, systemCaller } from '@guestflow/access';
import { Logger } from '@guestflow/observability';
import { dataSourceOptions, newId, Sealer, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf, TelegramMode } from '@guestflow/service';
import { createTestDatabase, TelegramSimulator } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { botGateway } from '../../bot-gateway.module';
import { TelegramApi } from '../../telegram/telegram-api';
import { BotCards } from '../bot-cards';
import { BotHealth } from '../bot-health';
import { BotSetUp } from '../bot-set-up';
import { BotsService } from '../bots.service';
import { TokenCheck } from '../token-check';
import { WebhookSweep } from '../webhook-sweep';

/** A clock that stands where it is set. */
class SetClock extends Clock {
  at = new Date();
  now(): Date {
    return this.at;
  }
  passes(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
}

export interface RoomSettings {
  mode?: TelegramMode;
  publicUrl?: string;
  apiRoot?: string;
  /** Waited for before Telegram is asked: a call that takes its time. */
  before?: (method: string) => Promise<unknown> | undefined;
}

class SlowTelegramApi extends TelegramApi {
  before: RoomSettings['before'];

  override async call<T>(...asked: Parameters<TelegramApi['call']>): Promise<T> {
    await this.before?.(asked[1]);
    return super.call<T>(...asked);
  }
}

export const sealingKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

let bots = 0;

/** The room of the bots over its own database, beside a Telegram of its own. */
export async function openBots() {
  const database = await createTestDatabase([databaseOf(botGateway)]);
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const source = await new DataSource(
    dataSourceOptions(databaseOf(botGateway), { url: database.urlFor('bot-gateway'), poolSize: 12 }),
  ).initialize();
  const transactions = new Transactions(source, 'bot-gateway');
  const simulator = await TelegramSimulator.start({ port: 0 });
  const sealer = new Sealer(sealingKey('test'));
  const clock = new SetClock();
  /** Everything that was logged, before anything was taken out of it. */
  const logged: string[] = [];
  const write = (...told: unknown[]) => void logged.push(inspect(told, { depth: 12, showHidden: true }));
  const logger = { error: write, warn: write, info: write, debug: write } as unknown as Logger;

  /** As one replica has it. */
  const room = ({ mode = 'webhook', publicUrl = 'https://guestflow.example', apiRoot, before }: RoomSettings = {}) => {
    const telegram = { apiRoot: apiRoot ?? simulator.url, mode, publicKey: simulator.publicKey };
    const settings = { publicUrl, telegram };
    const api = Object.assign(new SlowTelegramApi(settings), { before });
    const health = new BotHealth(transactions, clock, sealer);
    const setUp = new BotSetUp(transactions, api, sealer, health, clock, settings);
    return {
      health,
      setUp,
      service: new BotsService(transactions, new TokenCheck(api), setUp, sealer, clock, settings),
      cards: new BotCards(transactions, api, sealer, health, setUp, settings),
      sweep: new WebhookSweep(transactions, setUp, clock, settings, logger),
    };
  };

  return {
    ...{ admin, source, transactions, simulator, sealer, clock, logged, room },
    async open({ slug = `house-${newId()}`, language = 'ru' } = {}): Promise<Caller> {
      const [venueId, userId] = [newId(), newId()];
      await admin.query(
        `INSERT INTO bot_gateway.venues (venue_id, name, slug, timezone, language, contacts, version)
         VALUES ($1, 'Дом', $2, 'Europe/Moscow', $3, '{}', 1)`,
        [venueId, slug, language],
      );
      return { ...systemCaller('bots', venueId), role: 'manager', actor: `user:${userId}`, userId };
    },
    newBot() {
      const number = ++bots;
      const secret = randomBytes(26).toString('base64url');
      const bot = { token: `${6_000_000_000 + number}:${secret}`, username: `bot_${number}_bot`, first_name: 'Дом' };
      simulator.addBot(bot);
      return { ...bot, state: simulator.botNamed(bot.username), secret };
    },
    /** As @BotFather replaces a token: the one before is not taken any more. */
    replaceToken(bot: { token: string; username: string; first_name: string }): string {
      const token = `${bot.token.split(':')[0]}:${randomBytes(26).toString('base64url')}`;
      simulator.addBot({ username: bot.username, first_name: bot.first_name, token });
      return token;
    },
    async told(caller: Caller) {
      const { rows } = await admin.query<{ type: string; fact: { data: Record<'before' | 'after', object> } }>(
        `SELECT type, fact::jsonb AS fact FROM bot_gateway.outbox WHERE fact::jsonb ->> 'venueid' = $1 ORDER BY position`,
        [caller.venueId],
      );
      return rows.map(({ type, fact: { data } }) => ({ type, before: data.before, after: data.after }));
    },
    async row(id: string): Promise<Record<string, unknown>> {
      return (await admin.query<Record<string, unknown>>('SELECT * FROM bot_gateway.bots WHERE id = $1', [id]))
        .rows[0]!;
    },
    /** All that the schema holds, as text. */
    async everything(): Promise<string> {
      const { rows } = await admin.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bot_gateway'`,
      );
      const texts = await Promise.all(
        rows.map(({ name }) => admin.query<{ text: string }>(`SELECT t::text AS text FROM bot_gateway.${name} t`)),
      );
      return texts.flatMap((found) => found.rows.map(({ text }) => text)).join('\n');
    },
    async close(): Promise<void> {
      await simulator.close();
      await source.destroy();
      await admin.end();
      await database.drop();
    },
  };
}

export type OpenedBots = Awaited<ReturnType<typeof openBots>>;
