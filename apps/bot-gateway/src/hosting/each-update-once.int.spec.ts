import { newId } from '@guestflow/persistence';
import { RunningService } from '@guestflow/service';
import { eventually } from '@guestflow/testing';
import { HostingHouse, HouseBot, openGate, written } from './testing/hosting-house';
import { talk } from './testing/talk';

const shuffled = <T>(items: T[]): T[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** So many at a time, as Telegram brings them. */
async function inParallel<T>(items: T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}

describe('what Telegram brings by webhook', () => {
  let house: HostingHouse;
  let replicas: RunningService[];
  let bots: HouseBot[];
  let bot: HouseBot;

  beforeAll(async () => {
    house = await HostingHouse.open();
    bots = await house.addBots(5);
    bot = bots[0]!;
    replicas = await Promise.all([house.replica(), house.replica()]);
  });
  afterAll(() => house?.close());
  beforeEach(() => {
    talk.met.length = 0;
    talk.gate = undefined;
  });

  const bring = (update: object, to = replicas[0]!, of = bot) => house.bring(to, of, update);
  const anyReplica = () => replicas[Math.floor(Math.random() * replicas.length)]!;
  const settled = () =>
    eventually(async () => {
      const left = await house.rows('SELECT 1 FROM bot_gateway.updates WHERE handled_at IS NULL');
      expect(left).toHaveLength(0);
      // However busy the machine is.
    }, 150_000);

  it('takes effect once: a thousand updates, each brought three times, in no order, to two replicas', async () => {
    const [chats, each] = [50, 20];
    // Of several bots: each has its turns to send, for which all that one answers at once would wait too long together.
    const pairs = Array.from({ length: chats }, (_, chat) => bots[chat % bots.length]!).map((of) => ({
      of,
      guest: house.guestOf(of),
    }));
    const updates = pairs.flatMap(({ of, guest }, chat) =>
      Array.from({ length: each }, (_, number) => ({
        of,
        update: written(10_000 + chat * each + number, guest, `count ${number}`),
      })),
    );
    const began = Date.now();
    const statuses = new Set<number>();
    await inParallel(shuffled([...updates, ...updates, ...updates]), 16, async ({ of, update }) => {
      statuses.add(await bring(update, anyReplica(), of));
    });
    expect([...statuses]).toEqual([200]);
    await settled();
    console.log(`3,000 deliveries of 1,000 updates: all handled ${Date.now() - began} ms after the first`);
    expect(await house.rows('SELECT failure FROM bot_gateway.updates WHERE failure IS NOT NULL')).toEqual([]);
    expect(talk.met).toHaveLength(chats * each);
    for (const { of, guest } of pairs) {
      const said = house.said(of, guest);
      // Each once, and each found the state as the one before had left it.
      expect(said.map((words) => Number(/(\d+)$/.exec(words)![1]))).toEqual(
        Array.from({ length: each }, (_, n) => n + 1),
      );
      expect(new Set(said.map((words) => /^count \d+/.exec(words)![0])).size).toBe(each);
    }
  });

  it('is handled in Telegram’s order as far as it is there, one at a time in each chat', async () => {
    const gate = await openGate();
    const guest = house.guestOf(bot);
    talk.gate = gate.url;
    await bring(written(20_000, guest, 'count 0'));
    await eventually(() => expect(gate.waiting).toBe(1));
    const later = Array.from({ length: 9 }, (_, number) => written(20_001 + number, guest, `count ${number + 1}`));
    for (const update of shuffled(later)) await bring(update, anyReplica());
    expect(gate.waiting).toBe(1);
    gate.open();
    await eventually(() =>
      expect(house.said(bot, guest)).toEqual(Array.from({ length: 10 }, (_, n) => `count ${n} is number ${n + 1}`)),
    );
    gate.close();
  });

  it('is refused without the right secret, and alike for a bot that is not there', async () => {
    const update = written(30_000, house.guestOf(bot), 'count 1');
    const strangers = [
      ...[undefined, '', 'wrong', bot.secret.slice(1), `${bot.secret} `.repeat(2), bot.secret.toUpperCase() + '1'].map(
        (secret) => ({ id: bot.id, secret }),
      ),
      ...[newId(), 'no-id'].map((id) => ({ id, secret: bot.secret })),
    ];
    for (const stranger of strangers)
      for (const to of replicas) expect(await house.bring(to, stranger, update)).toBe(404);
    expect(await house.rows('SELECT 1 FROM bot_gateway.updates WHERE update_id = 30000')).toHaveLength(0);
  });

  it('is left to Telegram when the bot was unlinked a moment before, and nobody has noticed', async () => {
    const unlinked = await house.bot();
    const guest = house.guestOf(unlinked);
    expect(await house.bring(replicas[0]!, unlinked, written(30_100, guest, 'count 1'))).toBe(200);
    // What is in hand when a bot is unlinked is nobody's to answer any more: it would wait for ever.
    await eventually(() => expect(house.said(unlinked, guest)).toEqual(['count 1 is number 1']));
    await settled();
    await house.rows(
      `UPDATE bot_gateway.bots SET unlinked_at = now(), is_active = false, sealed_token = NULL, sealed_secret = NULL
        WHERE id = $1`,
      [unlinked.id],
    );
    expect(await house.bring(replicas[0]!, unlinked, written(30_101, guest, 'count 2'))).toBe(404);
    expect(await house.rows('SELECT 1 FROM bot_gateway.updates WHERE update_id = 30101')).toHaveLength(0);
  });

  it('is refused when it is no update, or too large', async () => {
    const odd = ['', '{', 'null', '[]', '"x"', '{}', '{"update_id":"1"}', '{"update_id":-1}', '{"update_id":1.5}'];
    const nested = [{ message: {} }, { message: null }, { message: { chat: { id: 'x' } } }, { callback_query: {} }];
    for (const update of [...odd, ...nested.map((part) => ({ update_id: 1, ...part }))])
      expect(await house.bring(replicas[0]!, bot, update)).toBe(400);
    const large = written(1, { id: 1 }, 'x'.repeat(1_100_000));
    expect(await bring(large)).toBe(413);
  });

  it('is no matter when it is said in a group or is of a kind nobody asked for', async () => {
    const group = { update_id: 31_000, message: { message_id: 1, chat: { id: -5, type: 'group' }, text: 'count 1' } };
    expect(await bring(group)).toBe(200);
    expect(await bring({ update_id: 31_001, poll: {} })).toBe(200);
    expect(await house.rows('SELECT 1 FROM bot_gateway.updates WHERE update_id >= 31000')).toHaveLength(0);
  });

  it('is stored with any character that JSON can say', async () => {
    const guest = house.guestOf(bot);
    const emoji = written(32_000, guest, 'count 7');
    await house.bring(replicas[0]!, bot, JSON.stringify(emoji).replace('"Anna"', '"Анна 🍷 \\u2028"'));
    await eventually(() => expect(house.said(bot, guest)).toEqual(['count 7 is number 1']));
    await settled();
    const [row] = await house.rows<{ content: string | null }>(
      'SELECT content FROM bot_gateway.updates WHERE update_id = 32000',
    );
    expect(row!.content).toBeNull();
  });

  it('is not taken from a bot that is off, within a second or two wherever it was turned off', async () => {
    const other = await house.bot();
    const guest = house.guestOf(other);
    expect(await house.bring(replicas[0]!, other, written(1, guest, 'count 1'))).toBe(200);
    await house.admin.query(
      'UPDATE bot_gateway.bots SET is_active = false, version = 2, updated_at = now() WHERE id = $1',
      [other.id],
    );
    await eventually(async () =>
      expect(await house.bring(replicas[0]!, other, written(2, guest, 'count 2'))).toBe(404),
    );
    await house.admin.query(
      'UPDATE bot_gateway.bots SET is_active = true, version = 3, updated_at = now() WHERE id = $1',
      [other.id],
    );
    await eventually(async () =>
      expect(await house.bring(replicas[0]!, other, written(2, guest, 'count 2'))).toBe(200),
    );
  });
});
