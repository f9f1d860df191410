import { Logger, createLogger } from '@guestflow/observability';
import { newId } from '@guestflow/persistence';
import { eventually, testBrokerUrl, testNamespace } from '@guestflow/testing';
import { Channel, ChannelModel, connect } from 'amqplib';
import { Wire } from '../contract/wire';
import { Notice } from './notice';
import { RabbitMqWatcher } from './rabbitmq-watcher';

describe('who watches RabbitMQ', () => {
  const logger: Logger = createLogger('watcher', 'silent');
  const type = 'venue.changed.v1';
  let namespace: string;
  let wire: Wire;
  let connection: ChannelModel;
  let channel: Channel;
  let watcher: RabbitMqWatcher;
  let heard: (Notice | 'gap')[];

  beforeEach(async () => {
    namespace = testNamespace();
    wire = await Wire.to(testBrokerUrl());
    connection = await connect(testBrokerUrl());
    channel = await connection.createChannel();
    heard = [];
    watcher = new RabbitMqWatcher(wire.url, logger, namespace, 500_000);
    await watcher.start(['venue.changed'], {
      notice: (notice) => heard.push(notice),
      gap: () => heard.push('gap'),
    });
    expect(heard).toEqual(['gap']);
  });
  afterEach(async () => {
    await watcher.close();
    await wire.close();
    await connection.close();
  });

  const tell = (body: Buffer) => channel.publish(`${namespace}.told`, type, body);
  const notice = () => ({ id: newId(), type, subject: newId(), version: 1, time: new Date().toISOString() });

  it('and reads more slowly than is told learns that there is a gap, once he reads again', async () => {
    wire.hold();
    // More than lies between the broker and him, and than the broker has on its way to him: 200 messages.
    for (let index = 0; index < 600; index++) tell(Buffer.alloc(50_000));
    await channel.checkExchange(`${namespace}.told`);
    expect(heard).toEqual(['gap']);
    wire.letGo();
    await eventually(() => expect(heard).toEqual(['gap', 'gap']));
    tell(Buffer.from(JSON.stringify([notice()])));
    await eventually(() => expect(heard).toEqual(['gap', 'gap', expect.objectContaining({ type })]));
  });

  it('leaves out what is no notice', async () => {
    const one = notice();
    for (const body of ['not json', '{}', JSON.stringify([{}, one, null])]) tell(Buffer.from(body));
    await eventually(() => expect(heard).toEqual(['gap', one]));
  });

  it('begins anew, with a gap, when the broker closes his channel', async () => {
    await (watcher as unknown as { channel: Channel }).channel.close();
    await eventually(() => expect(heard).toEqual(['gap', 'gap']));
    const one = notice();
    tell(Buffer.from(JSON.stringify([one])));
    await eventually(() => expect(heard).toEqual(['gap', 'gap', one]));
  });
});
