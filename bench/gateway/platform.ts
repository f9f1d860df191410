import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { serviceNames } from '@guestflow/contracts';
import { eventually } from '@guestflow/testing';
import { addressVariable, freePorts } from '../rig/addresses';
import { openBroker, openDatabase } from '../rig/backends';
import { Bench } from '../rig/benchmark';
import { within } from '../rig/clock';
import { endProgram, hasEnded, startProgram } from '../rig/programs';

/** The addresses of one read's three ways in. */
export interface Ways {
  gateway: string;
  proxy: string;
  direct: string;
}

export interface Platform {
  /** A read of the database. */
  me: Ways;
  /** A read that costs its service next to nothing. */
  light: Ways;
  signIn(): Promise<string>;
}

const email = 'admin@guestflow.local';

/** Identity and the gateway in processes of their own, and before the same services a bare proxy each. */
export async function startPlatform(bench: Bench): Promise<Platform> {
  bench.say('Starting PostgreSQL, RabbitMQ, identity, the gateway and the bare proxies …');
  const database = await openDatabase(bench);
  const brokerUrl = await openBroker(bench);
  const password = randomBytes(12).toString('hex');
  const services = path.resolve(__dirname, '../../apps');
  const run = async (file: string, parameters: (string | number)[], environment: Record<string, string> = {}) => {
    const child = startProgram(file, parameters.map(String), { env: { ...process.env, ...environment } });
    bench.atEnd(() => endProgram(child));
    return child;
  };

  const migration = await run(path.join(services, 'standalone/src/migrate.js'), [], {
    DATABASE_URL: database.adminUrl,
    ROLE_PASSWORDS: Object.entries(database.passwords)
      .map((entry) => entry.join(':'))
      .join(','),
  });
  await within(60, 'Migrating', new Promise((resolve) => migration.once('exit', resolve)));

  const [identity, standIn, gateway, ...proxies] = await freePorts(5);
  const at = (port: number | undefined) => `http://127.0.0.1:${port}`;
  const broker = { BROKER_URL: brokerUrl, BROKER_NAMESPACE: `bench-${randomBytes(6).toString('hex')}` };
  const shared = { HOST: '127.0.0.1', LOG_LEVEL: 'info', JWKS_URL: `${at(identity)}/.well-known/jwks.json` };
  const children = await Promise.all([
    run(path.join(services, 'identity/src/main.js'), [], {
      ...shared,
      PORT: String(identity),
      DATABASE_URL: database.urlFor('identity'),
      ...broker,
      TOKEN_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      SUPER_ADMIN_EMAIL: email,
      SUPER_ADMIN_PASSWORD: password,
    }),
    run(path.join(services, 'gateway/src/main.js'), [], {
      ...shared,
      ...broker,
      PORT: String(gateway),
      // Counted as always, and never enough.
      ...Object.fromEntries(['ADDRESS', 'AUTH', 'USER', 'KEY'].map((each) => [`RATE_LIMIT_${each}`, '1000000000'])),
      ...Object.fromEntries(serviceNames.map((name) => [addressVariable(name), at(standIn)])),
      IDENTITY_URL: at(identity),
    }),
    run(path.join(__dirname, 'stand-in.js'), [standIn!]),
    run(path.join(__dirname, 'bare-proxy.js'), [proxies[0]!, at(identity)]),
    run(path.join(__dirname, 'bare-proxy.js'), [proxies[1]!, at(standIn)]),
  ]);

  const signIn = async () => {
    const answer = await fetch(`${at(gateway)}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(`Signing in: ${answer.status}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  await eventually(async () => {
    if (children.some(hasEnded)) throw new Error('A process ended while starting');
    await signIn();
  }, 30_000);
  const ways = (address: string, direct: number, proxy: number): Ways => ({
    gateway: `${at(gateway)}${address}`,
    proxy: `${at(proxy)}${address}`,
    direct: `${at(direct)}${address}`,
  });
  return {
    me: ways('/api/v1/auth/me', identity!, proxies[0]!),
    // The gateway takes this address to analytics, and the stand-in stands for it.
    light: ways('/api/v1/audit-log', standIn!, proxies[1]!),
    signIn,
  };
}
