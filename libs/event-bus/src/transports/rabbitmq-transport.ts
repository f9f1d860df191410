import { ServiceName } from '@guestflow/contracts';
import { Logger } from '@guestflow/observability';
import { newId } from '@guestflow/persistence';
import { AmqpConnectionManager, ChannelWrapper } from 'amqp-connection-manager';
import type { ConfirmChannel, ConsumeMessage, Message, Options } from 'amqplib';
import { Acknowledgements } from './acknowledgements';
import { Notice, noticeOf } from './notice';
import { connectTo, Names, namesIn } from './rabbitmq-connection';
import { Delivery, Outgoing, PublishOutcome, Subscription, Transport } from './transport';

const attemptHeader = 'x-attempt';
// A consumer that dies with a message in hand this often is killed by the message.
const deliveryLimit = 10;

const quorum = (rest: Record<string, unknown> = {}): Options.AssertQueue => ({
  durable: true,
  arguments: { 'x-queue-type': 'quorum', ...rest },
});

export class RabbitMqTransport implements Transport {
  // Publishing and consuming on one connection would let a blocked publisher hold back acknowledgements.
  private readonly publishing: AmqpConnectionManager;
  private readonly publisher: ChannelWrapper;
  private consuming?: AmqpConnectionManager;
  private channel?: ConfirmChannel;
  private readonly returned = new Set<string>();
  private readonly names: Names;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
    namespace: string,
  ) {
    this.names = namesIn(namespace);
    this.publishing = this.connection('publisher');
    this.publisher = this.publishing.createChannel({
      name: 'publisher',
      setup: async (channel: ConfirmChannel) => {
        await channel.assertExchange(this.names.events, 'topic', { durable: true });
        await channel.assertExchange(this.names.told, 'topic', { durable: true });
        // The broker returns what no queue takes, and only then confirms it.
        channel.on('return', (message: Message) => this.returned.add(String(message.properties.messageId)));
        channel.on('close', () => {
          if (this.channel === channel) this.channel = undefined;
        });
        this.channel = channel;
      },
    });
    this.publisher.on('error', (error) => this.logger.warn({ err: error }, 'The publisher’s channel failed'));
  }

  async publish(messages: Outgoing[]): Promise<PublishOutcome[]> {
    const { channel } = this;
    if (!channel) throw new Error('RabbitMQ is not connected');
    const confirmed = messages.map((message) =>
      this.confirm((done) =>
        channel.publish(
          this.names.events,
          message.type,
          Buffer.from(message.body),
          { ...outgoing(message), mandatory: true },
          done,
        ),
      ),
    );
    const settled = await Promise.allSettled(confirmed);
    const outcomes = messages.map(({ id }) => (this.returned.delete(id) ? 'unroutable' : 'taken'));
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    await this.tell(
      channel,
      messages.filter((_, index) => outcomes[index] === 'taken'),
    );
    return outcomes;
  }

  /**
   * By an exchange of its own: on the services' one a watcher's queue would count as one that takes the fact, and one that
   * no service takes would be lost. Told only once a service's queue has it; what cannot be told goes out again as a whole,
   * so that no watcher misses it without a gap. What is told together goes in one message for each type: a message costs
   * the broker as much as a fact does.
   */
  private async tell(channel: ConfirmChannel, taken: Outgoing[]): Promise<void> {
    const byType = new Map<string, Notice[]>();
    for (const { body } of taken) {
      const notice = noticeOf(body);
      if (!notice) continue;
      const alike = byType.get(notice.type);
      if (alike) alike.push(notice);
      else byType.set(notice.type, [notice]);
    }
    await Promise.all(
      [...byType].map(([type, notices]) =>
        this.confirm((done) =>
          channel.publish(
            this.names.told,
            type,
            Buffer.from(JSON.stringify(notices)),
            { contentType: 'application/json' },
            done,
          ),
        ),
      ),
    );
  }

  async redeliver(service: ServiceName, body: string): Promise<void> {
    const { channel } = this;
    if (!channel) throw new Error('RabbitMQ is not connected');
    const messageId = newId();
    const queue = this.names.queueOf(service);
    await this.confirm((done) =>
      channel.sendToQueue(
        queue,
        Buffer.from(body),
        { persistent: true, contentType, messageId, mandatory: true },
        done,
      ),
    );
    if (this.returned.delete(messageId)) throw new Error(`There is no queue ${queue}`);
  }

  async subscribe(
    service: ServiceName,
    names: string[],
    maxInHand: number,
    onDelivery: (delivery: Delivery) => void,
  ): Promise<Subscription> {
    this.consuming ??= this.connection(`consumer ${service}`);
    let stopped = false;
    let current: { channel: ConfirmChannel; tags: string[] } | undefined;
    const consumer = this.consuming.createChannel({
      name: this.names.queueOf(service),
      setup: async (channel: ConfirmChannel) => {
        if (stopped) return;
        await declare(channel, this.names, service, names);
        await channel.prefetch(maxInHand);
        const acknowledgements = new Acknowledgements(({ upTo, singly }) =>
          this.settle(() => {
            if (upTo !== undefined) channel.ack(tagged(upTo), true);
            for (const tag of singly) channel.ack(tagged(tag));
          }),
        );
        const consumers = [this.names.queueOf(service), this.names.deadQueueOf(service)].map((queue) =>
          channel.consume(queue, (message) => {
            if (message)
              onDelivery(
                this.delivery(service, channel, acknowledgements, message, queue === this.names.deadQueueOf(service)),
              );
          }),
        );
        current = { channel, tags: (await Promise.all(consumers)).map(({ consumerTag }) => consumerTag) };
      },
    });
    consumer.on('error', (error) => this.logger.warn({ err: error }, 'The consumer’s channel failed'));
    // A service starts and answers requests without its broker; the queue is declared when the broker comes.
    await Promise.race([consumer.waitForConnect(), new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
    return {
      stop: async () => {
        stopped = true;
        await Promise.allSettled((current?.tags ?? []).map((tag) => current!.channel.cancel(tag)));
      },
    };
  }

  isUp(): boolean {
    return this.channel !== undefined && (this.consuming?.isConnected() ?? true);
  }

  async close(): Promise<void> {
    await this.consuming?.close();
    await this.publishing.close();
  }

  private delivery(
    service: ServiceName,
    channel: ConfirmChannel,
    acknowledgements: Acknowledgements,
    message: ConsumeMessage,
    exhausted: boolean,
  ): Delivery {
    const attempt = Number(message.properties.headers?.[attemptHeader] ?? 1);
    const tag = message.fields.deliveryTag;
    acknowledgements.take(tag);
    return {
      body: message.content.toString('utf8'),
      attempt,
      exhausted,
      done: () => acknowledgements.acknowledge(tag),
      retry: async (delayMs) => {
        try {
          await declareWaiting(channel, this.names, service, delayMs);
          await this.confirm((done) =>
            channel.sendToQueue(
              this.names.waitingQueueOf(service, delayMs),
              message.content,
              { persistent: true, contentType, headers: { [attemptHeader]: attempt + 1 } },
              done,
            ),
          );
          acknowledgements.acknowledge(tag);
        } catch (error) {
          this.logger.warn({ err: error }, 'A message could not be put aside for later: it goes back to its queue');
          acknowledgements.drop(tag);
          this.settle(() => channel.nack(message, false, true));
        }
      },
    };
  }

  /** On a channel that is gone nothing can be settled: the broker delivers again, and the inbox knows repeats. */
  private settle(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.logger.debug({ err: error }, 'A message could not be settled on a channel that is gone');
    }
  }

  private confirm(send: (done: (error: unknown) => void) => unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      send((error) =>
        error ? reject(error instanceof Error ? error : new Error('RabbitMQ refused a message')) : resolve(),
      );
    });
  }

  private connection(name: string): AmqpConnectionManager {
    return connectTo(this.url, name, this.logger, 'facts wait in the outbox');
  }
}

/** All that an acknowledgement needs of a message. */
const tagged = (deliveryTag: number): Message => ({ fields: { deliveryTag } }) as Message;

const contentType = 'application/cloudevents+json';

const outgoing = ({ id, type }: Outgoing): Options.Publish => ({
  persistent: true,
  contentType,
  messageId: id,
  type,
});

async function declare(channel: ConfirmChannel, own: Names, service: ServiceName, events: string[]): Promise<void> {
  const queue = own.queueOf(service);
  await channel.assertExchange(own.events, 'topic', { durable: true });
  await channel.assertExchange(own.dead, 'direct', { durable: true });
  await channel.assertQueue(own.deadQueueOf(service), quorum());
  await channel.bindQueue(own.deadQueueOf(service), own.dead, queue);
  await channel.assertQueue(queue, quorum({ 'x-delivery-limit': deliveryLimit, ...deadLettersTo(own.dead, queue) }));
  // Every version of a name is wanted: one that is not understood must be parked in sight, not missed.
  for (const name of events) await channel.bindQueue(queue, own.events, name === '#' ? '#' : `${name}.*`);
}

async function declareWaiting(
  channel: ConfirmChannel,
  own: Names,
  service: ServiceName,
  delayMs: number,
): Promise<void> {
  await channel.assertQueue(
    own.waitingQueueOf(service, delayMs),
    quorum({ 'x-message-ttl': delayMs, ...deadLettersTo('', own.queueOf(service)) }),
  );
}

/** At least once: the message leaves the queue when the next one has it. That asks for `reject-publish`. */
const deadLettersTo = (exchange: string, routingKey: string) => ({
  'x-dead-letter-exchange': exchange,
  'x-dead-letter-routing-key': routingKey,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
});
