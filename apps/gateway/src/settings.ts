import { isIP } from 'node:net';
import { ServiceName, serviceNames } from '@guestflow/contracts';
import { defaultTrustedProxies } from '@guestflow/http';
import { LogLevel } from '@guestflow/observability';
import { EnvironmentReader, readBroker, readShared, servicePorts, Settings, WrongSetting } from '@guestflow/service';
import { RateLimitSettings } from './limits/rate-limits';
import { defaultLive, LiveSettings } from './live/live-streams';

/** What the door goes by, however the gateway is run. */
export interface DoorSettings {
  /** How often identity is asked what was revoked, and told how much was asked for. */
  pulseMs: number;
  limits: RateLimitSettings;
  /** Whose word on a caller's address is believed. */
  trustedProxies: string[];
  live: LiveSettings;
}

export interface GatewaySettings extends DoorSettings {
  port: number;
  host: string;
  services: Record<ServiceName, string>;
  /** Where facts are heard of as they happen. */
  broker: Settings['broker'];
  jwksUrl: string;
  /** How long a service may take until its answer begins. */
  timeLimitMs: number;
  /** The folder with the admin's pages. */
  adminFolder?: string;
  logLevel: LogLevel;
  prettyLogs: boolean;
  otlpEndpoint?: string;
}

export function readGatewaySettings(environment: Record<string, string | undefined>): GatewaySettings {
  const read = new EnvironmentReader(environment);
  const services = Object.fromEntries(
    serviceNames.map((name) => [
      name,
      read.url(
        `${name.toUpperCase().replace('-', '_')}_URL`,
        ['http', 'https'],
        `http://${name}:${servicePorts[name]}`,
      )!,
    ]),
  ) as Record<ServiceName, string>;
  const { logLevel, prettyLogs, otlpEndpoint } = readShared(read);
  return {
    port: read.port('PORT', servicePorts.gateway),
    host: read.text('HOST') ?? '0.0.0.0',
    services,
    broker: readBroker(read),
    jwksUrl: read.url('JWKS_URL', ['http', 'https'], `${services.identity}/.well-known/jwks.json`)!,
    timeLimitMs: read.whole('SERVICE_TIME_LIMIT_MS', 15_000, 100, 120_000),
    ...readDoor(read),
    adminFolder: read.text('ADMIN_FOLDER'),
    logLevel,
    prettyLogs,
    otlpEndpoint,
  };
}

export function readDoor(read: EnvironmentReader): DoorSettings {
  const aMinute = (name: string, otherwise: number) => read.whole(name, otherwise, 0, 1_000_000_000);
  return {
    pulseMs: read.whole('PULSE_MS', 1_000, 50, 60_000),
    limits: {
      windowMs: 60_000,
      perWindow: {
        address: aMinute('RATE_LIMIT_ADDRESS', 600),
        sign_in: aMinute('RATE_LIMIT_AUTH', 60),
        user: aMinute('RATE_LIMIT_USER', 1_200),
        key: aMinute('RATE_LIMIT_KEY', 600),
      },
    },
    trustedProxies: readTrustedProxies(read),
    live: {
      ...defaultLive,
      heartbeatMs: read.whole('LIVE_HEARTBEAT_MS', defaultLive.heartbeatMs, 50, 300_000),
      mostStreams: read.whole('LIVE_STREAMS', defaultLive.mostStreams, 0, 100_000),
    },
  };
}

const namedNetworks = ['loopback', 'linklocal', 'uniquelocal'];

function readTrustedProxies(read: EnvironmentReader): string[] {
  const text = read.text('TRUSTED_PROXIES');
  if (text === 'none') return [];
  const proxies = text?.split(/[\s,]+/).filter((each) => each !== '') ?? defaultTrustedProxies;
  for (const proxy of proxies) {
    if (!namedNetworks.includes(proxy) && !isNetwork(proxy)) {
      throw new WrongSetting(
        'TRUSTED_PROXIES',
        `must be addresses, networks such as 10.0.0.0/8, ${namedNetworks.join(', ')}, or none; not "${proxy}"`,
      );
    }
  }
  return proxies;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)]!;
  return (
    longest > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}

export const GATEWAY_SETTINGS = Symbol('gateway settings');
