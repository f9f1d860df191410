import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { eventually } from '@guestflow/testing';
import { OpenedHouse, OpenedReplica, openSendingHouse, SendingBotOfHouse } from './testing/sending-house';

describe('when Telegram gives no clean answer', () => {
  let house: OpenedHouse;
  let replica: OpenedReplica;
  let bot: SendingBotOfHouse;
  let server: Server;
  let asked = 0;
  let status: number | undefined;

  beforeAll(async () => {
    // Idle connections are the client's to close: closed from here just as a request goes out, they would lose it.
    server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
      asked++;
      request
        .resume()
        .on('end', () => (status ? response.writeHead(status).end('{"ok":false}') : request.socket.destroy()));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    house = await openSendingHouse();
    replica = await house.replica({ apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    bot = await house.bot(3);
  });
  afterAll(async () => {
    await house?.close();
    server.close();
  });
  beforeEach(() => {
    asked = 0;
  });

  const tell = async (guest: number) => {
    const message = bot.message(bot.people[guest]!);
    await replica.tell(bot.venueId, message);
    return message.id;
  };
  const ended = (id: string) =>
    eventually(async () => {
      const line = await house.line(id);
      if (!line?.ended_at) throw new Error(`It is ${String(line?.status)}`);
      return line;
    });

  it.each<[string, number | undefined]>([
    ['the connection breaks', undefined],
    ['a gateway answers for it', 502],
  ])('because %s, nobody knows, and it is not sent again', async (_, answered) => {
    status = answered;
    const id = await tell(0);
    expect(await ended(id)).toMatchObject({ status: 'unknown', reason: 'unknown', content: null });
    expect(await house.told(id)).toMatchObject([{ type: 'delivery.failed.v1', after: { reason: 'unknown' } }]);
    const answer = () =>
      replica.sending.answer(bot, {
        ...{ telegramId: String(bot.people[1]!.id), method: 'sendMessage', reference: `telegram:${answered}:1` },
        payload: { chat_id: bot.people[1]!.id, text: 'Ответ' },
      });
    await expect(answer()).rejects.toMatchObject({ name: 'TelegramSilent', reached: true });
    await expect(answer()).rejects.toMatchObject({ name: 'TelegramSilent', reached: true });
    expect(asked).toBe(2);
  });

  it('because no connection comes about, it is tried again until it is worth nothing', async () => {
    server.closeAllConnections();
    server.close();
    const id = await tell(2);
    await eventually(async () => expect((await house.line(id))?.attempts).toBeGreaterThan(1));
    expect(await house.line(id)).toMatchObject({ ended_at: null });
    await house.admin.query('UPDATE bot_gateway.deliveries SET send_before = now() WHERE reference = $1', [
      `message:${id}`,
    ]);
    expect(await ended(id)).toMatchObject({ status: 'failed', reason: 'expired' });
  });
});
