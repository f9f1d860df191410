import { ServiceName } from '@guestflow/contracts';
import { Logger } from '@guestflow/observability';
import { Client, Pool } from 'pg';
import { Notice, noticeOf } from './notice';
import { Delivery, Outgoing, PublishOutcome, Subscription, Transport } from './transport';

// A consumer that died gives its messages back after this long; a living one renews in time.
const leaseMs = 15_000;
const pollMs = 1_000;
const deliveryLimit = 10;
const channel = 'guestflow_broker';
/** Where watchers listen. */
export const toldChannel = 'guestflow_told';

interface Row {
  id: string;
  body: string;
  attempt: number;
  deliveries: number;
}

/** A broker in a schema of PostgreSQL: queues, bindings and messages are rows. For one machine, without a broker to run. */
export class EmbeddedTransport implements Transport {
  private readonly pool: Pool;
  private readonly listeners = new Set<() => Promise<void>>();
  private up = true;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {
    this.pool = new Pool({ connectionString: url, max: 3, application_name: 'guestflow-broker' });
    this.pool.on('error', (error) => this.logger.warn({ err: error }, 'A connection of the embedded broker was lost'));
  }

  /** A queue, and a notice, is notified of once however many rows of a statement name it. */
  async publish(messages: Outgoing[]): Promise<PublishOutcome[]> {
    const names = messages.map(({ type }) => type.replace(/\.v\d+$/, ''));
    const { rows } = await this.ask<{ ordinal: string; queue: string }>(
      `WITH outgoing AS (
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS m (name, body, notice, ordinal)
       ), wanted AS (
         SELECT DISTINCT m.ordinal, m.body, m.notice, b.queue FROM outgoing m JOIN broker.bindings b ON b.name IN (m.name, '#')
       ), taken AS (
         INSERT INTO broker.messages (queue, body) SELECT queue, body FROM wanted ORDER BY ordinal
       )
       SELECT ordinal, queue, pg_notify('${channel}', queue),
              CASE WHEN notice IS NOT NULL THEN pg_notify('${toldChannel}', notice) END
       FROM wanted ORDER BY ordinal`,
      [names, messages.map(({ body }) => body), messages.map(({ body }) => asText(noticeOf(body)))],
    );
    const taken = new Set(rows.map((row) => Number(row.ordinal)));
    return messages.map((_, index) => (taken.has(index + 1) ? 'taken' : 'unroutable'));
  }

  async redeliver(service: ServiceName, body: string): Promise<void> {
    await this.ask(
      `WITH again AS (INSERT INTO broker.messages (queue, body) VALUES ($1, $2)) SELECT pg_notify('${channel}', $1)`,
      [service, body],
    );
  }

  async subscribe(
    service: ServiceName,
    names: string[],
    maxInHand: number,
    onDelivery: (delivery: Delivery) => void,
  ): Promise<Subscription> {
    await this.ask(
      `WITH gone AS (DELETE FROM broker.bindings WHERE queue = $1 AND name <> ALL ($2::text[]))
       INSERT INTO broker.bindings (queue, name) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
      [service, names],
    );
    const queue = new EmbeddedQueue(this.pool, service, maxInHand, onDelivery, this.logger);
    const unlisten = await this.listen((notified) => notified === service && queue.wake());
    queue.start();
    const stop = async () => {
      this.listeners.delete(stop);
      await unlisten();
      await queue.stop();
    };
    this.listeners.add(stop);
    return { stop };
  }

  isUp(): boolean {
    return this.up;
  }

  async close(): Promise<void> {
    for (const stop of this.listeners) await stop();
    await this.pool.end();
  }

  private async ask<R extends object>(sql: string, parameters: unknown[]) {
    try {
      const result = await this.pool.query<R>(sql, parameters);
      this.up = true;
      return result;
    } catch (error) {
      this.up = false;
      throw error;
    }
  }

  /** Listens on a connection of its own and comes back when that is lost; the timer covers the time between. */
  private async listen(onNotified: (queue: string) => void): Promise<() => Promise<void>> {
    let client: Client | undefined;
    let closed = false;
    const open = async (): Promise<void> => {
      const fresh = new Client({ connectionString: this.url, application_name: 'guestflow-broker-listener' });
      fresh.on('notification', ({ payload }) => onNotified(payload ?? ''));
      fresh.on('error', () => {
        client = undefined;
        if (!closed) setTimeout(() => void open().catch(() => undefined), pollMs).unref();
      });
      await fresh.connect();
      await fresh.query(`LISTEN ${channel}`);
      client = fresh;
    };
    await open();
    return async () => {
      closed = true;
      await client?.end().catch(() => undefined);
    };
  }
}

const asText = (notice: Notice | undefined): string | null => (notice ? JSON.stringify(notice) : null);

/** One consumer of one queue: takes rows under a lease, renews it while they are in hand, deletes what is done. */
class EmbeddedQueue {
  private readonly inHand = new Set<string>();
  private finished: string[] = [];
  private flushing?: Promise<void>;
  private taking?: Promise<void>;
  private again = false;
  private stopped = false;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly queue: ServiceName,
    private readonly maxInHand: number,
    private readonly onDelivery: (delivery: Delivery) => void,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timers = [setInterval(() => this.wake(), pollMs), setInterval(() => void this.renew(), leaseMs / 3)];
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.timers.forEach(clearInterval);
    await this.taking;
    const deadline = Date.now() + 10_000;
    while (this.inHand.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
    await this.flushing;
  }

  wake(): void {
    if (this.stopped) return;
    if (this.taking) {
      this.again = true;
      return;
    }
    this.taking = this.take()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'The embedded broker could not be read'))
      .finally(() => {
        this.taking = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  private async take(): Promise<void> {
    const room = this.maxInHand - this.inHand.size;
    if (room <= 0) return;
    const { rows } = await this.pool.query<Row>(
      `UPDATE broker.messages SET due_at = now() + interval '${leaseMs} milliseconds', deliveries = deliveries + 1
       WHERE id IN (SELECT id FROM broker.messages WHERE queue = $1 AND due_at <= now()
                    ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id, body, attempt, deliveries`,
      [this.queue, room],
    );
    rows.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
    for (const row of rows) {
      this.inHand.add(row.id);
      this.onDelivery(this.delivery(row));
    }
    // A full hand means there may be more.
    if (rows.length === room) this.again = true;
  }

  private delivery({ id, body, attempt, deliveries }: Row): Delivery {
    return {
      body,
      attempt,
      exhausted: deliveries > deliveryLimit,
      done: () => {
        this.finished.push(id);
        this.flushing ??= this.flush();
      },
      retry: async (delayMs) => {
        try {
          await this.pool.query(
            `UPDATE broker.messages SET due_at = now() + $2 * interval '1 millisecond', attempt = attempt + 1, deliveries = 0
             WHERE id = $1`,
            [id, delayMs],
          );
        } catch (error) {
          this.logger.warn({ err: error }, 'A message could not be put aside: it comes again when its lease ends');
        } finally {
          this.inHand.delete(id);
          this.wake();
        }
      },
    };
  }

  /** What is done in one turn of the event loop is deleted together. */
  private async flush(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.finished.length > 0) {
      const ids = this.finished;
      this.finished = [];
      await this.pool
        .query('DELETE FROM broker.messages WHERE id = ANY ($1::bigint[])', [ids])
        .catch((error: unknown) =>
          this.logger.warn({ err: error }, 'Handled messages could not be removed: they come again and are known'),
        );
      for (const id of ids) this.inHand.delete(id);
    }
    this.flushing = undefined;
    this.wake();
  }

  private async renew(): Promise<void> {
    if (this.inHand.size === 0) return;
    await this.pool
      .query(
        `UPDATE broker.messages SET due_at = now() + interval '${leaseMs} milliseconds' WHERE id = ANY ($1::bigint[])`,
        [[...this.inHand]],
      )
      .catch((error: unknown) => this.logger.warn({ err: error }, 'Leases could not be renewed'));
  }
}
