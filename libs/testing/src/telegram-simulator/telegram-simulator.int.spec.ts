import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Markup, Telegraf, TelegramError } from 'telegraf';
import { TelegramSimulator, type SimulatedGuest } from '.';

const token = '123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc';
const username = 'cafe_bot';
const anna = { first_name: 'Anna', language_code: 'en', phone: '+12025550123' };

let simulator: TelegramSimulator;
let guest: SimulatedGuest;
let bot: Telegraf;
const toStop: (() => unknown)[] = [];

beforeEach(async () => {
  simulator = await onFreePort((port) => TelegramSimulator.start({ port }));
  simulator.addBot({ token, username, first_name: 'Café' });
  guest = simulator.guest(anna);
  bot = telegraf();
});

afterEach(async () => {
  for (const stop of toStop.splice(0)) await stop();
  await simulator.close();
});

describe('long polling', () => {
  it('brings a guest’s command to Telegraf and the answer to the chat', async () => {
    bot.start((ctx) => ctx.reply(`Hello, ${ctx.from.first_name} ${ctx.payload}`));
    poll();
    guest.sends(username, '/start table_5');
    await eventually(() => expect(texts()).toEqual(['/start table_5', 'Hello, Anna table_5']));
  });

  it('keeps an update until an offset past it confirms it', async () => {
    const { message_id } = guest.sends(username, 'one');
    guest.sends(username, 'two');
    const [first] = await bot.telegram.getUpdates(0, 1, 0, undefined);
    expect(first).toMatchObject({ message: { message_id, text: 'one', from: { id: guest.id } } });
    expect(await bot.telegram.getUpdates(0, 100, 0, undefined)).toHaveLength(2);
    expect(await bot.telegram.getUpdates(0, 100, (first?.update_id ?? 0) + 1, undefined)).toMatchObject([
      { message: { text: 'two' } },
    ]);
    expect((await bot.telegram.getWebhookInfo()).pending_update_count).toBe(1);
  });

  it('waits for an update and answers as soon as there is one', async () => {
    const updates = bot.telegram.getUpdates(30, 100, 0, undefined);
    await bot.telegram.getMe();
    guest.sends(username, 'here I am');
    expect(await updates).toMatchObject([{ message: { text: 'here I am' } }]);
  });

  it('brings only the kinds of update that were asked for', async () => {
    await bot.telegram.getUpdates(0, 100, 0, ['callback_query']);
    guest.sends(username, 'unheard');
    expect(await bot.telegram.getUpdates(0, 100, 0, undefined)).toEqual([]);
  });

  it('is refused to a second consumer: while a webhook is set, and to the earlier of two pollers', async () => {
    const earlier = bot.telegram.getUpdates(30, 100, 0, undefined);
    const refused = expect(earlier).rejects.toMatchObject({
      code: 409,
      description: expect.stringContaining('terminated by other'),
    });
    await bot.telegram.getMe();
    await bot.telegram.getUpdates(0, 100, 0, undefined);
    await refused;
    await bot.telegram.setWebhook('http://127.0.0.1:9/hook');
    await expect(bot.telegram.getUpdates(0, 100, 0, undefined)).rejects.toMatchObject({
      code: 409,
      description: expect.stringContaining('webhook is active'),
    });
    await bot.telegram.deleteWebhook();
    expect(await bot.telegram.getUpdates(0, 100, 0, undefined)).toEqual([]);
  });
});

describe('a webhook', () => {
  it('receives updates with its secret, and may answer with a call', async () => {
    bot.on('callback_query', (ctx) => ctx.answerCbQuery('Booked'));
    bot.on('message', (ctx) => ctx.reply('When?', Markup.inlineKeyboard([Markup.button.callback('Today', 'today')])));
    const url = await listen(bot.webhookCallback('/hook', { secretToken: 'a-secret' }));
    await bot.telegram.setWebhook(`${url}/hook`, { secret_token: 'a-secret' });
    guest.sends(username, 'a table, please');
    await eventually(() => expect(texts()).toEqual(['a table, please', 'When?']));
    const pressed = guest.presses(username, lastMessage().message_id, 'today');
    await eventually(() => expect(pressed.answer?.text).toBe('Booked'));
    await eventually(async () => expect((await bot.telegram.getWebhookInfo()).pending_update_count).toBe(0));
  });

  it('is retried until it answers well, and keeps the order', async () => {
    const received: string[] = [];
    let failures = 3;
    const url = await listen(async (request, response) => {
      const update = JSON.parse(await bodyOf(request)) as { message: { text: string } };
      received.push(`${update.message.text} ${String(request.headers['x-telegram-bot-api-secret-token'])}`);
      response.writeHead(failures-- > 0 ? 503 : 200).end();
    });
    await bot.telegram.setWebhook(url, { secret_token: 's' });
    guest.sends(username, 'one');
    guest.sends(username, 'two');
    await eventually(async () => {
      const info = await bot.telegram.getWebhookInfo();
      expect(info.last_error_message).toBe('Wrong response from the webhook: 503 Service Unavailable');
      expect(info.pending_update_count).toBe(0);
    });
    expect(received).toEqual(['one s', 'one s', 'one s', 'one s', 'two s']);
  });

  it('that nobody answers is said so, and its updates stay', async () => {
    await bot.telegram.setWebhook('http://127.0.0.1:9/hook');
    guest.sends(username, 'hello?');
    await eventually(async () =>
      expect(await bot.telegram.getWebhookInfo()).toMatchObject({
        url: 'http://127.0.0.1:9/hook',
        pending_update_count: 1,
        last_error_message: 'Connection failed',
        last_error_date: expect.any(Number),
      }),
    );
    await bot.telegram.deleteWebhook({ drop_pending_updates: true });
    expect(await bot.telegram.getWebhookInfo()).toEqual({
      url: '',
      has_custom_certificate: false,
      pending_update_count: 0,
    });
  });

  it('with a malformed secret is refused', async () => {
    await expect(
      bot.telegram.setWebhook('http://127.0.0.1:9/', { secret_token: 'not allowed!' }),
    ).rejects.toMatchObject({ code: 400 });
  });
});

describe('messages', () => {
  it('carry buttons; a press comes as a callback query and the edit shows in place', async () => {
    bot.command('book', (ctx) =>
      ctx.reply('How many?', Markup.inlineKeyboard([[Markup.button.callback('2', 'guests:2')]])),
    );
    bot.action(/guests:(\d)/, async (ctx) => {
      await ctx.answerCbQuery('Noted', { show_alert: true });
      await ctx.editMessageText(`A table for <b>${ctx.match[1]}</b>`, { parse_mode: 'HTML' });
    });
    poll();
    guest.sends(username, '/book');
    await eventually(() => expect(lastMessage().text).toBe('How many?'));
    const { message_id } = lastMessage();
    expect(() => guest.presses(username, message_id, 'guests:9')).toThrow('shows no button');
    const pressed = guest.presses(username, message_id, 'guests:2');
    await eventually(() => expect(lastMessage().text).toBe('A table for 2'));
    expect(pressed.answer).toEqual({ text: 'Noted', show_alert: true });
    expect(lastMessage()).toMatchObject({ message_id, entities: [{ type: 'bold', offset: 12, length: 1 }] });
    expect(lastMessage().reply_markup).toBeUndefined();
  });

  it('share the guest’s own contact, or another’s', async () => {
    const contacts: unknown[] = [];
    bot.on(
      'contact',
      (ctx) => void contacts.push({ ...ctx.message.contact, own: ctx.message.contact.user_id === ctx.from.id }),
    );
    poll();
    guest.sharesContact(username);
    guest.sharesContact(username, { phone_number: '+12025550199', first_name: 'Boris' });
    await eventually(() =>
      expect(contacts).toEqual([
        { phone_number: anna.phone, first_name: 'Anna', user_id: guest.id, own: true },
        { phone_number: '+12025550199', first_name: 'Boris', own: false },
      ]),
    );
  });

  it('bring photos and documents uploaded by multipart', async () => {
    guest.sends(username, 'the menu?');
    const bytes = Buffer.from([255, 216, 255, 13, 10, 45, 45, 0]);
    const { photo } = await bot.telegram.sendPhoto(
      guest.id,
      { source: bytes },
      { caption: 'Today', ...Markup.inlineKeyboard([Markup.button.callback('Book', 'book')]) },
    );
    expect(lastMessage()).toMatchObject({ caption: 'Today', photo: [{ file_size: bytes.length }] });
    expect(lastMessage().reply_markup).toEqual({
      inline_keyboard: [[{ text: 'Book', callback_data: 'book', hide: false }]],
    });
    const shown = await fetch(`${simulator.url}/simulator/files/${username}/${photo[0]?.file_id}`);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
    await bot.telegram.sendDocument(guest.id, { source: Buffer.from('pdf'), filename: 'меню.pdf' });
    expect(lastMessage().document).toMatchObject({ file_name: 'меню.pdf', file_size: 3 });
    await bot.telegram.sendPhoto(guest.id, photo[0]?.file_id ?? '');
    expect(lastMessage().photo).toMatchObject([{ file_size: bytes.length }]);
  });

  it('of other kinds arrive too: stickers and photos from the guest', async () => {
    const kinds: string[] = [];
    bot.on('sticker', (ctx) => void kinds.push(ctx.message.sticker.emoji ?? ''));
    bot.on('photo', (ctx) => void kinds.push(ctx.message.caption ?? ''));
    poll();
    guest.sendsSticker(username, '🎉');
    guest.sendsPhoto(username, { caption: 'my haircut' });
    await eventually(() => expect(kinds).toEqual(['🎉', 'my haircut']));
  });

  it('can lose their buttons, be edited and be deleted, and an edit that changes nothing is refused', async () => {
    guest.sends(username, 'hi');
    const { message_id } = await bot.telegram.sendMessage(
      guest.id,
      'Yes?',
      Markup.inlineKeyboard([Markup.button.callback('No', 'no')]),
    );
    await bot.telegram.editMessageReplyMarkup(guest.id, message_id, undefined, undefined);
    expect(lastMessage().reply_markup).toBeUndefined();
    await expect(bot.telegram.editMessageText(guest.id, message_id, undefined, 'Yes?')).rejects.toMatchObject({
      description: expect.stringContaining('message is not modified'),
    });
    await bot.telegram.deleteMessage(guest.id, message_id);
    expect(texts()).toEqual(['hi']);
    await expect(bot.telegram.deleteMessage(guest.id, message_id)).rejects.toMatchObject({ code: 400 });
  });

  it('go only to guests who wrote first', async () => {
    await expect(bot.telegram.sendMessage(guest.id, 'Buy!')).rejects.toMatchObject({ code: 403 });
    await expect(bot.telegram.sendMessage(1, 'Buy!')).rejects.toMatchObject({
      code: 400,
      description: 'Bad Request: chat not found',
    });
  });
});

describe('a refusal', () => {
  beforeEach(() => void guest.sends(username, 'hi'));

  it('can be 429 with retry_after, once', async () => {
    simulator.failNext(username, { method: 'sendMessage', error_code: 429, retry_after: 7 });
    const refused = await bot.telegram.sendMessage(guest.id, 'one').catch((error: TelegramError) => error);
    expect(refused).toMatchObject({
      code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    await bot.telegram.sendMessage(guest.id, 'one');
    expect(texts()).toEqual(['hi', 'one']);
  });

  it('is 403 when asked for, and while the guest blocks the bot, who is told', async () => {
    const memberships: string[] = [];
    bot.on('my_chat_member', (ctx) => void memberships.push(ctx.myChatMember.new_chat_member.status));
    poll();
    simulator.failNext(username, { method: 'sendMessage', error_code: 403 });
    const blocked = { code: 403, description: 'Forbidden: bot was blocked by the user' };
    await expect(bot.telegram.sendMessage(guest.id, 'x')).rejects.toMatchObject(blocked);
    guest.blocks(username);
    await expect(bot.telegram.sendMessage(guest.id, 'x')).rejects.toMatchObject(blocked);
    guest.sends(username, 'sorry');
    await bot.telegram.sendMessage(guest.id, 'welcome back');
    await eventually(() => expect(memberships).toEqual(['kicked', 'member']));
  });

  it('is 401 for an unknown or revoked token and 404 for an unknown method', async () => {
    const unauthorized = { code: 401, description: 'Unauthorized' };
    await expect(telegraf(token.replace('1', '2')).telegram.getMe()).rejects.toMatchObject(unauthorized);
    simulator.failNext(username, { method: 'getMe', error_code: 401 });
    await expect(bot.telegram.getMe()).rejects.toMatchObject(unauthorized);
    const renewed = `${token.slice(0, -1)}X`;
    simulator.addBot({ token: renewed, username, first_name: 'Café' });
    await expect(bot.telegram.getMe()).rejects.toMatchObject(unauthorized);
    bot = telegraf(renewed);
    expect(await bot.telegram.getMe()).toMatchObject({ id: 123456789, username });
    await expect(bot.telegram.callApi('sendDream' as 'getMe', {})).rejects.toMatchObject({ code: 404 });
  });

  it('meets texts, captions, button data and markup that Telegram would not take', async () => {
    const long = 'я'.repeat(4097);
    const wide = Markup.inlineKeyboard([Markup.button.callback('x', 'я'.repeat(33))]);
    const calls = [
      bot.telegram.sendMessage(guest.id, long),
      bot.telegram.sendMessage(guest.id, ''),
      bot.telegram.sendMessage(guest.id, 'Which?', wide),
      bot.telegram.sendPhoto(guest.id, { source: Buffer.from('x') }, { caption: long }),
      bot.telegram.sendMessage(guest.id, 'Ann <3', { parse_mode: 'HTML' }),
    ];
    for (const call of await Promise.allSettled(calls))
      expect(call).toMatchObject({ status: 'rejected', reason: { code: 400 } });
    expect(simulator.breaches.map(({ limit }) => limit).sort()).toEqual(['callback_data', 'caption', 'text', 'text']);
    expect(texts()).toEqual(['hi']);
  });
});

describe('breaches', () => {
  // Real messages over a clock that stands still: however slow the machine, they fall into one second.
  beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(Date.now()));
  afterEach(() => void jest.restoreAllMocks());

  it('count the bot’s 31st message in a second', async () => {
    const guests = Array.from({ length: 31 }, () => simulator.guest(anna));
    for (const each of guests) each.sends(username, 'hi');
    await Promise.all(guests.map(({ id }) => bot.telegram.sendMessage(id, 'one')));
    expect(simulator.breaches).toEqual([{ bot: username, limit: 'messages_per_bot', chat_id: expect.any(Number) }]);
  });

  it('count a chat’s messages past a burst of three', async () => {
    guest.sends(username, 'hi');
    await Promise.all([1, 2, 3, 4].map((n) => bot.telegram.sendMessage(guest.id, `${n}`)));
    expect(simulator.breaches).toEqual([{ bot: username, limit: 'messages_per_chat', chat_id: guest.id }]);
  });
});

it('keeps commands by audience and language, and the menu button', async () => {
  const russian = simulator.guest({ ...anna, language_code: 'ru' });
  await bot.telegram.setMyCommands([{ command: 'book', description: 'Book a table' }]);
  await bot.telegram.setMyCommands([{ command: 'book', description: 'Забронировать' }], { language_code: 'ru' });
  await bot.telegram.setChatMenuButton({
    menuButton: { type: 'web_app', text: 'Open', web_app: { url: 'https://example.com' } },
  });
  expect(await bot.telegram.getMyCommands({ language_code: 'ru' })).toMatchObject([{ description: 'Забронировать' }]);
  expect(await page('GET', `chats/${username}/${guest.id}`)).toMatchObject({
    commands: [{ description: 'Book a table' }],
    menu_button: { text: 'Open' },
  });
  expect(await page('GET', `chats/${username}/${russian.id}`)).toMatchObject({
    commands: [{ description: 'Забронировать' }],
  });
  await expect(bot.telegram.setMyCommands([{ command: 'Not Allowed', description: 'x' }])).rejects.toMatchObject({
    code: 400,
  });
});

describe('the chat page', () => {
  it('is one page that needs nothing from elsewhere', async () => {
    const response = await fetch(simulator.url);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('can add a bot, be a guest and hear of changes', async () => {
    await page('POST', 'bots', { token: `7${token}`, username: 'salon_bot', first_name: 'Salon' });
    expect(await page('GET', 'bots')).toEqual([
      { username, first_name: 'Café' },
      { username: 'salon_bot', first_name: 'Salon' },
    ]);
    await page('PUT', 'guests/8000000001', anna);
    const events = await fetch(`${simulator.url}/simulator/events`);
    await page('POST', 'chats/salon_bot/8000000001', { contact: true });
    expect(simulator.chat('salon_bot', 8_000_000_001)).toMatchObject([
      { contact: { phone_number: anna.phone, user_id: 8_000_000_001 } },
    ]);
    let heard = '';
    const decoder = new TextDecoder();
    for await (const chunk of events.body ?? [])
      if ((heard += decoder.decode(chunk as Uint8Array)).includes('salon_bot')) break;
    expect(heard).toContain('data: {"bot":"salon_bot","chat_id":8000000001}');
  });

  it('opens a Mini App with the guest’s signed data', async () => {
    const query = `?url=${encodeURIComponent('https://example.com/app')}`;
    const response = await fetch(`${simulator.url}/simulator/mini-app/${username}/${guest.id}${query}`, {
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toMatch(/^https:\/\/example\.com\/app#tgWebAppData=.*hash/);
  });
});

it('makes a bot of any well-formed token when allowed to', async () => {
  const open = await onFreePort((port) => TelegramSimulator.start({ port, acceptAnyToken: true }));
  toStop.push(() => open.close());
  const { id, username: name } = await telegraf(token, open).telegram.getMe();
  expect(open.bots.map(({ user }) => user)).toMatchObject([{ id, username: name }]);
  await expect(telegraf(`${token}X`, open).telegram.getMe()).rejects.toMatchObject({ code: 401 });
  await expect(telegraf('123:short', open).telegram.getMe()).rejects.toMatchObject({ code: 401 });
});

it('listens on loopback only', async () => {
  await expect(TelegramSimulator.start({ port: 0, host: '0.0.0.0' })).rejects.toThrow('loopback');
});

function telegraf(withToken = token, at = simulator) {
  return new Telegraf(withToken, { telegram: { apiRoot: at.url } });
}

function poll() {
  const stopped = bot.launch();
  toStop.push(() => {
    bot.stop();
    return stopped;
  });
}

const texts = () => simulator.chat(username, guest.id).map(({ text }) => text);

function lastMessage() {
  const message = simulator.chat(username, guest.id).at(-1);
  if (!message) throw new Error('the chat is empty');
  return message;
}

async function page(method: string, address: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${simulator.url}/simulator/${address}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  return response.json();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function listen(handler: RequestListener): Promise<string> {
  const server = await onFreePort(async (port) => {
    const listening: Server = createServer(handler).listen(port, '127.0.0.1');
    await once(listening, 'listening');
    return { listening, port };
  });
  toStop.push(() => {
    server.listening.close();
    server.listening.closeAllConnections();
  });
  return `http://127.0.0.1:${server.port}`;
}

/** Below 32768: what the system hands out by itself to outgoing connections lies above. */
async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await start(20_000 + Math.floor(Math.random() * 12_000));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

async function eventually(check: () => unknown, deadline = Date.now() + 45_000): Promise<void> {
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(10);
    }
  }
}
