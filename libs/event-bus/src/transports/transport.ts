import { ServiceName } from '@guestflow/contracts';

/** A fact on its way out: its type decides who gets it; the body is the fact as it was written into the outbox. */
export interface Outgoing {
  id: string;
  type: string;
  body: string;
}

/** `unroutable`: no queue wants it. It then stays in the outbox until one does. */
export type PublishOutcome = 'taken' | 'unroutable';

/** A message in a consumer's hands, until it is settled one way or the other. */
export interface Delivery {
  body: string;
  /** 1 at first; grows with each retry that was asked for. */
  attempt: number;
  /** The broker gave up on it: whoever had it in hand kept dying. */
  exhausted: boolean;
  done(): void;
  /** Comes again after the delay. */
  retry(delayMs: number): Promise<void>;
}

export interface Subscription {
  /** Takes nothing more in hand. What is in hand can still be settled. */
  stop(): Promise<void>;
}

/**
 * What carries facts between services. There are two: RabbitMQ, and one over PostgreSQL for a single machine.
 * Both are held to one contract by event-bus.contract.ts: durable, at least once, shared among replicas.
 */
export interface Transport {
  /** Resolves when the broker has everything safely, outcome by outcome; rejects when it cannot be told. */
  publish(messages: Outgoing[]): Promise<PublishOutcome[]>;
  /** Declares the service's queue for events of these names (`#`: all) and delivers what comes. */
  subscribe(
    service: ServiceName,
    names: string[],
    maxInHand: number,
    onDelivery: (delivery: Delivery) => void,
  ): Promise<Subscription>;
  /** Straight into one service's queue: how a parked event comes again. */
  redeliver(service: ServiceName, body: string): Promise<void>;
  isUp(): boolean;
  close(): Promise<void>;
}
