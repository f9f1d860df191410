import { DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule, getDataSourceToken } from '@nestjs/typeorm';
import { AccessGuard, TokenVerifier, jwksOverHttp } from '@guestflow/access';
import { ParkedEvents, Transport } from '@guestflow/event-bus';
import { IdempotencyInterceptor, PageInterceptor, ProblemFilter, validation } from '@guestflow/http';
import { Mailer, mailerOf } from '@guestflow/mail';
import { Logger, Metrics, Tracing } from '@guestflow/observability';
import { Forgetting, Sealer, Transactions, dataSourceOptions } from '@guestflow/persistence';
import { Storage, storageOf } from '@guestflow/storage';
import { DataSource } from 'typeorm';
import { Clock } from './clock';
import { HealthController } from './health.controller';
import { Operations } from './operations/operations';
import { operationsControllerOf } from './operations/operations.controller';
import { ServiceDefinition } from './service-definition';
import { Settings } from './settings';
import { tokens } from './tokens';

export interface Surroundings {
  settings: Settings;
  logger: Logger;
  metrics: Metrics;
  tracing: Tracing;
  transport: Transport;
  clock: Clock;
}

/** Of the pool's own limit, whose errors have no code. */
const isTimeOut = (error: unknown): boolean => error instanceof Error && /timeout/i.test(error.message);

/** What every service has around its features. All of it is global: a feature asks for what it needs by its class. */
@Global()
@Module({})
export class ShellModule {
  static around({ name, module, database }: ServiceDefinition, surroundings: Surroundings): DynamicModule {
    const { settings, logger, metrics, tracing, transport, clock } = surroundings;
    const given = [
      { provide: tokens.settings, useValue: settings },
      { provide: tokens.transport, useValue: transport },
      { provide: tokens.logger, useValue: logger },
      { provide: Metrics, useValue: metrics },
      { provide: Tracing, useValue: tracing },
      { provide: Clock, useValue: clock },
      { provide: Sealer, useFactory: () => new Sealer(settings.sealingKeys) },
      { provide: Forgetting, inject: [Sealer], useFactory: (sealer: Sealer) => new Forgetting(sealer) },
      { provide: Mailer, useFactory: () => mailerOf(settings, logger) },
      { provide: Storage, useFactory: () => storageOf(settings.storage) },
      { provide: TokenVerifier, useFactory: () => new TokenVerifier(jwksOverHttp(settings.jwksUrl)) },
      // Named, because services that share a process would otherwise share the name.
      { provide: DataSource, useExisting: getDataSourceToken(name) },
      {
        provide: Transactions,
        inject: [DataSource],
        useFactory: (source: DataSource) => new Transactions(source, name),
      },
      {
        provide: ParkedEvents,
        inject: [Transactions, Forgetting],
        useFactory: (transactions: Transactions, forgetting: Forgetting) =>
          new ParkedEvents(transactions, transport, name, forgetting),
      },
    ];
    return {
      module: ShellModule,
      imports: [
        TypeOrmModule.forRoot({
          name,
          ...dataSourceOptions(
            { service: name, entities: database.entities },
            { url: settings.databaseUrl, poolSize: settings.poolSize },
          ),
          // Where everything starts at once, a database may be too busy to take its first connections in time.
          ...{ retryAttempts: 4, retryDelay: 500, toRetry: isTimeOut },
        }),
        module,
      ],
      controllers: [HealthController, operationsControllerOf(name)],
      providers: [
        ...given,
        Operations,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(logger) },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
      ],
      exports: given.map(({ provide }) => provide),
    };
  }
}
