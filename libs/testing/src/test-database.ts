import { createHash, randomBytes } from 'node:crypto';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { migrate, ServiceDatabase, urlForService } from '@guestflow/persistence';
import { Client } from 'pg';
import { tablesWithToken } from './no-token';

export const databaseVariable = 'GUESTFLOW_TEST_DATABASE';
export const brokerVariable = 'GUESTFLOW_TEST_BROKER';
/** Each of the processes that run files of tests beside each other has servers of its own. */
export const ofWorker = (variable: string, worker = process.env.JEST_WORKER_ID ?? '1'): string =>
  `${variable}_${worker}`;
/** Tells what one run makes from what another does. */
export const runVariable = 'GUESTFLOW_TEST_RUN';

// Any number that is not another lock's.
const templateLock = 7_203_912;

/** The same for all test databases, since roles belong to the whole server. */
export const testPasswords = Object.fromEntries(
  [...serviceNames, 'broker' as const].map((name) => [name, `test-${name}`]),
) as Record<ServiceName | 'broker', string>;

export interface TestDatabase {
  adminUrl: string;
  urlFor(service: ServiceName | 'broker'): string;
  drop(): Promise<void>;
}

/** A database of its own on the tests' server: an empty one, or one with these schemas. */
export async function createTestDatabase(migrated?: ServiceDatabase[]): Promise<TestDatabase> {
  const server = needed(ofWorker(databaseVariable));
  const name = `test_${randomBytes(6).toString('hex')}`;
  if (migrated) await copyOfTemplate(server, name, migrated);
  else await onServer(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const adminUrl = urlOf(server, name);
  return {
    adminUrl,
    urlFor: (service) => urlForService(adminUrl, service, testPasswords[service]),
    async drop() {
      const held = await tablesWithToken(adminUrl);
      await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      if (held.length > 0) throw new Error(`A bot’s token stands in ${held.join(', ')}`);
    },
  };
}

export const testBrokerUrl = (): string => needed(ofWorker(brokerVariable));

/** Names of its own on the tests' broker. */
export const testNamespace = (): string => `test-${randomBytes(6).toString('hex')}`;

/** Most of what a migration costs is paid once in a run: further databases are copies of the first. */
async function copyOfTemplate(server: string, name: string, databases: ServiceDatabase[]): Promise<void> {
  const names = databases.flatMap(({ migrations }) => migrations.map((migration) => migration.name));
  const template = templatePrefix() + createHash('sha256').update(names.join()).digest('hex').slice(0, 16);
  await onServer(server, async (client) => {
    // No other process copies it meanwhile, which PostgreSQL would refuse.
    await client.query(`SELECT pg_advisory_lock(${templateLock})`);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (!rowCount) {
      await client.query(`CREATE DATABASE ${template}`);
      await migrate({ adminUrl: urlOf(server, template), databases, passwords: testPasswords });
    }
    // Copied as files, not block by block through the log: half the work.
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  });
  // Who may connect to a database is not copied.
  await migrate({ adminUrl: urlOf(server, name), databases, passwords: testPasswords });
}

/** What a run leaves on a server that was there before it. */
export async function dropTemplates(server: string): Promise<void> {
  await onServer(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [templatePrefix()],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}

const templatePrefix = (): string => `template_${needed(runVariable)}_`;

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
}

async function onServer<T>(server: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function needed(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run this test through jest, whose set-up starts it`);
  return value;
}
