import helmet from '@fastify/helmet';
import { TokenVerifier, jwksOverHttp } from '@guestflow/access';
import { closeGracefully, fastifyAdapter, watchRequests } from '@guestflow/http';
import { Metrics, NestLogger, Tracing, createLogger, otlpProcessors } from '@guestflow/observability';
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
import { servePages } from './pages/pages';
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
  const limits = new RateLimits(settings.limits);
  const pulse = new Pulse(
    settings.services.identity,
    settings.pulseMs,
    [{ hear: (answer, now) => revocations.hear(answer.sessions, answer.suspended_venues, now) }, limits],
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
  if (settings.adminFolder) await servePages(server, settings.adminFolder);
  let closing: Promise<void> | undefined;
  const close = async () => {
    await closeGracefully(server);
    await pulse.stop();
    await app.close();
    await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
    await traces.shutdown();
  };
  try {
    // What was revoked is known before the first request comes.
    await pulse.start();
    await app.listen(settings.port, settings.host);
  } catch (error) {
    // The pulse would go on without anybody who could end it.
    await close().catch(() => undefined);
    throw error;
  }
  return { url: `http://127.0.0.1:${settings.port}`, close: () => (closing ??= close()) };
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
