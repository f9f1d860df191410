import { text } from 'node:stream/consumers';
import { StreamableFile } from '@nestjs/common';
import { Caller, systemCaller } from '@guestflow/access';
import { Fact, VenueState } from '@guestflow/contracts';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../analytics.module';
import { npsStatistics } from '../feedback/feedback.queries';
import { FeedbackController } from '../feedback/feedback.controller';
import { FeedbackModel } from '../feedback/feedback.model';
import { campaignsStatistics } from '../messages/campaigns.queries';
import { MessagesController } from '../messages/messages.controller';
import { MessagesModel } from '../messages/messages.model';
import { messagesStatistics } from '../messages/messages.queries';
import { holdVenue } from '../models/hold-venue';
import { Models } from '../models/models';
import { countIn, keepVenue } from '../replicas/venues';
import { Asked, Statistics } from '../statistics/statistics';
import { statisticsOn } from '../testing/statistics-on';
import { PeriodQuery } from '../statistics/statistics.dto';
import { factOf, historyOf, Random, randomOf, Told, VenueHistory, zones } from '../testing/people-history';
import { plainly, PlainVenue } from '../testing/people-plainly';
import { GuestsController } from './guests.controller';
import { GuestsModel } from './guests.model';
import { guestsStatistics, retention } from './guests.queries';

const runs = Number(process.env.MODEL_RUNS ?? 40);
const firstSeed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const now = '2027-12-20';

describe('what guests do, say and are told', () => {
  let database: TestDatabase;
  let admin: Client;
  let source: DataSource;
  let transactions: Transactions;
  let statistics: Statistics;
  const all = [new GuestsModel(), new FeedbackModel(), new MessagesModel()];
  const models = new Models(all);
  const tables = all.flatMap((model) => model.tables);
  let version = 0;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(analytics)]);
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    source = await new DataSource(
      dataSourceOptions(databaseOf(analytics), { url: database.urlFor('analytics'), poolSize: 6 }),
    ).initialize();
    transactions = new Transactions(source, 'analytics');
    statistics = statisticsOn(transactions, { now: () => new Date(`${now}T12:00:00Z`) });
  });
  afterAll(async () => {
    await source?.destroy();
    await admin?.end();
    await database?.drop();
  });

  const inVenue = (venueId: string, work: Parameters<Transactions['inVenue']>[1]) =>
    transactions.inVenue(systemCaller('people', venueId), async (tx) => {
      await holdVenue(tx);
      await work(tx);
    });
  const hear = (venueId: string, facts: Fact[]) => inVenue(venueId, (tx) => models.hear(tx, facts));
  const settle = (venueId: string, organization_id: string, timezone: string) =>
    inVenue(venueId, async (tx) => {
      const after = { id: venueId, organization_id, name: 'Кафе', language: 'ru', timezone, version: ++version };
      await keepVenue(tx, { data: { after } } as Fact<VenueState>);
    });
  const recount = (venueId: string) =>
    inVenue(venueId, async (tx) => {
      if (await countIn(tx)) await models.recount(tx);
    });

  /** In any order, some of it twice, and so many at once as it happens; the clocks change in between. */
  async function deliver(
    { venueId, told }: VenueHistory,
    organization: string,
    { below, chance, one, shuffled }: Random,
  ) {
    const facts = shuffled([...told, ...told.filter(() => chance(0.3))]);
    for (let at = 0; at < facts.length;) {
      const size = 1 + below(60);
      await hear(
        venueId,
        facts.slice(at, at + size).map((each) => factOf(venueId, each)),
      );
      at += size;
      if (chance(0.15)) await settle(venueId, organization, one(zones));
      if (chance(0.2)) await recount(venueId);
    }
  }

  const rows = async (venueIds: string[]) => {
    const kept: Record<string, unknown[]> = {};
    for (const table of tables) {
      const { rows: found } = await admin.query<{ row: string }>(
        `SELECT r::text AS row FROM analytics.${table} r WHERE venue_id = ANY ($1) ORDER BY 1`,
        [venueIds],
      );
      kept[table] = found.map(({ row }) => row);
    }
    return kept;
  };

  async function answers(venueId: string, query: Partial<PeriodQuery>) {
    const caller: Caller = { ...systemCaller('people', venueId), role: 'owner' };
    const of = async <Answer extends { period: unknown }>(read: (asked: Asked) => Promise<Answer>) => {
      const { period: _, ...answer } = await statistics.read(caller, Object.assign(new PeriodQuery(), query), read);
      return answer;
    };
    return {
      guests: await of(guestsStatistics),
      retention: await of(retention),
      nps: await of(npsStatistics),
      messages: await of(messagesStatistics),
      campaigns: await of(campaignsStatistics),
    };
  }

  const periodOf = ({ below, one }: Random) => {
    const from =
      Date.parse(one(['2027-03-24', '2027-03-28', '2027-04-01', '2027-10-30', '2027-01-01'])) + below(5) * 86_400_000;
    const to = from + (one([1, 3, 5, 7, 30, 31, 92, 93, 200, 330]) - 1) * 86_400_000;
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    return { from: day(from), to: day(to) };
  };

  it(
    'comes to the same as when all of it is counted in the end, in whichever order it was heard',
    async () => {
      const tally = { facts: 0, came: 0, retained: 0, booked: 0 };
      const began = performance.now();
      for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
        const random = randomOf(seed);
        const organization = newId();
        const venues: PlainVenue[] = [];
        for (let count = 0; count < 2; count++) {
          const history = historyOf(random, newId());
          await settle(history.venueId, organization, random.one(zones));
          await deliver(history, organization, random);
          const zone = random.one(zones);
          await settle(history.venueId, organization, zone);
          await recount(history.venueId);
          venues.push({ ...history, zone });
          tally.facts += history.told.length;
        }
        for (const scope of ['venue', 'organization', 'organization'] as const) {
          const { from, to } = periodOf(random);
          const counted = scope === 'venue' ? venues.slice(0, 1) : venues;
          const expected = plainly(counted, { from, to }, now);
          const answer = await answers(venues[0]!.venueId, { date_from: from, date_to: to, scope });
          expect({ seed, scope, from, to, ...answer }).toEqual({ seed, scope, from, to, ...expected });
          tally.came += expected.guests.came.value;
          tally.retained += expected.retention.retained.value;
          tally.booked += expected.campaigns.totals.booked.value;
        }
        const venueIds = venues.map(({ venueId }) => venueId);
        const before = await rows(venueIds);
        for (const table of tables)
          await admin.query(`DELETE FROM analytics.${table} WHERE venue_id = ANY ($1)`, [venueIds]);
        for (const { venueId, told } of venues) {
          await hear(
            venueId,
            random.shuffled(told).map((each) => factOf(venueId, each)),
          );
        }
        expect({ seed, ...(await rows(venueIds)) }).toEqual({ seed, ...before });
      }
      console.log(`${runs} histories from seed ${firstSeed}:`, tally, `${Math.round(performance.now() - began)} ms`);
      if (runs >= 100) for (const count of Object.values(tally)) expect(count).toBeGreaterThan(20);
    },
    10 * 60_000,
  );

  it('a visit is of the day that the venue’s clocks show, on the days on which they are changed too', async () => {
    const venueId = newId();
    await settle(venueId, newId(), 'Europe/Berlin');
    await recount(venueId);
    const guest = newId();
    const visit = (booked_at: string): Told => {
      const after = { id: newId(), version: 1, guest_id: guest, booked_at, created_at: booked_at, status: 'completed' };
      return { name: 'booking.completed', after };
    };
    // 23 hours from 23:00 to 22:00 on the first, 25 from 22:00 to 23:00 on the second, by UTC.
    const moments = ['2027-03-27T22:59:00Z', '2027-03-27T23:00:00Z', '2027-03-28T21:59:00Z', '2027-03-28T22:00:00Z'];
    const autumn = ['2027-10-30T21:59:00Z', '2027-10-30T22:00:00Z', '2027-10-31T22:59:00Z', '2027-10-31T23:00:00Z'];
    await hear(
      venueId,
      [...moments, ...autumn].map((moment) => factOf(venueId, visit(moment))),
    );
    for (const [from, visits] of [
      ['2027-03-27', [1, 2, 1]],
      ['2027-10-30', [1, 2, 1]],
    ] as const) {
      const to = new Date(Date.parse(from) + 2 * 86_400_000).toISOString().slice(0, 10);
      const { guests } = await answers(venueId, { date_from: from, date_to: to });
      expect(guests.series.map((step) => step.visits)).toEqual(visits);
      expect(guests).toMatchObject({ visits: { value: 4 }, came: { value: 1 } });
    }
  });

  describe('of one venue', () => {
    let venueId: string;
    beforeEach(async () => {
      venueId = newId();
      await settle(venueId, newId(), 'Europe/Berlin');
      await recount(venueId);
    });
    const tell = (...told: [name: string, after: object][]) =>
      hear(
        venueId,
        told.map(([name, after]) => factOf(venueId, { name, after: { id: newId(), version: 1, ...after } })),
      );
    const booking = (guest_id: string | null, day: string, change: object = {}): [string, object] => [
      'booking.completed',
      {
        ...{
          guest_id,
          status: 'completed',
          source: 'web',
          booked_at: `${day}T12:00:00Z`,
          created_at: `${day}T10:00:00Z`,
        },
        ...change,
      },
    ];
    const card = (id: string, change: object = {}): [string, object] => [
      'guest.created',
      { id, source: 'web', created_at: '2027-05-01T10:00:00Z', ...change },
    ];
    const may = { date_from: '2027-05-01', date_to: '2027-05-31' };

    it('two cards that are one guest’s are one guest who came, and two again when they are two', async () => {
      const [one, other] = [newId(), newId()];
      await tell(card(one), card(other), booking(one, '2027-05-02'), booking(other, '2027-05-09'));
      const figures = async () => {
        const { guests } = await answers(venueId, may);
        return [guests.total, guests.came, guests.came_first, guests.visits].map(({ value }) => value);
      };
      expect(await figures()).toEqual([2, 2, 2, 2]);
      await tell(['guest.merged', { ...card(other)[1], version: 2, merged_into_id: one }]);
      expect(await figures()).toEqual([1, 1, 1, 2]);
      await tell(['guest.unmerged', { ...card(other)[1], version: 3, merged_into_id: null }]);
      expect(await figures()).toEqual([2, 2, 2, 2]);
      await tell(['guest.erased', { ...card(other)[1], version: 4 }]);
      expect(await figures()).toEqual([2, 2, 2, 2]);
    });

    it('who came before and after is retained, and a cohort says in which months', async () => {
      const [loyal, once, late, early] = [newId(), newId(), newId(), newId()];
      // Compared with the 31 days from the last of March to the last of April: just in it, and just before.
      await tell(booking(loyal, '2027-03-31'), booking(early, '2027-03-30'), booking(once, '2027-04-30'));
      await tell(booking(loyal, '2027-05-01'), booking(loyal, '2027-05-20'), booking(loyal, '2027-07-01'));
      await tell(booking(late, '2027-05-31'), booking(early, '2027-05-31'));
      const { guests, retention: kept } = await answers(venueId, may);
      expect(kept).toMatchObject({ came_before: { value: 2 }, retained: { value: 1 }, rate: { value: 50 } });
      expect(guests).toMatchObject({
        ...{ came: { value: 3, before: 2 }, came_first: { value: 1, before: 2 }, came_again_share: { value: 66.7 } },
      });
      const march = kept.cohorts.find(({ month }) => month === '2027-03-01')!;
      expect([march.guests, ...march.months.map((month) => month.guests)]).toEqual([2, 0, 2, 0, 1, 0, 0, 0, 0, 0]);
    });

    it('a campaign had its effect on who booked within 7 days after it arrived, whichever is heard first', async () => {
      const [guests, campaign] = [[newId(), newId(), newId(), newId()], newId()];
      const at = '2027-05-03T10:00:00.000Z';
      const messages = guests.map((guest_id) => ({ id: newId(), guest_id }));
      const sent = messages.map((message): [string, object] => [
        'message.queued',
        { ...message, kind: 'campaign', campaign_id: campaign, created_at: at },
      ]);
      const ended = messages.map(({ id }, index): [string, object] =>
        index === 3
          ? ['delivery.failed', { id, version: 2, at, reason: 'blocked' }]
          : ['delivery.succeeded', { id, version: 2, at, reason: null }],
      );
      const began = { id: campaign, name: 'Май', status: 'sending', recipients: 4, started_at: at };
      const booked = [
        booking(guests[0]!, '2027-06-01', { created_at: at }),
        booking(guests[1]!, '2027-06-01', { created_at: '2027-05-10T09:59:59.999Z', status: 'cancelled' }),
        booking(guests[2]!, '2027-06-01', { created_at: '2027-05-10T10:00:00.000Z' }),
        booking(guests[2]!, '2027-05-04', { created_at: '2027-05-04T10:00:00.000Z', source: 'walk_in' }),
        booking(guests[3]!, '2027-06-01', { created_at: at }),
      ];
      await tell(...booked, ...ended);
      await tell(...sent, ['campaign.started', began]);
      const { campaigns } = await answers(venueId, may);
      const effect = { sent: 4, delivered: 3, failed: 1, booked: 2, came: 1, booked_share: 66.7 };
      expect(campaigns.campaigns).toMatchObject([{ campaign_id: campaign, name: 'Май', ...effect }]);
    });

    it('all of it can be taken out as files', async () => {
      await tell(card(newId()), booking(newId(), '2027-05-02'), booking(null, '2027-05-02'));
      await tell(['feedback.received', { score: 9, tags: [], created_at: '2027-05-02T10:00:00Z' }]);
      const query = Object.assign(new PeriodQuery(), { date_from: '2027-05-01', date_to: '2027-05-02', format: 'csv' });
      const controllers = [
        new GuestsController(statistics),
        new FeedbackController(statistics),
        new MessagesController(statistics),
      ];
      const [guests, feedback, messages] = controllers as [GuestsController, FeedbackController, MessagesController];
      const caller: Caller = { ...systemCaller('people', venueId), role: 'owner' };
      const lines = async (file: unknown) => (await text((file as StreamableFile).getStream())).trim().split('\r\n');
      expect(await lines(await guests.guests(caller, query))).toEqual([
        'day,new,came,came_first,came_again,visits,anonymous_visits',
        '2027-05-01,1,0,0,0,0,0',
        '2027-05-02,0,1,1,0,2,1',
      ]);
      expect((await lines(await guests.retention(caller, query))).at(-1)).toBe('2027-05-01,1,0,0,0,0,0,0,0');
      expect((await lines(await feedback.nps(caller, query))).at(-1)).toBe('2027-05-02,1,1,0,0,9,100');
      expect(await lines(await messages.messages(caller, query))).toHaveLength(3);
      expect(await lines(await messages.campaigns(caller, query))).toHaveLength(1);
    });
  });
});
