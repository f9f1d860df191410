import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { ServiceName } from '@guestflow/contracts';
import { freePort, migrate, schemaOfService, urlForService } from '@guestflow/persistence';
import { ensureRabbitMqInstalled, startPrivateRabbitMq } from '@guestflow/testing';
import { Client } from 'pg';
import { KeptProcess } from './kept-process';
import { DoorSettings } from '../../gateway/src/settings';
import { Ground, launch } from './launcher';
import { databases, services } from './services';
import { LauncherSettings } from './settings';

/** `npm run start:cluster`: every service and the gateway in a process of its own, meeting at RabbitMQ. */
void launch(async (ground) => {
  const { settings, secrets, adminUrl, adminFolder, done, say, onStop } = ground;
  const brokerUrl = settings.brokerUrl ?? (await ownBroker(ground));
  await migrate({ adminUrl, databases, passwords: secrets.passwords, say: done });

  const ports = new Map<ServiceName, number>();
  for (const { name } of services) ports.set(name, await anotherFreePort([...ports.values()]));
  const addressOf = (name: ServiceName) => `http://127.0.0.1:${ports.get(name)}`;
  const forAll = {
    JWKS_URL: `${addressOf('identity')}/.well-known/jwks.json`,
    PUBLIC_URL: settings.publicUrl,
    MAIL_FROM: settings.mailFrom,
    ...(settings.guestMailPerSecond && { GUEST_MAIL_PER_SECOND: String(settings.guestMailPerSecond) }),
    ...(settings.smtpUrl && { SMTP_URL: settings.smtpUrl }),
    LOG_LEVEL: settings.logLevel,
    LOG_PRETTY: process.stdout.isTTY ? '1' : '0',
    ...(settings.otlpEndpoint && { OTEL_EXPORTER_OTLP_ENDPOINT: settings.otlpEndpoint }),
  };
  const { email, password } = settings.superAdmin;
  const generatedPassword = password ? undefined : await passwordOfFirstAdmin(adminUrl, email);

  const kept = services.map(({ name }) => ({
    name,
    process: new KeptProcess({
      name,
      script: mainOf(name),
      readyUrl: `${addressOf(name)}/health/ready`,
      environment: {
        ...forAll,
        HOST: '127.0.0.1',
        PORT: String(ports.get(name)),
        DATABASE_URL: urlForService(adminUrl, name, secrets.passwords[name]),
        BROKER_URL: brokerUrl,
        BROKER_NAMESPACE: settings.brokerNamespace,
        TOKEN_ENCRYPTION_KEYS: settings.sealingKeys ?? secrets.sealingKeys,
        ...(name === 'bot-gateway' && {
          GATEWAY_URL: `http://127.0.0.1:${settings.port}`,
          IDENTITY_URL: addressOf('identity'),
          TELEGRAM_API_ROOT: settings.telegram.apiRoot,
          TELEGRAM_MODE: settings.telegram.mode,
          TELEGRAM_PUBLIC_KEY: settings.telegram.publicKey,
        }),
        ...(['messaging', 'analytics'].includes(name) && storageEnvironment(settings)),
        ...(name === 'analytics' && { EVENTS_KEEP_MONTHS: String(settings.eventsKeepMonths ?? 0) }),
        ...(name === 'identity' && {
          OWNER_SIGN_UP: settings.ownerSignUp ? '1' : '0',
          SIGNING_KEY_DAYS: String(settings.signingKeyDays),
          SUPER_ADMIN_EMAIL: email,
          ...(password && { SUPER_ADMIN_PASSWORD: password }),
        }),
      },
      say,
    }),
  }));
  onStop(() => Promise.all(kept.map(({ process }) => process.stop())));
  await Promise.all(
    kept.map(({ name, process }) =>
      // Given at every start, it would undo a change of the password each time identity is started again.
      process.start(name === 'identity' && generatedPassword ? { SUPER_ADMIN_PASSWORD: generatedPassword } : {}),
    ),
  );
  done(`${services.length} services`);

  const url = `http://127.0.0.1:${settings.port}`;
  const gateway = new KeptProcess({
    name: 'gateway',
    script: mainOf('gateway'),
    readyUrl: `${url}/health/ready`,
    environment: {
      ...forAll,
      ...Object.fromEntries(services.map(({ name }) => [addressVariable(name), addressOf(name)])),
      HOST: settings.host,
      PORT: String(settings.port),
      BROKER_URL: brokerUrl,
      BROKER_NAMESPACE: settings.brokerNamespace,
      ADMIN_FOLDER: adminFolder,
      ...doorVariables(settings.door),
    },
    say,
  });
  onStop(() => gateway.stop());
  await gateway.start();
  done('gateway');
  return { url, generatedPassword, broker: settings.brokerUrl ? 'given' : { url: brokerUrl, endsWithLauncher: true } };
});

function doorVariables({ pulseMs, limits: { perWindow }, trustedProxies, live }: DoorSettings): Record<string, string> {
  return {
    PULSE_MS: String(pulseMs),
    RATE_LIMIT_ADDRESS: String(perWindow.address),
    RATE_LIMIT_AUTH: String(perWindow.sign_in),
    RATE_LIMIT_USER: String(perWindow.user),
    RATE_LIMIT_KEY: String(perWindow.key),
    TRUSTED_PROXIES: trustedProxies.join(',') || 'none',
    LIVE_HEARTBEAT_MS: String(live.heartbeatMs),
    LIVE_STREAMS: String(live.mostStreams),
  };
}

/** A RabbitMQ of this cluster alone. */
async function ownBroker({ settings, done, say, onStop }: Ground): Promise<string> {
  await ensureRabbitMqInstalled(say);
  const starting = startPrivateRabbitMq({ dataDir: path.join(settings.dataDir, 'rabbitmq') });
  onStop(async () => (await starting.catch(() => undefined))?.stop());
  const { url } = await starting;
  done(`RabbitMQ at ${new URL(url).host}`);
  return url;
}

/**
 * identity would make a password up by itself, but could tell it only in its log. So it is made here, for as long as
 * nobody has this address yet.
 */
async function passwordOfFirstAdmin(adminUrl: string, email: string): Promise<string | undefined> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const known = await client.query(`SELECT 1 FROM ${schemaOfService('identity')}.users WHERE email = $1`, [email]);
    return known.rowCount ? undefined : randomBytes(12).toString('base64url');
  } finally {
    await client.end();
  }
}

function storageEnvironment({ dataDir, storage: { url, keyId, secret } }: LauncherSettings): Record<string, string> {
  if (!url) return { DATA_DIR: dataDir };
  return { STORAGE_URL: url, STORAGE_KEY_ID: keyId!, STORAGE_SECRET: secret! };
}

function mainOf(app: string): string {
  return path.join(__dirname, '..', '..', app, 'src', 'main.js');
}

function addressVariable(name: ServiceName): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_URL`;
}

async function anotherFreePort(taken: number[]): Promise<number> {
  const port = await freePort();
  return taken.includes(port) ? anotherFreePort(taken) : port;
}
