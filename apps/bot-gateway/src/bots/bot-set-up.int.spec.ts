import { AddressInfo } from 'node:net';
import { Caller } from '@guestflow/access';
import { freePort } from '@guestflow/persistence';
import { openBots, OpenedBots, RoomSettings } from './testing/opened-bots';

const minuteMs = 60_000;

describe('what Telegram holds of a bot', () => {
  let house: OpenedBots;

  beforeAll(async () => {
    house = await openBots();
  });
  afterAll(() => house.close());

  /** Each test has bots of its own: the ones before are taken away. */
  beforeEach(async () => {
    await house.admin.query(
      `UPDATE bot_gateway.bots SET sealed_token = NULL, sealed_secret = NULL, is_active = false, unlinked_at = now()`,
    );
  });

  const connected = async (settings: RoomSettings = {}, venue: Parameters<OpenedBots['open']>[0] = {}) => {
    const room = house.room(settings);
    const [caller, bot] = [await house.open(venue), house.newBot()];
    const card = await room.service.connect(caller, { token: bot.token });
    return { room, caller, bot, card };
  };

  const hookOf = (bot: ReturnType<OpenedBots['newBot']>) => bot.state.updates.webhookInfo().url;

  const suspend = (caller: Caller, status: string) =>
    house.admin.query('UPDATE bot_gateway.venues SET status = $2 WHERE venue_id = $1', [caller.venueId, status]);

  it('is a webhook by which updates come with the secret that was agreed, and only those that are wanted', async () => {
    const brought: (string | undefined)[] = [];
    const door = await startDoor((secret) => brought.push(secret));
    const { bot, card } = await connected({ publicUrl: door.url });
    expect(hookOf(bot)).toBe(`${door.url}/api/v1/telegram/${card.id}`);
    expect(bot.state.updates.webhookInfo().allowed_updates).toEqual(['message', 'callback_query', 'my_chat_member']);
    const guest = house.simulator.guest({ first_name: 'Анна', language_code: 'ru', phone: '+79161234567' });
    guest.sends(bot.username, 'Здравствуйте');
    await door.knocked;
    const { sealed_secret, venue_id } = await house.row(card.id);
    const place = `bot-gateway.bots/${String(venue_id)}/${card.id}/secret`;
    expect(brought).toEqual([house.sealer.open(String(sealed_secret), place)]);
    expect(brought[0]!.length).toBeGreaterThan(24);
    await door.close();
  });

  it('is no webhook where it is asked for updates, though another system had left one', async () => {
    const [caller, bot] = [await house.open(), house.newBot()];
    bot.state.updates.setWebhook('https://elsewhere.example/hook', {});
    const room = house.room({ mode: 'polling' });
    const card = await room.service.connect(caller, { token: bot.token });
    expect(hookOf(bot)).toBe('');
    expect(await room.cards.card(caller, card.id)).toMatchObject({
      ...{ mode: 'polling', is_set_up: true, telegram: { mode: 'polling' } },
    });
  });

  it('is its commands in each language, the venue’s for the others, and the venue’s page by https', async () => {
    const { bot } = await connected({}, { slug: 'cafe-pushkin', language: 'ru' });
    const names = ['start', 'book', 'mybookings', 'profile', 'feedback', 'help'];
    expect(bot.state.getCommands(undefined, 'en').map(({ command }) => command)).toEqual(names);
    expect(bot.state.getCommands(undefined, 'en')[1]!.description).toBe('Make a booking');
    expect(bot.state.getCommands(undefined, 'ru')[1]!.description).toBe('Забронировать');
    expect(bot.state.getCommands()).toEqual(bot.state.getCommands(undefined, 'ru'));
    expect(bot.state.menuButton).toEqual({
      ...{ type: 'web_app', text: 'Бронь', web_app: { url: 'https://guestflow.example/v/cafe-pushkin' } },
    });
    const insecure = await connected({ mode: 'polling', publicUrl: 'http://localhost:3000' });
    expect(insecure.bot.state.menuButton).toEqual({ type: 'default' });
  });

  it('is set right later when Telegram fails in the middle: the bot is kept, and its card says so', async () => {
    const [caller, bot, room] = [await house.open(), house.newBot(), house.room()];
    house.simulator.failNext(bot.username, { method: 'setMyCommands', error_code: 429, retry_after: 90 });
    const card = await room.service.connect(caller, { token: bot.token });
    const seen = await room.cards.card(caller, card.id);
    expect(seen).toMatchObject({ is_active: true, is_set_up: false, last_error: expect.stringContaining('429') });
    house.clock.passes(minuteMs + 1_000);
    await room.sweep.sweep();
    // Not before Telegram wants to hear of it again.
    expect(await room.cards.card(caller, card.id)).toMatchObject({ is_set_up: false });
    house.clock.passes(minuteMs);
    await room.sweep.sweep();
    expect(await room.cards.card(caller, card.id)).toMatchObject({ is_set_up: true, version: card.version });
    expect(bot.state.getCommands(undefined, 'en')).toHaveLength(6);
  });

  it('is set right by one of the replicas that look at the same time', async () => {
    const { card } = await connected();
    await house.admin.query('UPDATE bot_gateway.bots SET set_up = NULL WHERE id = $1', [card.id]);
    house.clock.passes(2 * minuteMs);
    let times = 0;
    const before = (method: string) => {
      if (method === 'setWebhook') times++;
      return undefined;
    };
    await Promise.all(Array.from({ length: 5 }, () => house.room({ before }).sweep.sweep()));
    expect(times).toBe(1);
    expect((await house.row(card.id)).set_up).toBeTruthy();
  });

  it('is set right though another bot’s cannot be', async () => {
    const lost = await connected();
    const { bot, card } = await connected();
    await house.admin.query('UPDATE bot_gateway.bots SET set_up = NULL');
    await house.admin.query(`UPDATE bot_gateway.bots SET set_up_due_at = '2020-01-01' WHERE id = $1`, [lost.card.id]);
    house.simulator.failNext(lost.bot.username, { method: 'setWebhook', error_code: 429 });
    bot.state.updates.setWebhook('', {});
    house.clock.passes(2 * minuteMs);
    await house.room().sweep.sweep();
    expect(hookOf(bot)).toContain(card.id);
    expect((await house.row(lost.card.id)).set_up).toBeNull();
  });

  it('follows the platform to another address', async () => {
    const { bot, card } = await connected();
    house.clock.passes(2 * minuteMs);
    await house.room({ publicUrl: 'https://moved.example' }).sweep.sweep();
    expect(hookOf(bot)).toBe(`https://moved.example/api/v1/telegram/${card.id}`);
    house.clock.passes(2 * minuteMs);
    await house.room({ mode: 'polling' }).sweep.sweep();
    expect(hookOf(bot)).toBe('');
  });

  it('is told anew once a card shows that another system has changed it', async () => {
    const { room, bot, caller, card } = await connected();
    bot.state.updates.setWebhook('https://elsewhere.example/hook', {});
    const seen = await room.cards.card(caller, card.id);
    expect(seen).toMatchObject({ is_set_up: false, telegram: { mode: 'webhook' } });
    expect(JSON.stringify(seen)).not.toContain('elsewhere');
    house.clock.passes(2 * minuteMs);
    await room.sweep.sweep();
    expect(hookOf(bot)).toContain(card.id);
    expect(await room.cards.card(caller, card.id)).toMatchObject({ is_set_up: true });
  });

  it('is taken back while its venue is suspended', async () => {
    const { room, bot, caller, card } = await connected();
    await suspend(caller, 'suspended');
    house.clock.passes(2 * minuteMs);
    await room.sweep.sweep();
    expect(hookOf(bot)).toBe('');
    expect(await room.cards.card(caller, card.id)).toMatchObject({
      is_active: true,
      is_resting: true,
      is_set_up: true,
    });
    await suspend(caller, 'active');
    house.clock.passes(2 * minuteMs);
    await room.sweep.sweep();
    expect(hookOf(bot)).toContain(card.id);
  });

  it('is what the later of two changes wants, when Telegram is slow with the first', async () => {
    const { room, bot, caller, card } = await connected();
    await room.service.change(caller, card.id, { is_active: false });
    let off: Promise<unknown> | undefined;
    const slow = house.room({
      before: (method) => {
        if (method !== 'setWebhook' || off) return undefined;
        off = room.service.change(caller, card.id, { is_active: false });
        return off;
      },
    });
    await slow.service.change(caller, card.id, { is_active: true });
    expect(off).toBeDefined();
    expect(hookOf(bot)).toBe('');
    expect((await house.row(card.id)).set_up).toBe('off');
  });

  it('turns a bot off whose token was revoked meanwhile, and leaves it alone from then on', async () => {
    const { room, bot, caller, card } = await connected();
    house.replaceToken(bot);
    await house.admin.query('UPDATE bot_gateway.bots SET set_up = NULL WHERE id = $1', [card.id]);
    for (let times = 0; times < 3; times++) {
      house.clock.passes(2 * minuteMs);
      await room.sweep.sweep();
    }
    expect(await house.row(card.id)).toMatchObject({ is_active: false, reason: 'token_revoked', set_up: 'off' });
    expect((await house.told(caller)).map(({ type }) => type)).toEqual(['bot.connected.v1', 'bot.changed.v1']);
  });

  it('is told on the card even while Telegram is away', async () => {
    const { caller, card } = await connected();
    const away = house.room({ apiRoot: `http://127.0.0.1:${await freePort()}` });
    expect((await away.cards.card(caller, card.id)).telegram).toMatchObject({ answers: false, why: 'unreachable' });
  });

  it('has the same failure noted once a minute, and no token in it', async () => {
    const { room, bot, caller, card } = await connected();
    const which = { id: card.id, venueId: caller.venueId! };
    const notedAt = async () => (await house.row(card.id)).last_error_at;
    await room.health.note(which, `cannot reach https://api.telegram.org/bot${bot.token}/getMe`);
    const first = await notedAt();
    expect((await house.row(card.id)).last_error).toBe('cannot reach https://api.telegram.org/bot[bot token]/getMe');
    house.clock.passes(minuteMs / 2);
    await room.health.note(which, `cannot reach https://api.telegram.org/bot${bot.token}/getMe`);
    expect(await notedAt()).toEqual(first);
    await room.health.note(which, 'something else');
    expect(await notedAt()).not.toEqual(first);
  });

  async function startDoor(knock: (secret: string | undefined) => void) {
    const { createServer } = await import('node:http');
    let opened!: () => void;
    const knocked = new Promise<void>((resolve) => (opened = resolve));
    const server = createServer((request, response) => {
      knock(request.headers['x-telegram-bot-api-secret-token'] as string | undefined);
      response.end();
      opened();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = () => new Promise((resolve) => void server.close(resolve).closeAllConnections());
    return { url: `http://127.0.0.1:${port}`, knocked, close };
  }
});
