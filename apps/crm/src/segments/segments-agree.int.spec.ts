import * as fc from 'fast-check';
import { Caller } from '@guestflow/access';
import { consentChannels, consentKeys, genders, guestSources, languages, SegmentFilter } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import { shown } from '../guests/shown';
import { Venue } from '../replicas/venue';
import { plusDays, startOf } from '../replicas/venue-days';
import { OpenedCrm, openCrm } from '../testing/opened-crm';
import { allOf, conditionsOf } from './segment-conditions';
import { matches, SegmentGuest } from './segment-matches';

// Clocks that leap over midnight (Santiago, Beirut), by half an hour (Lord Howe), and a day that there was not (Apia).
const zones = [
  'UTC',
  'Europe/Moscow',
  'America/New_York',
  'America/Santiago',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
/** Days on which something of the calendar ends or begins. */
const days = [
  ...['2027-02-27', '2027-02-28', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01', '2027-12-31', '2028-01-01'],
  ...['2027-03-14', '2027-03-28', '2027-09-05', '2027-10-31', '2027-11-07', '2011-12-29', '2011-12-31'],
];
const tags = ['vip', 'лето', 'Шумит', 'a,b'];

const zone = fc.constantFrom(...zones);
/** A moment about when a day begins somewhere. */
const moment = fc
  .tuple(
    fc.constantFrom(...days),
    fc.integer({ min: -3, max: 3 }),
    zone,
    fc.constantFrom(-3_600_000, -1, 0, 1, 3_600_000),
  )
  .map(([day, later, where, ms]) => new Date(startOf(plusDays(day, later), where).getTime() + ms));
const count = fc.integer({ min: 0, max: 4 });
const someOf = <T>(values: readonly T[], min = 0) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: min, maxLength: 3 });

const guest: fc.Arbitrary<SegmentGuest> = fc.record({
  telegramId: fc.option(fc.constant('known')),
  birthday: fc.option(
    fc
      .tuple(
        fc.constantFrom('1960', '1988', '2000'),
        fc.constantFrom('01-01', '01-02', '02-27', '02-28', '02-29', '03-01', '03-02', '07-15', '12-30', '12-31'),
      )
      .map(([year, day]) => `${year}-${day}`),
  ),
  gender: fc.option(fc.constantFrom(...genders)),
  language: fc.option(fc.constantFrom(...languages)),
  tags: someOf(tags),
  source: fc.constantFrom(...guestSources),
  consented: someOf(consentKeys),
  visitCount: count,
  lastVisitAt: fc.option(moment),
  noShowCount: count,
  cancellationCount: count,
  averageParty: fc.option(fc.constantFrom(1, 2, 2.5, 10 / 3)),
  createdAt: moment,
  blacklisted: fc.boolean(),
});

const span = fc.constantFrom(0, 1, 2, 7, 30, 364, 365, 366);
const day = fc
  .tuple(fc.constantFrom(...days), fc.integer({ min: -3, max: 3 }))
  .map(([from, later]) => plusDays(from, later));
const fields: { [Field in keyof SegmentFilter]-?: fc.Arbitrary<NonNullable<SegmentFilter[Field]>> } = {
  min_visits: count,
  max_visits: count,
  last_visit_before_days: span,
  last_visit_after_days: span,
  never_visited: fc.boolean(),
  birthday_in_days: span,
  tags: someOf(tags, 1),
  all_tags: someOf(tags),
  without_tags: someOf(tags),
  sources: someOf(guestSources, 1),
  languages: someOf(languages, 1),
  consents: someOf(consentKeys),
  may_receive: fc.constantFrom(...consentChannels),
  min_no_shows: count,
  max_no_shows: count,
  min_cancellations: count,
  min_average_party: fc.constantFrom(1, 2, 2.4, 2.5, 3, 10 / 3),
  created_after: day,
  created_before: day,
  has_telegram: fc.boolean(),
  blacklisted: fc.boolean(),
  gender: fc.constantFrom(...genders),
};
/** A few of the fields: of all at once there would be no guest. */
const filter: fc.Arbitrary<SegmentFilter> = fc
  .uniqueArray(fc.constantFrom(...(Object.keys(fields) as (keyof SegmentFilter)[])), { minLength: 1, maxLength: 3 })
  .chain(
    (names) => fc.record(Object.fromEntries(names.map((name) => [name, fields[name]]))) as fc.Arbitrary<SegmentFilter>,
  );

describe('a segment', () => {
  let crm: OpenedCrm;
  let here: Caller;
  beforeAll(async () => {
    crm = await openCrm();
    here = await crm.open();
  });
  afterAll(() => crm?.close());

  async function keep(guests: SegmentGuest[]): Promise<Map<string, SegmentGuest>> {
    const kept = new Map(guests.map((each) => [newId(), each]));
    await crm.admin.query(
      `INSERT INTO crm.guests (id, venue_id, telegram_id, birthday, gender, language, contacts, preferences, tags, source,
         consented, visit_count, last_visit_at, no_show_count, cancellation_count, average_party, created_at, updated_at)
       SELECT g.id, $1, CASE WHEN g.telegram THEN g.id::text END, g.birthday, g.gender, g.language, '{}', '{}',
              ARRAY(SELECT jsonb_array_elements_text(g.tags)), g.source, ARRAY(SELECT jsonb_array_elements_text(g.consented)),
              g.visits, g.last_visit, g.no_shows, g.cancellations, g.party, g.created, g.created
         FROM jsonb_to_recordset($2) g (id uuid, telegram boolean, birthday date, gender text, language text, tags jsonb,
           source text, consented jsonb, visits integer, last_visit timestamptz, no_shows integer, cancellations integer,
           party double precision, created timestamptz)`,
      [
        here.venueId,
        JSON.stringify(
          [...kept].map(([id, each]) => ({
            ...{ id, telegram: each.telegramId !== null, birthday: each.birthday, gender: each.gender },
            ...{ language: each.language, tags: each.tags, source: each.source, consented: each.consented },
            ...{ visits: each.visitCount, last_visit: each.lastVisitAt, no_shows: each.noShowCount },
            ...{ cancellations: each.cancellationCount, party: each.averageParty, created: each.createdAt },
          })),
        ),
      ],
    );
    const listed = [...kept].filter(([, { blacklisted }]) => blacklisted).map(([id]) => id);
    await crm.admin.query(
      `INSERT INTO crm.blacklist (id, venue_id, card_id, guest_id, created_at, updated_at)
       SELECT gen_random_uuid(), $1, id, id, now(), now() FROM unnest($2::uuid[]) id`,
      [here.venueId, listed],
    );
    return kept;
  }

  it('means the same guests to the database as to the rule, on whichever day in whichever zone', async () => {
    const kept = await keep(fc.sample(guest, { numRuns: 250, seed: 7 }));
    let [meant, left] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(filter, moment, zone, fc.constantFrom(...languages)), { minLength: 20, maxLength: 20 }),
        (asked) =>
          crm.transactions.inVenue(here, async (tx) => {
            for (const [said, now, where, language] of asked) {
              const venue: Venue = { venueId: here.venueId!, name: '', country: 'RU', zone: where, language };
              const parameters: unknown[] = [here.venueId];
              const condition = allOf(conditionsOf(said, venue, now), parameters);
              const rows = await tx.query<{ id: string }>(
                `SELECT id FROM guests WHERE venue_id = $1 AND ${shown} AND ${condition}`,
                parameters,
              );
              const expected = [...kept].filter(([, each]) => matches(said, each, venue, now)).map(([id]) => id);
              expect([said, now, where, rows.map(({ id }) => id).sort()]).toEqual([said, now, where, expected.sort()]);
              meant += expected.length;
              left += kept.size - expected.length;
            }
          }),
      ),
      { numRuns: 40, endOnFailure: true },
    );
    // Neither everybody nor nobody, or nothing would have been asked.
    expect(Math.min(meant, left)).toBeGreaterThan(5_000);
  });
});
