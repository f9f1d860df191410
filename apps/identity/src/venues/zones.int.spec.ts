import { errorsOf, VenueState } from '@guestflow/contracts';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { Client } from 'pg';

describe('the zones that a venue can have', () => {
  let database: TestDatabase;
  let sql: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    sql = new Client({ connectionString: database.adminUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql?.end();
    await database?.drop();
  });

  const canBeHad = (timezone: string): boolean =>
    !errorsOf(VenueState, { timezone }).some(({ property }) => property === 'timezone');

  // When their clocks are changed both learn in their own time; that one of them has no such clocks must not be.
  it('are known to PostgreSQL too', async () => {
    const { rows } = await sql.query<{ name: string }>('SELECT name FROM pg_timezone_names');
    const every = new Set([...rows.map(({ name }) => name), ...Intl.supportedValuesOf('timeZone'), 'US/Pacific-New']);
    const zones = [...every].filter(canBeHad);
    expect(zones.length).toBeGreaterThan(400);
    const unknown: string[] = [];
    for (const zone of zones) {
      await sql.query('SELECT now() AT TIME ZONE $1::text', [zone]).catch(() => unknown.push(zone));
    }
    expect(unknown).toEqual([]);
  });
});
