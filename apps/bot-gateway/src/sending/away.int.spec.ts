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
    server = createServer((request, response) => {
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

  const tell = async (guest: number, change = {}) => {
    const message = bot.message(bot.people[guest]!, change);
    await replica.tell(bot.venueId, message);
    return eventually(async () => {
      const line = await house.line(message.id);
      if (!line?.ended_at) throw new Error(`It is ${String(line?.status)}`);
      return { ...line, attempts: Number(line.attempts), id: message.id };
    });
  };

  it.each<[string, number | undefined]>([
    ['the connection breaks', undefined],
    ['a gateway answers for it', 502],
  ])('because %s, nobody knows, and it is not sent again', async (_, answered) => {
    status = answered;
    const line = await tell(0);
    expect(line).toMatchObject({ status: 'unknown', reason: 'unknown', content: null });
    expect(await house.told(line.id)).toMatchObject([{ type: 'delivery.failed.v1', after: { reason: 'unknown' } }]);
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
    const line = await tell(2, { send_before: new Date(Date.now() + 1_500).toISOString() });
    expect(line).toMatchObject({ status: 'failed', reason: 'expired' });
    expect(line.attempts).toBeGreaterThanOrEqual(1);
  });
});
