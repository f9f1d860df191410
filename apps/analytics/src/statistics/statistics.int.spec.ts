import { Caller } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';
import { openLog, OpenedLog } from '../events/testing/opened-log';
import { retention } from '../guests/guests.queries';
import { occupancyOf } from '../occupancy/occupancy.queries';
import { statisticsOn } from '../testing/statistics-on';
import { Asked } from './statistics';
import { PeriodQuery } from './statistics.dto';

describe('the days that statistics are asked for', () => {
  let log: OpenedLog;
  const [venueId, organizationId] = [newId(), newId()];
  const owner: Caller = { actor: `user:${newId()}`, role: 'owner', requestId: 'asking', venueId };

  beforeAll(async () => {
    log = await openLog();
    await log.admin.query(
      `INSERT INTO analytics.venues (venue_id, organization_id, name, language, zone, counted_zone, version)
       VALUES ($1, $2, 'Venue', 'en', 'Europe/Berlin', 'Europe/Berlin', 1)`,
      [venueId, organizationId],
    );
  });
  afterAll(() => log?.close());

  const ask = <Answer>(days: Partial<PeriodQuery>, read: (asked: Asked) => Promise<Answer>) =>
    statisticsOn(log.transactions, log.clock).read(owner, Object.assign(new PeriodQuery(), days), read);

  it.each([
    ['0001-01-01', '0003-12-31'],
    ['0005-01-01', '0007-12-31'],
    ['1999-12-31', '2000-01-30'],
    ['2199-12-01', '2200-01-01'],
    ['9999-12-01', '9999-12-31'],
    ['2027-01-02', '2027-01-01'],
    ['2020-01-01', '2027-01-01'],
  ])('are none from %s to %s: they are refused before anything is read', async (date_from, date_to) => {
    for (const read of [retention, occupancyOf] as ((asked: Asked) => Promise<object>)[]) {
      await expect(ask({ date_from, date_to }, read)).rejects.toBeInstanceOf(ValidationProblem);
    }
  });

  it.each([
    ['2000-01-01', '2002-12-31'],
    ['2199-01-01', '2199-12-31'],
  ])('from %s to %s are answered, and not with more than a page can show', async (date_from, date_to) => {
    const answer = await ask({ date_from, date_to }, retention);
    expect(JSON.stringify(answer).length).toBeLessThan(1_000_000);
    expect((await ask({ date_from, date_to }, occupancyOf)).hours).toHaveLength(168);
  });
});
