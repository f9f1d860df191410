import { createLogger } from '@guestflow/observability';
import { newId, Transaction } from '@guestflow/persistence';
import { openLog, OpenedLog } from '../events/testing/opened-log';
import { CountedVenue, Model } from './model';
import { Models } from './models';
import { Recounter } from './recounter';

/** Finds by what clocks it is to count, and fails where PostgreSQL does not know them. */
class Clocks implements Model {
  readonly tables = [];
  reads(): boolean {
    return false;
  }
  hear(): Promise<void> {
    return Promise.resolve();
  }
  async recount(tx: Transaction, { zone }: CountedVenue): Promise<void> {
    await tx.query('SELECT now() AT TIME ZONE $1::text', [zone]);
  }
}

describe('to count anew by other clocks', () => {
  let log: OpenedLog;

  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log?.close());

  it('holds up no other venue where one cannot be counted', async () => {
    const venues = [newId(), newId(), newId()].sort();
    const zones = ['Europe/Berlin', 'Nowhere/Land', 'Asia/Tokyo'];
    for (const [index, venueId] of venues.entries()) {
      await log.admin.query(
        `INSERT INTO analytics.venues (venue_id, organization_id, name, language, zone, counted_zone, version)
         VALUES ($1, $2, 'Venue', 'en', $3, 'UTC', 1)`,
        [venueId, newId(), zones[index]],
      );
    }
    const recounter = new Recounter(log.transactions, new Models([new Clocks()]), createLogger('analytics', 'silent'));
    await recounter.run();
    const { rows } = await log.admin.query<{ counted_zone: string }>(
      'SELECT counted_zone FROM analytics.venues ORDER BY venue_id',
    );
    expect(rows.map(({ counted_zone }) => counted_zone)).toEqual(['Europe/Berlin', 'UTC', 'Asia/Tokyo']);
  });
});
