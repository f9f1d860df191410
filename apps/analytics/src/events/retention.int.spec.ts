import { createLogger } from '@guestflow/observability';
import { newId, Transaction } from '@guestflow/persistence';
import { Counter } from '../models/counter';
import { Model } from '../models/model';
import { Models } from '../models/models';
import { Tally } from '../models/testing/tally';
import { aFact, openLog, OpenedLog } from './testing/opened-log';
import { readingWith } from './verify';

describe('the months of the event log', () => {
  let log: OpenedLog;

  const counter = (...models: Model[]) =>
    new Counter(log.transactions, new Models(models), createLogger('analytics', 'silent'));
  /** As every night, when all was counted long before. */
  const dropMonths = async (): Promise<void> => {
    await counter().run();
    await log.retention().run();
  };

  beforeAll(async () => {
    log = await openLog();
  });
  afterAll(() => log?.close());

  const partitions = async () =>
    (
      await log.admin.query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
          WHERE i.inhparent = 'analytics.events'::regclass ORDER BY 1`,
      )
    ).rows.map(({ name }) => name);
  const count = async (venueId: string) =>
    Number(
      (await log.admin.query('SELECT count(*) FROM analytics.events WHERE venue_id = $1', [venueId])).rows[0].count,
    );
  const tellIn = async (month: string, venueId: string, facts: number) => {
    log.clock.at = new Date(`${month}-15T12:00:00.123Z`);
    const booking = () => aFact('booking.requested', { guest_id: newId(), note: month }, { venueId });
    await log.tell(venueId, Array.from({ length: facts }, booking));
  };
  const whole = async () => expect(log.faultsOf(await log.verifyAll())).toEqual([]);

  it('are made before they come, and at the write where they were not', async () => {
    const venueId = newId();
    await tellIn('2024-01', venueId, 3);
    await tellIn('2024-04', venueId, 2);
    const names = await partitions();
    expect(names).toEqual(
      expect.arrayContaining(['events_2024_01', 'events_2024_03', 'events_2024_04', 'events_rest']),
    );
    const { rows } = await log.admin.query(
      'SELECT DISTINCT tableoid::regclass::text AS name FROM analytics.events ORDER BY 1',
    );
    expect(rows.map(({ name }) => name)).toEqual(['analytics.events_2024_01', 'analytics.events_2024_04']);
    await whole();
  });

  it('take in what came while there was no place for it', async () => {
    const venueId = newId();
    await tellIn('2024-05', venueId, 1);
    // As if nobody had made the months that this replica has seen made.
    await log.admin.query('DROP TABLE analytics.events_2024_07');
    log.clock.at = new Date('2024-07-10T00:00:00Z');
    const map = log.log as unknown as { months: Map<string, Promise<void>> };
    map.months.set('2024-07', Promise.resolve());
    await log.tell(venueId, [aFact('booking.requested', { guest_id: newId() }, { venueId })]);
    const inRest = async () => (await log.admin.query('SELECT 1 FROM analytics.events_rest')).rowCount;
    expect(await inRest()).toBe(1);
    await dropMonths();
    expect(await inRest()).toBe(0);
    expect(await count(venueId)).toBe(2);
    await whole();
  });

  it('are kept for ever unless it is said how many, and then dropped whole: what remains begins behind them', async () => {
    const [old, both] = [newId(), newId()];
    await tellIn('2024-01', old, 4);
    await tellIn('2024-02', both, 3);
    await log.anchors().run();
    log.clock.at = new Date();
    await log.tell(both, [aFact('booking.requested', { guest_id: newId() }, { venueId: both })]);
    await dropMonths();
    expect(await partitions()).toContain('events_2024_01');
    log.settings.eventsKeepMonths = 6;
    await dropMonths();
    expect((await partitions()).filter((name) => name.startsWith('events_2024'))).toEqual([]);
    expect([await count(old), await count(both)]).toEqual([0, 1]);
    await whole();
    // Goes on behind what was dropped; and its head and that it ever began are still known.
    await log.tell(old, [aFact('booking.requested', { guest_id: newId() }, { venueId: old })]);
    await log.anchors().run();
    await whole();
    await dropMonths();
    await whole();

    const faults = async (sql: string, parameters: unknown[] = []) => {
      await log.admin.query('BEGIN; SET LOCAL search_path = analytics, public');
      await log.admin.query(sql, parameters);
      await log.admin.query('COMMIT');
      return log.faultsOf(await log.verifyAll());
    };
    expect((await faults('DELETE FROM heads WHERE venue_id = $1', [both])).join()).toContain('its head is gone');
  });

  it('are dropped while somebody verifies, at whatever he is just then, and he finds no fault in it', async () => {
    const reading = readingWith(log.transactions);
    log.settings.eventsKeepMonths = 6;
    for (let dropAt = 1; dropAt <= 14; dropAt++) {
      const venueId = newId();
      await tellIn(new Date(Date.UTC(2021, dropAt)).toISOString().slice(0, 7), venueId, 3);
      log.clock.at = new Date();
      await log.tell(venueId, [aFact('booking.requested', { guest_id: newId() }, { venueId })]);
      let reads = 0;
      const interrupted = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
        const answer = await reading(work);
        if (++reads === dropAt) await dropMonths();
        return answer;
      };
      expect([dropAt, ...log.faultsOf(await log.verifyAll(interrupted, venueId))]).toEqual([dropAt]);
    }
  });

  it('are not dropped before what was told in them is counted', async () => {
    await log.admin.query(Tally.statements.join(';'));
    const venueId = newId();
    await tellIn('2022-03', venueId, 3);
    log.clock.at = new Date();
    log.settings.eventsKeepMonths = 6;
    await log.retention().run();
    await counter(new Tally()).run();
    const { rows } = await log.admin.query('SELECT heard FROM analytics.tally WHERE venue_id = $1', [venueId]);
    expect(rows).toEqual([{ heard: 3 }]);
    await log.retention().run();
    expect((await partitions()).filter((name) => name.startsWith('events_2022'))).toEqual([]);
  });

  it('are not dropped by the service otherwise than it says, nor without where the chains go on', async () => {
    const venueId = newId();
    await tellIn('2023-02', venueId, 1);
    const drop = (months: number | null) =>
      log.transactions.outsideVenues({ actor: 'system', role: 'system', requestId: 'r' }, (tx) =>
        tx.query('SELECT drop_events_partitions($1)', [months]),
      );
    await expect(drop(0)).rejects.toThrow('at least a month is kept');
    await expect(drop(null)).rejects.toThrow('at least a month is kept');
    await expect(drop(6)).rejects.toThrow('where the chains begin behind events_2023_02 is not kept');
    expect(await count(venueId)).toBe(1);
    const asService = (sql: string) =>
      log.transactions.outsideVenues({ actor: 'system', role: 'system', requestId: 'r' }, (tx) => tx.query(sql));
    for (const sql of [
      'DROP TABLE events_2023_02',
      'TRUNCATE events',
      'DELETE FROM events',
      'SELECT 1 FROM events_2023_02',
      'SELECT 1 FROM events_rest',
      'UPDATE beginnings SET seq = 1',
      'DELETE FROM beginnings',
      'DELETE FROM heads',
      'DELETE FROM chain_keys',
      'UPDATE events SET hash = mark',
      'CREATE TABLE mine (id int)',
    ]) {
      await expect(asService(sql)).rejects.toThrow(/permission denied|must be owner/);
    }
  });
});
