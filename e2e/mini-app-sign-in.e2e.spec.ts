import { eventually } from '@guestflow/testing';
import { OwnBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { AppSessionDto } from '../apps/bot-gateway/src/mini-app/mini-app.dto';
import { Api } from './support/api';
import { BotHouse, Hand, newBotToken, openBotHouse } from './support/bot-house';
import { House, openHouse } from './support/house';
import { settled } from './support/settled';
import { superAdmin } from './support/test-platform';
import { mintToken } from './support/tokens';

interface Refusal {
  status: number;
  code: string;
  detail: string;
}

describe('a guest who opens the venue’s Mini App', () => {
  let house: BotHouse;
  let operator: Api;
  let elsewhere: House & { bot: string };
  let bot: Api;
  let day: string;

  beforeAll(async () => {
    house = await openBotHouse({ settings: { auto_confirm: true } });
    const { platform, sql } = house;
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    elsewhere = { ...(await openHouse(platform, { operator, sql }, { name: 'Другое' })), bot: 'elsewhere_bot' };
    await settled(sql);
    await connects(elsewhere.venueId, elsewhere.bot);
    bot = new Api(platform.url, await mintToken(platform, { role: 'bot', venue_id: house.venueId }));
    const { body: page } = await platform.api.get<{ date: string; free: boolean }[]>(
      `/public/venues/${house.venue.slug}/days?from=${inDays(2)}&days=7&guests=2`,
    );
    day = page.find(({ free }) => free)!.date;
  });
  afterAll(() => house?.close());

  async function connects(venueId: string, username: string): Promise<string> {
    const token = newBotToken();
    house.telegram.addBot({ token, username, first_name: 'Elsewhere' });
    const { status, body, text } = await operator.post<{ id: string }>(`/bots?venue_id=${venueId}`, { token });
    if (status !== 201) throw new Error(`A bot could not be connected: ${text}`);
    return body.id;
  }
  /** What Telegram puts behind the address under which it opens the Mini App. */
  const handed = (guest: Hand, from = house.bot): string => {
    const address = guest.person.opensMiniApp(from, 'https://example.com/app');
    return new URLSearchParams(new URL(address).hash.slice(1)).get('tgWebAppData')!;
  };
  const verify = (init_data: string, where: object = { slug: house.venue.slug }) =>
    house.platform.api.post<AppSessionDto & Refusal>('/auth/telegram/verify', { init_data, ...where });
  const opens = async (guest: Hand): Promise<Api> => {
    const { status, body, text } = await verify(handed(guest));
    if (status !== 200) throw new Error(`Not let in: ${text}`);
    return new Api(house.platform.url, body.access_token);
  };
  /** As sharing the contact with the bot does. */
  const registers = async ({ id, person }: Hand): Promise<void> => {
    const said = { telegram_id: id, phone: person.phone, name: person.first_name };
    expect((await bot.post('/bot/guest-register', said)).status).toBe(201);
    await settled(house.sql);
  };
  const wish = (time: string) => ({ date: day, time, guests_count: 2 });

  it('is let in by what Telegram says of him, however the venue is named', async () => {
    const guest = house.guest({ first_name: 'Анна', language_code: 'en-GB' });
    const { rows } = await house.sql.query<{ id: string }>('SELECT id FROM bot_gateway.bots WHERE venue_id = $1', [
      house.venueId,
    ]);
    const subjects = new Set<string>();
    for (const where of [{ slug: house.venue.slug }, { venue_id: house.venueId }, { bot_id: rows[0]!.id }]) {
      const { status, body } = await verify(handed(guest), where);
      expect([where, status, body]).toEqual([
        where,
        200,
        {
          ...{ access_token: expect.any(String) as string, expires_in: 3_600, token_type: 'Bearer' },
          venue: { id: house.venueId, name: house.venue.name, slug: house.venue.slug },
          guest: { telegram_id: guest.id, first_name: 'Анна', language: 'en' },
        },
      ]);
      const claims = Buffer.from(body.access_token.split('.')[1]!, 'base64url').toString();
      subjects.add((JSON.parse(claims) as { sub: string }).sub);
    }
    expect(subjects.size).toBe(1);
    const italian = house.guest({ language_code: 'it' });
    expect((await verify(handed(italian))).body.guest.language).toBe('ru');
  });

  it('has his own bookings there, those made by the bot too: sees, makes, moves and cancels them', async () => {
    const guest = house.guest();
    const app = await opens(guest);
    const early = await app.post<Refusal & { rule: string }>('/me/bookings', wish('14:00'));
    expect([early.status, early.body.rule]).toEqual([422, 'guest_not_registered']);
    await registers(guest);
    const byBot = await bot.post<OwnBookingDto>('/bot/booking-request', { ...wish('12:00'), telegram_id: guest.id });
    const made = await app.post<OwnBookingDto>('/me/bookings', wish('18:00'));
    expect([made.status, made.body]).toMatchObject([201, { status: 'confirmed', guest_name: guest.person.first_name }]);
    const mine = await app.get<OwnBookingDto[]>('/me/bookings');
    expect(mine.body.map(({ id }) => id)).toEqual([byBot.body.id, made.body.id]);
    for (const { id, version } of [byBot.body, made.body]) {
      const path = `/me/bookings/${id}`;
      const card = await app.get<OwnBookingDto>(path);
      expect([card.status, card.body.id]).toEqual([200, id]);
      const moved = await app.patch<OwnBookingDto>(path, { guests_count: 1 }, { 'if-match': `"${card.body.version}"` });
      expect([moved.status, moved.body.guests_count]).toEqual([200, 1]);
      expect(moved.body.version).toBeGreaterThan(version);
      expect((await app.post<OwnBookingDto>(`${path}/cancel`, {})).body.status).toBe('cancelled');
    }
    expect((await app.get('/me/bookings')).body).toEqual([]);
  });

  it('reaches neither another guest’s bookings, nor another venue, nor what is the staff’s', async () => {
    const [anna, boris] = [house.guest(), house.guest()];
    for (const each of [anna, boris]) await registers(each);
    const [app, others] = [await opens(anna), await opens(boris)];
    const { body } = await others.post<OwnBookingDto>('/me/bookings', wish('20:00'));
    const path = `/me/bookings/${body.id}`;
    for (const answer of [
      await app.get(path),
      await app.patch(path, { guests_count: 1 }),
      await app.post(`${path}/cancel`, {}),
      await app.get(`/me/bookings?venue_id=${elsewhere.venueId}`),
      await app.post('/me/bookings', { ...wish('12:00'), venue_id: elsewhere.venueId }),
    ]) {
      expect(answer.status).toBe(404);
    }
    for (const staffs of ['/bookings', '/guests', '/tables', '/venues/current', '/auth/me', `/bot/guests/${anna.id}`]) {
      expect([staffs, (await app.get(staffs)).status]).toEqual([staffs, 403]);
    }
    expect((await others.get<OwnBookingDto>(path)).body.status).toBe('confirmed');
  });

  it('is refused in one way, whatever is wrong', async () => {
    const guest = house.guest();
    const good = handed(guest);
    const { hash, ...fields } = Object.fromEntries(new URLSearchParams(good));
    const forged = new URLSearchParams({ ...fields, user: fields.user!.replace(guest.id, '7'), hash: hash! });
    const answers = [
      await verify(good.slice(0, -1)),
      await verify(forged.toString()),
      await verify('x'),
      await verify(handed(guest, elsewhere.bot)),
      await verify(good, { slug: elsewhere.venue.slug }),
      await verify(good, { venue_id: elsewhere.venueId }),
      await verify(good, { venue_id: '0191c0de-0000-7000-8000-00000000cafe' }),
      await verify(good, { bot_id: '0191c0de-0000-7000-8000-00000000cafe' }),
      await verify(good, { slug: 'no-such-venue' }),
    ];
    const { detail } = answers[0]!.body;
    for (const { status, body } of answers) {
      expect(body).toMatchObject({ status: 401, code: 'unauthorized', detail });
      expect(status).toBe(401);
    }
    for (const where of [{}, { slug: house.venue.slug, venue_id: house.venueId }, { venue_id: 'x' }]) {
      expect([where, (await verify(good, where)).status]).toEqual([where, 400]);
    }
    expect((await verify('x'.repeat(5_000))).status).toBe(400);
    expect((await verify(good)).status).toBe(200);
  });

  it('is refused while the bot is off or the venue suspended; whoever is in by then is out', async () => {
    const { platform, sql } = house;
    const third = await openHouse(platform, { operator, sql }, { name: 'Третье' });
    await settled(sql);
    const [username, guest] = ['third_bot', house.guest()];
    const botId = await connects(third.venueId, username);
    const tries = async () => (await verify(handed(guest, username), { venue_id: third.venueId })).status;
    const { body } = await verify(handed(guest, username), { venue_id: third.venueId });
    const inside = new Api(platform.url, body.access_token);
    expect((await inside.get('/me/bookings')).status).toBe(200);

    await sql.query('UPDATE bot_gateway.bots SET is_active = false WHERE id = $1', [botId]);
    expect(await tries()).toBe(401);
    await sql.query('UPDATE bot_gateway.bots SET is_active = true WHERE id = $1', [botId]);
    expect(await tries()).toBe(200);

    await operator.post(`/tenants/${third.venueId}/suspend`, { reason: 'Не оплачено' });
    await settled(sql);
    expect(await tries()).toBe(401);
    await eventually(async () => expect((await inside.get('/me/bookings')).status).toBe(403));
    await operator.post(`/tenants/${third.venueId}/resume`, {});
    await settled(sql);
    expect(await tries()).toBe(200);
  });
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
