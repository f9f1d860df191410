import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { eventually } from '@guestflow/testing';
import { TelegramRefusal } from '../telegram/telegram-api';
import { OpenedReplica, openSendingHouse, SendingBotOfHouse, OpenedHouse } from './testing/sending-house';

describe('what a bot sends', () => {
  let house: OpenedHouse;
  let replica: OpenedReplica;
  let bot: SendingBotOfHouse;
  let gateway: Awaited<ReturnType<typeof smallGateway>>;
  let references = 0;

  beforeAll(async () => {
    house = await openSendingHouse();
    gateway = await smallGateway();
    replica = await house.replica({ gatewayUrl: gateway.url });
  });
  afterAll(async () => {
    await house?.close();
    gateway?.close();
  });
  beforeEach(async () => {
    gateway.fetched.length = 0;
    bot = await house.bot(2);
  });

  const say = (text: string, { guest = bot.people[0]!, reference = `telegram:${bot.id}:${++references}:1` } = {}) =>
    replica.sending.answer(bot, {
      ...{ telegramId: String(guest.id), reference, method: 'sendMessage' },
      payload: { chat_id: guest.id, text },
    });
  const texts = (guest = bot.people[0]!) => bot.got(guest).map(({ text, caption }) => text ?? caption);
  const ended = (id: string) =>
    eventually(async () => {
      const line = await house.line(id);
      if (!line?.ended_at) throw new Error(`${id} is ${String(line?.status)}`);
      return line;
    });
  const tell = async (change: Parameters<SendingBotOfHouse['message']>[1] = {}) => {
    const message = bot.message(bot.people[0]!, change);
    await replica.tell(bot.venueId, message);
    return message;
  };
  const fail = (error_code: 403 | 429, retry_after?: number) =>
    house.telegram.failNext(bot.username, { method: 'sendMessage', error_code, retry_after });

  it('is answered with what Telegram says, and once under a reference', async () => {
    const first = (await say('Один', { reference: 'telegram:x:1' })) as { message_id: number };
    const again = await Promise.all([
      say('Один', { reference: 'telegram:x:1' }),
      say('Один', { reference: 'telegram:x:1' }),
    ]);
    for (const each of again) expect(each).toMatchObject({ message_id: first.message_id });
    expect(texts()).toEqual(['Один']);
  });

  it('is sent once however many ask for it at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => say('Раз', { reference: 'telegram:x:2' })));
    expect(texts()).toEqual(['Раз']);
  });

  it('is told of with what Telegram calls it, and forgotten but for that', async () => {
    const message = await tell({ buttons: [{ text: 'Отменить', action: 'cancel' }], text: 'Подтверждено' });
    expect(await ended(message.id)).toMatchObject({ status: 'sent', content: null, replica_id: null });
    const [shown] = bot.got(bot.people[0]!);
    expect(shown).toMatchObject({ text: 'Подтверждено', reply_markup: { inline_keyboard: [[{ text: 'Отменить' }]] } });
    expect(await house.told(message.id)).toEqual([
      {
        type: 'delivery.succeeded.v1',
        after: expect.objectContaining({
          bot_id: bot.id,
          telegram_message_id: String(shown!.message_id),
          reason: null,
        }),
      },
    ]);
    await replica.tell(bot.venueId, message);
    expect(texts()).toEqual(['Подтверждено']);
  });

  it('waits as long as Telegram says, all of it, and goes then', async () => {
    fail(429, 2);
    const began = Date.now();
    const held = say('После паузы');
    await eventually(async () => {
      const { rows } = await house.admin.query(
        'SELECT 1 FROM bot_gateway.bot_paces WHERE bot_id = $1 AND held_until > now()',
        [bot.id],
      );
      expect(rows).toHaveLength(1);
    });
    const other = say('И другому', { guest: bot.people[1]! });
    await tell({ urgency: 'bulk', text: 'Рассылка' });
    await Promise.all([held, other]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(2_000);
    // Then, and not whenever it is next looked for what was left: most of this is for a machine that others have.
    expect(Date.now() - began).toBeLessThan(10_000);
    await eventually(() => expect(texts()).toEqual(['После паузы', 'Рассылка']));
    expect(texts(bot.people[1])).toEqual(['И другому']);
  });

  it('is not sent to who has blocked the bot, which is told', async () => {
    bot.people[0]!.blocks(bot.username);
    const message = await tell();
    expect(await ended(message.id)).toMatchObject({ status: 'failed', reason: 'blocked' });
    expect(await house.told(message.id)).toMatchObject([{ type: 'delivery.failed.v1', after: { reason: 'blocked' } }]);
    const { rows } = await house.admin.query<{ id: string; blocked_at: Date | null }>(
      'SELECT id, blocked_at FROM bot_gateway.chats WHERE bot_id = $1 AND telegram_id = $2',
      [bot.id, bot.people[0]!.id],
    );
    expect(rows[0]!.blocked_at).not.toBeNull();
    expect(await house.told(rows[0]!.id)).toMatchObject([{ type: 'chat.blocked.v1' }]);
    await expect(say('Ау')).rejects.toMatchObject({ code: 403 });
  });

  it('is refused with Telegram’s words, and none of its own', async () => {
    await expect(say('   ')).rejects.toBeInstanceOf(TelegramRefusal);
    await expect(say('   ', { reference: `telegram:${bot.id}:${references}:1` })).rejects.toMatchObject({ code: 400 });
    const message = await tell({ text: '   ' });
    expect(await ended(message.id)).toMatchObject({
      ...{ status: 'failed', reason: 'refused', detail: 'Bad Request: message text is empty', content: null },
    });
  });

  it('waits for another token when Telegram takes this one no longer', async () => {
    const another = house.replaceToken(bot);
    const message = await tell();
    await eventually(async () => {
      const { rows } = await house.admin.query('SELECT is_active, reason FROM bot_gateway.bots WHERE id = $1', [
        bot.id,
      ]);
      expect(rows).toEqual([{ is_active: false, reason: 'token_revoked' }]);
    });
    // It may have been tried once more, before it was known here that the bot is off.
    await eventually(async () => expect(await house.line(message.id)).toMatchObject({ status: 'queued' }));
    await house.giveToken(bot, another);
    expect(await ended(message.id)).toMatchObject({ status: 'sent' });
  });

  it('is not sent later than it is worth', async () => {
    const message = await tell({ send_before: new Date(Date.now() - 1_000).toISOString() });
    expect(await ended(message.id)).toMatchObject({ status: 'failed', reason: 'expired', content: null });
    expect(texts()).toEqual([]);
  });

  it('cannot be sent where there is no bot, or no chat with the guest', async () => {
    const stranger = { id: 7_999_999_999 };
    const unknown = bot.message(stranger);
    await replica.tell(bot.venueId, unknown);
    expect(await house.line(unknown.id)).toMatchObject({ status: 'failed', reason: 'no_chat', telegram_id: null });
    await house.admin.query('UPDATE bot_gateway.bots SET is_active = false WHERE id = $1', [bot.id]);
    const botless = await tell();
    expect(await house.told(botless.id)).toMatchObject([
      { type: 'delivery.failed.v1', after: { reason: 'no_bot', bot_id: null } },
    ]);
  });

  it.each(['answer', 'order of messaging’s'])(
    'is sent all the same, once, when it was not heard that it could be: an %s',
    async (kind) => {
      const { transactions } = replica;
      const inVenue = transactions.inVenue.bind(transactions);
      let lost = 0;
      // The connection breaks between the commit and its answer.
      transactions.inVenue = async (...given) => {
        const result: unknown = await inVenue(...given);
        if (lost > 0 || typeof result !== 'object' || result === null || !('calls' in result)) return result as never;
        lost++;
        throw new Error('Connection terminated unexpectedly');
      };
      try {
        const reference = `telegram:${bot.id}:lost:1`;
        if (kind !== 'answer') expect(await ended((await tell({ text: 'Раз' })).id)).toMatchObject({ status: 'sent' });
        else {
          await expect(say('Раз', { reference })).rejects.toThrow('terminated');
          await say('Раз', { reference });
        }
      } finally {
        transactions.inVenue = inVenue;
      }
      expect(lost).toBe(1);
      expect(texts()).toEqual(['Раз']);
    },
  );

  it('goes on in other chats while one has had its share', async () => {
    const began = Date.now();
    await Promise.all(
      Array.from({ length: 4 }, (_, index) => say(`${index}`)).concat(say('x', { guest: bot.people[1]! })),
    );
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    expect(house.telegram.breaches.filter((breach) => breach.bot === bot.username)).toEqual([]);
  });

  it('brings a photo or a file with its words, each fetched and brought once', async () => {
    const photo = { kind: 'photo' as const, url: ours('photo'), name: 'menu.jpg' };
    const first = await tell({ attachment: photo, text: 'Меню' });
    await ended(first.id);
    const second = await tell({ attachment: photo, text: 'я'.repeat(1_100) });
    expect(await ended(second.id)).toMatchObject({ status: 'sent' });
    expect(gateway.fetched).toEqual([ours('photo')]);
    const got = bot.got(bot.people[0]!);
    expect(got.map(({ photo, caption, text }) => [!!photo, caption ?? text?.length])).toEqual([
      [true, 'Меню'],
      [true, undefined],
      [false, 1_100],
    ]);
    bot = await house.bot(1);
    const file = await tell({ attachment: { kind: 'file', url: ours('file'), name: 'menu.pdf' } });
    expect(await ended(file.id)).toMatchObject({ status: 'sent' });
    expect(bot.got(bot.people[0]!)[0]).toMatchObject({ document: { file_name: 'menu.pdf' }, caption: 'Ждём вас!' });
    for (const what of ['gone', 'large']) {
      const message = await tell({ attachment: { ...photo, url: ours(what) } });
      expect(await ended(message.id)).toMatchObject({ status: 'failed', reason: 'refused' });
    }
  });

  it('brings nothing from anywhere else, also where our own would send it on', async () => {
    for (const [url, why] of [
      [`${gateway.url}${ours('photo')}`, 'it is not one of ours'],
      ['http://169.254.169.254/latest/meta-data/', 'it is not one of ours'],
      ['/api/v1/uploads/../secret', 'it is not one of ours'],
      [ours('elsewhere'), 'it answers 302'],
    ] as const) {
      const message = await tell({ attachment: { kind: 'photo', url, name: 'menu.jpg' } });
      expect(await ended(message.id)).toMatchObject({ status: 'failed', detail: `attachment: ${why}` });
    }
    expect(gateway.fetched).toEqual([ours('elsewhere')]);
  });

  it('waits where the gateway has been asked too much', async () => {
    const message = await tell({ attachment: { kind: 'photo', url: ours('busy'), name: 'menu.jpg' } });
    expect(await ended(message.id)).toMatchObject({ status: 'sent' });
    expect(gateway.fetched).toEqual([ours('busy'), ours('busy')]);
  });
});

const ours = (what: string): string => `/api/v1/uploads/${what}/content?key=k`;

/** Where attachments are, as far as they are. */
async function smallGateway() {
  const fetched: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url!;
    const again = fetched.includes(url);
    fetched.push(url);
    if (url === ours('gone')) response.statusCode = 404;
    if (url === ours('elsewhere')) response.writeHead(302, { location: '/secret' });
    if (url === ours('busy') && !again) response.statusCode = 429;
    response.end(url === ours('large') ? Buffer.alloc(10 * 1024 * 1024 + 1) : Buffer.from('a file'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    fetched,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
