import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { serviceNames } from '@guestflow/contracts';
import { urlForService } from '@guestflow/persistence';
import { eventually } from '@guestflow/testing';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { addressVariable, freePorts } from '../rig/addresses';
import { Database, openBroker, openDatabase } from '../rig/backends';
import { Bench } from '../rig/benchmark';
import { within } from '../rig/clock';
import { endProgram, hasEnded, startProgram } from '../rig/programs';
import { stock, Stock } from './stock';

/** Booking at one size: its own database, the service and a gateway before it, and the bare route on the same tables. */
export interface Place {
  stock: Stock;
  admin: Client;
  gateway: string;
  bare: string;
}

export interface Platform<Size extends string> {
  places: Record<Size, Place>;
  settle(): Promise<void>;
  signIn(): Promise<string>;
}

const email = 'admin@guestflow.local';
const at = (port: number | undefined) => `http://127.0.0.1:${port}`;

/** One identity, and for each size a booking service, a gateway and a bare route, all in processes of their own. */
export async function startPlatform<Size extends string>(
  bench: Bench,
  sizes: Record<Size, number>,
): Promise<Platform<Size>> {
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
    ...settings(await namespaceWithSink(bench, brokerUrl), identity!, database.urlFor('identity')),
    ...{ SUPER_ADMIN_EMAIL: email, SUPER_ADMIN_PASSWORD: password },
  });

  const startPlace = async (size: Size): Promise<Place> => {
    const adminUrl = await anotherDatabase(database, `bookings_${size}`);
    await migrate(adminUrl);
    const admin = new Client({ connectionString: adminUrl });
    await admin.connect();
    bench.atEnd(() => admin.end());
    await admin.query('CREATE TABLE booking.bare_outbox (LIKE booking.outbox INCLUDING ALL)');
    await admin.query('ALTER TABLE booking.bare_outbox OWNER TO guestflow_booking');
    bench.say(`Storing ${sizes[size].toLocaleString('en-US')} bookings …`);
    const stored = await stock(admin, sizes[size]);
    const databaseUrl = urlForService(adminUrl, 'booking', database.passwords.booking);
    const [booking, gateway, bare] = await freePorts(3);
    run(path.join(services, 'booking/src/main.js'), [], {
      ...settings(await namespaceWithSink(bench, brokerUrl), booking!, databaseUrl),
    });
    run(path.join(services, 'gateway/src/main.js'), [], {
      ...{ ...shared, PORT: String(gateway) },
      // Counted as always, and never enough.
      ...Object.fromEntries(['ADDRESS', 'AUTH', 'USER', 'KEY'].map((each) => [`RATE_LIMIT_${each}`, '1000000000'])),
      ...Object.fromEntries(serviceNames.map((name) => [addressVariable(name), at(identity)])),
      BOOKING_URL: at(booking),
    });
    run(path.join(__dirname, 'bare-booking.js'), [bare!], { DATABASE_URL: databaseUrl, ADMIN_URL: adminUrl });
    return { stock: stored, admin, gateway: `${at(gateway)}/api/v1`, bare: at(bare) };
  };
  const places = {} as Record<Size, Place>;
  for (const size of Object.keys(sizes) as Size[]) places[size] = await startPlace(size);

  const anyPlace = Object.values<Place>(places);
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
    for (const { gateway, bare, stock } of anyPlace) {
      const day = `venue_id=${stock.busy.venueId}&date=${stock.busy.date}`;
      for (const url of [`${gateway}/bookings/slots?${day}`, `${bare}/day?${day}`]) {
        const { status } = await fetch(url, { headers });
        if (status !== 200) throw new Error(`${url}: ${status}`);
      }
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
async function namespaceWithSink(bench: Bench, brokerUrl: string): Promise<string> {
  const namespace = `bench-${randomBytes(6).toString('hex')}`;
  const sink = `${namespace}.sink`;
  const connection = await connect(brokerUrl);
  const channel = await connection.createChannel();
  await channel.assertExchange(`${namespace}.events`, 'topic', { durable: true });
  await channel.assertQueue(sink, { durable: true, arguments: { 'x-max-length': 1_000 } });
  await channel.bindQueue(sink, `${namespace}.events`, '#');
  bench.atEnd(async () => {
    for (const queue of ['identity', 'identity.dead', 'booking', 'booking.dead', 'sink']) {
      await channel.deleteQueue(`${namespace}.${queue}`);
    }
    for (const exchange of ['events', 'dead']) await channel.deleteExchange(`${namespace}.${exchange}`);
    await connection.close();
  });
  return namespace;
}
