import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { brokerDatabase } from '@guestflow/event-bus';
import { migrate, newId, Sealer } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { Client } from 'pg';
import { botGateway } from '../../apps/bot-gateway/src/bot-gateway.module';
import { whereSecretOf, whereTokenOf } from '../../apps/bot-gateway/src/bots/sealing';
import { freePorts } from '../rig/addresses';
import { openDatabase } from '../rig/backends';
import { Bench } from '../rig/benchmark';
import { Commands, Remote, startRemote } from '../rig/remote';
import type { Bare } from './bare';
import type { OurSide, OurSettings } from './our-side';
import type { Sink } from './sink';

export interface StockedBot {
  id: string;
  secret: string;
}

export interface Stage {
  sink: Remote<Sink>;
  ours: Remote<OurSide>;
  /** Another one, in which memory is measured: what updates leave behind for a while does not blur it. */
  still: Remote<OurSide>;
  bare: Remote<Bare>;
  /** Where updates are brought to each. */
  addresses: { ours: string; bare: string };
  bots: StockedBot[];
  settle(): Promise<void>;
}

/** bot-gateway, a bare Telegraf and the Telegram that both reply to, each in a process of its own. */
export async function setStage(bench: Bench, botCount: number): Promise<Stage> {
  bench.say(`Starting PostgreSQL, and storing ${botCount.toLocaleString('en-US')} bots …`);
  const database = await openDatabase(bench);
  const { adminUrl, passwords } = database;
  await migrate({ adminUrl, passwords, databases: [databaseOf(botGateway), brokerDatabase] });
  const sealingKeys = `bench:${randomBytes(32).toString('base64')}`;
  const bots = await stockBots(adminUrl, sealingKeys, botCount);

  const [sinkPort, ourPort, stillPort, barePort] = await freePorts(4);
  const start = async <C extends Commands>(file: string, given: object): Promise<Remote<C>> => {
    const remote = await startRemote<C>(path.join(__dirname, file), given);
    bench.atEnd(() => remote.close());
    return remote;
  };
  const apiRoot = `http://127.0.0.1:${sinkPort}`;
  const settings: OurSettings = {
    ...{ port: ourPort!, apiRoot, sealingKeys, databaseUrl: database.urlFor('bot-gateway') },
    brokerUrl: database.urlFor('broker'),
  };
  return {
    sink: await start<Sink>('sink.js', { port: sinkPort }),
    ours: await start<OurSide>('our-side.js', settings),
    still: await start<OurSide>('our-side.js', { ...settings, port: stillPort }),
    bare: await start<Bare>('bare.js', { port: barePort, apiRoot }),
    addresses: { ours: `http://127.0.0.1:${ourPort}/api/v1/telegram`, bare: `http://127.0.0.1:${barePort}/telegram` },
    bots,
    settle: () => database.settle(),
  };
}

async function stockBots(adminUrl: string, sealingKeys: string, count: number): Promise<StockedBot[]> {
  const sealer = new Sealer(sealingKeys);
  const secret = randomBytes(16).toString('hex');
  const bots = Array.from({ length: count }, (_, number) => {
    const which = { id: newId(), venueId: newId() };
    const telegramId = String(5_000_000_000 + number);
    const token = `${telegramId}:${randomBytes(27).toString('base64url').slice(0, 35)}`;
    return {
      ...{ id: which.id, venue_id: which.venueId, telegram_id: telegramId, username: `bench_${number}_bot` },
      ...{ token: sealer.seal(token, whereTokenOf(which)), secret: sealer.seal(secret, whereSecretOf(which)) },
    };
  });
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(
      `INSERT INTO bot_gateway.venues (venue_id, name, slug, timezone, language, contacts, version)
       SELECT id, 'Venue', 'venue-' || id, 'Europe/Moscow', 'en', '{}', 1 FROM unnest($1::uuid[]) AS venue (id)`,
      [bots.map(({ venue_id }) => venue_id)],
    );
    await admin.query(
      `INSERT INTO bot_gateway.bots (id, venue_id, telegram_id, username, name, sealed_token, sealed_secret, is_active,
              validated_at, version, created_at, updated_at)
       SELECT id, venue_id, telegram_id, username, 'Venue', token, secret, true, now(), 1, now(), now()
         FROM json_to_recordset($1)
           AS bot (id uuid, venue_id uuid, telegram_id bigint, username text, token text, secret text)`,
      [JSON.stringify(bots)],
    );
  } finally {
    await admin.end();
  }
  return bots.map(({ id }) => ({ id, secret }));
}
