import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Fact } from '@guestflow/contracts';
import { createLogger } from '@guestflow/observability';
import { dataSourceOptions, Forgetting, newId, Sealer, Transactions } from '@guestflow/persistence';
import { Clock, databaseOf, Settings } from '@guestflow/service';
import { Storage, storageOf } from '@guestflow/storage';
import { createTestDatabase, TestDatabase } from '@guestflow/testing';
import { systemCaller } from '@guestflow/access';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { analytics } from '../../analytics.module';
import { Privacy } from '../../privacy/privacy';
import { Anchors } from '../anchors';
import { EventLog } from '../append';
import { ChainKey } from '../chain-key';
import { Retention } from '../retention';
import { CheckedChain, readingWith, verify } from '../verify';
import { EventWriter } from '../writer';

/** A clock that stands where it is put. */
export class PutClock implements Clock {
  constructor(public at = new Date()) {}
  now(): Date {
    return this.at;
  }
}

/** One replica of what writes the log. */
export function replicaOf(transactions: Transactions, sealer: Sealer, clock: Clock) {
  const key = new ChainKey(transactions, sealer);
  const log = new EventLog(transactions, key, clock);
  const writer = new EventWriter(log, new Privacy(new Forgetting(sealer), sealer, log));
  return { key, log, writer };
}

/** The event log as analytics has it, in a database and a folder of its own. */
export async function openLog() {
  const database: TestDatabase = await createTestDatabase([databaseOf(analytics)]);
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const sources: DataSource[] = [];
  const connect = async (url = database.urlFor('analytics'), more = '') => {
    const options = dataSourceOptions(databaseOf(analytics), { url, poolSize: 8 });
    const extra = options.extra as { options: string };
    const source = await new DataSource({
      ...options,
      extra: { ...extra, options: `${extra.options}${more}` },
    }).initialize();
    sources.push(source);
    return new Transactions(source, 'analytics');
  };
  const transactions = await connect();
  const keys = `k:${randomBytes(32).toString('base64')}`;
  const sealer = new Sealer(keys);
  const clock = new PutClock();
  const folder = await mkdtemp(path.join(tmpdir(), 'guestflow-anchors-'));
  const storage: Storage = storageOf({ folder });
  const settings = { storage: { folder }, eventsKeepMonths: 0 } as unknown as Settings;
  const logger = createLogger('analytics', 'silent', false);
  const replica = replicaOf(transactions, sealer, clock);
  const { log, writer, key } = replica;
  const verifyAll = async (
    read = readingWith(transactions),
    venueId?: string,
    by = sealer,
  ): Promise<CheckedChain[]> => {
    const all: CheckedChain[] = [];
    for await (const chain of verify(read, by, { storage, venueId })) all.push(chain);
    return all;
  };
  return {
    ...{ database, admin, transactions, keys, sealer, clock, storage, settings, log, writer, connect, verifyAll },
    anchors: () => new Anchors(transactions, key, storage, clock, settings, logger),
    retention: () => new Retention(transactions, log, key, clock, settings, logger),
    faultsOf: (chains: CheckedChain[]) =>
      chains.flatMap(({ venueId, faults }) => faults.map(({ seq, what }) => `${venueId} ${seq}: ${what}`)),
    /** As they come from the bus, of one venue or of the platform. */
    async tell(venueId: string | undefined, facts: Fact[], by = replica): Promise<void> {
      await by.log.ready(venueId);
      const caller = systemCaller('telling', venueId);
      await (venueId
        ? transactions.inVenue(caller, (tx) => by.writer.write(tx, facts))
        : transactions.outsideVenues(caller, (tx) => by.writer.write(tx, facts)));
    },
    async close(): Promise<void> {
      for (const source of sources) await source.destroy();
      await admin.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type OpenedLog = Awaited<ReturnType<typeof openLog>>;

export function aFact(
  type: string,
  after: Record<string, unknown>,
  {
    venueId,
    before,
    actor = 'anonymous',
    time = new Date().toISOString(),
  }: {
    venueId?: string;
    before?: object;
    actor?: string;
    time?: string;
  } = {},
): Fact {
  const state = { id: newId(), version: 1, ...after };
  return {
    ...{ specversion: '1.0', id: newId(), source: '/guestflow/booking', type: `${type}.v1`, subject: state.id },
    ...{
      time,
      datacontenttype: 'application/json',
      venueid: venueId,
      actor,
      actorip: '1.2.3.4',
      actoragent: 'Telefon',
    },
    ...{ requestid: newId(), data: { version: state.version, after: state, before } },
  } as unknown as Fact;
}
