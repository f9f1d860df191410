import { ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { eventually } from '@guestflow/testing';
import { OpenedHouse, openSendingHouse, SendingBotOfHouse } from './testing/sending-house';

const guests = 300;
/** Beside other tests the machine has less to give, and all is so much slower; by itself this is 0.95 at least. */
const leastPace = Number(process.env.LEAST_PACE ?? 0.2);

describe('a campaign', () => {
  let house: OpenedHouse;
  const killed: ChildProcess[] = [];

  beforeEach(async () => {
    house = await openSendingHouse();
  });
  afterEach(async () => {
    for (const child of killed.splice(0)) child.kill('SIGKILL');
    await house?.close();
  });

  const textOf = (index: number) => `Приглашение ${index}`;
  const queue = async (bot: SendingBotOfHouse, messages: number) => {
    const all = Array.from({ length: messages }, (_, index) =>
      bot.message(bot.people[index % guests]!, { urgency: 'bulk', kind: 'campaign', text: textOf(index) }),
    );
    await house.queue(bot, all);
    return all;
  };
  const shown = (bot: SendingBotOfHouse) =>
    bot.people.flatMap((guest) => bot.got(guest).map(({ text, date }) => ({ text: text!, date })));
  const counts = async (bot: SendingBotOfHouse) => {
    const { rows } = await house.admin.query<{ status: string; count: number }>(
      'SELECT status, count(*)::int AS count FROM bot_gateway.deliveries WHERE bot_id = $1 GROUP BY status',
      [bot.id],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  };
  const over = (bot: SendingBotOfHouse) =>
    eventually(async () => {
      const { queued = 0, sending = 0 } = await counts(bot);
      if (queued + sending > 0) throw new Error(`${queued} wait, ${sending} are under way`);
    }, 150_000);

  it('of two replicas goes as fast as Telegram allows and no faster, each message once, with answers between', async () => {
    const bot = await house.bot(guests + 40);
    const replicas = [await house.replica(), await house.replica()];
    const sent: number[] = [];
    const off = house.telegram.onChange(({ bot: name, chat_id, action }) => {
      if (name === bot.username && chat_id !== undefined && !action) sent.push(performance.now());
    });
    await queue(bot, 600);
    const waits: number[] = [];
    const answering = (async () => {
      for (let index = 0; index < 40; index++) {
        const guest = bot.people[guests + index]!;
        const began = performance.now();
        await replicas[index % 2]!.sending.answer(bot, {
          ...{ telegramId: String(guest.id), method: 'sendMessage', reference: `telegram:${bot.id}:${index}:1` },
          payload: { chat_id: guest.id, text: `Ответ ${index}` },
        });
        waits.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    })();
    await Promise.all([over(bot), answering]);
    off();
    const perSecond = ((sent.length - 1) * 1_000) / (sent.at(-1)! - sent[0]!);
    const p95 = waits.sort((one, other) => one - other)[Math.floor(waits.length * 0.95)]!;
    const figures = { sent: sent.length, perSecond: perSecond.toFixed(2), p95OfAnswersMs: Math.round(p95) };
    console.log('Two replicas, one bot:', { ...figures, breaches: house.telegram.breaches.length });
    expect(house.telegram.breaches).toEqual([]);
    expect(perSecond).toBeGreaterThanOrEqual(leastPace * 30);
    expect(p95).toBeLessThan(1_000 / leastPace);
    const texts = shown(bot)
      .map(({ text }) => text)
      .sort();
    const answers = Array.from({ length: 40 }, (_, index) => `Ответ ${index}`);
    expect(texts).toEqual([...Array.from({ length: 600 }, (_, index) => textOf(index)), ...answers].sort());
  });

  it('goes on when the replica that sends it is killed: nothing is doubled, and what is lost is known for that', async () => {
    const bot = await house.bot(guests);
    const hook = path.resolve(__dirname, '../../../../scripts/ts.cjs');
    const doomed = path.join(__dirname, 'testing/doomed-replica.ts');
    const start = () => {
      const given = ['-r', hook, doomed, JSON.stringify(house.options)];
      const child = spawn(process.execPath, given, { stdio: ['ignore', 'inherit', 'inherit'] });
      killed.push(child);
      return child;
    };
    await house.replica();
    const [first, second] = [start(), start()];
    await eventually(async () => {
      const { rowCount } = await house.admin.query('SELECT 1 FROM bot_gateway.replicas');
      expect(rowCount).toBe(3);
    }, 60_000);
    const all = await queue(bot, 200);
    const reaches = (count: number) =>
      eventually(async () => expect((await counts(bot)).sent ?? 0).toBeGreaterThanOrEqual(count), 60_000);
    await reaches(40);
    first.kill('SIGKILL');
    await reaches(100);
    second.kill('SIGKILL');
    await over(bot);
    const { sent = 0, unknown = 0, ...other } = await counts(bot);
    const texts = shown(bot).map(({ text }) => text);
    console.log('Killed twice:', { sent, unknown, arrived: texts.length, breaches: house.telegram.breaches.length });
    expect(other).toEqual({});
    expect(sent + unknown).toBe(all.length);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(sent);
    expect(house.telegram.breaches).toEqual([]);
    const told = await house.told(all.map(({ id }) => id));
    expect(told.map(({ type }) => type).sort()).toEqual([
      ...Array.from({ length: unknown }, () => 'delivery.failed.v1'),
      ...Array.from({ length: sent }, () => 'delivery.succeeded.v1'),
    ]);
  });
});
