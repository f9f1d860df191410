import { ChildProcess } from 'node:child_process';
import { Clock, RunningService } from '@guestflow/service';
import { eventually, SimulatedGuest } from '@guestflow/testing';
import { HostingHouse, HouseBot, openGate, written } from './testing/hosting-house';
import { talk } from './testing/talk';

describe('replicas that poll', () => {
  let house: HostingHouse;
  let gate: Awaited<ReturnType<typeof openGate>>;

  beforeEach(async () => {
    house = await HostingHouse.open();
    gate = await openGate();
  });
  afterEach(async () => {
    gate?.close();
    await house?.close();
  });

  /** How many bots each replica polls, the most first; those that none polls are not counted. */
  const shares = async () =>
    (
      await house.rows<{ bots: number }>(
        `SELECT count(*)::int AS bots FROM bot_gateway.polls WHERE replica_id IS NOT NULL
          GROUP BY replica_id ORDER BY 1 DESC`,
      )
    ).map(({ bots }) => bots);
  const sharesAre = (...expected: number[]) => eventually(async () => expect(await shares()).toEqual(expected), 60_000);
  const ofNobodyAlive = 'replica_id NOT IN (SELECT id FROM bot_gateway.replicas)';
  const polledBy = async () =>
    new Map(
      (
        await house.rows<{ bot_id: string; replica_id: string }>('SELECT bot_id, replica_id FROM bot_gateway.polls')
      ).map(({ bot_id, replica_id }) => [bot_id, replica_id]),
    );
  const counts = (length: number) => Array.from({ length }, (_, n) => `count ${n} is number ${n + 1}`);

  /** A guest hears an answer before the replica that gave it can write down that it did. */
  const allHandled = () =>
    eventually(async () =>
      expect(await house.rows('SELECT 1 FROM bot_gateway.updates WHERE handled_at IS NULL')).toEqual([]),
    );

  /** A guest of each bot. */
  const guestsOf = (bots: HouseBot[]) => bots.map((bot) => ({ bot, guest: house.guest() }));
  type Pair = { bot: HouseBot; guest: SimulatedGuest };
  const say = (pairs: Pair[], text: string) => pairs.forEach(({ bot, guest }) => guest.sends(bot.username, text));
  const heard = (pairs: Pair[], expected: string[]) =>
    eventually(() => {
      for (const { bot, guest } of pairs) expect(house.said(bot, guest)).toEqual(expected);
    });

  /** How long those wait for an answer, at the most, who write again and again until `over`: all that is the machine's. */
  async function waitsOf(pairs: Pair[], over: Promise<unknown>): Promise<number> {
    let [longest, isOver] = [0, false];
    const ended = over.finally(() => (isOver = true)).catch(() => undefined);
    for (let number = 1; !isOver; number++) {
      const began = performance.now();
      say(pairs, `count ${number - 1}`);
      await heard(pairs, counts(number));
      longest = Math.max(longest, performance.now() - began);
      // As slow as a chat may go on for as long as it likes.
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1_100))]);
    }
    return longest;
  }

  /** A child that polls all, and then shares with a replica of this process. */
  async function shared(
    bots: number,
  ): Promise<{ child: ChildProcess; own: RunningService; childs: Pair[]; others: Pair[] }> {
    const pairs = guestsOf(await house.addBots(bots));
    const child = house.doomed(gate.url);
    await sharesAre(bots);
    const [childId] = new Set((await polledBy()).values());
    const own = await house.replica('polling');
    return eventually(async () => {
      const by = await polledBy();
      const isChilds = ({ bot }: Pair) => by.get(bot.id) === childId;
      const [childs, others] = [pairs.filter(isChilds), pairs.filter((pair) => !isChilds(pair))];
      expect([childs.length, others.length, new Set(by.values()).size]).toEqual([bots / 2, bots / 2, 2]);
      return { child, own, childs, others };
    }, 60_000);
  }

  it('share the bots; one that is killed is replaced within 10 s, and nothing is lost or done twice', async () => {
    const { child, childs, others } = await shared(6);
    say(childs, 'count 0');
    await eventually(() => expect(gate.waiting).toBe(3));
    // Behind those in hand: stored, or still at Telegram.
    say(childs, 'count 1');
    child.kill('SIGKILL');
    const killed = Date.now();
    say(childs, 'count 2');
    const all = heard(childs, counts(3)).then(() => Date.now() - killed);
    const [tookMs, machinesMs] = await Promise.all([all, waitsOf(others, all)]);
    console.log(`A killed replica was replaced, and all it had left answered, after ${tookMs} ms`);
    // Each of those who were left has three answers to wait for.
    expect(tookMs).toBeLessThan(10_000 + 3 * machinesMs);
    await sharesAre(6);
    await allHandled();
  });

  it('say nothing a second time that one has said that was killed before it could write down that it was done', async () => {
    const { child, childs } = await shared(6);
    say(childs, 'answer 0');
    await eventually(() => expect(gate.waiting).toBe(3));
    child.kill('SIGKILL');
    say(childs, 'count 1');
    // It is handled once more, from where the chat stood, and its answer is known for sent.
    await heard(childs, ['answer 0 is number 1', 'count 1 is number 2']);
    await allHandled();
    expect(await house.rows(`SELECT 1 FROM bot_gateway.updates WHERE failure IS NOT NULL`)).toEqual([]);
    for (const { bot, guest } of childs) expect(house.said(bot, guest)).toHaveLength(2);
  });

  it('do not hear of one that was only slow: what it did meanwhile is not kept, and it says nothing more', async () => {
    const { child, childs } = await shared(2);
    say(childs, 'count 0');
    await eventually(() => expect(gate.waiting).toBe(1));
    child.kill('SIGSTOP');
    await heard(childs, counts(1));
    gate.open();
    child.kill('SIGCONT');
    await sharesAre(1, 1);
    say(childs, 'count 1');
    await heard(childs, counts(2));
  });

  it('hand over at once when one stops, in the middle of a conversation too', async () => {
    const pairs = guestsOf(await house.addBots(4));
    const first = await house.replica('polling');
    await sharesAre(4);
    say(pairs, 'sum');
    await heard(pairs, ['The first?']);
    await house.replica('polling');
    await sharesAre(2, 2);
    say(pairs, '19');
    await heard(pairs, ['The first?', 'The second?']);
    const stopping = Date.now();
    await first.close();
    // Nothing of it is left that would have to be taken for dead first.
    expect(await house.rows('SELECT 1 FROM bot_gateway.replicas')).toHaveLength(1);
    expect(await house.rows(`SELECT 1 FROM bot_gateway.chats WHERE ${ofNobodyAlive}`)).toEqual([]);
    expect(await house.rows(`SELECT 1 FROM bot_gateway.polls WHERE ${ofNobodyAlive}`)).toEqual([]);
    say(pairs, '23');
    await heard(pairs, ['The first?', 'The second?', 'The sum is 42']);
    console.log(`A replica stopped, and its guests were answered by the other, after ${Date.now() - stopping} ms`);
  });

  it('go on with what one has put off whose clock is far ahead', async () => {
    const bot = await house.bot();
    const guest = house.guestOf(bot);
    const ahead = await house.replica();
    ahead.app.get(Clock).now = () => new Date(Date.now() + 3_600_000);
    talk.away = 1;
    for (const [number, text] of ['away', 'count 0'].entries()) {
      expect(await house.bring(ahead, bot, written(number, guest, text))).toBe(200);
    }
    await eventually(async () =>
      expect(await house.rows('SELECT 1 FROM bot_gateway.updates WHERE attempts = 1')).toHaveLength(1),
    );
    await ahead.close();
    await house.replica();
    await heard([{ bot, guest }], ['Here again, Anna', 'count 0 is number 1']);
  });

  it('turn a bot off whose token is taken no longer, and go on with one that was given another', async () => {
    const [revoked, replaced] = await house.addBots(2);
    await house.replica('polling');
    await sharesAre(2);
    house.telegram.failNext(revoked!.username, { method: 'getUpdates', error_code: 401 });
    const guest = house.guest();
    // Whoever asks at the moment is answered, and the next time refused.
    guest.sends(revoked!.username, 'count 0');
    const card = () =>
      house.rows<object>('SELECT is_active, reason FROM bot_gateway.bots WHERE id = $1', [revoked!.id]);
    await eventually(async () => expect(await card()).toEqual([{ is_active: false, reason: 'token_revoked' }]));
    await sharesAre(1);
    house.telegram.failNext(replaced!.username, { method: 'getUpdates', error_code: 429, retry_after: 1 });
    house.guest().sends(replaced!.username, 'count 0');
    const other = house.guest();
    other.sends(replaced!.username, 'count 0');
    await heard([{ bot: replaced!, guest: other }], counts(1));
  });

  it('take a bot’s updates over from a webhook, and the card says that there was one', async () => {
    const bot = await house.bot();
    const call = (method: string, payload: object) =>
      fetch(`${house.telegram.url}/bot${bot.token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      });
    await call('setWebhook', { url: 'http://127.0.0.1:9/elsewhere' });
    const guest = house.guest();
    guest.sends(bot.username, 'count 0');
    await house.replica('polling');
    await heard([{ bot, guest }], counts(1));
    const [card] = await house.rows<{ last_error: string }>('SELECT last_error FROM bot_gateway.bots');
    expect(card!.last_error).toContain('webhook is active');
    expect(talk.met).toHaveLength(1);
  });
});
