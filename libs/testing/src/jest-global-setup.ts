import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { brokerDatabase } from '@guestflow/event-bus';
import { migrate, startEmbeddedPostgres } from '@guestflow/persistence';
import { ensureRabbitMqInstalled, startPrivateRabbitMq } from './private-rabbitmq';
import { quickFolder, removeLeftBehind } from './quick-folder';
import { brokerVariable, databaseVariable, dropTemplates, ofWorker, runVariable, testPasswords } from './test-database';

declare global {
  var endOfTests: (() => Promise<void>)[];
}

/** The real PostgreSQL and the real RabbitMQ that tests run against: those that were given, or private ones of each worker. */
export default async function setUp({ maxWorkers }: { maxWorkers: number }): Promise<void> {
  globalThis.endOfTests = [];
  removeLeftBehind();
  const { DATABASE_URL, BROKER_URL } = process.env;
  process.env[runVariable] = randomBytes(4).toString('hex');
  const workers = Array.from({ length: maxWorkers }, (_, index) => String(index + 1));
  if (!BROKER_URL) await ensureRabbitMqInstalled((line) => console.log(line));
  await Promise.all(
    workers.map(async (worker) => {
      const [database, broker] = await Promise.all([
        DATABASE_URL ?? privatePostgres(),
        BROKER_URL ?? privateRabbitMq(),
      ]);
      process.env[ofWorker(databaseVariable, worker)] = database;
      process.env[ofWorker(brokerVariable, worker)] = broker;
    }),
  );
  const servers = new Set(workers.map((worker) => process.env[ofWorker(databaseVariable, worker)]!));
  for (const adminUrl of servers) {
    globalThis.endOfTests.push(() => dropTemplates(adminUrl));
    // Roles belong to the server: made once here, so that tests that run beside each other need not.
    await migrate({ adminUrl, databases: [brokerDatabase], passwords: testPasswords });
  }
}

async function privatePostgres(): Promise<string> {
  const folder = quickFolder('postgres');
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    // What is tested dies; the database server does not.
    settings: {
      ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
      // What lies in memory should be little.
      ...{ min_wal_size: '64MB', max_wal_size: '256MB' },
    },
  });
  globalThis.endOfTests.push(async () => {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return postgres.adminUrl;
}

async function privateRabbitMq(): Promise<string> {
  const rabbit = await startPrivateRabbitMq({ dataDir: quickFolder('rabbitmq') });
  globalThis.endOfTests.push(() => rabbit.destroy());
  return rabbit.url;
}
