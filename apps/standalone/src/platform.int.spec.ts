import { randomBytes } from 'node:crypto';
import net, { AddressInfo, Socket } from 'node:net';
import { LogLevel, Tracing } from '@guestflow/observability';
import { freePort } from '@guestflow/persistence';
import { defaultSigningKeyDays, signingKeyTimes, startService } from '@guestflow/service';
import {
  createTestDatabase,
  eventually,
  noTelegram,
  testBrokerUrl,
  TestDatabase,
  testNamespace,
  testPasswords,
} from '@guestflow/testing';
import { Client } from 'pg';
import { crm } from '../../crm/src/crm.module';
import { defaultLive } from '../../gateway/src/live/live-streams';
import { PlatformReplacements, startPlatform } from './platform';
import { databases } from './services';

/** RabbitMQ behind a door at which it is counted who is inside. */
class Door {
  private readonly inside = new Set<Socket>();
  entered = 0;
  private readonly server = net.createServer((socket) => {
    const { hostname, port } = new URL(testBrokerUrl());
    const onward = net.connect(Number(port), hostname);
    this.entered++;
    this.inside.add(socket);
    socket.pipe(onward).pipe(socket);
    for (const end of [socket, onward]) {
      end
        .on('error', () => undefined)
        .on('close', () => {
          this.inside.delete(socket);
          socket.destroy();
          onward.destroy();
        });
    }
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const url = new URL(testBrokerUrl());
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.toString();
  }

  get now(): number {
    return this.inside.size;
  }

  close(): void {
    this.server.close();
  }
}

describe('a start that fails', () => {
  let database: TestDatabase;
  let admin: Client;
  let door: Door;
  let brokerUrl: string;

  beforeAll(async () => {
    database = await createTestDatabase(databases);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    door = new Door();
    brokerUrl = await door.open();
  });
  afterEach(() => door.close());

  const common = {
    ...{ host: '127.0.0.1', poolSize: 2, publicUrl: 'http://localhost', mailFrom: 'GuestFlow <no-reply@localhost>' },
    ...{ superAdmin: { email: 'admin@localhost', password: 'correct horse battery staple' }, ownerSignUp: false },
    ...{ logLevel: 'silent' as LogLevel, prettyLogs: false, retryDelaysMs: [100] },
    sealingKeys: `test:${randomBytes(32).toString('base64')}`,
  };

  const starting = (port: number, replacements?: PlatformReplacements) =>
    startPlatform(
      {
        ...common,
        ...{ port, adminUrl: database.adminUrl, passwords: testPasswords, brokerUrl, brokerNamespace: testNamespace() },
        telegram: noTelegram.telegram,
        door: {
          pulseMs: 50,
          limits: { windowMs: 60_000, perWindow: { address: 0, sign_in: 0, user: 0, key: 0 } },
          trustedProxies: ['loopback'],
          live: defaultLive,
        },
      },
      undefined,
      replacements,
    );

  /** Nothing is connected to what a platform connects to. */
  const isGone = () =>
    eventually(async () => {
      const { rows } = await admin.query<{ name: string }>(
        `SELECT application_name AS name FROM pg_stat_activity
          WHERE datname = current_database() AND application_name LIKE 'guestflow-%'`,
      );
      expect([rows, door.now]).toEqual([[], 0]);
    }, 20_000);

  it('of one service closes the others, also those that are ready only after it has failed', async () => {
    const tracingOf = (service: string) => {
      if (service === 'crm') throw new Error('There is no way to trace this');
      return new Tracing(service, []);
    };
    await expect(starting(await freePort(), { tracingOf })).rejects.toThrow('There is no way to trace this');
    expect(door.entered).toBeGreaterThan(0);
    await isGone();
  });

  it('of the gateway, whose port is taken, closes all of them', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(starting(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await isGone();
    other.close();
  });

  it('of a service without its database lets go of the broker', async () => {
    const start = startService(crm, {
      ...{ ...common, ...noTelegram, port: await freePort(), jwksUrl: 'http://127.0.0.1:9' },
      databaseUrl: database.urlFor('crm').replace(/:[^:@/]+@/, ':another@'),
      broker: { kind: 'rabbitmq', url: brokerUrl, namespace: testNamespace() },
      signingKeys: signingKeyTimes(defaultSigningKeyDays),
    });
    await expect(start).rejects.toThrow('password authentication failed');
    await isGone();
  });
});
