import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ProblemFilter } from '@guestflow/http';
import { Logger, Metrics } from '@guestflow/observability';
import { DocsController } from './docs/docs.controller';
import { HealthController } from './health/health.controller';
import { GATEWAY_SETTINGS, GatewaySettings } from './settings';

@Module({})
export class GatewayModule {
  static with(settings: GatewaySettings, logger: Logger, metrics: Metrics): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [DocsController, HealthController],
      providers: [
        { provide: GATEWAY_SETTINGS, useValue: settings },
        { provide: Metrics, useValue: metrics },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(logger) },
      ],
    };
  }
}
