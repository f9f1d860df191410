import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { closeToOtherVenues, ForwardMigration, migrate } from '@guestflow/persistence';
import { connect } from 'amqplib';
import { Database, openBroker, openDatabase } from '../rig/backends';
import { Bench } from '../rig/benchmark';
import { Commands, Remote, startRemote } from '../rig/remote';
import type { BareHandler } from './bare-handler';
import type { BareTeller } from './bare-teller';
import { bareQueueName, bareTables } from './bare';
import type { Handler } from './handler';
import type { Teller } from './teller';

/** Two services in two processes, and beside them the limit in two more. */
export interface Stage {
  database: Database;
  teller: Remote<Teller>;
  handler: Remote<Handler>;
  bareTeller: Remote<BareTeller>;
  bareHandler: Remote<BareHandler>;
}

class Effects1800000000000 extends ForwardMigration {
  readonly statements = [
    'CREATE TABLE effects (event_id uuid NOT NULL, venue_id uuid NOT NULL, version integer NOT NULL)',
    ...closeToOtherVenues('effects'),
  ];
}

export async function setStage(bench: Bench): Promise<Stage> {
  bench.say('Starting PostgreSQL and RabbitMQ …');
  const database = await openDatabase(bench);
  const brokerUrl = await openBroker(bench);
  const namespace = `bench-${randomBytes(6).toString('hex')}`;
  bench.atEnd(() => sweep(brokerUrl, namespace));
  await migrate({
    adminUrl: database.adminUrl,
    passwords: database.passwords,
    databases: [
      { service: 'identity', entities: [], migrations: [] },
      { service: 'booking', entities: [], migrations: [Effects1800000000000] },
    ],
  });
  await database.query(bareTables);

  const start = async <C extends Commands>(file: string, settings: object): Promise<Remote<C>> => {
    const remote = await startRemote<C>(path.join(__dirname, file), { brokerUrl, namespace, ...settings });
    bench.atEnd(() => remote.close());
    return remote;
  };
  const sideOf = (service: 'identity' | 'booking') => ({ service, databaseUrl: database.urlFor(service) });
  const bare = { databaseUrl: database.adminUrl };
  return {
    database,
    // Who handles comes first: what no queue wants would wait in the outbox.
    handler: await start<Handler>('handler.js', sideOf('booking')),
    teller: await start<Teller>('teller.js', sideOf('identity')),
    bareHandler: await start<BareHandler>('bare-handler.js', bare),
    bareTeller: await start<BareTeller>('bare-teller.js', bare),
  };
}

/** A broker that was given to us is left as it was. */
async function sweep(brokerUrl: string, namespace: string): Promise<void> {
  const connection = await connect(brokerUrl);
  const channel = await connection.createChannel();
  const queues = [`${namespace}.booking`, `${namespace}.booking.dead`, bareQueueName(namespace)];
  for (const queue of queues) await channel.deleteQueue(queue);
  for (const exchange of ['events', 'dead']) await channel.deleteExchange(`${namespace}.${exchange}`);
  await connection.close();
}
