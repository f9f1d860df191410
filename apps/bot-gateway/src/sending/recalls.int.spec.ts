import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { eventually } from '@guestflow/testing';
import { OpenedHouse, OpenedReplica, openSendingHouse, SendingBotOfHouse } from './testing/sending-house';
import { slowTelegram } from './testing/slow-telegram';

const asLate = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a message that is recalled', () => {
  let house: OpenedHouse;
  let slow: Awaited<ReturnType<typeof slowTelegram>>;
  let replica: OpenedReplica;
  let other: OpenedReplica;
  let bot: SendingBotOfHouse;
  let gateway: Server;

  beforeAll(async () => {
    house = await openSendingHouse();
    slow = await slowTelegram(house.telegram.url);
    gateway = createServer((_, response) => void response.end('a photo')).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    const gatewayUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    replica = await house.replica({ apiRoot: slow.url, gatewayUrl });
    other = await house.replica({ apiRoot: slow.url, gatewayUrl });
  });
  afterEach(() => slow.letGo());
  afterAll(async () => {
    await house?.close();
    slow?.close();
    gateway?.close();
    gateway?.closeAllConnections();
  });

  const texts = (guest = bot.people[0]!) => bot.got(guest).map(({ text }) => text);
  const endedLine = (id: string) =>
    eventually(async () => {
      const line = await house.line(id);
      if (!line?.ended_at) throw new Error(`${id} is ${String(line?.status)}`);
      return line;
    });
  const recalledLine = { status: 'failed', reason: 'recalled', content: null, replica_id: null };
  const toldRecalled = (after: object = {}) => [
    { type: 'delivery.failed.v1', after: expect.objectContaining({ reason: 'recalled', ...after }) },
  ];

  it('in the middle of two hundred never reaches its guest, unless it was on its way', async () => {
    bot = await house.bot(200);
    const messages = bot.people.map((guest) => bot.message(guest, { urgency: 'bulk', kind: 'campaign' }));
    await house.queue(bot, messages);
    await eventually(() => expect(bot.people.filter((guest) => texts(guest).length > 0).length).toBeGreaterThan(20));
    const recalled = messages.slice(0, 150);
    await Promise.all(recalled.map(({ id }, index) => (index % 2 ? replica : other).recall(bot.venueId, id)));
    for (const { id } of messages) await endedLine(id);
    const outcome = await Promise.all(
      messages.map(async ({ id }, index) => ({
        line: (await house.line(id))!,
        got: texts(bot.people[index]).length,
        told: await house.told(id),
      })),
    );
    for (const { line, got, told } of outcome) {
      if (line.status === 'sent') expect([got, told.map(({ type }) => type)]).toEqual([1, ['delivery.succeeded.v1']]);
      else {
        expect(line).toMatchObject(recalledLine);
        expect([got, told]).toEqual([0, toldRecalled()]);
      }
    }
    expect(outcome.slice(150).every(({ line }) => line.status === 'sent')).toBe(true);
    expect(outcome.filter(({ line }) => line.status === 'failed').length).toBeGreaterThan(50);
  });

  it('before it comes is not sent when it does, and told then as whose it is', async () => {
    bot = await house.bot(1);
    const guest_id = bot.id;
    const message = bot.message(bot.people[0]!, { guest_id });
    await replica.recall(bot.venueId, message.id);
    expect(await house.line(message.id)).toMatchObject({ status: 'failed', reason: 'recalled' });
    expect(await house.told(message.id)).toEqual([]);
    for (let times = 0; times < 2; times++) await other.tell(bot.venueId, message);
    expect(await house.line(message.id)).toMatchObject({ ...recalledLine, guest_id, telegram_id: null });
    expect(await house.told(message.id)).toEqual(toldRecalled({ guest_id, version: 1 }));
    await asLate(1_500);
    expect(texts()).toEqual([]);
  });

  it('before it comes is told once also where it could not have been sent', async () => {
    bot = await house.bot(1);
    const message = bot.message({ id: 7_999_999_998 });
    await replica.recall(bot.venueId, message.id);
    for (let times = 0; times < 2; times++) await replica.tell(bot.venueId, message);
    expect(await house.told(message.id)).toEqual(toldRecalled());
  });

  it('just as it comes is sent, or is not: never is the recall lost', async () => {
    bot = await house.bot(20);
    const messages = bot.people.map((guest) => bot.message(guest));
    // Nothing goes out on its own: whether it was recalled is then seen by what is left.
    await house.admin.query(
      `INSERT INTO bot_gateway.bot_paces (bot_id, venue_id, next_at, held_until)
       VALUES ($1, $2, now(), now() + interval '5 seconds')`,
      [bot.id, bot.venueId],
    );
    await Promise.all(
      messages.flatMap((message) => [replica.tell(bot.venueId, message), other.recall(bot.venueId, message.id)]),
    );
    for (const { id } of messages) {
      expect(await endedLine(id)).toMatchObject({ status: 'failed', reason: 'recalled' });
      expect(await house.told(id)).toEqual(toldRecalled());
    }
  });

  it('twice is told once', async () => {
    bot = await house.bot(1);
    const message = bot.message(bot.people[0]!);
    await house.queue(bot, [message], '1 minute');
    for (const each of [replica, other, replica]) await each.recall(bot.venueId, message.id);
    expect(await house.line(message.id)).toMatchObject(recalledLine);
    expect(await house.told(message.id)).toEqual(toldRecalled());
  });

  it('after it was sent has been sent', async () => {
    bot = await house.bot(1);
    const message = bot.message(bot.people[0]!);
    await replica.tell(bot.venueId, message);
    const sent = await endedLine(message.id);
    await replica.recall(bot.venueId, message.id);
    expect(await house.line(message.id)).toEqual(sent);
    expect(await house.told(message.id)).toMatchObject([{ type: 'delivery.succeeded.v1' }]);
  });

  it('on its way arrives', async () => {
    bot = await house.bot(1);
    slow.keep('sendMessage');
    const message = bot.message(bot.people[0]!);
    await replica.tell(bot.venueId, message);
    await eventually(() => expect(slow.waiting).toBe(1));
    await other.recall(bot.venueId, message.id);
    expect(await house.line(message.id)).toMatchObject({ status: 'sending' });
    slow.letGo();
    expect(await endedLine(message.id)).toMatchObject({ status: 'sent', reason: null });
    expect(await house.told(message.id)).toMatchObject([{ type: 'delivery.succeeded.v1', after: { reason: null } }]);
  });

  it('on its way is not tried again where Telegram does not take it', async () => {
    bot = await house.bot(1);
    house.telegram.failNext(bot.username, { method: 'sendMessage', error_code: 429, retry_after: 1 });
    slow.keep('sendMessage');
    const message = bot.message(bot.people[0]!);
    await replica.tell(bot.venueId, message);
    await eventually(() => expect(slow.waiting).toBe(1));
    await replica.recall(bot.venueId, message.id);
    slow.letGo();
    expect(await endedLine(message.id)).toMatchObject(recalledLine);
    expect(await house.told(message.id)).toEqual(toldRecalled());
    await asLate(1_500);
    expect(texts()).toEqual([]);
  });

  it.each([
    ['paused', 'sendPhoto', 'sent', 2],
    ['paused', 'sendMessage', 'sent', 2],
    ['cancelled', 'sendPhoto', 'failed', 1],
  ] as const)('for it is %s while its %s is on its way is %s: its guest has %d parts of it', async (...given) => {
    const [reason, method, status, parts] = given;
    bot = await house.bot(1);
    slow.keep(method);
    const attachment = { kind: 'photo' as const, url: '/api/v1/uploads/1/content?key=k', name: 'menu.jpg' };
    const message = bot.message(bot.people[0]!, { attachment, text: 'я'.repeat(1_100) });
    await replica.tell(bot.venueId, message);
    await eventually(() => expect(slow.waiting).toBe(1), 10_000);
    await other.recall(bot.venueId, message.id, reason);
    slow.letGo();
    expect(await endedLine(message.id)).toMatchObject({ status, reason: status === 'sent' ? null : 'recalled' });
    expect(texts()).toHaveLength(parts);
  });

  it('in part arrived and put off goes on, also where the rest of it only waits', async () => {
    bot = await house.bot(1);
    const message = bot.message(bot.people[0]!, { attachment: null, text: 'я' });
    await house.queue(bot, [message], '2 seconds');
    // What was sent of it already was a photo.
    await house.admin.query(`UPDATE bot_gateway.deliveries SET method = 'sendPhoto' WHERE reference = $1`, [
      `message:${message.id}`,
    ]);
    await replica.recall(bot.venueId, message.id, 'paused');
    expect(await endedLine(message.id)).toMatchObject({ status: 'sent' });
    expect(texts()).toEqual(['я']);
  });

  it('in somebody’s hand, waiting for its turn, is left there', async () => {
    bot = await house.bot(1);
    // Taken in hand a second before its turn.
    await house.admin.query(
      `INSERT INTO bot_gateway.bot_paces (bot_id, venue_id, next_at) VALUES ($1, $2, now() + interval '2 seconds')`,
      [bot.id, bot.venueId],
    );
    const message = bot.message(bot.people[0]!);
    await replica.tell(bot.venueId, message);
    await eventually(async () => {
      const line = (await house.line(message.id))!;
      expect([line.status, line.replica_id === null]).toEqual(['queued', false]);
    });
    await other.recall(bot.venueId, message.id);
    expect(await house.line(message.id)).toMatchObject(recalledLine);
    await asLate(2_000);
    expect(texts()).toEqual([]);
  });
});

describe('the sweep of the ledger', () => {
  it('is waited for when its replica stops, and goes no further', async () => {
    const house = await openSendingHouse();
    try {
      const { sweep, transactions } = await house.replica();
      let letGo = () => undefined as void;
      const looks = jest.spyOn(transactions, 'acrossVenues');
      looks.mockReturnValueOnce(new Promise((resolve) => (letGo = () => resolve([]))));
      const running = sweep.run();
      const stopped = sweep.onModuleDestroy().then(() => 'stopped');
      expect(await Promise.race([stopped, asLate(50)])).toBeUndefined();
      letGo();
      await Promise.all([running, stopped]);
      await sweep.run();
      await sweep.measure();
      expect(looks.mock.calls.filter(([{ requestId }]) => requestId === 'ledger-sweep')).toHaveLength(1);
    } finally {
      await house.close();
    }
  });
});
