import helmet from '@fastify/helmet';
import { TokenVerifier, jwksOverHttp } from '@guestflow/access';
import { EmbeddedWatcher, RabbitMqWatcher, Watcher } from '@guestflow/event-bus';
import { closeGracefully, fastifyAdapter, watchRequests } from '@guestflow/http';
import { Logger, Metrics, NestLogger, Tracing, createLogger, otlpProcessors } from '@guestflow/observability';
import { NestFactory } from '@nestjs/core';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ApiKeys } from './access/api-keys';
import { exchangeOverHttp } from './access/api-key-exchange';
import { Door } from './access/door';
import { Revocations } from './access/revocations';
import { GatewayModule } from './gateway.module';
import { RateLimits } from './limits/rate-limits';
import { Tally } from './limits/tally';
import { LiveStreams } from './live/live-streams';
import { registerLive } from './live/register-live';
import { toldEvents } from './live/told-to';
import { servePages } from './pages/pages';
import { VenuePreviews } from './pages/venue-previews';
import { registerProxy } from './proxy/proxy';
import { Upstream } from './proxy/upstream';
import { Pulse } from './pulse/pulse';
import { GatewaySettings } from './settings';

export interface RunningGateway {
  url: string;
  close(): Promise<void>;
}

export async function startGateway(settings: GatewaySettings, tracing?: Tracing): Promise<RunningGateway> {
  const logger = createLogger('gateway', settings.logLevel, settings.prettyLogs);
  const metrics = new Metrics('gateway');
  metrics.collectProcessMetrics();
  const traces = tracing ?? new Tracing('gateway', await otlpProcessors(settings.otlpEndpoint));
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.with(settings, logger, metrics),
    fastifyAdapter(logger, settings.trustedProxies),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  const server = app.getHttpAdapter().getInstance();
  watchRequests(server, { logger, metrics, tracing: traces, passesOn: true });
  await server.register(helmet, { contentSecurityPolicy: { directives: pageSources } });

  const upstreams = Object.fromEntries(
    Object.entries(settings.services).map(([service, url]) => [
      service,
      new Upstream(
        service as keyof GatewaySettings['services'],
        { url, timeLimitMs: settings.timeLimitMs },
        logger,
        metrics,
      ),
    ]),
  );
  const revocations = new Revocations();
  const live = new LiveStreams(settings.live, revocations, metrics);
  const watcher = watcherOf(settings, logger);
  const limits = new RateLimits(settings.limits);
  const pulse = new Pulse(
    settings.services.identity,
    settings.pulseMs,
    [
      {
        hear: (answer, now) => {
          revocations.hear(answer.sessions, answer.suspended_venues, now);
          live.endRefused(now);
        },
      },
      limits,
    ],
    logger,
    metrics,
  );
  const tokens = new TokenVerifier(jwksOverHttp(settings.jwksUrl));
  const door = new Door(
    tokens,
    new ApiKeys(exchangeOverHttp(settings.services.identity, tokens), revocations),
    revocations,
    new Tally(limits, settings.limits, metrics),
  );
  registerLive(server, live, door, logger);
  registerProxy(server, upstreams, door, logger);
  // The page reads the description when it is opened; until then nothing is put together.
  SwaggerModule.setup(
    'api/docs',
    app,
    { ...new DocumentBuilder().setTitle('GuestFlow').build(), paths: {} },
    {
      customSiteTitle: 'GuestFlow API',
      // `spec` would win over `url`.
      swaggerOptions: { spec: null, url: '/api/v1/openapi.json', persistAuthorization: true },
      customCss: '.topbar { display: none }',
      jsonDocumentUrl: 'api/docs/page.json',
      raw: false,
    },
  );
  if (settings.adminFolder)
    await servePages(server, settings.adminFolder, new VenuePreviews(settings.services.booking));
  let closing: Promise<void> | undefined;
  const close = async () => {
    live.close();
    await closeGracefully(server);
    await pulse.stop();
    await watcher.close();
    await app.close();
    await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
    await traces.shutdown();
  };
  try {
    // What was revoked is known before the first request comes.
    await Promise.all([pulse.start(), watcher.start(toldEvents, live)]);
    await app.listen(settings.port, settings.host);
  } catch (error) {
    // The pulse would go on without anybody who could end it.
    await close().catch(() => undefined);
    throw error;
  }
  return { url: `http://127.0.0.1:${settings.port}`, close: () => (closing ??= close()) };
}

function watcherOf({ broker }: GatewaySettings, logger: Logger): Watcher {
  return broker.kind === 'rabbitmq'
    ? new RabbitMqWatcher(broker.url, logger, broker.namespace)
    : new EmbeddedWatcher(broker.url, logger);
}

/** Where the pages may load from: themselves. The API's documentation carries its own small script. */
const pageSources = {
  defaultSrc: [`'self'`],
  scriptSrc: [`'self'`, `'unsafe-inline'`],
  styleSrc: [`'self'`, `'unsafe-inline'`],
  imgSrc: [`'self'`, 'data:'],
  connectSrc: [`'self'`],
  frameAncestors: [`'none'`],
  upgradeInsecureRequests: null,
};
