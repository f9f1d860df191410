import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@guestflow/access';
import { ParkedEvents, Transport } from '@guestflow/event-bus';
import { Metrics } from '@guestflow/observability';
import { DataSource } from 'typeorm';
import type { FastifyReply } from 'fastify';
import { TRANSPORT } from './tokens';

/** For whoever runs the service: not part of the API, and not reachable through the gateway. */
@Public()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly database: DataSource,
    private readonly metrics: Metrics,
    private readonly parked: ParkedEvents,
    @TRANSPORT() private readonly transport: Transport,
  ) {}

  /** Restarting helps against a process that hangs, not against a database that is away: it is not asked here. */
  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  /**
   * Without its database a service can answer nothing. Without the broker it can: its facts wait in the outbox. So a
   * broker that is away is told, but takes no replica out of service.
   */
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const database = await this.database.query('SELECT 1').then(
      () => 'up',
      () => 'down',
    );
    const broker = this.transport.isUp() ? 'up' : 'down';
    const status = database === 'down' ? 'unavailable' : broker === 'down' ? 'degraded' : 'ok';
    await reply.status(database === 'up' ? 200 : 503).send({ status, checks: { database, broker } });
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async measure(): Promise<string> {
    this.metrics.eventsParked.set(await this.parked.count().catch(() => 0));
    return this.metrics.registry.metrics();
  }
}
