import { randomBytes } from 'node:crypto';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { urlForService } from '@guestflow/persistence';
import { Client } from 'pg';
import { tablesWithToken } from './no-token';

export const databaseVariable = 'GUESTFLOW_TEST_DATABASE';
export const brokerVariable = 'GUESTFLOW_TEST_BROKER';

/** The same for all test databases, since roles belong to the whole server. */
export const testPasswords = Object.fromEntries(
  [...serviceNames, 'broker' as const].map((name) => [name, `test-${name}`]),
) as Record<ServiceName | 'broker', string>;

export interface TestDatabase {
  adminUrl: string;
  urlFor(service: ServiceName | 'broker'): string;
  drop(): Promise<void>;
}

/** An empty database of its own on the tests' server. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = needed(databaseVariable);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const adminUrl = url.toString();
  return {
    adminUrl,
    urlFor: (service) => urlForService(adminUrl, service, testPasswords[service]),
    async drop() {
      const held = await tablesWithToken(adminUrl);
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      if (held.length > 0) throw new Error(`A bot’s token stands in ${held.join(', ')}`);
    },
  };
}

export const testBrokerUrl = (): string => needed(brokerVariable);

/** Names of its own on the tests' broker. */
export const testNamespace = (): string => `test-${randomBytes(6).toString('hex')}`;

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function needed(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run this test through jest, whose set-up starts it`);
  return value;
}
