import { Controller, INestMicroservice, Module, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Caller, systemCaller } from '@guestflow/access';
import { Fact, ServiceName, VenueState } from '@guestflow/contracts';
import { createLogger, Metrics, Tracing } from '@guestflow/observability';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { DataSource } from 'typeorm';
import { EventConsumer } from '../event-consumer';
import { EventContext } from '../event-context';
import { EventServer } from '../event-server';
import { KeepThrown } from '../keep-thrown.filter';
import { OutboxRelay } from '../outbox-relay';
import { ParkedEvents } from '../parked-events';
import { EmbeddedTransport } from '../transports/embedded-transport';
import { EmbeddedWatcher } from '../transports/embedded-watcher';
import { Notice } from '../transports/notice';
import { RabbitMqTransport } from '../transports/rabbitmq-transport';
import { RabbitMqWatcher } from '../transports/rabbitmq-watcher';
import { Transport } from '../transports/transport';
import { Watcher } from '../transports/watcher';

export type Kind = { kind: 'rabbitmq'; url: string; namespace: string } | { kind: 'embedded'; url: string };

const logger = createLogger('contract', 'silent');

export const openTransport = (given: Kind): Transport =>
  given.kind === 'rabbitmq'
    ? new RabbitMqTransport(given.url, logger, given.namespace)
    : new EmbeddedTransport(given.url, logger);

const openWatcher = (given: Kind): Watcher =>
  given.kind === 'rabbitmq'
    ? new RabbitMqWatcher(given.url, logger, given.namespace)
    : new EmbeddedWatcher(given.url, logger);

/** Somebody who only watches, and what he heard. */
export class Onlooker {
  /** In their order; a gap as it is told. */
  readonly heard: (Notice | 'gap')[] = [];

  private constructor(private readonly watcher: Watcher) {}

  static async open(kind: Kind, names = ['venue.changed']): Promise<Onlooker> {
    const onlooker = new Onlooker(openWatcher(kind));
    await onlooker.watcher.start(names, {
      notice: (notice) => onlooker.heard.push(notice),
      gap: () => onlooker.heard.push('gap'),
    });
    return onlooker;
  }

  get notices(): Notice[] {
    return this.heard.filter((each) => each !== 'gap');
  }

  get gaps(): number {
    return this.heard.length - this.notices.length;
  }

  isUp(): boolean {
    return this.watcher.isUp();
  }

  close(): Promise<void> {
    return this.watcher.close();
  }
}

/** A service's side of the bus, as its shell puts it together. */
export class Node {
  readonly metrics: Metrics;
  /** What the broker brought, and when. */
  readonly delivered: { body: string; attempt: number; at: number }[] = [];
  private relay?: OutboxRelay;
  private microservice?: INestMicroservice;

  private constructor(
    readonly service: ServiceName,
    readonly url: string,
    readonly source: DataSource,
    readonly transactions: Transactions,
    readonly transport: Transport,
    readonly parked: ParkedEvents,
  ) {
    this.metrics = new Metrics(service);
    const subscribe = transport.subscribe.bind(transport);
    transport.subscribe = (to, names, maxInHand, onDelivery) =>
      subscribe(to, names, maxInHand, (delivery) => {
        this.delivered.push({ body: delivery.body, attempt: delivery.attempt, at: Date.now() });
        onDelivery(delivery);
      });
  }

  static async open(service: ServiceName, url: string, kind: Kind): Promise<Node> {
    const source = await new DataSource(
      dataSourceOptions({ service, entities: [] }, { url, poolSize: 8 }),
    ).initialize();
    const transactions = new Transactions(source, service);
    const transport = openTransport(kind);
    return new Node(service, url, source, transactions, transport, new ParkedEvents(transactions, transport, service));
  }

  startRelay(afterPublish?: () => void): void {
    this.relay = new OutboxRelay(
      this.service,
      this.url,
      this.transactions,
      this.transport,
      logger,
      this.metrics,
      afterPublish,
    );
    this.relay.start();
  }

  async startHandlers(controller: Type, retryDelaysMs: number[]): Promise<void> {
    const server = new EventServer(
      this.service,
      this.transport,
      (find) =>
        new EventConsumer(
          this.service,
          this.transactions,
          this.parked,
          find,
          { retryDelaysMs },
          logger,
          this.metrics,
          new Tracing(this.service, []),
        ),
    );
    this.microservice = await NestFactory.createMicroservice(moduleOf(controller), { strategy: server, logger: false });
    this.microservice.useGlobalFilters(new KeepThrown());
    await this.microservice.listen();
  }

  async close(): Promise<void> {
    await this.microservice?.close();
    await this.relay?.stop();
    await this.transport.close();
    await this.source.destroy();
  }
}

function moduleOf(controller: Type): Type {
  @Module({ controllers: [controller] })
  class HandlersModule {}
  return HandlersModule;
}

export interface Seen {
  fact: Fact<VenueState>;
  at: number;
}

/** A handler that writes one row per effect and does what a test has it do. */
export function venueHandler(behave: (fact: Fact<VenueState>, seen: Seen[]) => Promise<void> | void = () => undefined) {
  const seen: Seen[] = [];
  @Controller()
  class VenueHandler {
    @EventPattern('venue.changed')
    async changed(@Payload() fact: Fact<VenueState>, @Ctx() { tx }: EventContext): Promise<void> {
      seen.push({ fact, at: Date.now() });
      await tx.query('INSERT INTO effects (event_id, venue_id, version) VALUES ($1, $2, $3)', [
        fact.id,
        fact.venueid,
        fact.data.version,
      ]);
      await behave(fact, seen);
    }
  }
  return { controller: VenueHandler, seen };
}

export const caller: Caller = { ...systemCaller('contract'), actor: `user:${newId()}` };

export function venueState(id: string, version: number): VenueState {
  const at = new Date(0).toISOString();
  return {
    id,
    version,
    organization_id: id,
    kind: 'restaurant',
    slug: 'x',
    name: `v${version}`,
    timezone: 'Europe/Moscow',
    country: 'RU',
    language: 'ru',
    currency: 'RUB',
    contacts: {},
    status: 'active',
    created_at: at,
    updated_at: at,
  };
}

/** One transaction of identity that tells of a venue's change. */
export const tellChange = (node: Node, id: string, version = 1): Promise<void> =>
  node.transactions.outsideVenues(caller, (tx) =>
    tx.emit('venue.changed', { after: venueState(id, version), venueId: id }),
  );
