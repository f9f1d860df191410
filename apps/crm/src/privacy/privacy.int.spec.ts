import { randomBytes } from 'node:crypto';
import { Caller, systemCaller } from '@guestflow/access';
import { Fact, PrivacyAnswerState, privacyServices } from '@guestflow/contracts';
import { EventContext } from '@guestflow/event-bus';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, Forgetting, newId, placeOfCopy, Sealer, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { crm } from '../crm.module';
import { GuestsQueries } from '../guests/guests.queries';
import { GuestsService } from '../guests/guests.service';
import { MergesQueries } from '../merges/merges.queries';
import { MergesService } from '../merges/merges.service';
import { PrivacyListener } from './privacy.listener';
import { PrivacyService } from './privacy.service';
import { PrivacySweep } from './privacy.sweep';
import { wasErasedSince } from './was-erased';

class SetClock extends Clock {
  time = new Date();
  now(): Date {
    return this.time;
  }
}

describe('a guest’s request', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let guests: GuestsService;
  let privacy: PrivacyService;
  let listener: PrivacyListener;
  let here: Caller;
  let number = 0;
  let phone: string;
  const clock = new SetClock();
  const sealer = new Sealer(`k:${randomBytes(32).toString('base64')}`);
  const forgetting = new Forgetting(sealer);

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(crm)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(crm), { url: database.urlFor('crm'), poolSize: 8 }),
    ).initialize();
    transactions = new Transactions(source, 'crm');
    guests = new GuestsService(transactions, new GuestsQueries(transactions, clock), clock);
    privacy = new PrivacyService(transactions, forgetting, sealer, clock);
    listener = new PrivacyListener(clock, forgetting);
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });
  beforeEach(async () => {
    clock.time = new Date();
    here = systemCaller('privacy', newId());
    phone = `+7903555${String(++number).padStart(4, '0')}`;
    await admin.query(
      `INSERT INTO crm.venues (venue_id, country, language, version, name, timezone) VALUES ($1, 'RU', 'ru', 1, 'Кафе', 'Europe/Moscow')`,
      [here.venueId],
    );
  });

  const aGuest = (name = 'Зефирина') => guests.create(here, { name, phone, notes: 'Слово' });
  const answer = (
    service: (typeof privacyServices)[number],
    id: string,
    { sealed, time = new Date() }: { sealed?: string; time?: Date } = {},
  ) =>
    transactions.inVenue(here, (tx) => {
      const after = { id, version: 1, guest_id: newId(), counts: { things: 1 }, sealed };
      const fact = {
        subject: id,
        time: time.toISOString(),
        data: { version: 1, after },
      } as unknown as Fact<PrivacyAnswerState>;
      const handler = service.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase());
      return listener[handler as 'booking'](fact, new EventContext([tx, fact]));
    });
  /** All whose answers are waited for, but booking. */
  const othersAnswer = async (id: string, said: { sealed?: string } = {}) => {
    for (const service of privacyServices) if (service !== 'booking') await answer(service, id, said);
  };
  const opened = (kind: string) =>
    eventually(async () => {
      const { rows } = await admin.query<{ id: string; sealed: object }>(
        'SELECT id, sealed FROM crm.privacy_requests WHERE venue_id = $1 AND kind = $2 ORDER BY created_at DESC, id DESC',
        [here.venueId, kind],
      );
      if (!rows[0]) throw new Error('not opened yet');
      return rows[0];
    });
  const told = async (type: string) =>
    (
      await admin.query<{ data: { before?: object; after: Record<string, unknown> } }>(
        `SELECT fact::jsonb -> 'data' AS data FROM crm.outbox WHERE type = $1 AND fact LIKE '%' || $2 || '%' ORDER BY position`,
        [`${type}.v1`, here.venueId],
      )
    ).rows.map(({ data }) => data);
  const wasErased = (toldAt: Date) => transactions.inVenue(here, (tx) => wasErasedSince(tx, forgetting, phone, toldAt));

  it('to be forgotten empties his card and leaves its figures, and waits for all who know of him', async () => {
    const { id } = await aGuest();
    await admin.query('UPDATE crm.guests SET visit_count = 7 WHERE id = $1', [id]);
    const waiting = privacy.erase(here, id);
    const { id: request } = await opened('erasure');
    await answer('booking', request);
    await othersAnswer(request);
    await othersAnswer(request);
    expect(await waiting).toMatchObject({
      ...{ id: request, guest_id: id, done: true },
      services: {
        crm: { cards: 1 },
        ...Object.fromEntries(privacyServices.map((service) => [service, { things: 1 }])),
      },
    });
    const { rows } = await admin.query('SELECT * FROM crm.guests WHERE id = $1', [id]);
    expect(rows).toMatchObject([
      {
        name: null,
        phone: null,
        notes: null,
        tags: [],
        visit_count: 7,
        version: 2,
        erased_at: expect.any(Date) as Date,
      },
    ]);
    expect((await admin.query('SELECT 1 FROM crm.guest_words WHERE guest_id = $1', [id])).rowCount).toBe(0);
    expect((await admin.query('SELECT 1 FROM crm.word_spellings WHERE venue_id = $1', [here.venueId])).rowCount).toBe(
      0,
    );
    expect(await told('guest.erased')).toMatchObject([{ after: { id, name: null, phone: null } }]);
    expect((await told('guest.erased'))[0]).not.toHaveProperty('before');
    expect(await told('privacy_request.closed')).toHaveLength(1);
    expect(await told('guest.created')).toMatchObject([{ after: { id, name: null, phone: null } }]);
  });

  /** The tables of the service in which a text stands anywhere. */
  const tablesWith = async (text: string): Promise<string[]> => {
    const { rows } = await admin.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'crm' AND table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const sql = `SELECT 1 FROM crm.${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`;
      if ((await admin.query(sql, [text])).rowCount) found.push(name);
    }
    return found.sort();
  };
  const erased = async (id: string) => {
    const waiting = privacy.erase(here, id);
    const { id: request } = await opened('erasure');
    await answer('booking', request);
    await othersAnswer(request);
    await waiting;
  };

  it('leaves his address nowhere: neither the one he has nor one he had, whichever card of his it stood on', async () => {
    const [old, own, parts] = ['old', 'own', 'part'].map((name) => `${name}-${number}@example.com`);
    const profile = { birthday: '1990-05-12', preferred_channel: 'email' as const };
    const once = { scope: `user:u|${here.venueId}|/api/v1/guests`, key: newId(), fingerprint: 'x', status: 201 };
    const { id } = await guests.create({ ...here, once }, { name: 'Зефирина', phone, email: old, ...profile });
    await guests.change(here, id, { email: own });
    const part = await guests.create(here, { name: 'Зефирина Вторая', email: parts });
    const queries = new GuestsQueries(transactions, clock);
    const merges = new MergesService(transactions, new MergesQueries(transactions), queries, clock);
    await merges.merge(here, { kept_id: id, merged_id: part.id });
    const fact = (email: string) => JSON.stringify({ venueid: here.venueId, data: { after: { id, email } } });
    await admin.query(
      `INSERT INTO crm.parked_events (id, fact, reason, error, attempts) VALUES ($1, $2, 'failed', 'Error: ' || $3, 1)`,
      [newId(), fact(own!), own],
    );
    expect(await tablesWith(own!)).toEqual(['guests', 'merges', 'outbox', 'parked_events']);
    expect(await tablesWith(old!)).toEqual(['idempotency_keys', 'outbox']);
    await erased(id);
    for (const email of [old!, own!, parts!]) expect([email, await tablesWith(email)]).toEqual([email, []]);
    const nothing = { email: null, birthday: null, preferred_channel: null };
    expect(await told('guest.erased')).toMatchObject([{ after: nothing }, { after: nothing }]);
    expect(await tablesWith('1990-05-12')).toEqual([]);
  });

  it('leaves what is said of who shares his address', async () => {
    const email = `family-${number}@example.com`;
    const { id } = await guests.create(here, { name: 'Зефирина', phone, email });
    const wife = await guests.create(here, { name: 'Берта', phone: `+7903777${phone.slice(-4)}`, email, force: true });
    await erased(id);
    const states = (await told('guest.created')).map(({ after }) => after);
    expect(states).toMatchObject([
      { id, name: null, email: null },
      { id: wife.id, name: 'Берта', email, phone: wife.phone },
    ]);
  });

  it('made by two at once is one', async () => {
    const { id } = await aGuest();
    const both = Promise.all([privacy.erase(here, id), privacy.erase(here, id)]);
    const { id: request } = await opened('erasure');
    await answer('booking', request);
    await othersAnswer(request);
    expect((await both).map((each) => each.id)).toEqual([request, request]);
    expect(await told('privacy_request.opened')).toHaveLength(1);
    expect((await privacy.erasure(here, id)).id).toBe(request);
  });

  it('can be made by himself, by the account the bot knows him by, which is nobody’s then', async () => {
    const telegramId = '7000000042';
    const { id } = await aGuest();
    await admin.query('UPDATE crm.guests SET telegram_id = $2 WHERE id = $1', [id, telegramId]);
    const waiting = privacy.eraseOfTelegram({ ...here, role: 'bot' }, telegramId);
    const { id: request } = await opened('erasure');
    await answer('booking', request);
    await othersAnswer(request);
    expect(await waiting).toMatchObject({ id: request, guest_id: id, done: true });
    await expect(privacy.eraseOfTelegram({ ...here, role: 'bot' }, telegramId)).rejects.toThrow(NotFound);
    for (const nobody of ['1', 'x', "'"])
      await expect(privacy.eraseOfTelegram({ ...here, role: 'bot' }, nobody)).rejects.toThrow(NotFound);
    const other = await guests.create(here, { name: 'Берта', phone: '+79990000002' });
    await admin.query('UPDATE crm.guests SET telegram_id = $2 WHERE id = $1', [other.id, telegramId]);
    const elsewhere = systemCaller('elsewhere', newId());
    await expect(privacy.eraseOfTelegram({ ...elsewhere, role: 'bot' }, telegramId)).rejects.toThrow(NotFound);
  });

  it('leaves the words of a name that others have, and his phone to whoever comes with it', async () => {
    const { id } = await aGuest('Зефирина Одна');
    await guests.create(here, { name: 'Зефирина Другая', phone: '+79990000001' });
    const waiting = privacy.erase(here, id);
    const { id: request } = await opened('erasure');
    await answer('booking', request);
    await othersAnswer(request);
    await waiting;
    const { rows } = await admin.query<{ word: string }>(
      'SELECT DISTINCT word FROM crm.word_spellings WHERE venue_id = $1',
      [here.venueId],
    );
    expect(rows).toHaveLength(2);
    expect((await aGuest('Новая')).id).not.toBe(id);
  });

  it('holds for what was told of the phone before all had forgotten it', async () => {
    const { id } = await aGuest();
    expect(await wasErased(new Date())).toBe(false);
    const waiting = privacy.erase(here, id);
    const { id: request } = await opened('erasure');
    expect(await wasErased(new Date(Date.now() + 60_000))).toBe(true);
    const time = new Date();
    await answer('booking', request, { time });
    expect(await wasErased(time)).toBe(true);
    expect(await wasErased(new Date(time.getTime() + 1))).toBe(false);
    await othersAnswer(request);
    await waiting;
  });

  describe('for a copy', () => {
    const copyOf = async (id: string) => {
      const waiting = privacy.copy(here, id);
      const { id: request } = await opened('copy');
      for (const service of privacyServices) {
        const sealed = sealer.seal(`{"from":"${service}"}`, placeOfCopy(request, service));
        await answer(service, request, { sealed });
      }
      return waiting;
    };

    it('puts together what each service knows, and can be asked for again for a day', async () => {
      const { id } = await aGuest();
      const copy = await copyOf(id);
      expect(copy).toMatchObject({
        done: true,
        data: { crm: { cards: [{ id, phone, notes: 'Слово' }] }, booking: { from: 'booking' }, analytics: {} },
      });
      expect(await privacy.dataExport(here, id)).toMatchObject({
        id: copy.id,
        data: { analytics: { from: 'analytics' } },
      });
      expect(JSON.stringify(await opened('copy'))).not.toContain('from');

      clock.time = new Date(Date.now() + 25 * 3_600_000);
      await expect(privacy.dataExport(here, id)).rejects.toThrow(NotFound);
      await new PrivacySweep(transactions, clock, createLogger('test', 'silent')).run();
      expect((await opened('copy')).sealed).toEqual({});
    });

    it('of two cards as one is kept no longer than they are one', async () => {
      const [{ id }, other] = [await aGuest(), await guests.create(here, { name: 'Берта' })];
      const queries = new GuestsQueries(transactions, clock);
      const merges = new MergesService(transactions, new MergesQueries(transactions), queries, clock);
      const merge = await merges.merge(here, { kept_id: id, merged_id: other.id });
      await copyOf(id);
      await merges.undo(here, merge.id);
      await expect(privacy.dataExport(here, id)).rejects.toThrow(NotFound);
      expect((await opened('copy')).sealed).toEqual({});
    });

    it('is kept by nobody once he is forgotten, whenever it comes', async () => {
      const { id } = await aGuest();
      const copy = await copyOf(id);
      const late = privacy.copy(here, id);
      const second = await eventually(async () => {
        const request = await opened('copy');
        if (request.id === copy.id) throw new Error('not opened yet');
        return request;
      });
      const gone = expect(late).rejects.toThrow(NotFound);
      const erasing = privacy.erase(here, id);
      const { id: request } = await opened('erasure');
      for (const each of [request, second.id]) {
        await answer('booking', each, { sealed: 'late' });
        await othersAnswer(each, { sealed: 'late' });
      }
      await erasing;
      await gone;
      const { rows } = await admin.query('SELECT 1 FROM crm.privacy_requests WHERE venue_id = $1 AND sealed <> $2', [
        here.venueId,
        {},
      ]);
      expect(rows).toEqual([]);
    });
  });

  it('of another venue’s guest is one of nobody', async () => {
    const { id } = await aGuest();
    const elsewhere = systemCaller('elsewhere', newId());
    for (const ask of ['erase', 'erasure', 'copy', 'dataExport'] as const) {
      await expect(privacy[ask](elsewhere, id)).rejects.toThrow(NotFound);
    }
    await expect(privacy.erasure(here, id)).rejects.toThrow(NotFound);
  });
});
