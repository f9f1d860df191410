import { LogLevel } from '@guestflow/observability';
import {
  EnvironmentReader,
  Settings,
  TelegramSettings,
  readBrokerNamespace,
  readDataDir,
  readShared,
  readSigningKeyDays,
  readTelegram,
} from '@guestflow/service';
import { DoorSettings, readDoor } from '../../gateway/src/settings';

/** What `npm start` and `npm run start:cluster` can be told. Everything has a default. */
export interface LauncherSettings {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl?: string;
  brokerUrl?: string;
  brokerNamespace: string;
  demo: boolean;
  publicUrl: string;
  superAdmin: Settings['superAdmin'];
  smtpUrl?: string;
  mailFrom: string;
  storage: NonNullable<Settings['storage']>;
  guestMailPerSecond?: number;
  eventsKeepMonths?: number;
  ownerSignUp: boolean;
  sealingKeys?: string;
  signingKeyDays: number;
  telegram: TelegramSettings;
  /** Nobody has said where Telegram is: its simulator takes its place. */
  simulatesTelegram: boolean;
  door: DoorSettings;
  logLevel: LogLevel;
  otlpEndpoint?: string;
}

export function readLauncherSettings(environment: Record<string, string | undefined>): LauncherSettings {
  const read = new EnvironmentReader({ LOG_LEVEL: 'warn', ...environment });
  const shared = readShared(read);
  const { publicUrl, superAdmin, smtpUrl, mailFrom, guestMailPerSecond, eventsKeepMonths } = shared;
  const { storage, ownerSignUp, logLevel, otlpEndpoint } = shared;
  return {
    port: read.port('PORT', 3000),
    host: read.text('HOST') ?? '127.0.0.1',
    dataDir: readDataDir(read),
    databaseUrl: read.url('DATABASE_URL', ['postgres', 'postgresql']),
    brokerUrl: read.url('BROKER_URL', ['amqp', 'amqps']),
    brokerNamespace: readBrokerNamespace(read),
    demo: read.flag('DEMO', true),
    publicUrl,
    superAdmin,
    smtpUrl,
    mailFrom,
    storage,
    guestMailPerSecond,
    eventsKeepMonths,
    ownerSignUp,
    sealingKeys: read.sealingKeys('TOKEN_ENCRYPTION_KEYS'),
    signingKeyDays: readSigningKeyDays(read),
    telegram: readTelegram(read, 'polling'),
    simulatesTelegram: read.text('TELEGRAM_API_ROOT') === undefined,
    door: readDoor(read),
    logLevel,
    otlpEndpoint,
  };
}
