import { Caller } from '@guestflow/access';
import { CampaignAudienceState, CampaignState, Fact } from '@guestflow/contracts';
import { EventConsumer, EventContext, ParkedEvents, Transport } from '@guestflow/event-bus';
import { createLogger, Metrics, Tracing } from '@guestflow/observability';
import { newId } from '@guestflow/persistence';
import { OpenedCrm, openCrm } from '../testing/opened-crm';
import { CampaignsListener } from './campaigns.listener';

describe('whom a campaign is for', () => {
  let crm: OpenedCrm;
  let here: Caller;
  let consumer: EventConsumer;
  let outcomes: string[];
  beforeAll(async () => {
    crm = await openCrm();
    const listener = new CampaignsListener(crm.clock);
    const handle = (fact: Fact, tx: EventContext['tx']) =>
      listener.started(fact as Fact<CampaignState>, new EventContext([tx, fact]));
    consumer = new EventConsumer(
      'crm',
      crm.transactions,
      new ParkedEvents(crm.transactions, {} as Transport, 'crm'),
      (pattern) => (pattern === 'campaign.started' ? { pattern, handle } : undefined),
      { retryDelaysMs: [] },
      createLogger('test', 'silent'),
      new Metrics('crm'),
      new Tracing('crm', []),
    );
  });
  afterAll(() => crm?.close());
  beforeEach(async () => {
    outcomes = [];
    here = await crm.open();
  });

  /** Guests of one moment: all of them are there, or none. */
  const come = (count: number, { name = null as string | null, tags = ['vip'] } = {}) =>
    crm.admin.query<{ id: string }>(
      `INSERT INTO crm.guests (id, venue_id, name, contacts, preferences, tags, source, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $3, '{}', '{}', $4, 'manual', now(), now() FROM generate_series(1, $2) RETURNING id`,
      [here.venueId, count, name, tags],
    );
  const started = (segment_filter: object, caller = here): Fact<CampaignState> => {
    const [id, at] = [newId(), new Date().toISOString()];
    const after: CampaignState = {
      ...{ id, version: 3, name: 'Лето', status: 'sending', segment_filter, message_text: 'Ждём!', upload_id: null },
      ...{ scheduled_at: null, started_at: at, completed_at: null, recipients: 0, reason: null },
      ...{ created_by_user_id: null, created_at: at, updated_at: at },
    };
    return {
      ...{ specversion: '1.0', id: newId(), source: '/guestflow/messaging', type: 'campaign.started.v1', subject: id },
      ...{ time: at, datacontenttype: 'application/json', actor: 'system', venueid: caller.venueId! },
      data: { version: 3, after },
    };
  };
  const deliver = (...facts: Fact<CampaignState>[]) => {
    for (const fact of facts) {
      const done = () => void outcomes.push('done');
      const retry = () => Promise.resolve(void outcomes.push('retried'));
      consumer.take({ body: JSON.stringify(fact), attempt: 1, exhausted: false, done, retry });
    }
    return consumer.idle();
  };
  const told = async (caller = here) =>
    (await crm.told(caller))
      .filter(({ type }) => type === 'campaign_audience.chosen.v1')
      .map(({ after }) => after as unknown as CampaignAudienceState);
  /** Each guest once, in parts that fit together. */
  const idsOf = (parts: CampaignAudienceState[]): string[] => {
    const ids = parts.flatMap(({ guest_ids }) => guest_ids);
    expect(parts.map(({ part }) => part)).toEqual(parts.map((_, index) => index + 1));
    for (const each of parts) expect(each).toMatchObject({ parts: parts.length, total: ids.length, version: 1 });
    expect(new Set(ids).size).toBe(ids.length);
    return ids.sort();
  };

  it('are all whom its filter means, each once, in parts of a thousand', async () => {
    const wanted = (await come(2_500)).rows.map(({ id }) => id);
    await come(40, { tags: ['press'] });
    await crm.card(await crm.open(), { tags: ['vip'] });
    const fact = started({ tags: ['vip'] });
    await deliver(fact);
    const parts = await told();
    expect(parts.map(({ guest_ids }) => guest_ids.length)).toEqual([1_000, 1_000, 500]);
    expect(new Set(parts.map(({ campaign_id }) => campaign_id))).toEqual(new Set([fact.subject]));
    expect(idsOf(parts)).toEqual(wanted.sort());
  });

  it('are those who may not be written to as well, but no cards that are part of others or tell of nobody', async () => {
    const [anna, part, gone, unwelcome] = await Promise.all(Array.from({ length: 4 }, () => crm.card(here)));
    await crm.merge(part!, anna!);
    await crm.erase(gone!);
    await crm.admin.query(
      `INSERT INTO crm.blacklist (id, venue_id, card_id, guest_id, created_at, updated_at)
       VALUES (gen_random_uuid(), $1, $2, $2, now(), now())`,
      [here.venueId, unwelcome!.id],
    );
    await deliver(started({}));
    expect(idsOf(await told())).toEqual([anna!.id, unwelcome!.id].sort());
  });

  it('is told once, however often the campaign is said to have begun', async () => {
    await come(1_001);
    const fact = started({});
    await deliver(fact, fact);
    await come(1);
    await deliver(fact);
    expect(idsOf(await told())).toHaveLength(1_001);
    expect(outcomes).toEqual(['done', 'done', 'done']);
  });

  it('is chosen at one moment, while guests come and go', async () => {
    const before = (await come(1_500)).rows.map(({ id }) => id);
    let over = false;
    const coming = (async () => {
      for (let batch = 0; batch < 15 && !over; batch++) await come(400, { name: `batch ${batch}` });
    })();
    const facts = Array.from({ length: 5 }, () => started({}));
    for (const fact of facts) await deliver(fact);
    over = true;
    await coming;
    const { rows } = await crm.admin.query<{ id: string; name: string | null }>(
      'SELECT id, name FROM crm.guests WHERE venue_id = $1',
      [here.venueId],
    );
    const batches = new Map(rows.map(({ id, name }) => [id, name]));
    const all = await told();
    for (const { subject } of facts) {
      const ids = idsOf(all.filter(({ campaign_id }) => campaign_id === subject));
      const chosen = new Set(ids);
      expect(before.filter((id) => !chosen.has(id))).toEqual([]);
      const counts = new Map<string | null, number>();
      for (const id of ids) counts.set(batches.get(id)!, (counts.get(batches.get(id)!) ?? 0) + 1);
      counts.delete(null);
      expect([...counts.values()]).toEqual([...counts].map(() => 400));
    }
  });

  it.each([
    ['means no guest', { tags: ['nobody'] }],
    ['contradicts itself', { min_visits: 2, max_visits: 1 }],
    ['asks what nobody knows', { shoe_size: 43 }],
  ])('is nobody, in one part, where the filter %s', async (_, filter) => {
    await come(3);
    const fact = started(filter);
    await deliver(fact);
    expect(outcomes).toEqual(['done']);
    expect(await told()).toEqual([
      {
        ...{ id: expect.any(String) as string, version: 1, campaign_id: fact.subject },
        ...{ part: 1, parts: 1, total: 0, guest_ids: [] },
      },
    ]);
  });
});
