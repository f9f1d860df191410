import fs from 'node:fs';
import path from 'node:path';
import { systemCaller } from '@guestflow/access';
import { ParkedEvents } from '@guestflow/event-bus';
import { EmbeddedPostgres, newId, startEmbeddedPostgres, Transactions } from '@guestflow/persistence';
import { RunningService, startService, tokens } from '@guestflow/service';
import type { Settings } from '@guestflow/service';
import { eventually, quickFolder } from '@guestflow/testing';
import { Pool } from 'pg';
import { analytics } from '../apps/analytics/src/analytics.module';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestBookingDto, OwnBookingDto } from '../apps/booking/src/bookings/guest-bookings.dto';
import { GuestCardDto } from '../apps/crm/src/guests/guests.dto';
import { DataExportDto, ErasureDto } from '../apps/crm/src/privacy/privacy.dto';
import { Api } from './support/api';
import { House, openHouse } from './support/house';
import { settled } from './support/settled';
import { storedRows } from './support/stored-rows';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { mintToken } from './support/tokens';

const day = 86_400_000;
const dateIn = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** A guest like no other, so that every trace of him is one. */
class Somebody {
  private static number = 0;
  private readonly number = ++Somebody.number;
  readonly name = `Зефирина${this.number} Кракозябликова${this.number}`;
  readonly phone = `+7903555017${this.number}`;
  readonly otherPhone = `+7903666028${this.number}`;
  readonly telegramId = `77700055512${this.number}`;
  readonly words = `Аллергия-на-ежевику-${this.number}`;

  /** As it may stand somewhere, however it was written. */
  get traces(): string[] {
    const national = [this.phone, this.otherPhone].map((phone) => phone.slice(2));
    const spaced = national.map((n) => `${n.slice(0, 3)} ${n.slice(3, 6)}-${n.slice(6, 8)}-${n.slice(8)}`);
    const reversed = national.map((n) => [...n].reverse().join(''));
    const names = this.name.toLowerCase().split(' ');
    return [...names, this.words.toLowerCase(), this.telegramId, ...national, ...spaced, ...reversed];
  }
}

describe('a guest who asks to be forgotten', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let platform: TestPlatform;
  let sql: Pool;
  let operator: Api;
  let house: House;
  let staff: Api;
  let written = '';

  beforeAll(async () => {
    // Where the services' logs go.
    jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written += String(chunk);
      return true;
    });
    folder = quickFolder('forgotten');
    postgres = await startEmbeddedPostgres({
      dataDir: folder,
      settings: { fsync: 'off', synchronous_commit: 'off', logging_collector: 'on', log_directory: 'said' },
    });
    platform = await startTestPlatform('embedded', {}, undefined, {
      adminUrl: postgres.adminUrl,
      logLevel: 'trace',
      retryDelaysMs: [50],
    });
    sql = new Pool({ connectionString: postgres.adminUrl, max: 6 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    house = await openHouse(
      platform,
      { operator, sql },
      {
        settings: { auto_confirm: true },
        tables: Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index + 1}`, 4])),
      },
    );
    staff = new Api(platform.url, await mintToken(platform, { role: 'admin', venue_id: house.venueId }));
    await settled(sql);
  });
  afterAll(async () => {
    await sql?.end();
    await platform?.close();
    await postgres?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    jest.restoreAllMocks();
  });

  const postgresLog = () => {
    const place = path.join(postgres.location, 'said');
    return fs
      .readdirSync(place)
      .map((file) => fs.readFileSync(path.join(place, file), 'utf8'))
      .join('\n');
  };
  /** Where it still stands who it was: in any table, or in anybody's log. */
  const tracesOf = async (somebody: Somebody): Promise<string[]> => {
    const { rows: bytes } = await sql.query<{ text: string }>(
      `SELECT convert_from(bytes, 'UTF8') AS text FROM crm.import_parts`,
    );
    const places = [
      ...(await storedRows(sql)).map(({ table, text }) => [table, text] as const),
      ...bytes.map(({ text }) => ['crm.import_parts', text] as const),
      ...written.split('\n').map((line) => ['the services’ log', line] as const),
      ...postgresLog()
        .split('\n')
        .map((line) => ['PostgreSQL’s log', line] as const),
    ];
    return places.flatMap(([place, text]) =>
      somebody.traces
        .filter((trace) => text.toLowerCase().includes(trace))
        .map((trace) => `${place}: ${trace}: ${text}`),
    );
  };
  const manager = () => staff;
  const must = async <T>(asked: Promise<{ status: number; body: T; text: string }>, status: number): Promise<T> => {
    const answer = await asked;
    if (answer.status !== status) throw new Error(`${answer.status} ${answer.text}`);
    return answer.body;
  };
  const once = () => ({ 'idempotency-key': newId() });
  /** Where a service is slow to answer, what is asked for is not there at once. */
  const answeredByAll = async <T extends { done: boolean }>(id: string, verb: string, noun: string): Promise<T> => {
    const { status, body, text } = await manager().post<T>(`/guests/${id}/${verb}`);
    if (status !== (body.done ? 200 : 202)) throw new Error(`${status} ${text}`);
    return eventually(async () => {
      const seen = await must(manager().get<T>(`/guests/${id}/${noun}`), 200);
      expect(seen.done).toBe(true);
      return seen;
    });
  };
  const aCard = (somebody: Somebody) =>
    must(
      manager().post<GuestCardDto>(
        '/guests',
        {
          // Who has booked already has a card by that.
          ...{ name: somebody.name, phone: somebody.phone, telegram_id: somebody.telegramId, force: true },
          ...{
            birthday: '1990-05-12',
            email: `${somebody.telegramId}@example.com`,
            ...{ preferences: { a: somebody.words }, notes: somebody.words },
          },
        },
        once(),
      ),
      201,
    );
  const figures = async (bookings: string[]) => {
    const { rows: booked } = await sql.query(
      `SELECT id, starts_at, guests_count, status, source, resource_ids, tags, arrived_at FROM booking.bookings
        WHERE id = ANY ($1) ORDER BY id`,
      [bookings],
    );
    const { rows: places } = await sql.query(
      'SELECT resource_id, starts_at, held_until FROM booking.allocations WHERE owner_id = ANY ($1) ORDER BY 1, 2',
      [bookings],
    );
    return { booked, places };
  };
  const inCrm = (work: Parameters<Transactions['inVenue']>[1]) =>
    platform.services.crm.app
      .get(Transactions, { strict: false })
      .inVenue(systemCaller('somebody at the desk', house.venueId), work);

  it('is told everything that is known of him, and then is known to nobody, wherever it stood', async () => {
    const somebody = new Somebody();
    const { name, phone, otherPhone, telegramId, words } = somebody;
    const page = `/public/venues/${house.venue.slug}`;

    // He books by the public page before there is a card, and by the bot after.
    const visit = { guests_count: 2, name, phone: phone.replace('+7', '8 '), comment: words };
    const anonymous = await must(
      platform.api.post<GuestBookingDto>(`${page}/bookings`, { ...visit, date: dateIn(3), time: '18:00' }, once()),
      201,
    );
    const card = await aCard(somebody);
    await settled(sql);
    const key = await must(
      operator.post<{ key: string }>(`/api-keys?venue_id=${house.venueId}`, { name: 'Бот', scopes: ['bot.act'] }),
      201,
    );
    const bot = new Api(platform.url, key.key);
    const byBot = await must(
      bot.post<OwnBookingDto>(
        '/bot/booking-request',
        { telegram_id: telegramId, date: dateIn(4), time: '19:00', guests_count: 3, comment: words },
        once(),
      ),
      201,
    );
    await must(bot.post(`/bot/booking/${byBot.id}/cancel`, { telegram_id: telegramId, reason: words }, once()), 200);

    // He is seated, changed, and waits in line.
    const seated = await must(
      manager().post<BookingDto>(
        '/bookings',
        {
          guest_id: card.id,
          source: 'walk_in',
          guests_count: 2,
          notes: words,
          tags: ['Терраса'],
          overrides: ['hours'],
        },
        once(),
      ),
      201,
    );
    await must(manager().patch(`/bookings/${seated.id}`, { guest_name: `${name} и К°`, comment: words }), 200);
    const evening = { date: dateIn(5), time_from: '19:00', time_to: '20:00', guests_count: 2 };
    await must(platform.api.post(`${page}/waitlist`, { ...evening, name, phone }, once()), 201);
    await must(manager().patch(`/guests/${card.id}`, { notes: `${words}!`, tags: ['VIP', words] }), 200);
    await settled(sql);

    // Another card becomes part of his, he says something, is led to the bot, is not welcome, stands in a list.
    const other = await must(
      manager().post<GuestCardDto>('/guests', { name: `${name} вторая`, phone: otherPhone }, once()),
      201,
    );
    await must(manager().post('/guests/merges', { kept_id: card.id, merged_id: other.id }, once()), 201);
    const feedback = await must(
      bot.post<{ id: string }>('/bot/feedback', { telegram_id: telegramId, message_text: words, score: 4 }, once()),
      201,
    );
    await must(manager().post(`/feedback/${feedback.id}/replies`, { text: `Спасибо, ${name}` }, once()), 201);
    await sql.query(
      `INSERT INTO crm.bots (venue_id, bot_id, username, is_active, version) VALUES ($1, $2, 'somebot', true, 1)
       ON CONFLICT DO NOTHING`,
      [house.venueId, house.venueId],
    );
    await must(manager().post(`/guests/${card.id}/bot-link`), 201);
    const entry = await must(
      manager().post<{ id: string }>('/blacklist', { phone: otherPhone, reason: words }, once()),
      201,
    );
    const list = `Имя;Телефон;Заметки\n${name};${phone};${words}\n`;
    const csv = { 'content-type': 'text/csv' };
    const { body: imported } = await manager().raw<{ id: string }>('POST', '/api/v1/guests/imports', list, csv);
    await must(manager().post(`/guests/imports/${imported.id}/start`, {}, once()), 202);
    await eventually(async () => {
      const { body } = await manager().get<{ state: string }>(`/guests/imports/${imported.id}`);
      expect(body.state).toBe('completed');
    });
    await settled(sql);

    // One fact could not be handled: it waits in the hands of operators.
    await sql.query(
      `CREATE FUNCTION booking.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$`,
    );
    await sql.query(
      'CREATE TRIGGER refuse BEFORE UPDATE ON booking.guests FOR EACH ROW EXECUTE FUNCTION booking.refuse()',
    );
    await must(manager().patch(`/guests/${card.id}`, { name: `${name} третья` }), 200);
    await eventually(async () => {
      const { rows } = await sql.query('SELECT 1 FROM booking.parked_events WHERE fact LIKE $1', [`%${name}%`]);
      expect(rows).toHaveLength(1);
    });
    await sql.query('DROP TRIGGER refuse ON booking.guests');
    // PostgreSQL refuses something with his name in it.
    await expect(
      inCrm((tx) =>
        tx.query('UPDATE guests SET phone = $2 WHERE venue_id = $1 AND id = $3', [house.venueId, phone, other.id]),
      ),
    ).rejects.toThrow();
    await manager().get(`/guests?q=${encodeURIComponent(name)}&phone=${encodeURIComponent(phone)}`);
    await settled(sql);

    const told = await answeredByAll<DataExportDto>(card.id, 'data-export', 'data-export');
    const text = JSON.stringify(told.data);
    for (const known of [name, phone, otherPhone, telegramId, words, `${name} вторая`, `Спасибо, ${name}`]) {
      expect(text).toContain(known);
    }
    expect(told.data).toMatchObject({
      crm: { cards: [{ id: card.id }, { id: other.id }], feedback: [{ score: 4 }], blacklist: [{ id: entry.id }] },
      booking: {
        bookings: [{ source: 'walk_in' }, { guest_name: name }, { comment: words }],
        waitlist: [{ guest_name: name }],
      },
      analytics: { audit_log: expect.anything() as object },
    });
    expect(text).not.toContain('token');
    expect((await must(manager().get<DataExportDto>(`/guests/${card.id}/data-export`), 200)).id).toBe(told.id);
    expect((await tracesOf(somebody)).length).toBeGreaterThan(30);
    expect(written).toContain('"msg":"answered"');

    const bookings = (await sql.query<{ id: string }>('SELECT id FROM booking.bookings')).rows.map(({ id }) => id);
    const before = await figures(bookings);
    const erased = await answeredByAll<ErasureDto>(card.id, 'erase', 'erasure');
    expect(erased).toMatchObject({
      done: true,
      services: {
        crm: { cards: 2, blacklist_entries: 1, feedback: 1, replies: 1, merges: 1, bot_links: 1, copies: 1 },
        booking: { bookings: 3, bookings_to_come: 1, waitlist_entries: 1 },
        analytics: { audit_entries: expect.any(Number) as number },
      },
    });
    await settled(sql);
    expect(await tracesOf(somebody)).toEqual([]);
    expect(await figures(bookings)).toEqual(before);

    // Asked again it is the same request; the card has nothing in it, and the old link leads nowhere.
    expect((await must(manager().post<ErasureDto>(`/guests/${other.id}/erase`), 200)).id).toBe(erased.id);
    expect((await must(manager().get<ErasureDto>(`/guests/${card.id}/erasure`), 200)).done).toBe(true);
    expect((await manager().get(`/guests/${card.id}/data-export`)).status).toBe(404);
    expect((await manager().get<GuestCardDto>(`/guests/${card.id}`)).body).toMatchObject({ name: null, phone: null });
    expect((await platform.api.get(`/public/bookings/${anonymous.reference}`)).status).toBe(404);

    // What could not be handled then is handled now, and brings nothing back.
    const parked = platform.services.booking.app.get(ParkedEvents, { strict: false });
    expect(await parked.replay('all')).toBe(1);
    await settled(sql);
    expect(await parked.count()).toBe(0);
    expect(await tracesOf(somebody)).toEqual([]);

    // Whoever books with that phone from now on is somebody anew.
    const anew = await must(
      platform.api.post<GuestBookingDto>(`${page}/bookings`, {
        ...visit,
        name: 'Новый',
        date: dateIn(9),
        time: '18:00',
      }),
      201,
    );
    await settled(sql);
    const { rows } = await sql.query<{ contact: object }>(
      `SELECT after -> 'contact' AS contact FROM analytics.events
        WHERE subject = (SELECT id::text FROM booking.bookings WHERE reference = $1) AND type LIKE 'booking.%'`,
      [anew.reference],
    );
    expect(rows[0]!.contact).toMatchObject({ name: 'Новый', phone });
  });

  it('is forgotten just so while facts about him are on their way, and by who was away meanwhile', async () => {
    const somebody = new Somebody();
    const card = await aCard(somebody);
    await settled(sql);
    const settings = platform.services.analytics.app.get<Settings>(tokens.settings, { strict: false });
    await platform.services.analytics.close();

    let over = false;
    let made = 0;
    const work = async (turn: number) => {
      for (let round = 0; !over; round++) {
        const { status, body } = await manager().post<BookingDto>('/bookings', {
          ...{ guest_id: card.id, guests_count: 2, date: dateIn(20 + turn), time: '18:00' },
        });
        if (status === 201) made++;
        if (status === 201) await manager().post(`/bookings/${body.id}/cancel`, {});
        await manager().patch(`/guests/${card.id}`, { notes: `${somebody.words} ${round}` });
      }
    };
    const working = Promise.all(Array.from({ length: 4 }, (_, turn) => work(turn)));
    await eventually(() => expect(made).toBeGreaterThan(8));
    const first = await must(manager().post<ErasureDto>(`/guests/${card.id}/erase`), 202);
    expect(first).toMatchObject({ done: false, services: { crm: { cards: 1 } } });
    over = true;
    await working;
    await eventually(async () => {
      const { done, services } = await must(manager().get<ErasureDto>(`/guests/${card.id}/erasure`), 200);
      expect([done, services]).toMatchObject([false, { booking: {} }]);
    });

    const again: RunningService = await startService(analytics, settings);
    try {
      await eventually(async () =>
        expect((await must(manager().get<ErasureDto>(`/guests/${card.id}/erasure`), 200)).done).toBe(true),
      );
      await settled(sql);
      expect(await tracesOf(somebody)).toEqual([]);
      const { rows } = await sql.query<{ count: string }>(
        `SELECT count(*) FROM booking.bookings WHERE guest_id = $1 AND guest_name IS NULL`,
        [card.id],
      );
      expect(Number(rows[0]!.count)).toBeGreaterThan(3);
    } finally {
      await again.close();
    }
  });
});
