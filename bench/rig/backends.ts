import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { startEmbeddedPostgres, urlForService } from '@guestflow/persistence';
import { startPrivateRabbitMq } from '@guestflow/testing';
import { Client } from 'pg';
import { Bench } from './benchmark';

export interface Database {
  adminUrl: string;
  passwords: Record<ServiceName | 'broker', string>;
  urlFor(service: ServiceName | 'broker'): string;
  /** What stands in memory is written out now, so that no round has to pay for the one before. */
  settle(): Promise<void>;
  query<Row extends object>(sql: string): Promise<Row[]>;
}

/** A PostgreSQL of this run's own, as durable as it comes: every commit is on disk. */
export async function openDatabase(bench: Bench, name = 'database'): Promise<Database> {
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(bench.folder, name) });
  bench.atEnd(() => postgres.stop());
  const admin = new Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  bench.atEnd(() => admin.end());
  const password = randomBytes(12).toString('hex');
  return {
    adminUrl: postgres.adminUrl,
    passwords: Object.fromEntries([...serviceNames, 'broker'].map((name) => [name, password])) as Database['passwords'],
    urlFor: (service) => urlForService(postgres.adminUrl, service, password),
    settle: async () => {
      await admin.query('CHECKPOINT');
    },
    query: async <Row extends object>(sql: string) => (await admin.query<Row & Record<string, unknown>>(sql)).rows,
  };
}

/** The broker that is given, or a private one. */
export async function openBroker(bench: Bench): Promise<string> {
  const given = process.env.BROKER_URL;
  if (given) return given;
  const rabbit = await startPrivateRabbitMq();
  bench.atEnd(() => rabbit.destroy());
  return rabbit.url;
}
