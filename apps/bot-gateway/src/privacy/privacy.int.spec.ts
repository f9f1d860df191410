import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { systemCaller } from '@guestflow/access';
import { Fact, PrivacyRequestState } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { Forgetting, newId, placeOfCopy, Sealer } from '@guestflow/persistence';
import { SystemClock } from '@guestflow/service';
import { eventually } from '@guestflow/testing';
import { OpenedHouse, OpenedReplica, openSendingHouse, SendingBotOfHouse } from '../sending/testing/sending-house';
import { slowTelegram } from '../sending/testing/slow-telegram';
import { PrivacyListener } from './privacy.listener';

/** Where a message's picture is. */
async function picture() {
  const server = createServer((_, response) => response.end('a picture')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

describe('a guest whom the bots know', () => {
  let house: OpenedHouse;
  let replica: OpenedReplica;
  let bot: SendingBotOfHouse;
  let sealer: Sealer;
  let telegram: Awaited<ReturnType<typeof slowTelegram>>;
  let files: { url: string; close: () => void };
  const card = newId();

  beforeAll(async () => {
    house = await openSendingHouse();
    telegram = await slowTelegram(house.telegram.url);
    files = await picture();
    replica = await house.replica({ apiRoot: telegram.url, gatewayUrl: files.url });
    sealer = new Sealer(house.options.sealingKeys);
  });
  afterAll(async () => {
    await house?.close();
    telegram?.close();
    files?.close();
  });
  beforeEach(async () => {
    bot = await house.bot(2);
    for (const { id } of bot.people) {
      await house.admin.query(
        `INSERT INTO bot_gateway.updates (bot_id, update_id, venue_id, telegram_id, content, received_at)
         VALUES ($1, $2, $3, $2, '{"text":"Слово"}', now())`,
        [bot.id, id, bot.venueId],
      );
    }
  });

  const ask = async (kind: 'copy' | 'erasure') => {
    const id = newId();
    const forgetting = new Forgetting(sealer);
    const listener = new PrivacyListener(forgetting, sealer, new SystemClock());
    await replica.transactions.inVenue(systemCaller('test', bot.venueId), async (tx) => {
      const request = { id, version: 1, kind, guest_id: card, card_ids: [card], done: false };
      const marks = forgetting.marksOf(tx, [String(bot.people[0]!.id)]);
      const after: PrivacyRequestState = { ...request, marks, created_at: new Date().toISOString() };
      const fact = { data: { version: 1, after } } as Fact<PrivacyRequestState>;
      await listener.opened(fact, new EventContext([tx, fact]));
    });
    const [answered] = await house.told(id);
    return { id, ...(answered!.after as { counts: object; sealed?: string }) };
  };
  const tell = async (person: number, change = {}) => {
    const message = bot.message(bot.people[person]!, { guest_id: person === 0 ? card : newId(), ...change });
    await replica.tell(bot.venueId, message);
    return message.id;
  };
  const sent = (id: string) =>
    eventually(async () => expect(await house.line(id)).toMatchObject({ status: 'sent', content: null }));
  const rowsOf = async (telegramId: number) => {
    const tables = ['chats', 'updates', 'chat_paces', 'deliveries'].map(
      (table) => `SELECT '${table}' AS place FROM bot_gateway.${table} WHERE bot_id = $1 AND telegram_id = $2`,
    );
    const { rows } = await house.admin.query<{ place: string }>(tables.join(' UNION ALL '), [bot.id, telegramId]);
    return rows.map(({ place }) => place);
  };

  it('is told of his chats and of what was sent to him, in an envelope', async () => {
    await sent(await tell(0));
    await sent(await tell(1));
    const { id, counts, sealed } = await ask('copy');
    expect(counts).toEqual({ chats: 1, updates: 1, deliveries: 1 });
    expect(sealed).not.toContain(String(bot.people[0]!.id));
    expect(JSON.parse(sealer.open(sealed!, placeOfCopy(id, 'bot-gateway')))).toMatchObject({
      chats: [{ telegram_id: String(bot.people[0]!.id), bot_username: bot.username }],
      deliveries: [{ guest_id: card, status: 'sent' }],
    });
  });

  it('is forgotten: his chats end, what waits is not sent, and that something was sent says not to whom', async () => {
    const [his, others] = [await tell(0), await tell(1)];
    await sent(his);
    await sent(others);
    const waiting = bot.message(bot.people[0]!, { guest_id: card, text: 'Слово' });
    await house.queue(bot, [waiting], '1 hour');
    expect((await ask('erasure')).counts).toMatchObject({ chats: 1, updates: 1, deliveries: 2 });
    expect(await rowsOf(bot.people[0]!.id)).toEqual([]);
    expect((await rowsOf(bot.people[1]!.id)).sort()).toEqual(['chat_paces', 'chats', 'deliveries', 'updates']);
    expect(await house.line(his)).toMatchObject({ status: 'sent', telegram_id: null });
    expect(await house.line(waiting.id)).toMatchObject({ status: 'failed', reason: 'no_chat', content: null });
    expect(await house.told(waiting.id)).toMatchObject([{ type: 'delivery.failed.v1' }]);
    const { rows } = await house.admin.query('SELECT 1 FROM bot_gateway.outbox WHERE fact LIKE $1', [
      `%${bot.people[0]!.id}%`,
    ]);
    expect(rows).toEqual([]);
  });

  it.each([
    ['answers that it goes', undefined],
    ['wants it later', 429],
  ] as const)(
    'is sent no more of what was on its way as he was forgotten, when Telegram %s, and nobody waits for it',
    async (_, error_code) => {
      telegram.keep('sendPhoto');
      const attachment = { kind: 'photo' as const, url: '/api/v1/uploads/1/content?key=k', name: 'menu.jpg' };
      // So long that it goes after the picture.
      const his = await tell(0, { attachment, text: 'Слово '.repeat(300) });
      await eventually(() => expect(telegram.waiting).toBe(1));
      await ask('erasure');
      if (error_code) house.telegram.failNext(bot.username, { method: 'sendPhoto', error_code, retry_after: 1 });
      telegram.letGo();
      await eventually(async () =>
        expect(await house.line(his)).toMatchObject({ status: 'failed', reason: 'no_chat', content: null }),
      );
      expect(await house.told(his)).toMatchObject([{ type: 'delivery.failed.v1', after: { reason: 'no_chat' } }]);
      await sent(await tell(1));
    },
  );
});
