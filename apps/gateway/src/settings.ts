import { ServiceName, serviceNames } from '@guestflow/contracts';
import { LogLevel } from '@guestflow/observability';
import { EnvironmentReader, readShared, servicePorts } from '@guestflow/service';

export interface GatewaySettings {
  port: number;
  host: string;
  services: Record<ServiceName, string>;
  jwksUrl: string;
  /** How long a service may take until its answer begins. */
  timeLimitMs: number;
  /** How often identity is asked what was revoked. */
  pulseMs: number;
  /** The folder with the admin's pages. */
  adminFolder?: string;
  logLevel: LogLevel;
  prettyLogs: boolean;
  otlpEndpoint?: string;
}

export const defaultPulseMs = 1_000;

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
    jwksUrl: read.url('JWKS_URL', ['http', 'https'], `${services.identity}/.well-known/jwks.json`)!,
    timeLimitMs: read.whole('SERVICE_TIME_LIMIT_MS', 15_000, 100, 120_000),
    pulseMs: read.whole('PULSE_MS', defaultPulseMs, 50, 60_000),
    adminFolder: read.text('ADMIN_FOLDER'),
    logLevel,
    prettyLogs,
    otlpEndpoint,
  };
}

export const GATEWAY_SETTINGS = Symbol('gateway settings');
