import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Caller, systemCaller } from '@guestflow/access';
import { catalogue, errorsOf } from '@guestflow/contracts';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, Forgetting, newId, Sealer, Transactions } from '@guestflow/persistence';
import { RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, eventually, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { crm } from '../crm.module';
import { ExportQuery } from '../exports/export.dto';
import { ExportService } from '../exports/export.service';
import { GuestsQueries } from '../guests/guests.queries';
import { GuestsService } from '../guests/guests.service';
import { cardsOf, eraseCards } from '../privacy/erase-cards';
import { SegmentsQueries } from '../segments/segments.queries';
import { SegmentsService } from '../segments/segments.service';
import { ImportWorker } from './import-worker';
import { GuestImportDto, ImportLinesQuery, RunImportDto } from './imports.dto';
import { ImportsQueries } from './imports.queries';
import { ImportsService } from './imports.service';

class SetClock extends Clock {
  offset = 0;
  now = (): Date => new Date(Date.now() + this.offset);
}

const phoneOf = (number: number): string => `8916${String(number).padStart(7, '0')}`;
const names = ['Анна', 'Пётр', 'Мария', 'Иван', 'Ольга', 'Сергей', 'Юлия', 'Павел', 'Ирина', 'Олег'];
const family = ['Иванов', 'Петренко', 'Сидорук', 'Кузнец', 'Белых', 'Ким', 'Мороз', 'Лис', 'Гусь', 'Волк'];
const listOf = (count: number, from = 0): string => {
  const lines = Array.from({ length: count }, (_, at) => {
    const n = from + at;
    return `${phoneOf(n)};${names[n % 10]} ${family[Math.floor(n / 10) % 10]};${String((n % 28) + 1).padStart(2, '0')}.05.1990;g${n}@example.com;vip, база`;
  });
  return ['Телефон;Имя;День рождения;E-mail;Теги', ...lines].join('\r\n');
};

describe('lists of guests', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let worker: ImportWorker;
  let imports: ImportsService;
  let queries: ImportsQueries;
  let guests: GuestsService;
  let cards: GuestsQueries;
  let here: Caller;
  const clock = new SetClock();
  const logger = createLogger('crm', 'silent', false);
  const forgetting = new Forgetting(new Sealer(`k:${randomBytes(32).toString('base64')}`));
  const workers: ImportWorker[] = [];

  const another = (): ImportWorker => {
    const made = new ImportWorker(transactions, clock, forgetting, logger);
    workers.push(made);
    return made;
  };

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(crm)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(crm), { url: database.urlFor('crm'), poolSize: 12 }),
    ).initialize();
    transactions = new Transactions(source, 'crm');
    queries = new ImportsQueries(transactions);
    cards = new GuestsQueries(transactions, clock);
    guests = new GuestsService(transactions, cards, clock);
  });

  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  beforeEach(async () => {
    clock.offset = 0;
    const venueId = newId();
    const userId = newId();
    here = { ...systemCaller('imports', venueId), role: 'manager', actor: `user:${userId}`, userId };
    await admin.query(
      `INSERT INTO crm.venues (venue_id, country, language, version, name, timezone) VALUES ($1, 'RU', 'ru', 1, 'Берёза', 'Europe/Moscow')`,
      [venueId],
    );
    worker = another();
    imports = new ImportsService(transactions, clock, worker);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((each) => each.onModuleDestroy()));
  });

  const upload = (content: string | Buffer, parts = 65_536) =>
    imports.upload(here, Readable.from(inParts(Buffer.from(content), parts)) as AsyncIterable<Buffer>, 'база.csv');
  const refusal = async (content: string | Buffer) => {
    const thrown: unknown = await upload(content).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ValidationProblem);
    return (thrown as ValidationProblem).detail;
  };
  const ended = (id: string) =>
    eventually(async () => {
      const list = await queries.one(here, id);
      if (['checking', 'importing'].includes(list.state)) throw new Error(`still ${list.state}: ${list.done}`);
      return list;
    }, 30_000);
  const bring = async (content: string | Buffer, wanted: RunImportDto = {}) => {
    const { id } = await upload(content);
    await imports.start(here, id, wanted);
    return ended(id);
  };
  const figures = ({ rows, done, created, changed, unchanged, refused }: GuestImportDto) => ({
    ...{ rows, done, created, changed, unchanged, refused },
  });
  const linesOf = async (id: string, query: Partial<ImportLinesQuery> = {}) =>
    (await queries.lines(here, id, Object.assign(new ImportLinesQuery(), { limit: 200 }, query))).items;
  const countOf = async (table: string) =>
    Number(
      (await admin.query<{ n: string }>(`SELECT count(*) n FROM crm.${table} WHERE venue_id = $1`, [here.venueId]))
        .rows[0]!.n,
    );
  const told = async (type: string) =>
    (
      await admin.query<{ after: never }>(
        `SELECT fact::jsonb -> 'data' -> 'after' AS after FROM crm.outbox
          WHERE type = $1 AND fact::jsonb ->> 'venueid' = $2 ORDER BY position`,
        [`${type}.v1`, here.venueId],
      )
    ).rows.map(({ after }) => after);
  const cardOf = async (phone: string) =>
    (await guests.create(here, { phone, force: true, tags: [] })) as unknown as Record<string, unknown>;

  describe('that are uploaded', () => {
    it('are answered with what they seem to be, and wait', async () => {
      const list = await upload('Телефон;Имя\r\n89160000001;Анна\r\n');
      expect(list).toMatchObject({
        ...{ state: 'uploaded', encoding: 'utf-8', delimiter: ';', columns: ['Телефон', 'Имя'], rows: 1, done: 0 },
        mapping: [
          { column: 0, field: 'phone' },
          { column: 1, field: 'name' },
        ],
        ...{ sample: [['89160000001', 'Анна']], file_name: 'база.csv', file_kept: true },
      });
      expect(await told('guest_import.uploaded')).toMatchObject([{ id: list.id, rows: 1 }]);
      expect(await countOf('guests')).toBe(0);
    });

    it('are refused whole where they are no table, and nothing of them stays', async () => {
      expect(await refusal('')).toContain('empty');
      expect(await refusal('Телефон\n')).toContain('no row');
      expect(await refusal('Телефон;Имя\n1;А\n2;Б "В" Г\n')).toContain('line 3');
      expect(await refusal(`Телефон;Имя\n1;А\n2;${'я'.repeat(1_000_000)}\n`)).toContain('line 3');
      expect(await refusal('Телефон;Имя\n1;А\0\n')).toContain('line 2');
      expect(await refusal(`${'a;'.repeat(250)}\n1\n`)).toContain('200 columns');
      expect(await refusal(Buffer.from('89504e470d0a1a0a00', 'hex'))).toContain('picture');
      expect(await refusal(Buffer.from('504b03040a000000', 'hex'))).toContain('Excel');
      expect([await countOf('imports'), await countOf('import_parts')]).toEqual([0, 0]);
    });

    it('are nobody else’s', async () => {
      const { id } = await upload(listOf(1));
      await expect(queries.one({ ...here, venueId: newId() }, id)).rejects.toThrow('no such thing');
    });
  });

  describe('that are brought in', () => {
    it('make a card of each guest, found by phone and name, and tell of them by the hundred', async () => {
      const list = await bring(listOf(1_234), { options: { tags: ['осень'] } });
      expect(list).toMatchObject({ state: 'completed', progress: 100, pass: 'import', file_kept: false });
      expect(figures(list)).toEqual({ rows: 1_234, done: 1_234, created: 1_234, changed: 0, unchanged: 0, refused: 0 });
      expect(await cardOf('+79160000007')).toMatchObject({
        ...{ name: 'Павел Иванов', birthday: '1990-05-08', email: 'g7@example.com', tags: ['vip', 'база', 'осень'] },
        ...{ source: 'import', version: 1, created_by_user_id: here.userId },
      });
      const found = await cards.list(here, { page: 1, limit: 5, q: 'pavel ivanof' });
      expect(found.items.length).toBe(5);
      const events = await told('guests.imported');
      expect(events.map(({ guests: own }: { guests: object[] }) => own.length)).toEqual([500, 500, 234]);
      const cardsTold = (events as { guests: { guest: object }[] }[]).flatMap(({ guests: own }) =>
        own.map(({ guest }) => guest),
      );
      const known = { email: 'g7@example.com', birthday: '1990-05-08', preferred_channel: null };
      expect(cardsTold).toContainEqual(expect.objectContaining(known));
      for (const event of events) expect(errorsOf(catalogue['guests.imported'].state, event)).toEqual([]);
      expect(await told('guest_import.completed')).toMatchObject([{ id: list.id, created: 1_234 }]);
      expect(await countOf('import_parts')).toBe(0);
      expect(await countOf('import_lines')).toBe(1_234);
    });

    it('may be in Windows-1251', async () => {
      const text = Buffer.from([0xd2, 0xe5, 0xeb, 0xe5, 0xf4, 0xee, 0xed, 0x3b, 0xc8, 0xec, 0xff, 0x0a]);
      const row = Buffer.concat([
        Buffer.from('89160000001;'),
        Buffer.from([0xc0, 0xed, 0xed, 0xe0]),
        Buffer.from('\n'),
      ]);
      const list = await bring(Buffer.concat([text, row]));
      expect(list).toMatchObject({ encoding: 'windows-1251', columns: ['Телефон', 'Имя'], created: 1 });
      expect(await cardOf('+79160000001')).toMatchObject({ name: 'Анна' });
    });

    it('have what is wrong said line by line, without what stands there', async () => {
      const list = await bring(
        [
          'phone,name,birthday,email',
          '89160000001,Анна,12.05.1990,',
          '12345,Пётр,,',
          '+999123456789,Иван,,',
          ',Безымянный,,',
          '89160000002,Мария,01.01.2090,',
          ',Ольга,,olga@example.com',
          '8 916 000-00-01,,,anna@example.com',
          '89160000003,"Юлия',
          'Ким",,никак',
          ',Второй,,olga@example.com',
        ].join('\n'),
      );
      expect(figures(list)).toEqual({ rows: 9, done: 9, created: 2, changed: 1, unchanged: 1, refused: 5 });
      const lines = await linesOf(list.id);
      expect(
        lines.map(({ line, outcome, problems }) => [line, outcome, problems.map(({ field }) => field).join()]),
      ).toEqual([
        ...[
          [2, 'create', ''],
          [3, 'refuse', 'phone'],
          [4, 'refuse', 'phone'],
          [5, 'refuse', 'phone'],
        ],
        ...[
          [6, 'refuse', 'birthday'],
          [7, 'create', ''],
          [8, 'change', 'phone'],
          [9, 'refuse', 'email'],
        ],
        [11, 'unchanged', 'email'],
      ]);
      expect(lines[6]!.problems[0]!.message).toBe('the same phone as in line 2: one card');
      expect(lines[6]!.guest_id).toBe(lines[0]!.guest_id);
      expect(JSON.stringify(lines)).not.toMatch(/12345|2090|никак|olga/);
      expect((await linesOf(list.id, { outcome: 'refuse' })).length).toBe(5);
      expect(await cardOf('+79160000001')).toMatchObject({ name: 'Анна', email: 'anna@example.com', version: 1 });
    });

    it('meet the cards that are there as they are told to', async () => {
      const anna = await guests.create(here, { phone: '89160000001', name: 'Анна', tags: ['VIP'] });
      const row = 'Телефон;Имя;Теги;Заметки\n89160000001;Екатерина;vip, рыба;у окна';
      expect(figures(await bring(row, { options: { on_existing: 'skip' } }))).toMatchObject({ unchanged: 1 });
      expect(figures(await bring(row))).toMatchObject({ changed: 1, created: 0 });
      expect(await cardOf('+79160000001')).toMatchObject({
        ...{ id: anna.id, name: 'Анна', tags: ['VIP', 'рыба'], notes: 'у окна', source: 'manual', version: 2 },
      });
      expect(figures(await bring(row))).toMatchObject({ changed: 0, unchanged: 1 });
      expect(figures(await bring(row, { options: { on_existing: 'overwrite' } }))).toMatchObject({ changed: 1 });
      expect(await cardOf('+79160000001')).toMatchObject({ name: 'Екатерина', version: 3 });
      const byName = async (q: string) => (await cards.list(here, { page: 1, limit: 5, q })).total;
      expect([await byName('ekaterina'), await byName('анна')]).toEqual([1, 0]);
    });

    it('count a phone of a merged card as its guest’s', async () => {
      const kept = await guests.create(here, { phone: '89160000001', name: 'Анна' });
      const merged = await guests.create(here, { phone: '89160000002' });
      await admin.query('UPDATE crm.guests SET merged_into_id = $2 WHERE id = $1', [merged.id, kept.id]);
      const list = await bring('phone,email,notes\n89160000002,a@example.com,\n89160000001,,у окна');
      expect(figures(list)).toMatchObject({ created: 0, changed: 2 });
      expect((await linesOf(list.id)).map(({ guest_id }) => guest_id)).toEqual([kept.id, kept.id]);
      expect(await cardOf('+79160000001')).toMatchObject({ email: 'a@example.com', notes: 'у окна', version: 2 });
      expect((await told('guests.imported'))[0]).toMatchObject({ guests: [{ guest: { id: kept.id }, is_new: false }] });
    });

    it('carry what the venue declares to hold, but for those who took it back', async () => {
      const left = await guests.create(here, { phone: '89160000003' });
      await admin.query(
        `INSERT INTO crm.consents (id, venue_id, card_id, guest_id, purpose, channel, given, way, actor, at, created_at)
         VALUES ($1, $2, $3, $3, 'marketing', NULL, false, 'staff', 'x', now(), now())`,
        [newId(), here.venueId, left.id],
      );
      const options = { consent: { marketing: ['sms' as const], text_version: '2026-1' } };
      const rows = 'phone,consent\n89160000001,да\n89160000002,нет\n89160000003,1';
      await bring(rows, { options });
      await bring(rows, { options });
      const consented = async (phone: string) => (await cardOf(phone)).consents;
      expect([await consented('89160000001'), await consented('89160000002'), await consented('89160000003')]).toEqual([
        ...[['marketing:sms', 'personal_data'], [], ['personal_data']],
      ]);
      const facts: { channel: string | null; way: string; text_version: string }[] = await told('consent.given');
      expect(facts.map(({ channel }) => channel ?? 'any').sort()).toEqual(['any', 'any', 'sms']);
      expect(facts[0]).toMatchObject({ way: 'import', given: true, text_version: '2026-1' });
    });

    it('race with staff who make the same cards: each guest has one', async () => {
      const { id } = await upload(listOf(1_000));
      const byHand = Array.from({ length: 60 }, (_, at) =>
        guests.create(here, { phone: phoneOf(at * 16), name: `Рука ${names[at % 10]}`, force: true }),
      );
      await imports.start(here, id, {});
      await Promise.all(byHand);
      const list = await ended(id);
      expect(list.state).toBe('completed');
      expect(list.created + list.changed + list.unchanged).toBe(1_000);
      expect(await countOf('guests')).toBe(1_000);
    });

    it('race with another list of the same guests', async () => {
      const [one, other] = [await upload(listOf(2_000)), await upload(listOf(2_000))];
      await Promise.all([imports.start(here, one.id, {}), imports.start(here, other.id, {})]);
      const lists = [await ended(one.id), await ended(other.id)];
      expect(lists.map(({ state }) => state)).toEqual(['completed', 'completed']);
      expect(lists[0]!.created + lists[1]!.created).toBe(2_000);
      expect(lists[0]!.unchanged + lists[1]!.unchanged).toBe(2_000);
      expect(await countOf('guests')).toBe(2_000);
    });
  });

  describe('that are looked through', () => {
    it('say what bringing them in then does, and leave everything as it is', async () => {
      await guests.create(here, { phone: phoneOf(3), name: 'Анна' });
      await guests.create(here, { phone: phoneOf(4), email: 'shared@example.com' });
      const text = `${listOf(900)}\r\n12345;;;;\r\n${phoneOf(1)};;;;новый\r\n;;;shared@example.com;`;
      const { id } = await upload(text);
      await imports.check(here, id, {});
      const checked = await ended(id);
      expect(checked).toMatchObject({ state: 'checked', pass: 'check', file_kept: true, progress: 100 });
      expect(figures(checked)).toEqual({ rows: 903, done: 903, created: 898, changed: 3, unchanged: 0, refused: 2 });
      expect([await countOf('guests'), (await told('guests.imported')).length]).toEqual([2, 0]);
      const would = await linesOf(id, { outcome: 'change' });
      expect(would.map(({ line }) => line)).toEqual([5, 6, 903]);
      await imports.start(here, id, {});
      const done = await ended(id);
      expect(figures(done)).toEqual(figures(checked));
      expect((await linesOf(id, { outcome: 'change' })).map(({ line }) => line)).toEqual([5, 6, 903]);
    });

    it('need a column that tells whose the line is', async () => {
      const { id } = await upload('Имя;Сумма\nАнна;5');
      await expect(imports.check(here, id, {})).rejects.toThrow('phone');
      await expect(imports.check(here, id, { mapping: [{ column: 7, field: 'phone' }] })).rejects.toThrow(
        'no column 7',
      );
    });
  });

  describe('whose work is broken off', () => {
    const whole = async (id: string, rows: number) => {
      const list = await ended(id);
      expect(list.state).toBe('completed');
      expect(figures(list)).toEqual({ rows, done: rows, created: rows, changed: 0, unchanged: 0, refused: 0 });
      expect([await countOf('guests'), await countOf('import_lines')]).toEqual([rows, rows]);
      const events: { guests: { guest: { id: string } }[] }[] = await told('guests.imported');
      const ids = events.flatMap(({ guests: own }) => own.map(({ guest }) => guest.id));
      expect([ids.length, new Set(ids).size]).toEqual([rows, rows]);
    };
    const begun = (id: string) =>
      eventually(async () => {
        const { done } = await queries.one(here, id);
        if (done === 0) throw new Error('not yet');
        return done;
      });

    it('are gone on with by another where a replica stops: each row is done once', async () => {
      const { id } = await upload(listOf(5_000));
      await imports.start(here, id, {});
      await begun(id);
      await worker.onModuleDestroy();
      const stopped = await queries.one(here, id);
      expect(stopped.done).toBeLessThan(5_000);
      await another().run();
      await whole(id, 5_000);
    });

    it('are gone on with when a replica was killed, as soon as it is taken for dead', async () => {
      const { id } = await upload(listOf(3_000));
      await imports.start(here, id, {});
      await begun(id);
      await worker.onModuleDestroy();
      // As one who had just renewed his word and was killed.
      await admin.query(`UPDATE crm.imports SET working_until = $2 WHERE id = $1`, [id, new Date(Date.now() + 10_000)]);
      const next = another();
      await next.run();
      await next.idle();
      expect((await queries.one(here, id)).state).toBe('importing');
      clock.offset = 12_000;
      await next.run();
      await whole(id, 3_000);
    });

    it('are let go of by who was only slow and taken for dead', async () => {
      const { id } = await upload(listOf(4_000));
      await imports.start(here, id, {});
      await begun(id);
      clock.offset = 12_000;
      const others = [another(), another()];
      await Promise.all(others.map((each) => each.run()));
      await whole(id, 4_000);
    });

    it('stop when they are cancelled, and go on when they are started again', async () => {
      const { id } = await upload(listOf(5_000));
      await imports.start(here, id, {});
      await begun(id);
      const cancelled = await imports.cancel(here, id);
      expect(cancelled.state).toBe('cancelled');
      await worker.idle();
      expect(await countOf('guests')).toBe(cancelled.done);
      expect(cancelled.done).toBeLessThan(5_000);
      await expect(imports.check(here, id, {})).rejects.toThrow(RuleViolation);
      await expect(imports.start(here, id, { options: { tags: ['x'] } })).rejects.toThrow(RuleViolation);
      await imports.start(here, id, {});
      await whole(id, 5_000);
      await expect(imports.start(here, id, {})).rejects.toThrow(RuleViolation);
      expect((await told('guest_import.cancelled')).length).toBe(1);
    });
  });

  describe('with somebody who is erased', () => {
    const erase = (id: string) =>
      transactions.inVenue(here, async (tx) => {
        await forgetting.alone(tx);
        const requestId = newId();
        await eraseCards(tx, { requestId, cards: await cardsOf(tx, id), forgetting }, clock.now());
        // All others have forgotten him too.
        await forgetting.toldUntil(tx, requestId, clock.now().toISOString());
      });
    const file = 'Телефон;Имя\n89160000001;Анна\n89160000002;Пётр\n';
    const known = async () =>
      (
        await admin.query<{ phone: string }>(
          'SELECT phone FROM crm.guests WHERE venue_id = $1 AND erased_at IS NULL ORDER BY phone',
          [here.venueId],
        )
      ).rows.map(({ phone }) => phone);

    it('do not make him known again, but one that is uploaded later may', async () => {
      const { id: list } = await upload(file);
      await erase(String((await cardOf('+79160000001')).id));
      await imports.check(here, list, {});
      expect(figures(await ended(list))).toMatchObject({ created: 1, refused: 1 });
      await imports.start(here, list, {});
      expect(figures(await ended(list))).toMatchObject({ created: 1, refused: 1 });
      expect(await linesOf(list, { outcome: 'refuse' })).toEqual([
        {
          line: 2,
          outcome: 'refuse',
          problems: [{ field: 'phone', message: expect.any(String) as string }],
          guest_id: null,
        },
      ]);
      expect(await known()).toEqual(['+79160000002']);
      clock.offset = 1_000;
      expect(figures(await bring(file))).toMatchObject({ created: 1, unchanged: 1 });
    });

    it('do not make him known again while they are brought in', async () => {
      const { id: list } = await upload(listOf(3_000));
      const card = String((await cardOf('+79160002900')).id);
      await imports.start(here, list, {});
      await eventually(async () => {
        if ((await queries.one(here, list)).done === 0) throw new Error('not begun');
      });
      await erase(card);
      expect(await ended(list)).toMatchObject({ state: 'completed', done: 3_000 });
      expect(await known()).not.toContain('+79160002900');
    });

    it('are gone where he stands in what is in: what is left of them is not taken for done', async () => {
      const { id: list } = await upload(listOf(2_000));
      await imports.start(here, list, {});
      await eventually(async () => {
        if ((await queries.one(here, list)).done === 0) throw new Error('not begun');
      });
      await imports.cancel(here, list);
      await worker.idle();
      await erase(String((await cardOf('+79160000001')).id));
      expect(await queries.one(here, list)).toMatchObject({ state: 'cancelled', file_kept: false });
      expect(await countOf('import_parts')).toBe(0);
      await expect(imports.start(here, list, {})).rejects.toThrow(RuleViolation);
    });
  });

  it('are known to PostgreSQL as soon as they are in: it plans by how many there are', async () => {
    const expected = async (): Promise<number> => {
      const { rows } = await admin.query<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(
        `EXPLAIN (FORMAT JSON) SELECT FROM crm.guests WHERE venue_id = '${here.venueId}'`,
      );
      return rows[0]!['QUERY PLAN'][0]!.Plan['Plan Rows'];
    };
    await admin.query('ALTER TABLE crm.guests SET (autovacuum_enabled = off)');
    expect(await bring(listOf(3_000))).toMatchObject({ state: 'completed', created: 3_000 });
    expect(await expected()).toBeGreaterThan(2_000);
    await admin.query('ALTER TABLE crm.guests RESET (autovacuum_enabled)');
  });

  it('are forgotten after a week when nothing comes of them', async () => {
    const { id } = await upload(listOf(3));
    await worker.forget();
    expect((await queries.one(here, id)).file_kept).toBe(true);
    clock.offset = 8 * 86_400_000;
    await worker.forget();
    expect([(await queries.one(here, id)).file_kept, await countOf('import_parts')]).toEqual([false, 0]);
    await expect(imports.start(here, id, {})).rejects.toThrow('upload it again');
  });

  describe('that are taken out', () => {
    const exported = async (query: Partial<ExportQuery> = {}) => {
      const parts: Buffer[] = [];
      const file = await new ExportService(transactions, clock).file(here, Object.assign(new ExportQuery(), query));
      for await (const part of file) parts.push(Buffer.from(part as Buffer));
      return Buffer.concat(parts);
    };

    it('change nothing when they are brought in again', async () => {
      await bring(listOf(2_345));
      await guests.create(here, {
        ...{ phone: '+44 20 7946 0958', name: '=HYPERLINK("http://x")', gender: 'female', language: 'en' },
        preferred_channel: 'telegram',
        ...{
          notes: '-1+1\r\nвторая "строка"; с точкой ',
          tags: ['@tag', 'fish, no meat', '"q"'],
          birthday: '1970-02-28',
        },
        contacts: { instagram: '@a', vk: '+7', whatsapp: "'=x", max: 'M', viber: 'V', facebook: 'F' },
      });
      await guests.create(here, { email: 'only@example.com', name: 'Одна\rстрока' });
      for (const delimiter of [',', ';'] as const) {
        const file = await exported({ delimiter });
        const list = await bring(file, { options: { on_existing: 'overwrite' } });
        expect(list).toMatchObject({ encoding: 'utf-8-bom', delimiter });
        expect(figures(list)).toEqual({
          rows: 2_347,
          done: 2_347,
          created: 0,
          changed: 0,
          unchanged: 2_347,
          refused: 0,
        });
      }
    });

    it('have no formulas in them, and are those of the list with the same filters', async () => {
      await bring('phone,name,tags\n89160000001,=1+1,vip\n89160000002,@SUM,vip\n89160000003,Анна,');
      const text = (await exported({ tag: 'vip' })).toString();
      expect(text.startsWith('\ufeffТелефон,Имя,')).toBe(true);
      const rows = text.trim().split('\r\n').slice(1);
      expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([
        ['(+7) 9160000001', "'=1+1"],
        ['(+7) 9160000002', "'@SUM"],
      ]);
      expect((await exported({ q: 'Анна' })).toString().trim().split('\r\n').length).toBe(2);
      expect((await exported({ tag: 'nobody' })).toString().trim().split('\r\n').length).toBe(1);
      const filter = '{"without_tags":["vip"]}';
      expect((await exported({ filter })).toString().trim().split('\r\n').length).toBe(2);
      const segments = new SegmentsService(transactions, new SegmentsQueries(transactions, clock), clock);
      const { id } = await segments.create(here, { name: 'VIP', filter: { tags: ['vip'] } });
      expect((await exported({ segment_id: id })).toString().trim().split('\r\n').length).toBe(3);
      expect((await exported({ segment_id: id, filter })).toString().trim().split('\r\n').length).toBe(1);
      await expect(exported({ segment_id: newId() })).rejects.toThrow('no such thing');
    });
  });
});

function* inParts(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
