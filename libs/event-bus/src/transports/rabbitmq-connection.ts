import { Duplex } from 'node:stream';
import { ServiceName } from '@guestflow/contracts';
import { Logger } from '@guestflow/observability';
import { gatheringWrites } from '@guestflow/persistence';
import { AmqpConnectionManager, connect } from 'amqp-connection-manager';

/** The names of exchanges and queues. */
export const namesIn = (namespace: string) => ({
  events: `${namespace}.events`,
  /** What is told to watchers. No queue of a service hangs on it, and no watcher's queue on the other one. */
  told: `${namespace}.told`,
  watchQueueOf: (id: string) => `${namespace}.watch.${id}`,
  dead: `${namespace}.dead`,
  queueOf: (service: ServiceName) => `${namespace}.${service}`,
  deadQueueOf: (service: ServiceName) => `${namespace}.${service}.dead`,
  /** Where a message waits before it comes again: a queue per delay, whose messages expire back into the service's queue. */
  waitingQueueOf: (service: ServiceName, delayMs: number) => `${namespace}.${service}.retry.${delayMs}`,
});
export type Names = ReturnType<typeof namesIn>;

/** A connection that comes back by itself. `meanwhile` says what becomes of facts while it is away. */
export function connectTo(url: string, name: string, logger: Logger, meanwhile: string): AmqpConnectionManager {
  const connection = connect([url], {
    heartbeatIntervalInSeconds: 10,
    reconnectTimeInSeconds: 1,
    connectionOptions: { noDelay: true, clientProperties: { connection_name: `guestflow ${name}` } },
  });
  let down = false;
  connection.on('connect', ({ connection: opened }) => {
    gatheringWrites(socketOf(opened));
    if (down) logger.info('RabbitMQ is back');
    down = false;
  });
  connection.on('disconnect', ({ err }) => {
    if (!down) logger.warn({ err }, `RabbitMQ is not reachable: ${meanwhile}`);
    down = true;
  });
  return connection;
}

/** amqplib gives each message and each acknowledgement to its socket by itself, and has no name for the socket. */
const socketOf = (opened: unknown): Duplex => (opened as { connection: { stream: Duplex } }).connection.stream;
