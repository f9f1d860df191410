import { randomBytes } from 'node:crypto';
import { newId } from '@guestflow/persistence';
import { eventually, TelegramSimulator } from '@guestflow/testing';
import { Pool } from 'pg';
import { Api } from './support/api';
import { House, openHouse } from './support/house';
import { onFreePort } from './support/ports';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

interface ToldBot {
  id: string;
  venue_id: string;
  bot_username: string;
  is_active: boolean;
  version: number;
}

const newSecret = () => randomBytes(26).toString('base64url');

/** Its token stands in no answer, log, trace or table: that is looked for wherever a test meets a bot. */
describe('a venue connects its bot', () => {
  let telegram: TelegramSimulator;
  let platform: TestPlatform;
  let sql: Pool;
  let house: House;
  let staff: Api;
  let bots = 0;

  beforeAll(async () => {
    telegram = await TelegramSimulator.start({ port: 0 });
    platform = await onFreePort((port) =>
      startTestPlatform('embedded', {}, undefined, {
        ...{ port, publicUrl: `http://127.0.0.1:${port}` },
        telegram: { apiRoot: telegram.url, publicKey: telegram.publicKey, mode: 'webhook' },
      }),
    );
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    const operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    house = await openHouse(platform, { operator, sql });
    staff = new Api(platform.url, await mintToken(platform, { role: 'admin', venue_id: house.venueId }));
    await eventually(async () => {
      const { rowCount } = await sql.query('SELECT 1 FROM bot_gateway.venues WHERE venue_id = $1', [house.venueId]);
      if (!rowCount) throw new Error('bot-gateway has not heard of the venue yet');
    });
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
    await telegram?.close();
  });

  const newBot = () => {
    const number = ++bots;
    const bot = {
      token: `${6_500_000_000 + number}:${newSecret()}`,
      username: `guests_${number}_bot`,
      first_name: 'Дом',
    };
    telegram.addBot(bot);
    return bot;
  };

  const connect = (token: string, headers?: Record<string, string>) => staff.post<ToldBot>('/bots', { token }, headers);

  it('which guests can write to at once, and nobody else in its name', async () => {
    const bot = newBot();
    const { status, body } = await connect(bot.token);
    expect(status).toBe(201);
    const guest = telegram.guest({ first_name: 'Анна', language_code: 'ru', phone: '+79160000001' });
    guest.sends(bot.username, '/help');
    await eventually(() => {
      expect(telegram.chat(bot.username, guest.id).some(({ from }) => from.is_bot)).toBe(true);
    });
    const update = { update_id: 1, message: { chat: { id: guest.id, type: 'private' }, text: '/help' } };
    for (const secret of [undefined, '', 'guessed']) {
      const headers = secret === undefined ? undefined : { 'x-telegram-bot-api-secret-token': secret };
      expect((await platform.api.post(`/telegram/${body.id}`, update, headers)).status).toBe(404);
    }
    const card = await staff.get<object>(`/bots/${body.id}`);
    expect(card.headers.get('etag')).toBe('"1"');
    expect(card.body).toMatchObject({
      is_set_up: true,
      telegram: { answers: true, mode: 'webhook', pending_updates: 0 },
    });
  });

  it('once, however often it is asked with the same key', async () => {
    const bot = newBot();
    const key = { 'idempotency-key': newId() };
    const [first, again] = [await connect(bot.token, key), await connect(bot.token, key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect((await connect(newBot().token, key)).body).toMatchObject({ rule: 'idempotency_key_reused' });
    expect((await connect(bot.token)).body).toMatchObject({ code: 'conflict', bot_id: first.body.id });
  });

  it('by a token that Telegram takes, and is not told back the one it has sent', async () => {
    const unknown = `6999999999:${newSecret()}`;
    expect(await connect(unknown)).toMatchObject({ status: 422, body: { rule: 'bot_token_refused' } });
    for (const token of [`${unknown} `, `bot${unknown}`, `https://t.me/${unknown}`, unknown.slice(6), '']) {
      expect(await connect(token)).toMatchObject({ status: 400, body: { errors: [{ field: 'token' }] } });
    }
  });

  it('and those who look after it turn it off and on, replace its token and unlink it', async () => {
    const bot = newBot();
    const { id } = (await connect(bot.token)).body;
    const seen = (version: number) => ({ 'if-match': `"${version}"` });
    expect((await house.manager.patch(`/bots/${id}`, { is_active: false })).status).toBe(403);
    expect((await house.receptionist.get<object>(`/bots/${id}`)).status).toBe(200);
    const off = await staff.patch<ToldBot>(`/bots/${id}`, { is_active: false }, seen(1));
    expect(off).toMatchObject({ status: 200, body: { is_active: false, version: 2 } });
    expect((await staff.patch(`/bots/${id}`, { is_active: true }, seen(1))).status).toBe(412);
    const token = `${bot.token.split(':')[0]}:${newSecret()}`;
    telegram.addBot({ ...bot, token });
    expect((await staff.patch(`/bots/${id}`, { is_active: true })).body).toMatchObject({
      rule: 'bot_token_refused',
    });
    const on = await staff.patch<ToldBot>(`/bots/${id}`, { is_active: true, token });
    expect(on).toMatchObject({ status: 200, body: { is_active: true, version: 3 } });
    expect((await staff.call('DELETE', `/bots/${id}`)).status).toBe(204);
    expect((await staff.get(`/bots/${id}`)).status).toBe(404);
    await eventually(async () => {
      const { body } = await staff.get<{ event: string }[]>(`/audit-log?entity_type=bot&entity_id=${id}`);
      expect(body.map(({ event }) => event).reverse()).toEqual([
        ...['bot.connected.v1', 'bot.changed.v1', 'bot.changed.v1', 'bot.unlinked.v1'],
      ]);
    });
  });

  it('and lists those that it has', async () => {
    const listed = await staff.get<ToldBot[]>('/bots?sort=bot_username:asc&q=guests_1');
    expect(listed.headers.get('x-total-count')).toBe('1');
    expect(listed.body).toMatchObject([{ bot_username: 'guests_1_bot', venue_id: house.venueId }]);
    expect((await staff.get('/bots?sort=sealed_token:asc')).status).toBe(400);
  });
});
