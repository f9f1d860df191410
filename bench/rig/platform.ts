import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { urlForService } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { addressVariable, freePorts } from './addresses';
import { Database, openBroker, openDatabase } from './backends';
import { Bench } from './benchmark';
import { within } from './clock';
import { endProgram, hasEnded, startProgram } from './programs';

/** A service at one size: its own database, the service and a gateway before it, and the bare way to the same tables. */
export interface Place<Stock> {
  stock: Stock;
  admin: Client;
  gateway: string;
  bare: string;
}

export interface Platform<Size extends string, Stock> {
  places: Record<Size, Place<Stock>>;
  settle(): Promise<void>;
  signIn(): Promise<string>;
}

export interface Measured<Size extends string, Stock> {
  service: ServiceName;
  /** What stands in each database before anything is measured: so many of `what`. */
  sizes: Record<Size, number>;
  what: string;
  stock: (admin: Client, count: number) => Promise<Stock>;
  /** A program that takes its port as a parameter and the database from DATABASE_URL and ADMIN_URL. */
  bareFile: string;
  /** What must answer before it begins. */
  answering: (place: Place<Stock>) => string[];
}

const email = 'admin@guestflow.local';
const at = (port: number | undefined) => `http://127.0.0.1:${port}`;

/** One identity, and for each size the service, a gateway and a bare route, all in processes of their own. */
export async function startPlatform<Size extends string, Stock>(
  bench: Bench,
  { service, sizes, what, stock, bareFile, answering }: Measured<Size, Stock>,
): Promise<Platform<Size, Stock>> {
  bench.say('Starting PostgreSQL and RabbitMQ …');
  const database = await openDatabase(bench);
  const brokerUrl = await openBroker(bench);
  const services = path.resolve(__dirname, '../../apps');
  const children: ReturnType<typeof startProgram>[] = [];
  const run = (file: string, parameters: (string | number)[], environment: Record<string, string>) => {
    const child = startProgram(file, parameters.map(String), { env: { ...process.env, ...environment } });
    bench.atEnd(() => endProgram(child));
    children.push(child);
    return child;
  };
  const migrate = async (adminUrl: string) => {
    const passwords = Object.entries(database.passwords).map((entry) => entry.join(':'));
    const environment = { DATABASE_URL: adminUrl, ROLE_PASSWORDS: passwords.join(',') };
    const migration = startProgram(path.join(services, 'standalone/src/migrate.js'), [], {
      env: { ...process.env, ...environment },
    });
    await within(60, 'Migrating', new Promise((resolve) => migration.once('exit', resolve)));
  };
  await migrate(database.adminUrl);

  const [identity] = await freePorts(1);
  const shared = { HOST: '127.0.0.1', LOG_LEVEL: 'info', JWKS_URL: `${at(identity)}/.well-known/jwks.json` };
  const password = randomBytes(12).toString('hex');
  const settings = (namespace: string, port: number, databaseUrl: string) => ({
    ...{ ...shared, PORT: String(port), DATABASE_URL: databaseUrl, BROKER_URL: brokerUrl, BROKER_NAMESPACE: namespace },
    TOKEN_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  });
  run(path.join(services, 'identity/src/main.js'), [], {
    ...settings(await namespaceWithSink(bench, brokerUrl, ['identity']), identity!, database.urlFor('identity')),
    ...{ SUPER_ADMIN_EMAIL: email, SUPER_ADMIN_PASSWORD: password },
  });

  const startPlace = async (size: Size): Promise<Place<Stock>> => {
    const adminUrl = await anotherDatabase(database, `${service}_${size}`);
    await migrate(adminUrl);
    const admin = new Client({ connectionString: adminUrl });
    await admin.connect();
    bench.atEnd(() => admin.end());
    bench.say(`Storing ${sizes[size].toLocaleString('en-US')} ${what} …`);
    const stored = await stock(admin, sizes[size]);
    const databaseUrl = urlForService(adminUrl, service, database.passwords[service]);
    const [own, gateway, bare] = await freePorts(3);
    const namespace = await namespaceWithSink(bench, brokerUrl, [service]);
    run(path.join(services, service, 'src/main.js'), [], {
      ...settings(namespace, own!, databaseUrl),
    });
    run(path.join(services, 'gateway/src/main.js'), [], {
      ...{ ...shared, PORT: String(gateway), BROKER_URL: brokerUrl, BROKER_NAMESPACE: namespace },
      // Counted as always, and never enough.
      ...Object.fromEntries(['ADDRESS', 'AUTH', 'USER', 'KEY'].map((each) => [`RATE_LIMIT_${each}`, '1000000000'])),
      ...Object.fromEntries(serviceNames.map((name) => [addressVariable(name), at(identity)])),
      [addressVariable(service)]: at(own),
    });
    run(bareFile, [bare!], { DATABASE_URL: databaseUrl, ADMIN_URL: adminUrl });
    return { stock: stored, admin, gateway: `${at(gateway)}/api/v1`, bare: at(bare) };
  };
  const places = {} as Record<Size, Place<Stock>>;
  for (const size of Object.keys(sizes) as Size[]) places[size] = await startPlace(size);

  const anyPlace = Object.values<Place<Stock>>(places);
  const signIn = async () => {
    const answer = await fetch(`${anyPlace[0]!.gateway}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(`Signing in: ${answer.status}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  await eventually(async () => {
    if (children.some(hasEnded)) throw new Error('A process ended while starting');
    const headers = { authorization: `Bearer ${await signIn()}` };
    for (const url of anyPlace.flatMap(answering)) {
      const { status } = await fetch(url, { headers });
      if (status !== 200) throw new Error(`${url}: ${status}`);
    }
  }, 60_000);
  return { places, signIn, settle: () => database.settle() };
}

async function anotherDatabase(database: Database, name: string): Promise<string> {
  await database.query(`CREATE DATABASE ${name}`);
  const url = new URL(database.adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Facts that no queue takes would wait in the outbox and be told again and again: here one takes them, and forgets. */
async function namespaceWithSink(bench: Bench, brokerUrl: string, services: ServiceName[]): Promise<string> {
  const namespace = `bench-${randomBytes(6).toString('hex')}`;
  const sink = `${namespace}.sink`;
  const connection = await connect(brokerUrl);
  const channel = await connection.createChannel();
  await channel.assertExchange(`${namespace}.events`, 'topic', { durable: true });
  await channel.assertQueue(sink, { durable: true, arguments: { 'x-max-length': 1_000 } });
  await channel.bindQueue(sink, `${namespace}.events`, '#');
  bench.atEnd(async () => {
    for (const queue of [...services.flatMap((service) => [service, `${service}.dead`]), 'sink']) {
      await channel.deleteQueue(`${namespace}.${queue}`);
    }
    for (const exchange of ['events', 'dead']) await channel.deleteExchange(`${namespace}.${exchange}`);
    await connection.close();
  });
  return namespace;
}
