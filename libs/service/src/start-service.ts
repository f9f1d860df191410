import { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { MicroserviceOptions, NestMicroservice } from '@nestjs/microservices';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OpenAPIObject } from '@nestjs/swagger';
import {
  EmbeddedTransport,
  EventConsumer,
  EventServer,
  KeepThrown,
  OutboxRelay,
  ParkedEvents,
  RabbitMqTransport,
  Transport,
} from '@guestflow/event-bus';
import { apiKeyExchangePath, botTokenPath, pulsePath } from '@guestflow/access';
import {
  apiPrefix,
  closeGracefully,
  describeApi,
  fastifyAdapter,
  refuseUnsound,
  takeFileBodies,
  takeUnreadForms,
  watchRequests,
} from '@guestflow/http';
import { Logger, Metrics, NestLogger, Tracing, createLogger, otlpProcessors } from '@guestflow/observability';
import { Transactions } from '@guestflow/persistence';
import { RequestMethod } from '@nestjs/common';
import { Clock, SystemClock } from './clock';
import { ServiceDefinition } from './service-definition';
import { Settings } from './settings';
import { ShellModule } from './shell.module';

/** What a test may put in the place of the real thing. */
export interface Replacements {
  clock?: Clock;
  tracing?: Tracing;
  /** Runs in the relay between publishing and marking. */
  afterPublish?: () => void;
}

export interface StartOptions extends Replacements {
  /** The service has the process to itself, and so shows the process's figures as its own. */
  alone?: boolean;
}

export interface RunningService {
  name: string;
  url: string;
  app: NestFastifyApplication;
  /** Stops taking requests and events, finishes what is in hand, then lets go of the database and the broker. */
  close(): Promise<void>;
}

/** What is not below the API's prefix, and so is never passed on by the gateway: it is for our own processes. */
export const outsideTheApi = [
  ...['health/live', 'health/ready', 'metrics', '.well-known/jwks.json'].map((path) => ({
    path,
    method: RequestMethod.GET,
  })),
  ...[pulsePath, apiKeyExchangePath, botTokenPath].map((path) => ({ path, method: RequestMethod.POST })),
];

/** Puts a service together from its features and its settings, and starts it. */
export async function startService(
  definition: ServiceDefinition,
  settings: Settings,
  replacements: StartOptions = {},
): Promise<RunningService> {
  const { name } = definition;
  const logger = createLogger(name, settings.logLevel, settings.prettyLogs);
  const metrics = new Metrics(name);
  if (replacements.alone) metrics.collectProcessMetrics();
  const tracing = replacements.tracing ?? new Tracing(name, await otlpProcessors(settings.otlpEndpoint));
  const transport = transportOf(settings, logger);
  const clock = replacements.clock ?? new SystemClock();

  const shell = ShellModule.around(definition, { settings, logger, metrics, tracing, transport, clock });
  const app = await NestFactory.create<NestFastifyApplication>(shell, fastifyAdapter(logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  }).catch(async (error: unknown) => {
    // The way to RabbitMQ is tried again and again from the beginning, which keeps a process from ending.
    await Promise.allSettled([transport.close(), tracing.shutdown()]);
    throw error;
  });
  app.setGlobalPrefix(apiPrefix, { exclude: outsideTheApi });
  const server = app.getHttpAdapter().getInstance();
  watchRequests(server, { logger, metrics, tracing });
  refuseUnsound(server);
  takeFileBodies(server);
  takeUnreadForms(server);

  const transactions = app.get(Transactions);
  const events = new EventServer(
    name,
    transport,
    (find) => new EventConsumer(name, transactions, app.get(ParkedEvents), find, settings, logger, metrics, tracing),
  );
  const microservice = app.connectMicroservice<MicroserviceOptions>(
    { strategy: events },
    { deferInitialization: true },
  ) as NestMicroservice;
  // Its parts are the application's, which calls their hooks: a second time would start every timer twice.
  microservice.setIsInitHookCalled(true);
  microservice.useGlobalFilters(new KeepThrown());

  // Put together when it is first asked for: that takes a third of a start, and most starts are never asked.
  let description: OpenAPIObject | undefined;
  server.get('/openapi.json', (_request, reply) => reply.send((description ??= describeApi(app, name))));

  const relay = new OutboxRelay(
    name,
    settings.databaseUrl,
    transactions,
    transport,
    logger,
    metrics,
    replacements.afterPublish,
  );
  let closing: Promise<void> | undefined;
  const close = async () => {
    // New requests first, then what they left behind: events in hand, facts in the outbox.
    await closeGracefully(server);
    await events.close();
    await relay.stop();
    await transport.close();
    await app.close();
    await tracing.shutdown();
  };
  try {
    await app.init();
    await app.startAllMicroservices();
    relay.start();
    await app.listen(settings.port, settings.host);
  } catch (error) {
    // What has begun already would go on without anybody who could end it.
    await close().catch(() => undefined);
    throw error;
  }
  return {
    name,
    url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    app,
    close: () => (closing ??= close()),
  };
}

function transportOf({ broker }: Settings, logger: Logger): Transport {
  return broker.kind === 'rabbitmq'
    ? new RabbitMqTransport(broker.url, logger, broker.namespace)
    : new EmbeddedTransport(broker.url, logger);
}
