import { describe, Fact, ServiceName } from '@guestflow/contracts';
import { CustomTransportStrategy, MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { Transaction } from '@guestflow/persistence';
import { EventConsumer, FindHandler, maxInHand } from './event-consumer';
import { EventContext } from './event-context';
import { Subscription, Transport } from './transports/transport';

/**
 * Where Nest's `@EventPattern` handlers meet a transport. Nest's own way of calling them would acknowledge failures:
 * a failed handler answers with an Observable that nobody reads. Here it is read, and what was thrown is kept.
 */
export class EventServer extends Server implements CustomTransportStrategy {
  private subscription?: Subscription;
  private consumer?: EventConsumer;

  constructor(
    private readonly service: ServiceName,
    private readonly transport: Transport,
    private readonly consumerOf: (find: FindHandler) => EventConsumer,
  ) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      const patterns = [...this.messageHandlers.keys()];
      for (const pattern of patterns) this.check(pattern);
      this.consumer = this.consumerOf((name) => this.handlerOf(name));
      if (patterns.length > 0) {
        this.subscription = await this.transport.subscribe(this.service, patterns, maxInHand, this.consumer.take);
      }
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Finishes what is in hand and takes nothing new. */
  async close(): Promise<void> {
    const stopping = this.subscription?.stop();
    await this.consumer?.idle();
    await stopping;
    await this.consumer?.idle();
  }

  on(): never {
    throw new Error('This server has no events of its own');
  }

  unwrap<T = Transport>(): T {
    return this.transport as T;
  }

  private handlerOf(name: string): ReturnType<FindHandler> {
    const pattern = this.messageHandlers.has(name) ? name : '#';
    const handler = this.messageHandlers.get(pattern);
    return handler && { pattern, handle: (fact, tx) => run(handler, fact, tx) };
  }

  private check(pattern: string): void {
    if (pattern !== '#' && !describe(pattern)) throw new Error(`No event is called ${pattern}`);
    if (this.messageHandlers.get(pattern)?.next)
      throw new Error(`${pattern} has two handlers in ${this.service}: one is enough`);
  }
}

async function run(handler: MessageHandler, fact: Fact, tx: Transaction): Promise<void> {
  const answer: unknown = await handler(fact, new EventContext([tx, fact]));
  if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
}
