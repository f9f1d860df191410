import { ServiceName } from '@guestflow/contracts';
import { LogLevel, Tracing } from '@guestflow/observability';
import { freePort, migrate, urlForService } from '@guestflow/persistence';
import {
  Clock,
  RunningService,
  Settings,
  SigningKeyTimes,
  TelegramSettings,
  defaultRetryDelaysMs,
  defaultSigningKeyDays,
  signingKeyTimes,
  startService,
} from '@guestflow/service';
import { DoorSettings } from '../../gateway/src/settings';
import { RunningGateway, startGateway } from '../../gateway/src/start-gateway';
import { databases, services } from './services';

export interface PlatformSettings {
  port: number;
  host: string;
  adminUrl: string;
  /** Of every service's role and of the embedded broker's. */
  passwords: Record<ServiceName | 'broker', string>;
  brokerUrl?: string;
  brokerNamespace: string;
  poolSize: number;
  retryDelaysMs?: number[];
  sealingKeys: string;
  signingKeys?: SigningKeyTimes;
  telegram: TelegramSettings;
  publicUrl: string;
  superAdmin: Settings['superAdmin'];
  smtpUrl?: string;
  mailFrom: string;
  storage?: Settings['storage'];
  guestMailPerSecond?: number;
  eventsKeepMonths?: number;
  ownerSignUp: boolean;
  adminFolder?: string;
  door: DoorSettings;
  logLevel: LogLevel;
  prettyLogs: boolean;
  otlpEndpoint?: string;
}

export interface PlatformReplacements {
  clock?: Clock;
  tracingOf?: (service: string) => Tracing;
}

export interface Platform {
  url: string;
  gateway: RunningGateway;
  services: Record<ServiceName, RunningService>;
  close(): Promise<void>;
}

/** The whole platform in this process: one Nest application per service, and the gateway before them. */
export async function startPlatform(
  settings: PlatformSettings,
  say: (line: string) => void = () => undefined,
  { clock, tracingOf }: PlatformReplacements = {},
): Promise<Platform> {
  await migrate({ adminUrl: settings.adminUrl, databases, passwords: settings.passwords, say });
  const ports = new Map<ServiceName, number>();
  for (const { name } of services) ports.set(name, await anotherFreePort(ports));
  const addressOf = (name: ServiceName) => `http://127.0.0.1:${ports.get(name)}`;
  const jwksUrl = `${addressOf('identity')}/.well-known/jwks.json`;

  const broker: Settings['broker'] = settings.brokerUrl
    ? { kind: 'rabbitmq', url: settings.brokerUrl, namespace: settings.brokerNamespace }
    : { kind: 'embedded', url: urlForService(settings.adminUrl, 'broker', settings.passwords.broker) };

  const running: { close(): Promise<void> }[] = [];
  const closeAll = async () => {
    for (const part of running.reverse()) await part.close();
  };
  try {
    // To the end of each: one that starts after another has failed is closed like the rest.
    const starts = await Promise.allSettled(
      services.map(async (definition) => {
        const { name } = definition;
        const service = await startService(
          definition,
          {
            port: ports.get(name)!,
            host: '127.0.0.1',
            databaseUrl: urlForService(settings.adminUrl, name, settings.passwords[name]),
            poolSize: settings.poolSize,
            broker,
            retryDelaysMs: settings.retryDelaysMs ?? defaultRetryDelaysMs,
            jwksUrl,
            sealingKeys: settings.sealingKeys,
            signingKeys: settings.signingKeys ?? signingKeyTimes(defaultSigningKeyDays),
            publicUrl: settings.publicUrl,
            gatewayUrl: `http://127.0.0.1:${settings.port}`,
            identityUrl: addressOf('identity'),
            telegram: settings.telegram,
            superAdmin: settings.superAdmin,
            smtpUrl: settings.smtpUrl,
            mailFrom: settings.mailFrom,
            storage: settings.storage,
            guestMailPerSecond: settings.guestMailPerSecond,
            eventsKeepMonths: settings.eventsKeepMonths,
            ownerSignUp: settings.ownerSignUp,
            logLevel: settings.logLevel,
            prettyLogs: settings.prettyLogs,
            otlpEndpoint: settings.otlpEndpoint,
          },
          { clock, tracing: tracingOf?.(name) },
        );
        running.push(service);
        return [name, service] as const;
      }),
    );
    const started = starts.map((start) => {
      if (start.status === 'rejected') throw start.reason;
      return start.value;
    });
    const gateway = await startGateway(
      {
        port: settings.port,
        host: settings.host,
        services: Object.fromEntries(services.map(({ name }) => [name, addressOf(name)])) as Record<
          ServiceName,
          string
        >,
        broker,
        jwksUrl,
        timeLimitMs: 15_000,
        ...settings.door,
        adminFolder: settings.adminFolder,
        logLevel: settings.logLevel,
        prettyLogs: settings.prettyLogs,
        otlpEndpoint: settings.otlpEndpoint,
      },
      tracingOf?.('gateway'),
    );
    running.push(gateway);
    let closing: Promise<void> | undefined;
    return {
      url: gateway.url,
      gateway,
      services: Object.fromEntries(started) as Record<ServiceName, RunningService>,
      close: () => (closing ??= closeAll()),
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function anotherFreePort(taken: Map<ServiceName, number>): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (![...taken.values()].includes(port)) return port;
  }
}
