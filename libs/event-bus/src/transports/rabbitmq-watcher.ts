import { Logger } from '@guestflow/observability';
import { newId } from '@guestflow/persistence';
import { AmqpConnectionManager } from 'amqp-connection-manager';
import type { Channel } from 'amqplib';
import { readNotices } from './notice';
import { connectTo, Names, namesIn } from './rabbitmq-connection';
import { Hears, Watcher } from './watcher';

/** For one who reads too slowly the broker keeps so many bytes; what is older is dropped, and counts as a gap. */
const mostKept = 8 * 1024 * 1024;
const againMs = 1_000;
const goodbyeMs = 2_000;

/**
 * Hears by a queue of its own, which ends with its connection. It asks for no right to the services' queues, nor to the
 * exchange of facts.
 */
export class RabbitMqWatcher implements Watcher {
  private readonly names: Names;
  private connection?: AmqpConnectionManager;
  private channel?: Channel;
  private closed = false;
  private dropped?: NodeJS.Timeout;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
    namespace: string,
    private readonly most = mostKept,
  ) {
    this.names = namesIn(namespace);
  }

  async start(names: string[], hears: Hears): Promise<void> {
    const connection = connectTo(this.url, 'watcher', this.logger, 'nothing is told live');
    this.connection = connection;
    const watching = connection.createChannel({
      name: 'watcher',
      confirm: false,
      setup: async (channel: Channel) => {
        channel.on('close', () => this.lost(channel));
        await this.listen(channel, names, hears);
        this.channel = channel;
        hears.gap();
      },
    });
    watching.on('error', (error) => this.logger.warn({ err: error }, 'The watcher’s channel failed'));
    // As with the services' queues: who watches starts without the broker too.
    await Promise.race([watching.waitForConnect(), new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
  }

  isUp(): boolean {
    return this.channel !== undefined;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.dropped);
    // A broker that goes away at this moment never says goodbye, and nothing here is worth waiting for it.
    await Promise.race([this.connection?.close(), new Promise((resolve) => setTimeout(resolve, goodbyeMs).unref())]);
  }

  private async listen(channel: Channel, names: string[], hears: Hears): Promise<void> {
    const { told, watchQueueOf } = this.names;
    const id = newId();
    const [queue, leftOut] = [watchQueueOf(id), watchQueueOf(`${id}.dropped`)];
    await channel.assertExchange(told, 'topic', { durable: true });
    await channel.assertQueue(leftOut, ownQueue({ 'x-max-length': 1 }));
    await channel.bindQueue(leftOut, told, leftOut);
    await channel.assertQueue(
      queue,
      ownQueue({
        'x-max-length-bytes': this.most,
        'x-overflow': 'drop-head',
        'x-dead-letter-exchange': told,
        'x-dead-letter-routing-key': leftOut,
      }),
    );
    for (const name of names) await channel.bindQueue(queue, told, `${name}.*`);
    await channel.consume(leftOut, () => this.tellDropped(hears), { noAck: true });
    await channel.consume(
      queue,
      (message) => {
        // Somebody deleted the queue.
        if (!message) return void channel.close().catch(() => undefined);
        for (const notice of readNotices(message.content.toString('utf8'))) hears.notice(notice);
      },
      { noAck: true },
    );
  }

  /** Once a second is enough: what is dropped meanwhile is of the same gap. */
  private tellDropped(hears: Hears): void {
    this.dropped ??= setTimeout(() => {
      this.dropped = undefined;
      this.logger.warn('More was told than could be read: some of it was missed');
      hears.gap();
    }, againMs).unref();
  }

  /** With its connection, or by itself: then the connection is opened anew, and the queue with it. */
  private lost(channel: Channel): void {
    if (this.channel === channel) this.channel = undefined;
    if (this.closed) return;
    setTimeout(() => {
      if (!this.closed && !this.channel && this.connection?.isConnected()) this.connection.reconnect();
    }, againMs).unref();
  }
}

/** Gone with the connection that declared it. A quorum queue, which the virtual host may make by default, cannot be. */
const ownQueue = (rest: Record<string, unknown>) => ({
  exclusive: true,
  autoDelete: true,
  durable: false,
  arguments: { 'x-queue-type': 'classic', ...rest },
});
