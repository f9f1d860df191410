import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Metrics } from '@guestflow/observability';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../settings';

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  /** The gateway answers as long as it runs; a service that is away concerns that service's addresses only. */
  @Get('health/ready')
  async ready() {
    const checks = await Promise.all(
      Object.entries(this.settings.services).map(async ([name, url]) => {
        const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
          () => undefined,
        );
        return [name, answer?.ok ? 'up' : 'down'] as const;
      }),
    );
    const status = checks.every(([, state]) => state === 'up') ? 'ok' : 'degraded';
    return { status, checks: Object.fromEntries(checks) };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  measure(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
