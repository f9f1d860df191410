import { randomBytes } from 'node:crypto';
import { Tracing } from '@guestflow/observability';
import {
  createTestDatabase,
  DevMailbox,
  noTelegram,
  testBrokerUrl,
  TestDatabase,
  testNamespace,
  testPasswords,
} from '@guestflow/testing';
import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { Platform, PlatformReplacements, PlatformSettings, startPlatform } from '../../apps/standalone/src/platform';
import { databases } from '../../apps/standalone/src/services';
import { defaultLive } from '../../apps/gateway/src/live/live-streams';
import { DoorSettings } from '../../apps/gateway/src/settings';
import { Api } from './api';
import { onFreePort } from './ports';

export const superAdmin = { email: 'admin@guestflow.local', password: 'correct horse battery staple' };

/** Stories ask more in a second than people do in a minute. */
export const unlimited: DoorSettings = {
  pulseMs: 1_000,
  limits: { windowMs: 60_000, perWindow: { address: 0, sign_in: 0, user: 0, key: 0 } },
  trustedProxies: ['loopback'],
  live: defaultLive,
};

/** What is traced is read as what is logged. */
class SpansInLogs extends SimpleSpanProcessor {
  constructor() {
    super({
      export(spans, done) {
        for (const { name, attributes, events, status } of spans) {
          process.stdout.write(`${JSON.stringify({ level: 10, name, attributes, events, status })}\n`);
        }
        done({ code: 0 });
      },
      shutdown: async () => undefined,
    });
  }
}

type Changed = Partial<Omit<PlatformSettings, 'door'>> & { door?: Partial<DoorSettings> };

export type Broker = 'embedded' | 'rabbitmq' | { url: string };

export interface TestPlatform extends Platform {
  api: Api;
  database: TestDatabase;
  mailbox: DevMailbox;
}

/** The whole platform on an empty database of its own, as it is started for people. */
export async function startTestPlatform(
  broker: Broker = 'embedded',
  replacements: PlatformReplacements = {},
  adminFolder?: string,
  { door, ...changed }: Changed = {},
): Promise<TestPlatform> {
  const withBots = changed.telegram !== undefined;
  const database = await createTestDatabase(databases);
  const mailbox = await DevMailbox.start();
  // A start that finds a port taken has written down what is sealed with it already.
  const sealingKeys = `test:${randomBytes(32).toString('base64')}`;
  const platform = await onFreePort((port) =>
    startPlatform(
      {
        port,
        host: '127.0.0.1',
        adminUrl: database.adminUrl,
        // Made once for the tests' server.
        passwords: testPasswords,
        brokerUrl: broker === 'embedded' ? undefined : broker === 'rabbitmq' ? testBrokerUrl() : broker.url,
        brokerNamespace: testNamespace(),
        poolSize: 5,
        sealingKeys,
        publicUrl: 'http://localhost',
        superAdmin,
        smtpUrl: mailbox.smtpUrl,
        telegram: noTelegram.telegram,
        mailFrom: 'GuestFlow <no-reply@localhost>',
        ownerSignUp: true,
        adminFolder,
        door: { ...unlimited, ...door },
        // Written down and read for tokens, where there are any.
        logLevel: withBots ? 'trace' : 'silent',
        prettyLogs: false,
        retryDelaysMs: [100, 300, 1_000, 3_000, 10_000],
        ...changed,
      },
      undefined,
      withBots ? { tracingOf: (service) => new Tracing(service, [new SpansInLogs()]), ...replacements } : replacements,
    ),
  ).catch(async (error) => {
    await mailbox.close();
    await database.drop();
    throw error;
  });
  return {
    ...platform,
    api: new Api(platform.url),
    database,
    mailbox,
    close: async () => {
      await platform.close();
      await mailbox.close();
      await database.drop();
    },
  };
}
