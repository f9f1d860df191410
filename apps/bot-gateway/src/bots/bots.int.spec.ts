import { inspect } from 'node:util';
import { Caller, OnceOnly } from '@guestflow/access';
import { AnsweredBefore, freePort, newId } from '@guestflow/persistence';
import { Problem } from '@guestflow/problems';
import { openBots, OpenedBots } from './testing/opened-bots';

describe('a venue’s bot', () => {
  let house: OpenedBots;
  let room: ReturnType<OpenedBots['room']>;
  /** What must be found nowhere. */
  const secrets: string[] = [];
  /** Everything that was answered or thrown. */
  const said: string[] = [];

  beforeAll(async () => {
    house = await openBots();
    room = house.room();
  });
  afterAll(() => house.close());

  const newBot = () => {
    const bot = house.newBot();
    secrets.push(bot.secret);
    return bot;
  };

  const replaced = (bot: ReturnType<typeof newBot>) => {
    const token = house.replaceToken(bot);
    secrets.push(token.split(':')[1]!);
    return token;
  };

  const heard = async <T>(asked: Promise<T>): Promise<T> => {
    const answer = await asked;
    said.push(JSON.stringify(answer ?? null));
    return answer;
  };

  const refused = async (asked: Promise<unknown>) => {
    const error = await asked.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof Problem)) throw new Error('It was not refused in words', { cause: error });
    said.push(inspect(error, { depth: 12, showHidden: true }));
    return { status: error.status, ...error.extra };
  };

  const connected = async (venue?: Caller) => {
    const caller = venue ?? (await house.open());
    const bot = newBot();
    return { caller, bot, card: await heard(room.service.connect(caller, { token: bot.token })) };
  };

  const once = (): OnceOnly => ({
    ...{ scope: 'connects', key: newId(), fingerprint: 'its body', status: 201, answer: undefined },
  });

  describe('connected', () => {
    it('is told of with all but its token, and is set up at Telegram', async () => {
      const { caller, bot, card } = await connected();
      expect(card).toMatchObject({
        bot_username: bot.username,
        name: 'Дом',
        is_active: true,
        reason: null,
        version: 1,
      });
      expect(await house.told(caller)).toEqual([
        { type: 'bot.connected.v1', after: expect.objectContaining({ id: card.id, is_active: true }) },
      ]);
      expect(await heard(room.cards.card(caller, card.id))).toEqual({
        ...card,
        ...{ mode: 'webhook', is_set_up: true, is_resting: false, last_error: null, last_error_at: null },
        telegram: {
          ...{ answers: true, why: null, mode: 'webhook', pending_updates: 0 },
          ...{ last_error: null, last_error_at: null },
        },
      });
      expect((await room.cards.list(caller, { page: 1, limit: 50 })).items).toMatchObject([{ id: card.id }]);
    });

    it('once more at its venue is refused with its id, at another without saying whose it is', async () => {
      const { caller, bot, card } = await connected();
      expect(await refused(room.service.connect(caller, { token: bot.token }))).toEqual({
        status: 409,
        bot_id: card.id,
      });
      expect(await refused(room.service.connect(await house.open(), { token: bot.token }))).toEqual({ status: 409 });
    });

    it('by twenty venues at the same moment serves one of them', async () => {
      const bot = newBot();
      const venues = await Promise.all(Array.from({ length: 20 }, () => house.open()));
      const outcomes = await Promise.all(
        venues.map((venue) =>
          room.service.connect(venue, { token: bot.token }).then(
            () => 201,
            (error: Problem) => error.status,
          ),
        ),
      );
      expect(outcomes.sort()).toEqual([201, ...Array<number>(19).fill(409)]);
    });

    it('by one venue twenty times at once is connected once, and the others hear its id', async () => {
      const [bot, caller] = [newBot(), await house.open()];
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () => room.service.connect(caller, { token: bot.token })),
      );
      const [made] = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []));
      const others = outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Problem).extra] : []));
      expect(others).toEqual(Array(19).fill({ bot_id: made }));
    });

    it('answers a repeated request again, though Telegram knows the token no more', async () => {
      const [bot, caller, key] = [newBot(), await house.open(), once()];
      const first = await room.service.connect({ ...caller, once: { ...key } }, { token: bot.token });
      replaced(bot);
      const again = room.service.connect({ ...caller, once: { ...key } }, { token: bot.token });
      await expect(again).rejects.toThrow(AnsweredBefore);
      await expect(again).rejects.toMatchObject({ answer: JSON.stringify(first) });
    });
  });

  describe('is not connected', () => {
    it('by a token that Telegram does not take', async () => {
      const [bot, caller] = [newBot(), await house.open()];
      const old = bot.token;
      replaced(bot);
      expect(await refused(room.service.connect(caller, { token: old }))).toEqual({
        status: 422,
        rule: 'bot_token_refused',
      });
      expect((await room.cards.list(caller, { page: 1, limit: 50 })).total).toBe(0);
    });

    it('while Telegram is away, or wants to be left alone for a while', async () => {
      const [bot, caller] = [newBot(), await house.open()];
      const away = house.room({ apiRoot: `http://127.0.0.1:${await freePort()}` });
      expect(await refused(away.service.connect(caller, { token: bot.token }))).toEqual({ status: 503 });
      house.simulator.failNext(bot.username, { method: 'getMe', error_code: 429, retry_after: 17 });
      const busy = room.service.connect(caller, { token: bot.token });
      await expect(busy).rejects.toMatchObject({ status: 503, retryAfterSeconds: 17 });
      await heard(room.service.connect(caller, { token: bot.token }));
    });

    it('where Telegram could bring nothing, for want of https', async () => {
      const insecure = house.room({ publicUrl: 'http://localhost:3000', apiRoot: 'https://telegram.invalid' });
      const asked = insecure.service.connect(await house.open(), { token: newBot().token });
      expect(await refused(asked)).toEqual({ status: 422, rule: 'webhook_needs_https' });
    });
  });

  describe('whose token was revoked', () => {
    it('is off, told of once, and has its chats to itself until it has a new token', async () => {
      const { caller, bot, card } = await connected();
      const token = replaced(bot);
      const seen = await Promise.all([1, 2, 3].map(() => heard(room.cards.card(caller, card.id))));
      expect(seen[0]).toMatchObject({ is_active: false, reason: 'token_revoked', version: 2 });
      expect(seen[0]!.telegram).toMatchObject({ answers: false, why: 'token_refused', pending_updates: null });
      expect((await house.told(caller)).map(({ type }) => type)).toEqual(['bot.connected.v1', 'bot.changed.v1']);
      expect(await refused(room.service.change(caller, card.id, { is_active: true }))).toMatchObject({
        rule: 'bot_token_refused',
      });
      const back = await heard(room.service.change(caller, card.id, { token }));
      expect(back).toMatchObject({ is_active: true, reason: null, version: 3 });
      expect(await heard(room.cards.card(caller, card.id))).toMatchObject({
        is_set_up: true,
        telegram: { answers: true },
      });
    });

    it('is not held for bad by what the token before it was refused', async () => {
      const { caller, bot, card } = await connected();
      const before = bot.token;
      await room.service.change(caller, card.id, { token: replaced(bot) });
      await room.health.revoked({ id: card.id, venueId: caller.venueId!, token: before });
      expect(await room.cards.card(caller, card.id)).toMatchObject({ is_active: true });
    });
  });

  describe('changed', () => {
    it('is off and on again, and told of each time', async () => {
      const { caller, bot, card } = await connected();
      expect(await heard(room.service.change(caller, card.id, { is_active: false }, 1))).toMatchObject({
        ...{ is_active: false, reason: null, version: 2 },
      });
      expect(bot.state.updates.webhookInfo().url).toBe('');
      expect(await room.service.change(caller, card.id, { is_active: false })).toMatchObject({ version: 2 });
      await heard(room.service.change(caller, card.id, { is_active: true }, 2));
      expect(bot.state.updates.webhookInfo().url).toContain(card.id);
      expect(await house.told(caller)).toMatchObject([
        { type: 'bot.connected.v1' },
        { type: 'bot.changed.v1', before: { is_active: true }, after: { is_active: false, version: 2 } },
        { type: 'bot.changed.v1', before: { is_active: false }, after: { is_active: true, version: 3 } },
      ]);
    });

    it('by who has not seen what it is now stays as it is', async () => {
      const { caller, card } = await connected();
      await room.service.change(caller, card.id, { is_active: false });
      expect(await refused(room.service.change(caller, card.id, { is_active: true }, 1))).toMatchObject({
        status: 412,
      });
    });

    it('takes a new token of its own, and none of another bot', async () => {
      const { caller, bot, card } = await connected();
      const other = newBot();
      expect(await refused(room.service.change(caller, card.id, { token: other.token }))).toEqual({
        ...{ status: 422, rule: 'other_bot' },
      });
      const before = await house.row(card.id);
      await heard(room.service.change(caller, card.id, { token: replaced(bot) }));
      const after = await house.row(card.id);
      expect(after.sealed_token).not.toBe(before.sealed_token);
      expect(after.set_up).toBe(before.set_up);
    });

    it('is somebody’s own: at another venue there is no such bot', async () => {
      const { card } = await connected();
      const stranger = await house.open();
      expect(await refused(room.cards.card(stranger, card.id))).toEqual({ status: 404 });
      expect(await refused(room.service.change(stranger, card.id, { is_active: false }))).toEqual({ status: 404 });
      expect(await refused(room.service.unlink(stranger, card.id))).toEqual({ status: 404 });
    });
  });

  describe('unlinked', () => {
    it('leaves its row without its token, and can serve another venue', async () => {
      const { caller, bot, card } = await connected();
      await heard(room.service.unlink(caller, card.id));
      expect(bot.state.updates.webhookInfo().url).toBe('');
      expect(await house.row(card.id)).toMatchObject({
        ...{ sealed_token: null, sealed_secret: null, is_active: false, version: 2 },
        unlinked_at: expect.any(Date),
      });
      expect((await house.told(caller)).at(-1)).toMatchObject({ type: 'bot.unlinked.v1', before: { is_active: true } });
      expect(await refused(room.cards.card(caller, card.id))).toEqual({ status: 404 });
      expect(await refused(room.service.unlink(caller, card.id))).toEqual({ status: 404 });
      expect((await room.cards.list(caller, { page: 1, limit: 50 })).total).toBe(0);
      const elsewhere = await heard(room.service.connect(await house.open(), { token: bot.token }));
      expect(elsewhere.id).not.toBe(card.id);
    });

    it('is so though Telegram is away', async () => {
      const { caller, card } = await connected();
      const away = house.room({ apiRoot: `http://127.0.0.1:${await freePort()}` });
      await away.service.unlink(caller, card.id);
      expect(await house.row(card.id)).toMatchObject({ sealed_token: null });
    });
  });

  it('has its token in no answer, no error, no log, no event and no row', async () => {
    const stored = await house.everything();
    const all = [...said, ...house.logged, stored].join('\n');
    expect(stored).toContain('bot.connected.v1');
    expect(secrets.length).toBeGreaterThan(15);
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });
});
