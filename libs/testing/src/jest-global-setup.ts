import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brokerDatabase } from '@guestflow/event-bus';
import { migrate, startEmbeddedPostgres } from '@guestflow/persistence';
import { ensureRabbitMqInstalled, startPrivateRabbitMq } from './private-rabbitmq';
import { brokerVariable, databaseVariable, dropTemplates, runVariable, testPasswords } from './test-database';

declare global {
  var endOfTests: (() => Promise<void>)[];
}

/** The real PostgreSQL and the real RabbitMQ that tests run against: those that were given, or private ones. */
export default async function setUp(): Promise<void> {
  globalThis.endOfTests = [];
  const { DATABASE_URL, BROKER_URL } = process.env;
  process.env[databaseVariable] = DATABASE_URL ?? (await privatePostgres());
  process.env[runVariable] = randomBytes(4).toString('hex');
  globalThis.endOfTests.push(dropTemplates);
  process.env[brokerVariable] = BROKER_URL ?? (await privateRabbitMq());
  // Roles belong to the server: made once here, so that tests that run beside each other need not.
  await migrate({ adminUrl: process.env[databaseVariable], databases: [brokerDatabase], passwords: testPasswords });
}

async function privatePostgres(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-test-'));
  fs.chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    // What is tested dies; the database server does not.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  globalThis.endOfTests.push(async () => {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return postgres.adminUrl;
}

async function privateRabbitMq(): Promise<string> {
  await ensureRabbitMqInstalled((line) => console.log(line));
  const rabbit = await startPrivateRabbitMq({});
  globalThis.endOfTests.push(() => rabbit.destroy());
  return rabbit.url;
}
