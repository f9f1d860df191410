import { SegmentFilter } from '@guestflow/contracts';
import { Caller } from '@guestflow/access';
import { Conflict, NotFound, OutOfDate, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { appendConsents, SaidConsent } from '../consents/append-consents';
import { Guest } from '../guests/guest.entity';
import { GuestsQueries } from '../guests/guests.queries';
import { GuestsQuery } from '../guests/guests-query.dto';
import { OpenedCrm, openCrm } from '../testing/opened-crm';
import { SegmentPreviewQuery, SegmentsQuery } from './segments.dto';
import { SegmentsQueries } from './segments.queries';
import { SegmentsService } from './segments.service';

describe('segments', () => {
  let crm: OpenedCrm;
  let segments: SegmentsService;
  let queries: SegmentsQueries;
  let guests: GuestsQueries;
  let here: Caller;

  beforeAll(async () => {
    crm = await openCrm();
    queries = new SegmentsQueries(crm.transactions, crm.clock);
    segments = new SegmentsService(crm.transactions, queries, crm.clock);
    guests = new GuestsQueries(crm.transactions, crm.clock);
  });
  afterAll(() => crm?.close());
  beforeEach(async () => {
    here = await crm.open();
    crm.clock.at = new Date('2027-03-10T12:00:00Z');
  });

  let number = 0;
  const save = (filter: SegmentFilter, name = `Сегмент ${++number}`) => segments.create(here, { name, filter });
  const list = async (query: Partial<SegmentsQuery> = {}) =>
    (await queries.list(here, Object.assign(new SegmentsQuery(), query))).items;
  const found = async (query: Partial<GuestsQuery>) =>
    (await guests.list(here, Object.assign(new GuestsQuery(), query))).items.map(({ name }) => name).sort();
  const came = (guest: Guest, times: number, last = '2027-03-01T18:00:00Z') =>
    crm.admin.query('UPDATE crm.guests SET visit_count = $2, last_visit_at = $3 WHERE id = $1', [
      guest.id,
      times,
      last,
    ]);
  const agrees = (guest: Guest, ...lines: SaidConsent[]) =>
    crm.transactions.inVenue(here, (tx) => appendConsents(tx, guest, lines, 'staff', crm.clock.now()));
  const toBeKnown: SaidConsent = { purpose: 'personal_data', given: true };
  const nobodyMeant = {
    ...{ count: 0, with_consent: 0, blacklisted: 0, reachable: { telegram: 0, email: 0, any: 0 }, sample: [] },
  };
  const preview = (query: Partial<SegmentPreviewQuery>) =>
    queries.previewQuery(here, Object.assign(new SegmentPreviewQuery(), query));

  it('are saved, told, and say how many are in them now', async () => {
    const [anna, boris] = [await crm.card(here, { name: 'Анна' }), await crm.card(here, { name: 'Борис' })];
    await came(anna, 5);
    const often = await save({ min_visits: 3 }, 'Часто');
    const all = await save({}, 'Все');
    expect(often).toMatchObject({
      ...{ name: 'Часто', filter: { min_visits: 3 }, count: 1, version: 1, created_by_user_id: here.userId },
    });
    expect((await list()).map(({ name, count }) => [name, count])).toEqual([
      ['Все', 2],
      ['Часто', 1],
    ]);
    await came(boris, 3);
    expect(await queries.card(here, often.id)).toEqual({ ...often, count: 2 });
    expect((await list({ q: 'част' })).map(({ count }) => count)).toEqual([2]);
    expect(await segments.change(here, all.id, { filter: { max_visits: 4 } }, 1)).toMatchObject({
      ...{ name: 'Все', count: 1, version: 2 },
    });
    await expect(segments.change(here, all.id, { name: 'x' }, 1)).rejects.toBeInstanceOf(OutOfDate);
    expect(await segments.change(here, all.id, { name: ' Все ', filter: { max_visits: 4 } }, 2)).toMatchObject({
      ...{ version: 2 },
    });
    await segments.delete(here, all.id);
    await expect(segments.delete(here, all.id)).rejects.toBeInstanceOf(NotFound);
    await expect(queries.card(here, all.id)).rejects.toBeInstanceOf(NotFound);
    const told = (await crm.told(here)).filter(({ type }) => type.startsWith('segment.'));
    expect(told).toMatchObject([
      { type: 'segment.created.v1', after: { id: often.id, filter: { min_visits: 3 } } },
      { type: 'segment.created.v1', after: { id: all.id } },
      { type: 'segment.changed.v1', before: { filter: {} }, after: { filter: { max_visits: 4 }, version: 2 } },
      { type: 'segment.deleted.v1', before: { version: 2 }, after: { version: 3 } },
    ]);
  });

  it('have names of their own, however written, and whoever saves at once', async () => {
    const { id } = await save({}, 'Летние');
    const other = await save({}, 'Зимние');
    await expect(save({}, 'ЛЕТНИЕ')).rejects.toMatchObject({ extra: { field: 'name' } });
    await expect(segments.change(here, other.id, { name: 'летние' })).rejects.toBeInstanceOf(Conflict);
    const settled = await Promise.allSettled(Array.from({ length: 20 }, () => save({}, 'Осенние')));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await segments.delete(here, id);
    await save({}, 'летние');
    here = await crm.open();
    await save({}, 'Летние');
  });

  it('that contradict themselves are refused', async () => {
    const refused = async (work: () => Promise<unknown>) =>
      ((await work().catch((error: unknown) => error)) as ValidationProblem).errors.map(({ field }) => field);
    const filter = { min_visits: 2, max_visits: 1 };
    const { id } = await save({});
    expect(await refused(async () => save(filter))).toEqual(['filter.max_visits']);
    expect(await refused(async () => segments.change(here, id, { filter }))).toEqual(['filter.max_visits']);
    expect(await refused(() => queries.previewFilter(here, filter))).toEqual(['filter.max_visits']);
    expect(await refused(() => preview(filter))).toEqual(['max_visits']);
    expect(await refused(() => preview({ segment_filter: JSON.stringify(filter) }))).toEqual([
      ...['segment_filter.max_visits'],
    ]);
    expect(await refused(() => found({ filter: JSON.stringify(filter) }))).toEqual(['filter.max_visits']);
  });

  it('are so many at most', async () => {
    await crm.admin.query(
      `INSERT INTO crm.segments (id, venue_id, name, filter, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 'S' || n, '{"min_visits": 1}', now(), now() FROM generate_series(1, 199) n`,
      [here.venueId],
    );
    const settled = await Promise.allSettled(Array.from({ length: 5 }, () => save({})));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(settled.filter((each) => each.status === 'rejected' && each.reason instanceof RuleViolation)).toHaveLength(
      4,
    );
    const all = await list({ limit: 200 });
    expect([all.length, all.filter(({ count }) => count === 0).length]).toEqual([200, 200]);
  });

  it('of all fields at once can be asked for', async () => {
    const filter: SegmentFilter = {
      ...{ min_visits: 0, max_visits: 9, last_visit_before_days: 1, last_visit_after_days: 90, never_visited: false },
      ...{ birthday_in_days: 3, tags: ['a'], all_tags: ['a'], without_tags: ['b'], sources: ['manual'] },
      ...{ languages: ['ru'], consents: ['marketing'], may_receive: 'sms', min_no_shows: 0, max_no_shows: 1 },
      ...{ min_cancellations: 0, min_average_party: 1, created_after: '2027-01-01', created_before: '2027-12-31' },
      ...{ has_telegram: true, blacklisted: false, gender: 'female' },
    };
    expect(await save(filter)).toMatchObject({ filter, count: 0 });
    expect(await queries.previewFilter(here, filter)).toEqual(nobodyMeant);
  });

  it('find guests in the list: by a saved one, by a filter that is given, and by both', async () => {
    const cards = [];
    for (const name of ['Анна', 'Борис', 'Вера']) cards.push(await crm.card(here, { name, tags: [name[0]!] }));
    await came(cards[0]!, 3);
    await came(cards[1]!, 3, '2026-12-01T18:00:00Z');
    const { id: segment_id } = await save({ min_visits: 3 });
    const filter = JSON.stringify({ last_visit_before_days: 60 });
    expect(await found({ segment_id })).toEqual(['Анна', 'Борис']);
    expect(await found({ filter })).toEqual(['Борис']);
    expect(await found({ segment_id, filter })).toEqual(['Борис']);
    expect(await found({ segment_id, q: 'анна' })).toEqual(['Анна']);
    await expect(found({ segment_id: here.venueId! })).rejects.toBeInstanceOf(NotFound);
    const there = await crm.open();
    await expect(guests.list(there, Object.assign(new GuestsQuery(), { segment_id }))).rejects.toBeInstanceOf(NotFound);
  });

  it('do not hold who is part of another card, nor those of whom nothing is known', async () => {
    const [anna, anya, gone] = [await crm.card(here), await crm.card(here), await crm.card(here)];
    const { id } = await save({});
    await crm.merge(anya, anna);
    await crm.erase(gone);
    expect((await queries.card(here, id)).count).toBe(1);
    expect(await queries.previewFilter(here, {})).toMatchObject({ count: 1, sample: [{ id: anna.id }] });
  });

  it('are looked at before anything is sent: how many, who can be reached, and five of them', async () => {
    const names = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дина', 'Егор'];
    const cards: Guest[] = [];
    for (const [index, name] of names.entries()) {
      crm.clock.at = new Date(Date.parse('2027-03-01T12:00:00Z') + index * 1_000);
      cards.push(
        await crm.card(here, {
          ...{ name, telegramId: index < 4 ? `${index + 1}` : null, email: index > 2 ? `${index}@example.com` : null },
        }),
      );
      await came(cards[index]!, index);
    }
    const all: SaidConsent = { purpose: 'marketing', given: true };
    const byTelegram: SaidConsent = { ...all, channel: 'telegram' };
    // Anna agreed and blocked the bot; Vera agreed to no marketing; Gleb and Dina to any, Boris to Telegram alone.
    for (const index of [0, 1]) await agrees(cards[index]!, toBeKnown, byTelegram);
    await agrees(cards[2]!, toBeKnown);
    for (const index of [3, 4]) await agrees(cards[index]!, toBeKnown, all);
    await agrees(cards[5]!, all);
    await crm.admin.query('UPDATE crm.guests SET telegram_blocked_at = now() WHERE id = $1', [cards[0]!.id]);
    expect(await preview({})).toEqual({
      ...{ count: 6, with_consent: 4, blacklisted: 0, reachable: { telegram: 2, email: 2, any: 3 } },
      sample: cards.slice(0, 5).map(({ id, name }) => ({ id, name })),
    });
    const several = { count: 3, with_consent: 2, reachable: { telegram: 1, email: 2, any: 2 } };
    expect(await preview({ min_visits: 2, max_visits: 4 })).toMatchObject(several);
    expect(await preview({ segment_filter: '{"min_visits":2,"max_visits":4}' })).toMatchObject(several);
    expect(await preview({ segment_filter: '{"min_visits":2}', max_visits: 4 })).toMatchObject(several);
    expect(await queries.previewFilter(here, { min_visits: 2, max_visits: 4 })).toMatchObject(several);
    here = await crm.open();
    expect(await preview({})).toEqual(nobodyMeant);
  });
});
