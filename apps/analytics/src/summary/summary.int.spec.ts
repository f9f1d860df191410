import { Caller, systemCaller } from '@guestflow/access';
import { Fact, VenueState } from '@guestflow/contracts';
import { dataSourceOptions, newId, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf } from '@guestflow/service';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { NestFactory } from '@nestjs/core';
import { StreamableFile } from '@nestjs/common';
import { text } from 'node:stream/consumers';
import { DataSource } from 'typeorm';
import { analytics, counting } from '../analytics.module';
import { holdVenue } from '../models/hold-venue';
import { Models } from '../models/models';
import { countIn, keepVenue } from '../replicas/venues';
import { weekFigures } from '../reports/week-figures';
import { Statistics } from '../statistics/statistics';
import { statisticsOn } from '../testing/statistics-on';
import { SummaryDto, SummaryQuery } from './summary.dto';
import { SummaryQueries } from './summary.queries';

class Counting {}

/** Monday, half past six in the evening in Berlin; the day before, clocks were set forward. */
const now = '2027-03-29T16:30:00Z';
const [today, yesterday, weekAgo] = ['2027-03-29', '2027-03-28', '2027-03-22'];

describe('the summary of today and the figures of a week', () => {
  let database: TestDatabase;
  let source: DataSource;
  let transactions: Transactions;
  let models: Models;
  let statistics: Statistics;
  let summaries: SummaryQueries;
  let organizationId: string;

  beforeAll(async () => {
    database = await createTestDatabase([databaseOf(analytics)]);
    source = await new DataSource(
      dataSourceOptions(databaseOf(analytics), { url: database.urlFor('analytics'), poolSize: 5 }),
    ).initialize();
    transactions = new Transactions(source, 'analytics');
    const clock: Clock = { now: () => new Date(now) };
    statistics = statisticsOn(transactions, clock);
    summaries = new SummaryQueries(statistics);
    const parts = await NestFactory.createApplicationContext(
      { module: Counting, providers: counting },
      { logger: false },
    );
    models = parts.get(Models);
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });
  beforeEach(() => {
    organizationId = newId();
  });

  type Told = [name: string, after: { id: string; version: number } & Record<string, unknown>];
  const hear = (venueId: string, told: Told[]) =>
    transactions.inVenue(systemCaller('test', venueId), async (tx) => {
      await holdVenue(tx);
      const facts = told.map(
        ([name, after]) =>
          ({
            ...{ id: newId(), type: `${name}.v1`, subject: after.id, time: now, actor: 'system', venueid: venueId },
            data: { version: after.version, after },
          }) as unknown as Fact,
      );
      for (const fact of facts) if (fact.type === 'venue.created.v1') await keepVenue(tx, fact as Fact<VenueState>);
      await countIn(tx);
      await models.hear(tx, facts);
    });

  const since = '2027-01-01T12:00:00Z';
  /** Open from ten to ten every day, with two tables. */
  async function openHouse(): Promise<{ venueId: string; tables: string[]; caller: Caller }> {
    const [venueId, tables] = [newId(), [newId(), newId()]];
    await hear(venueId, [
      [
        'venue.created',
        {
          ...{ id: venueId, version: 1, organization_id: organizationId, name: 'Venue', language: 'en' },
          ...{ timezone: 'Europe/Berlin', created_at: since, updated_at: since },
        },
      ],
      ...tables.map((id, index): Told => [
        'table.created',
        { id, version: 1, name: `${index + 1}`, capacity: 4, is_active: true, created_at: since, updated_at: since },
      ]),
    ]);
    const userId = newId();
    const caller: Caller = { actor: `user:${userId}`, role: 'owner', userId, venueId, requestId: 'test' };
    return { venueId, tables, caller };
  }
  const booked = (day: string, time: string, status: string, more: Record<string, unknown> = {}): Told => [
    'booking.changed',
    {
      ...{ id: newId(), version: 1, status, cancelled_by: null, source: 'bot', duration_minutes: 120, table_ids: [] },
      ...{ booked_at: `${day}T${time}:00Z`, guests_count: 2, guest_id: null, completed_at: null, created_at: since },
      ...more,
    },
  ];
  const made = (id: string): Told => ['guest.created', { id, version: 1, source: 'bot', created_at: since }];
  const said = (name: string, id: string, version: number, day: string, score: number): Told => [
    `feedback.${name}`,
    {
      ...{ id, version, score, tags: [], status: name === 'handled' ? 'handled' : 'new' },
      ...{ created_at: `${day}T12:00:00Z`, updated_at: now },
    },
  ];

  async function aDay(): Promise<{ caller: Caller; venueId: string }> {
    const { venueId, tables, caller } = await openHouse();
    const [regular, first] = [newId(), newId()];
    const [one, two] = [newId(), newId()];
    await hear(venueId, [
      ...[made(regular), made(first)],
      booked(weekAgo, '17:00', 'completed', { guest_id: regular, guests_count: 3, table_ids: [tables[0]] }),
      booked(weekAgo, '18:00', 'no_show'),
      booked(today, '11:00', 'completed', { guest_id: regular, guests_count: 4, table_ids: [tables[0]] }),
      booked(today, '16:00', 'arrived', { guest_id: first, guests_count: 2, table_ids: [tables[1]] }),
      booked(today, '14:00', 'cancelled', { cancelled_by: 'guest' }),
      booked(today, '17:30', 'confirmed', { guests_count: 5 }),
      booked(today, '17:45', 'new', { guests_count: 3 }),
      booked('2027-04-02', '17:45', 'new'),
      // Half past eleven of yesterday in Berlin.
      booked(yesterday, '21:30', 'completed', { guests_count: 7 }),
      said('received', one, 1, weekAgo, 10),
      said('received', two, 1, today, 4),
      said('received', newId(), 1, today, 9),
      said('handled', one, 2, weekAgo, 10),
    ]);
    return { caller, venueId };
  }
  const figure = (value: number | null, before: number | null) => expect.objectContaining({ value, before }) as unknown;

  it('is what was told, of the days of the venue', async () => {
    const { caller } = await aDay();
    const summary = (await summaries.today(caller, new SummaryQuery())) as SummaryDto;
    expect(summary).toMatchObject({ day: today, before_day: weekAgo, timezone: 'Europe/Berlin', venues: 1 });
    expect(summary.bookings).toMatchObject({
      ...{ total: figure(5, 2), requested: figure(1, 0), confirmed: figure(1, 0), arrived: figure(1, 0) },
      ...{ completed: figure(1, 1), no_show: figure(0, 1), cancelled: figure(1, 0), cancelled_by_guest: figure(1, 0) },
    });
    expect(summary.guests).toMatchObject({ expected: 5, came: figure(6, 3), new: figure(1, 1) });
    // Four hours of the twenty-four that two tables are open; two a week ago.
    expect(summary.occupancy).toMatchObject({ value: 16.7, before: 8.3 });
    expect(summary.requests_waiting).toBe(2);
    expect(summary.next_arrivals).toMatchObject([{ hour: 19, requested: 1, confirmed: 1, guests_expected: 5 }]);
    expect(summary.feedback).toMatchObject({ received: figure(2, 1), average_score: figure(6.5, 10), waiting: 2 });
  });

  it('is of all venues of the organization for its owner, and a file for a spreadsheet', async () => {
    const { caller } = await aDay();
    await aDay();
    const ofAll = (await summaries.today(caller, { scope: 'organization', format: 'json' })) as SummaryDto;
    expect(ofAll).toMatchObject({ venues: 2, requests_waiting: 4, feedback: { waiting: 4 } });
    expect(ofAll.bookings.total).toMatchObject({ value: 10, before: 4 });
    const manager: Caller = { ...caller, role: 'manager' };
    await expect(summaries.today(manager, { scope: 'organization', format: 'json' })).rejects.toMatchObject({
      status: 403,
    });
    const file = (await summaries.today(caller, { scope: 'venue', format: 'csv' })) as StreamableFile;
    expect(await text(file.getStream())).toContain('bookings_total,5,2,150\r\n');
  });

  it('hears again that feedback waits, whatever comes first', async () => {
    const { venueId, caller } = await openHouse();
    const id = newId();
    await hear(venueId, [said('reopened', id, 3, today, 5), said('handled', id, 2, today, 5)]);
    const waiting = async () => ((await summaries.today(caller, new SummaryQuery())) as SummaryDto).feedback.waiting;
    expect(await waiting()).toBe(1);
    await hear(venueId, [said('received', id, 1, today, 5)]);
    expect(await waiting()).toBe(1);
    await hear(venueId, [said('handled', id, 4, today, 5)]);
    expect(await waiting()).toBe(0);
  });

  it('tells of a week what came of it, beside the week before', async () => {
    const { caller } = await aDay();
    const query = { from: '2027-03-29', to: '2027-04-04', scope: 'venue', format: 'json' } as const;
    const figures = await transactions.inVenue(caller, async (tx) =>
      weekFigures(await statistics.asked(tx, caller, query)),
    );
    expect(figures).toEqual({
      bookings: { now: 6, before: 3 },
      guests: { now: 6, before: 10 },
      no_shows: { now: 0, before: 1 },
      cancellations: { now: 1, before: 0 },
      occupancy: { now: 2, before: 1 },
      new_guests: { now: 1, before: 1 },
      returning_guests: { now: 1, before: 0 },
      nps: { now: 0, before: 100 },
    });
  });
});
