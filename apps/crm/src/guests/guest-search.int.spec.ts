import { Caller } from '@guestflow/access';
import { newId, Transaction } from '@guestflow/persistence';
import { loadVenue } from '../replicas/venue';
import { openCrm, OpenedCrm } from '../testing/opened-crm';
import { lookedFor } from './guest-search';
import { GuestsQuery } from './guests-query.dto';
import { GuestsQueries } from './guests.queries';
import { spellingsOf, wordsOf } from './names';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: Plan[];
}

const first = ['Анна', 'Пётр', 'Мария', 'Иван', 'Ольга', 'Сергей'];
const last = ['Иванов', 'Петренко', 'Сидорук', 'Кузнецова', 'Белых'];
const rare = ['Ждан Брусникин', 'Анна Ястребова', 'Рогволод Белых', 'Ольга Иванова-Белых'];

describe('a search among many guests', () => {
  let crm: OpenedCrm;
  let queries: GuestsQueries;
  let here: Caller;
  let names: { id: string; name: string }[];

  beforeAll(async () => {
    crm = await openCrm();
    queries = new GuestsQueries(crm.transactions, crm.clock);
    await crm.admin.query('ALTER TABLE crm.guests SET (autovacuum_enabled = off)');
    await crm.admin.query('ALTER TABLE crm.guest_words SET (autovacuum_enabled = off)');
    // PostgreSQL knows of a venue with guests, and nothing of the one that is asked for.
    await stock(await crm.open(), 2_000);
    await crm.admin.query('ANALYZE crm.guests, crm.guest_words, crm.word_spellings');
    here = await crm.open();
    names = await stock(here, 20_000);
  });
  afterAll(() => crm?.close());

  async function stock({ venueId }: Caller, count: number) {
    const made = Array.from({ length: count }, (_, n) => ({
      id: newId(),
      phone: `+7916${String((n * 7_919) % 10_000_000).padStart(7, '0')}`,
      name: rare[n - 50] ?? `${first[n % 6]} ${last[(n * 7) % 5]}`,
    }));
    await crm.admin.query(
      `INSERT INTO crm.guests (id, venue_id, phone, name, contacts, preferences, tags, source, created_at, updated_at)
       SELECT id, $1, phone, name, '{}', '{}', '{}', 'manual', now(), now()
         FROM json_to_recordset($2::json) AS said (id uuid, phone text, name text)`,
      [venueId, JSON.stringify(made)],
    );
    const words = made.flatMap(({ id, name }) => wordsOf(name).map((word) => [word, id] as const));
    await crm.admin.query('INSERT INTO crm.guest_words SELECT $1, * FROM unnest($2::text[], $3::uuid[])', [
      ...[venueId, words.map(([word]) => word), words.map(([, id]) => id)],
    ]);
    const spelt = [...new Set(words.map(([word]) => word))].flatMap((word) =>
      spellingsOf(word).map((spelling) => [spelling, word] as const),
    );
    await crm.admin.query('INSERT INTO crm.word_spellings SELECT $1, * FROM unnest($2::text[], $3::text[])', [
      ...[venueId, spelt.map(([spelling]) => spelling), spelt.map(([, word]) => word)],
    ]);
    return made;
  }

  const list = (q: string, query: Partial<GuestsQuery> = {}) =>
    queries.list(here, Object.assign(new GuestsQuery(), { q, limit: 200, ...query }));
  const among = (typed: string): string[] =>
    names
      .filter(({ name }) => wordsOf(typed).every((word) => wordsOf(name).some((own) => own.startsWith(word))))
      .map(({ id }) => id);

  /** What PostgreSQL does to find them: each statement's plan as it was gone through. */
  const plansOf = (typed: string): Promise<Plan[]> =>
    crm.transactions.inVenue(here, async (tx) => {
      const venue = await loadVenue(tx);
      const plans: Plan[] = [];
      const told = Object.create(tx) as Transaction;
      told.query = async (sql: string, parameters: unknown[] = []) => {
        const explained = `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`;
        if (!sql.includes('set_config')) {
          // One after the other, with whatever is set for it.
          const [row] = await tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(explained, parameters);
          plans.push(row!['QUERY PLAN'][0]!.Plan);
        }
        return tx.query(sql, parameters);
      };
      await lookedFor(told, typed, venue);
      return plans;
    });
  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
  const scansOf = async (typed: string): Promise<Plan[]> =>
    (await plansOf(typed)).flatMap(nodesOf).filter((node) => node['Relation Name'] !== undefined);
  const rowsRead = (scans: Plan[]): number =>
    scans.reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    );

  it.each(['Ждан', 'ждан брус', 'Анна Ястр', 'Белых Рогволод', 'Ольга Иванова Белых', 'Анна Анна Ястребова'])(
    'finds by %s all who have the words',
    async (q) => {
      const { items, total } = await list(q);
      expect(items.map(({ id }) => id).sort()).toEqual(among(q).sort());
      expect(total).toBe(items.length);
    },
  );

  it('finds a thousand of more who have words that many have, each of them once and rightly', async () => {
    for (const q of ['Анна', 'Анна Белых', 'серг петр', 'Мар куз']) {
      const right = new Set(among(q));
      const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((page) => list(q, { page })));
      const found = pages.flatMap(({ items }) => items.map(({ id }) => id));
      expect(pages[0]!.total).toBe(Math.min(right.size, found.length));
      expect(new Set(found).size).toBe(found.length);
      expect(found.length).toBe(Math.min(right.size, 1_000));
      expect(found.filter((id) => !right.has(id))).toEqual([]);
    }
  });

  it('shows the latest card first, page by page, and in another order where it is asked for one', async () => {
    const whole = (await list('Ивано Анна')).items.map(({ id }) => id);
    expect(whole).toEqual([...whole].sort().reverse());
    expect((await list('Ивано Анна', { limit: 20, page: 3 })).items.map(({ id }) => id)).toEqual(whole.slice(40, 60));
    const sorted = await list('рогволод', { sort: 'name:asc' });
    expect(sorted).toMatchObject({ total: 1, items: [{ name: 'Рогволод Белых' }] });
    expect(await list('рогволод', { tag: 'nobody' })).toMatchObject({ total: 0, items: [] });
  });

  it('forgives a mistake in either of two words', async () => {
    expect((await list('Рогвлод Белыхх')).items.map(({ name }) => name)).toEqual(['Рогволод Белых']);
    expect((await list('Ястреова')).items.map(({ name }) => name)).toEqual(['Анна Ястребова']);
  });

  describe.each(['before PostgreSQL has counted the venue', 'when it has'])('%s', (when) => {
    beforeAll(async () => {
      if (when === 'when it has') await crm.admin.query('ANALYZE crm.guests, crm.guest_words, crm.word_spellings');
    });

    it.each(['12345', '8916123', '+7916', '916555', '00'])('reads by phone %s what it finds and no more', async (q) => {
      const scans = await scansOf(q);
      expect(scans.map((node) => node['Index Cond'] ?? node['Node Type'])).toEqual(
        scans.map(() => expect.stringMatching(/phone/) as string),
      );
      expect(rowsRead(scans)).toBeLessThanOrEqual(4_100);
    });
  });

  it.each(['Анна', 'Анн Бел', 'Ждан Брусникин', 'Анна Ястр', 'Рогвлод Белыхх'])(
    'reads by the name %s the words of names, none of them twice',
    async (q) => {
      await crm.admin.query('ANALYZE crm.guests (venue_id), crm.guest_words (venue_id)');
      const words = (await scansOf(q)).filter((node) => node['Relation Name'] === 'guest_words');
      expect(words.length).toBeGreaterThan(0);
      for (const node of words) expect(node['Actual Loops']).toBeLessThanOrEqual(1);
      expect(rowsRead(words)).toBeLessThanOrEqual(10_000);
    },
  );
});
