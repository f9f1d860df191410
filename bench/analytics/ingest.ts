import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { closeToOtherVenues, ForwardMigration, migrate } from '@guestflow/persistence';
import { connect } from 'amqplib';
import { analytics } from '../../apps/analytics/src/analytics.module';
import type { Handler } from '../events/handler';
import { freePorts } from '../rig/addresses';
import { Database, openBroker, openDatabase } from '../rig/backends';
import { Bench } from '../rig/benchmark';
import { pause, now, within } from '../rig/clock';
import { endProgram, startProgram } from '../rig/programs';
import { Remote, startRemote } from '../rig/remote';
import type { Teller } from './teller';

export const eventCount = 20_000;
const timeLimitSeconds = 180;

class Effects1800000000000 extends ForwardMigration {
  readonly statements = [
    'CREATE TABLE effects (event_id uuid NOT NULL, venue_id uuid NOT NULL, version integer NOT NULL)',
    ...closeToOtherVenues('effects'),
  ];
}

/** Booking tells; on one bus analytics hears it, on another a handler that writes a row an event. */
export interface IngestStage {
  database: Database;
  toAnalytics: Remote<Teller>;
  toEffects: Remote<Teller>;
  effects: Remote<Handler>;
}

export async function setIngestStage(bench: Bench): Promise<IngestStage> {
  const database = await openDatabase(bench, 'ingest');
  const brokerUrl = await openBroker(bench);
  const [heard, bare] = ['heard', 'bare'].map((name) => `bench-${randomBytes(6).toString('hex')}-${name}`);
  bench.atEnd(() => sweep(brokerUrl, { [heard!]: 'analytics', [bare!]: 'crm' }));
  await migrate({
    adminUrl: database.adminUrl,
    passwords: database.passwords,
    databases: [
      { service: 'booking', entities: [], migrations: [] },
      { service: 'crm', entities: [], migrations: [Effects1800000000000] },
      { service: 'analytics', ...analytics.database },
    ],
  });
  const sideOf = (service: 'booking' | 'crm') => ({ service, databaseUrl: database.urlFor(service) });
  const start = async <C extends Teller | Handler>(file: string, settings: object): Promise<Remote<C>> => {
    const remote = await startRemote<C>(path.join(__dirname, file), { brokerUrl, ...settings });
    bench.atEnd(() => remote.close());
    return remote;
  };
  // Who handles comes first: what no queue wants would wait in the outbox.
  const effects = await start<Handler>('../events/handler.js', { ...sideOf('crm'), namespace: bare });
  const [port, nobody] = await freePorts(2);
  const service = startProgram(path.resolve(__dirname, '../../apps/analytics/src/main.js'), [], {
    env: {
      ...process.env,
      ...{ HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', DATABASE_URL: database.urlFor('analytics') },
      ...{
        BROKER_URL: brokerUrl,
        BROKER_NAMESPACE: heard,
        JWKS_URL: `http://127.0.0.1:${nobody}/.well-known/jwks.json`,
      },
      TOKEN_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    },
  });
  bench.atEnd(() => endProgram(service));
  const stage = {
    ...{ database, effects },
    toAnalytics: await start<Teller>('teller.js', { ...sideOf('booking'), namespace: heard }),
    toEffects: await start<Teller>('teller.js', { ...sideOf('booking'), namespace: bare }),
  };
  // Until its queue is there nothing would be heard.
  await within(60, 'Starting analytics', hasQueue(brokerUrl, `${heard}.analytics`));
  return stage;
}

export interface Ingested {
  ours: number;
  bare: number;
  /** Events a second until the last of them was counted too. */
  counted: number;
}

/** Events a second from a full outbox into the log of analytics, and to a handler that writes one row each. */
export async function ingest(stage: IngestStage, venues: number): Promise<Ingested> {
  const { database, toAnalytics, toEffects, effects } = stage;
  const fill = async () => {
    await database.query('TRUNCATE booking.outbox, crm.inbox, crm.effects, analytics.inbox');
    await toAnalytics.ask('fill', { events: eventCount, venues });
    await database.settle();
  };
  await fill();
  await effects.ask('expect', { events: eventCount, writes: true });
  const bareBegan = await toEffects.ask('startRelay');
  const handled = await within(timeLimitSeconds, 'Handling', effects.ask('handled'));
  await toEffects.ask('stopRelay');
  const bare = (eventCount * 1_000) / (handled.at(-1)![1] - bareBegan);

  await fill();
  const began = await toAnalytics.ask('startRelay');
  await within(timeLimitSeconds, 'Hearing', heardAll(database));
  const ours = (eventCount * 1_000) / (now() - began);
  await within(timeLimitSeconds, 'Counting', countedAll(database));
  const counted = (eventCount * 1_000) / (now() - began);
  await toAnalytics.ask('stopRelay');
  return { ours, bare, counted };
}

async function heardAll(database: Database): Promise<void> {
  for (;;) {
    const [inbox] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM analytics.inbox');
    if (inbox!.count >= eventCount) return;
    await pause(25);
  }
}

async function countedAll(database: Database): Promise<void> {
  for (;;) {
    const behind = await database.query(
      `SELECT FROM analytics.heads h JOIN analytics.counted c USING (venue_id) WHERE h.seq > c.seq LIMIT 1`,
    );
    if (behind.length === 0) return;
    await pause(25);
  }
}

async function hasQueue(brokerUrl: string, queue: string): Promise<void> {
  const connection = await connect(brokerUrl);
  try {
    for (;;) {
      const channel = await connection.createChannel();
      channel.on('error', () => undefined);
      const found = await channel.checkQueue(queue).then(
        () => true,
        () => false,
      );
      if (found) return;
      await pause(200);
    }
  } finally {
    await connection.close();
  }
}

/** A broker that was given to us is left as it was. */
async function sweep(brokerUrl: string, services: Record<string, string>): Promise<void> {
  const connection = await connect(brokerUrl);
  const channel = await connection.createChannel();
  for (const [namespace, service] of Object.entries(services)) {
    for (const queue of [service, `${service}.dead`]) await channel.deleteQueue(`${namespace}.${queue}`);
    for (const exchange of ['events', 'dead']) await channel.deleteExchange(`${namespace}.${exchange}`);
  }
  await connection.close();
}
