import { Socket } from 'node:net';
import { ServiceName } from '@guestflow/contracts';
import { Logger, Metrics } from '@guestflow/observability';
import { Transactions, gatheringWrites, schemaOfService } from '@guestflow/persistence';
import { Client } from 'pg';
import { Outgoing, Transport } from './transports/transport';

interface WaitingRow extends Outgoing {
  position: string;
  subject: string;
  attempts: number;
}

const batchSize = 500;
const tickMs = 1_000;
const measureMs = 5_000;
const keepInboxDays = 7;
const keepAnswersHours = 48;
// The first number of the advisory lock; the second tells the schemas apart.
const relayLock = 7_203_912;

/**
 * Brings what stands in a schema's outbox to the broker. One replica does it at a time: who holds an advisory lock on
 * its own connection; when that one dies, the next holds it within a second. A row leaves only when a queue has it.
 */
export class OutboxRelay {
  private readonly wakeChannel: string;
  private client?: Client;
  private leading = false;
  private stopped = false;
  private woken = false;
  private wakeUp?: () => void;
  private running?: Promise<void>;
  /** Of the rows that a queue has taken. The next batch is asked for in the same round trip. */
  private removing: Promise<unknown> = Promise.resolve();
  private cleanedAt = 0;
  private measuredAt = 0;
  private announcing = false;

  constructor(
    private readonly service: ServiceName,
    private readonly url: string,
    private readonly transactions: Transactions,
    private readonly transport: Transport,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    /** Tests die here, between publishing and marking. */
    private readonly afterPublish: () => void = () => undefined,
  ) {
    this.wakeChannel = `guestflow_outbox_${schemaOfService(service)}`;
  }

  start(): void {
    this.transactions.onEmitted(() => this.emitted());
    this.running = this.run();
  }

  /** Publishes what it has in hand, then gives the schema to another replica. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /**
   * Something was committed here. The notice goes after the commit and once for many: inside the transaction it would
   * have every commit of the database wait for one lock. Should it be lost, the tick finds the row.
   */
  private emitted(): void {
    if (this.leading) return this.wake();
    if (this.announcing || !this.client) return;
    this.announcing = true;
    this.client
      .query(`NOTIFY ${this.wakeChannel}`)
      .catch(() => undefined)
      .finally(() => (this.announcing = false));
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.connect();
        this.leading = await this.lead();
        const more = this.leading && (await this.relayBatch());
        if (this.leading) await this.measure();
        if (this.leading) await this.clean();
        if (!more) await this.pause();
      } catch (error) {
        this.logger.warn({ err: error }, 'The outbox could not be relayed: trying again');
        await this.disconnect();
        await this.pause();
      }
    }
    await this.disconnect();
  }

  private async connect(): Promise<void> {
    if (this.client) return;
    const client = new Client({
      connectionString: this.url,
      application_name: `guestflow-${this.service}-relay`,
      keepAlive: true,
      pipeline: true,
      stream: () => gatheringWrites(new Socket()),
      // A row whose removal a crash undoes goes out again and is known: nothing here is worth waiting for the disk.
      options: `-c search_path=${schemaOfService(this.service)},public -c synchronous_commit=off`,
    });
    client.on('error', () => {
      if (this.client === client) this.client = undefined;
    });
    client.on('notification', () => this.wake());
    await client.connect();
    await client.query(`LISTEN ${this.wakeChannel}`);
    this.client = client;
  }

  private async disconnect(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.leading = false;
    this.removing = Promise.resolve();
    // Whoever leads now tells how many wait.
    this.metrics.outboxPending.set(0);
    await client?.end().catch(() => undefined);
  }

  private async lead(): Promise<boolean> {
    if (this.leading && this.client) return true;
    const { rows } = await this.client!.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock($1, hashtext($2)) AS held',
      [relayLock, this.service],
    );
    return rows[0]?.held ?? false;
  }

  /** Returns whether there may be more. */
  private async relayBatch(): Promise<boolean> {
    this.woken = false;
    const asked = this.client!.query<Omit<WaitingRow, 'id'>>({
      name: 'waiting',
      // A fact waits for those told earlier of the same entity, even when only they cannot be brought out.
      text: `SELECT position, type, subject, fact AS body, attempts FROM outbox waiting
       WHERE (due_at IS NULL OR due_at <= now())
         AND NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.subject = waiting.subject
                         AND earlier.due_at > now() AND earlier.position < waiting.position)
       ORDER BY position LIMIT ${batchSize}`,
    });
    const [found] = await Promise.all([asked, this.removing]);
    const rows = found.rows.map((row) => ({ ...row, id: idIn(row.body) }));
    const waves = inWaves(rows);
    for (const [index, wave] of waves.entries()) {
      // The rest of this batch may follow on what was refused: it is asked for anew, without those.
      if (!(await this.publishWave(wave))) return index < waves.length - 1;
    }
    return rows.length === batchSize;
  }

  /** Returns whether everything was taken: if not, later facts of the same entities must wait. */
  private async publishWave(wave: WaitingRow[]): Promise<boolean> {
    const outcomes = await this.transport.publish(wave);
    this.afterPublish();
    const taken = wave.filter((_, index) => outcomes[index] === 'taken');
    const refused = wave.filter((_, index) => outcomes[index] === 'unroutable');
    this.metrics.eventsPublished.inc({ outcome: 'taken' }, taken.length);
    if (taken.length > 0) {
      const removing = this.client!.query({
        name: 'taken',
        text: 'DELETE FROM outbox WHERE position = ANY ($1::bigint[])',
        values: [taken.map((row) => row.position)],
      });
      this.removing = Promise.all([this.removing, removing]);
      // Whoever waits for it is told.
      this.removing.catch(() => undefined);
    }
    if (refused.length === 0) return true;
    this.metrics.eventsPublished.inc({ outcome: 'unroutable' }, refused.length);
    await this.client!.query(
      `UPDATE outbox SET attempts = attempts + 1, last_error = 'no queue takes it',
         due_at = now() + least(60, power(2, least(attempts, 6))) * interval '1 second'
       WHERE position = ANY ($1::bigint[])`,
      [refused.map((row) => row.position)],
    );
    this.logger.warn(
      { types: [...new Set(refused.map((row) => row.type))] },
      'No queue takes these events: they stay in the outbox',
    );
    return false;
  }

  private async measure(): Promise<void> {
    if (Date.now() - this.measuredAt < measureMs) return;
    this.measuredAt = Date.now();
    const { rows } = await this.client!.query<{ count: string }>('SELECT count(*) FROM outbox');
    this.metrics.outboxPending.set(Number(rows[0]?.count));
  }

  private async clean(): Promise<void> {
    if (Date.now() - this.cleanedAt < 3_600_000) return;
    this.cleanedAt = Date.now();
    await this.client!.query(`DELETE FROM inbox WHERE handled_at < now() - interval '${keepInboxDays} days'`);
    await this.client!.query(
      `DELETE FROM idempotency_keys WHERE created_at < now() - interval '${keepAnswersHours} hours'`,
    );
    await this.client!.query('DELETE FROM forgotten WHERE forget_after < now()');
  }

  private async pause(): Promise<void> {
    if (this.isWanted()) return;
    await this.removing;
    if (this.isWanted()) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wakeUp = undefined;
        resolve();
      };
      const timer = setTimeout(done, tickMs);
      this.wakeUp = done;
      if (this.stopped) done();
    });
  }

  private isWanted(): boolean {
    return this.woken && this.leading;
  }
}

// Not asked of PostgreSQL, which refuses JSON with a NUL or half a surrogate pair in it: one such text would hold back
// all. It stands near the beginning as we write it; the whole is read only where it does not.
function idIn(body: string): string {
  const known = /^\{"specversion":"1\.0","id":"([\da-f-]{36})"/.exec(body);
  return known?.[1] ?? (JSON.parse(body) as { id: string }).id;
}

/** Facts of one entity go one after another; of different entities, together. */
function inWaves(rows: WaitingRow[]): WaitingRow[][] {
  const waves: WaitingRow[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const wave = seen.get(row.subject) ?? 0;
    seen.set(row.subject, wave + 1);
    (waves[wave] ??= []).push(row);
  }
  return waves;
}
