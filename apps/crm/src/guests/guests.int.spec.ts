import { Caller, systemCaller } from '@guestflow/access';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { Conflict, NotFound, OutOfDate, ValidationProblem } from '@guestflow/problems';
import { databaseOf, SystemClock } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { crm } from '../crm.module';
import { GuestsQuery } from './guests-query.dto';
import { CreateGuestDto, GuestCardDto } from './guests.dto';
import { GuestsQueries } from './guests.queries';
import { GuestsService } from './guests.service';

describe('guests', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let guests: GuestsService;
  let queries: GuestsQueries;
  let here: Caller;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(crm)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(crm), { url: database.urlFor('crm'), poolSize: 12 }),
    ).initialize();
    const transactions = new Transactions(source, 'crm');
    queries = new GuestsQueries(transactions, new SystemClock());
    guests = new GuestsService(transactions, queries, new SystemClock());
  });

  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  beforeEach(async () => {
    here = await venue();
  });

  const venue = async (country = 'RU'): Promise<Caller> => {
    const [venueId, userId] = [newId(), newId()];
    await admin.query(
      `INSERT INTO crm.venues (venue_id, country, language, version, name, timezone)
       VALUES ($1, $2, 'ru', 1, 'Берёза', 'Europe/Moscow')`,
      [venueId, country],
    );
    return { ...systemCaller('guests', venueId), role: 'manager', actor: `user:${userId}`, userId };
  };
  const guest = (wanted: CreateGuestDto) => guests.create(here, wanted);
  const list = (query: Partial<GuestsQuery> = {}) => queries.list(here, Object.assign(new GuestsQuery(), query));
  const namesOf = async (query: Partial<GuestsQuery>) => (await list(query)).items.map(({ name }) => name).sort();
  const refusalOf = async (work: Promise<unknown>): Promise<Conflict> => {
    const thrown: unknown = await work.catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Conflict);
    return thrown as Conflict;
  };
  const wrongFields = async (work: Promise<unknown>): Promise<string[]> => {
    const thrown: unknown = await work.catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ValidationProblem);
    return (thrown as ValidationProblem).errors.map(({ field }) => field);
  };

  describe('have one card per phone', () => {
    it('however the phone is written', async () => {
      const anna = await guest({ phone: '8 (916) 123-45-67', name: '  Анна   Петрова ' });
      expect(anna).toMatchObject({ phone: '+79161234567', name: 'Анна Петрова', source: 'manual', visit_count: 0 });
      for (const phone of ['+7 916 123 45 67', '89161234567', '916 1234567']) {
        expect((await refusalOf(guest({ phone, name: 'Другая' }))).extra).toMatchObject({
          field: 'phone',
          guest: { id: anna.id, name: 'Анна Петрова' },
        });
      }
      expect((await list()).total).toBe(1);
    });

    it('and what is given with `force` is added to it', async () => {
      const anna = await guest({ phone: '89161234567', name: 'Анна', tags: ['VIP'], preferences: { стол: 5 } });
      const met = await guest({
        ...{ phone: '+79161234567', force: true, email: 'Anna@Example.com', tags: ['vip', 'веган'] },
        ...{ preferences: { вино: 'белое' }, contacts: { vk: 'anna' } },
      });
      expect(met).toMatchObject({ id: anna.id, version: 2, name: 'Анна', email: 'anna@example.com' });
      expect(met).toMatchObject({ tags: ['vip', 'веган'], preferences: { стол: 5, вино: 'белое' } });
      const again = await guest({ phone: '+79161234567', force: true, email: 'anna@example.com' });
      expect(again.version).toBe(2);
    });

    it('but not per e-mail address, which families share', async () => {
      const email = 'family@example.com';
      const anna = await guest({ phone: '89161234567', name: 'Анна', email });
      const pyotr = { phone: '89161234568', name: 'Пётр', email };
      expect((await refusalOf(guest(pyotr))).extra).toMatchObject({ field: 'email', guest: { id: anna.id } });
      const own = await guest({ ...pyotr, force: true });
      expect(own).toMatchObject({ name: 'Пётр', version: 1 });
      expect(await queries.card(here, anna.id)).toMatchObject({ phone: '+79161234567', name: 'Анна', version: 1 });
      const byMail = await guest({ name: 'Анна Ильинична', email: 'other@example.com' });
      const met = await guest({ phone: '89161234569', email: 'other@example.com', force: true });
      expect(met).toMatchObject({ id: byMail.id, phone: '+79161234569' });
    });

    it('of however many who make it at once', async () => {
      const made = await Promise.allSettled(
        Array.from({ length: 40 }, (_, n) => guest({ phone: '89161234567', name: `Анна ${n}`, force: n % 2 === 0 })),
      );
      const won = made.filter(({ status }) => status === 'fulfilled');
      expect(won.length).toBeGreaterThanOrEqual(20);
      for (const each of made) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Conflict);
      expect((await list()).total).toBe(1);
    });

    it('which another venue knows nothing of', async () => {
      const { id } = await guest({ phone: '89161234567' });
      here = await venue();
      await expect(queries.card(here, id)).rejects.toBeInstanceOf(NotFound);
      await expect(guests.change(here, id, { name: 'Чужая' })).rejects.toBeInstanceOf(NotFound);
      await guest({ phone: '89161234567' });
      expect((await list()).total).toBe(1);
    });

    it('read as a phone of the venue’s country', async () => {
      here = await venue('DE');
      expect(await guest({ phone: '030 901820' })).toMatchObject({ phone: '+4930901820' });
      expect(await wrongFields(guest({ phone: '110' }))).toEqual(['phone']);
    });
  });

  it('are refused what there cannot be', async () => {
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    expect(await wrongFields(guest({ phone: '+999 12345678' }))).toEqual(['phone']);
    expect(await wrongFields(guest({ phone: '89161234567', birthday: tomorrow }))).toEqual(['birthday']);
    expect(await wrongFields(guest({ phone: '89161234567', birthday: '1801-01-01' }))).toEqual(['birthday']);
    expect(await wrongFields(guest({ tags: ['nobody'] }))).toEqual(['phone']);
    expect((await list()).total).toBe(0);
  });

  it('say by what they want to be written to, until they say it no more; events tell it with address and birthday', async () => {
    const said = { email: 'Anna@Example.com', birthday: '1990-05-12', preferred_channel: 'email' as const };
    const { id } = await guest({ phone: '89161234567', ...said });
    expect((await list()).items).toMatchObject([{ id, preferred_channel: 'email' }]);
    await guests.change(here, id, { birthday: null });
    expect(await guests.change(here, id, { preferred_channel: null })).toMatchObject({ preferred_channel: null });
    const { rows } = await admin.query<{ after: object }>(
      `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM crm.outbox WHERE subject = $1 ORDER BY position`,
      [id],
    );
    const known = { email: 'anna@example.com', birthday: '1990-05-12', preferred_channel: 'email' };
    expect(rows.map(({ after }) => after)).toMatchObject([
      known,
      { ...known, birthday: null },
      { ...known, birthday: null, preferred_channel: null },
    ]);
  });

  it('change by what is given, of the version that was read', async () => {
    const { id } = await guest({ phone: '89161234567', name: 'Анна', contacts: { vk: 'a', max: 'b' }, notes: 'тихая' });
    const changed = await guests.change(here, id, { contacts: { vk: null, viber: 'c' }, notes: null }, 1);
    expect(changed).toMatchObject({ version: 2, name: 'Анна', contacts: { max: 'b', viber: 'c' }, notes: null });
    await expect(guests.change(here, id, { name: 'Б' }, 1)).rejects.toBeInstanceOf(OutOfDate);
    expect(await guests.change(here, id, { name: 'Анна' }, 2)).toMatchObject({ version: 2 });
    const other = await guest({ phone: '89161234568' });
    expect((await refusalOf(guests.change(here, other.id, { phone: '89161234567' }))).extra).toMatchObject({
      guest: { id },
    });
  });

  describe('are found', () => {
    let anna: GuestCardDto;
    beforeEach(async () => {
      anna = await guest({ phone: '89161234567', name: 'Анна Вишневская', birthday: '1990-05-12', email: 'anna@a.ru' });
      await guest({ phone: '89261110022', name: 'Aleksey Ivanov', birthday: '1985-12-31' });
      await guest({ phone: '+4930901820', name: 'Дмитрий Иванов', birthday: '2000-02-29', tags: ['VIP'] });
    });

    it.each([
      ['анна', 'Анна Вишневская'],
      ['Вишн', 'Анна Вишневская'],
      ['vishnevskaya anna', 'Анна Вишневская'],
      ['Вишнеская', 'Анна Вишневская'],
      ['Вишнвеская Ана', 'Анна Вишневская'],
      ['Алексей', 'Aleksey Ivanov'],
      ['alexej iv', 'Aleksey Ivanov'],
      ['dmitry', 'Дмитрий Иванов'],
      ['+7 916 123-45-67', 'Анна Вишневская'],
      ['8916', 'Анна Вишневская'],
      ['45-67', 'Анна Вишневская'],
      ['+49', 'Дмитрий Иванов'],
      ['ANNA@a', 'Анна Вишневская'],
      ['12.05.1990', 'Анна Вишневская'],
      ['31.12', 'Aleksey Ivanov'],
      ['1990-05-12', 'Анна Вишневская'],
    ])('by %s', async (q, name) => {
      expect(await namesOf({ q })).toEqual([name]);
    });

    it('by what several share, and not by what none has', async () => {
      expect(await namesOf({ q: 'иванов' })).toEqual(['Aleksey Ivanov', 'Дмитрий Иванов']);
      expect(await namesOf({ q: 'Ivanoff' })).toEqual(['Aleksey Ivanov', 'Дмитрий Иванов']);
      for (const q of ['Сидоров', '…', '%', '0000000', '@', "' OR 1=1 --", '99.99', '2021-02-31']) {
        expect(await namesOf({ q })).toEqual([]);
      }
    });

    it('by birthdays over a new year, and on 1 March where there is no 29 February', async () => {
      expect(await namesOf({ birthday_from: '2026-12-30', birthday_to: '2027-01-05' })).toEqual(['Aleksey Ivanov']);
      expect(await namesOf({ birthday_from: '2027-03-01', birthday_to: '2027-03-01' })).toEqual(['Дмитрий Иванов']);
      expect(await namesOf({ birthday_from: '2028-03-01', birthday_to: '2028-03-01' })).toEqual([]);
      expect(await namesOf({ birthday_from: '2028-02-29', birthday_to: '2028-02-29' })).toEqual(['Дмитрий Иванов']);
    });

    it('by tags, and by a name no longer than it is theirs', async () => {
      expect(await namesOf({ tag: 'x, VIP' })).toEqual(['Дмитрий Иванов']);
      await guests.change(here, anna.id, { name: 'Мария Кюри' });
      expect(await namesOf({ q: 'Вишневская' })).toEqual([]);
      expect(await namesOf({ q: 'kyuri' })).toEqual(['Мария Кюри']);
    });

    it('in pages, sorted', async () => {
      const page = await list({ sort: 'name:asc', limit: 2, page: 2 });
      expect(page.total).toBe(3);
      expect(page.items.map(({ name }) => name)).toEqual(['Дмитрий Иванов']);
    });
  });

  it('are not waited for crosswise where what many give belongs to two of them', async () => {
    const [anna, boris] = ['+79160000001', '+79160000002'];
    await guests.create(here, { phone: anna, telegram_id: '1' });
    await guests.create(here, { phone: boris, telegram_id: '2' });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        guests
          .create(here, { phone: at % 2 ? anna : boris, telegram_id: at % 2 ? '2' : '1', force: true })
          .catch((error: unknown) => error),
      ),
    );
    for (const answer of answers) expect(answer).toBeInstanceOf(Conflict);
  });
});
