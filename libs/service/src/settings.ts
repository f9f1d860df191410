import path from 'node:path';
import { jwksRetryMs } from '@guestflow/access';
import { ServiceName } from '@guestflow/contracts';
import { parseSender } from '@guestflow/mail';
import { LogLevel } from '@guestflow/observability';
import { parseSealingKeys } from '@guestflow/persistence';
import { s3PlaceOf, StorageSettings } from '@guestflow/storage';

/** Everything that can be set, read once. No other file looks at the environment. */
export interface Settings {
  port: number;
  host: string;
  /** Signed in as the service's own role. */
  databaseUrl: string;
  poolSize: number;
  broker: { kind: 'rabbitmq'; url: string; namespace: string } | { kind: 'embedded'; url: string };
  /** How long a failing event waits before each new try. */
  retryDelaysMs: number[];
  /** Where identity tells its public keys. */
  jwksUrl: string;
  sealingKeys: string;
  signingKeys: SigningKeyTimes;
  publicUrl: string;
  /** How bot-gateway reaches the API, as any other client does, and identity, which signs for it. */
  gatewayUrl: string;
  identityUrl: string;
  telegram: TelegramSettings;
  superAdmin: { email: string; password?: string };
  /** Without it letters are written into the log. */
  smtpUrl?: string;
  mailFrom: string;
  /** Where uploads are kept. Without it, where nothing lasts. */
  storage?: StorageSettings;
  /** How many letters to guests leave in a second at most, of all venues together. */
  guestMailPerSecond?: number;
  /** So many whole months of the event log are kept, beside the one that runs. Without it, or 0, all of it. */
  eventsKeepMonths?: number;
  /** Whether anybody may open a venue of his own by registering. */
  ownerSignUp: boolean;
  logLevel: LogLevel;
  prettyLogs: boolean;
  otlpEndpoint?: string;
}

export const telegramModes = ['polling', 'webhook'] as const;
export type TelegramMode = (typeof telegramModes)[number];

export interface TelegramSettings {
  /** Where the Bot API is: Telegram's own, a server of one's own, or the simulator. */
  apiRoot: string;
  /** How updates come in. */
  mode: TelegramMode;
  /** Whose Ed25519 signature a Mini App's data carries, in hexadecimal digits. */
  publicKey: string;
}

/** Telegram's own, as it publishes it for checking what a Mini App is handed. */
const telegramsPublicKey = 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d';

/** Of the keys that sign access tokens. */
export interface SigningKeyTimes {
  /** How long one signs before the next takes over. */
  signsMs: number;
  /** How long it is published before it signs. */
  noticeMs: number;
  /** How old a replica's view of the keys may be while it signs by it. */
  viewMs: number;
}

export const defaultSigningKeyDays = 30;

/** A verifier that has just asked for the keys asks again after `jwksRetryMs`, so a key has been had by all well before. */
export const signingKeyTimes = (days: number): SigningKeyTimes => ({
  signsMs: days * 86_400_000,
  noticeMs: 5 * jwksRetryMs,
  viewMs: 10_000,
});

type Environment = Record<string, string | undefined>;

export const defaultRetryDelaysMs = [1_000, 5_000, 30_000, 120_000, 600_000];
const logLevels: LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Said to whoever starts the platform: one line each, without a stack. */
export class WrongSetting extends Error {
  constructor(
    readonly variable: string,
    problem: string,
  ) {
    super(`${variable} ${problem}`);
    this.name = 'WrongSetting';
  }
}

/** Reads variables by kind, and says of a wrong one which it is and what it takes. */
export class EnvironmentReader {
  constructor(private readonly environment: Environment) {}

  text(name: string): string | undefined {
    const value = this.environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  needed(name: string, what: string): string {
    const value = this.text(name);
    if (!value) throw new WrongSetting(name, `must be set: ${what}`);
    return value;
  }

  port(name: string, otherwise: number): number {
    const text = this.text(name);
    const port = Number(text ?? otherwise);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new WrongSetting(name, `must be a port between 1 and 65535, not "${text}"`);
    }
    return port;
  }

  whole(name: string, otherwise: number, min: number, max: number): number {
    const text = this.text(name);
    const value = Number(text ?? otherwise);
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new WrongSetting(name, `must be a whole number from ${min} to ${max}, not "${text}"`);
    }
    return value;
  }

  flag(name: string, otherwise: boolean): boolean {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    if (!['0', '1', 'true', 'false'].includes(text)) throw new WrongSetting(name, `must be 0 or 1, not "${text}"`);
    return text === '1' || text === 'true';
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const text = this.text(name) ?? otherwise;
    const value = values.find((candidate) => candidate === text);
    if (!value) throw new WrongSetting(name, `must be one of ${values.join(', ')}, not "${text}"`);
    return value;
  }

  url(name: string, protocols: string[], otherwise?: string): string | undefined {
    const text = this.text(name) ?? otherwise;
    if (text === undefined) return undefined;
    const protocol = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : undefined;
    // The value itself is not repeated: it may hold a password.
    if (!protocol || !protocols.includes(protocol)) {
      throw new WrongSetting(
        name,
        `must be an address that begins with ${protocols.map((p) => `${p}://`).join(' or ')}`,
      );
    }
    return text;
  }

  sealingKeys(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    try {
      parseSealingKeys(text);
      return text;
    } catch (error) {
      throw new WrongSetting(name, `is wrong: ${(error as Error).message}`);
    }
  }
}

/** Port of each service in the cluster, where every one has a host of its own. */
export const servicePorts: Record<ServiceName | 'gateway', number> = {
  gateway: 3000,
  identity: 3001,
  booking: 3002,
  crm: 3003,
  messaging: 3004,
  analytics: 3005,
  'bot-gateway': 3006,
};

/** The settings of one service run by itself. */
export function readSettings(service: ServiceName, environment: Environment): Settings {
  const read = new EnvironmentReader(environment);
  const databaseUrl = read.url('DATABASE_URL', ['postgres', 'postgresql']);
  if (!databaseUrl) throw new WrongSetting('DATABASE_URL', `must be set: the database as the role of ${service}`);
  const jwksUrl = read.url(
    'JWKS_URL',
    ['http', 'https'],
    `http://identity:${servicePorts.identity}/.well-known/jwks.json`,
  )!;
  return {
    port: read.port('PORT', servicePorts[service]),
    host: read.text('HOST') ?? '0.0.0.0',
    databaseUrl,
    poolSize: read.whole('DATABASE_POOL', 10, 1, 200),
    broker: readBroker(read),
    retryDelaysMs: defaultRetryDelaysMs,
    jwksUrl,
    gatewayUrl: read.url('GATEWAY_URL', ['http', 'https'], `http://gateway:${servicePorts.gateway}`)!,
    identityUrl: read.url('IDENTITY_URL', ['http', 'https'], new URL(jwksUrl).origin)!,
    telegram: readTelegram(read, 'webhook'),
    sealingKeys: read.sealingKeys('TOKEN_ENCRYPTION_KEYS') ?? missing('TOKEN_ENCRYPTION_KEYS'),
    signingKeys: signingKeyTimes(readSigningKeyDays(read)),
    ...readShared(read),
  };
}

export function readTelegram(read: EnvironmentReader, mode: TelegramMode): TelegramSettings {
  const publicKey = read.text('TELEGRAM_PUBLIC_KEY') ?? telegramsPublicKey;
  if (!/^[\da-f]{64}$/i.test(publicKey)) throw new WrongSetting('TELEGRAM_PUBLIC_KEY', 'must be 64 hexadecimal digits');
  return {
    apiRoot: read.url('TELEGRAM_API_ROOT', ['http', 'https'], 'https://api.telegram.org')!.replace(/\/$/, ''),
    mode: read.oneOf('TELEGRAM_MODE', telegramModes, mode),
    publicKey,
  };
}

export const readSigningKeyDays = (read: EnvironmentReader): number =>
  read.whole('SIGNING_KEY_DAYS', defaultSigningKeyDays, 1, 3_650);

/** Of a process of a cluster. */
export function readBroker(read: EnvironmentReader): Settings['broker'] {
  const url = read.url('BROKER_URL', ['amqp', 'amqps']);
  if (!url) throw new WrongSetting('BROKER_URL', 'must be set: services of a cluster meet at RabbitMQ');
  return { kind: 'rabbitmq', url, namespace: readBrokerNamespace(read) };
}

/** What the names of exchanges and queues begin with: installations that share a broker differ in it. */
export function readBrokerNamespace(read: EnvironmentReader): string {
  const namespace = read.text('BROKER_NAMESPACE') ?? 'guestflow';
  if (!/^[\w-]{1,60}$/.test(namespace)) throw new WrongSetting('BROKER_NAMESPACE', 'must be letters, digits, _ and -');
  return namespace;
}

function missing(name: string): never {
  throw new WrongSetting(name, 'must be set: id:base64 of 32 bytes');
}

function readMailFrom(read: EnvironmentReader): string {
  const sender = read.text('MAIL_FROM') ?? 'GuestFlow <no-reply@localhost>';
  if (!parseSender(sender)) throw new WrongSetting('MAIL_FROM', 'must be an e-mail address, or Name <address>');
  return sender;
}

/** The folder of what must outlive a run, where services keep something in one. */
export const readDataDir = (read: EnvironmentReader): string => path.resolve(read.text('DATA_DIR') ?? '.data');

function readStorage(read: EnvironmentReader): StorageSettings {
  const storage: StorageSettings = {
    folder: path.join(readDataDir(read), 'uploads'),
    url: read.url('STORAGE_URL', ['s3']),
    keyId: read.text('STORAGE_KEY_ID'),
    secret: read.text('STORAGE_SECRET'),
  };
  try {
    if (storage.url) s3PlaceOf(storage);
    return storage;
  } catch (error) {
    throw new WrongSetting('STORAGE_URL', `is wrong: ${(error as Error).message}`);
  }
}

/** What is the same however the services are run. */
export function readShared(read: EnvironmentReader) {
  return {
    publicUrl: read
      .url('PUBLIC_URL', ['http', 'https'], `http://localhost:${read.port('PORT', 3000)}`)!
      .replace(/\/$/, ''),
    superAdmin: {
      email: (read.text('SUPER_ADMIN_EMAIL') ?? 'admin@guestflow.local').toLowerCase(),
      password: read.text('SUPER_ADMIN_PASSWORD'),
    },
    smtpUrl: read.url('SMTP_URL', ['smtp', 'smtps']),
    mailFrom: readMailFrom(read),
    storage: readStorage(read),
    guestMailPerSecond: read.whole('GUEST_MAIL_PER_SECOND', 10, 1, 1_000),
    eventsKeepMonths: read.whole('EVENTS_KEEP_MONTHS', 0, 0, 1_200),
    ownerSignUp: read.flag('OWNER_SIGN_UP', true),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    prettyLogs: read.flag('LOG_PRETTY', false),
    otlpEndpoint: read.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http', 'https']),
  };
}
