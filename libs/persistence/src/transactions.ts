import { Caller } from '@guestflow/access';
import { ServiceName } from '@guestflow/contracts';
import { Forbidden } from '@guestflow/problems';
import { PoolClient } from 'pg';
import { DataSource, QueryRunner } from 'typeorm';
import { isRetryable } from './constraint-errors';
import { platformRoleOfService } from './names';
import { claimOnce, keepAnswer } from './once-only';
import { Transaction } from './transaction';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const maxAttempts = 4;

type Work<T> = (tx: Transaction) => Promise<T> | T;

/** The only ways into a service's database. */
export class Transactions {
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly source: DataSource,
    private readonly service: ServiceName,
  ) {}

  /** Of the caller's venue: every other venue's rows are out of sight and out of reach. */
  async inVenue<T>(caller: Caller, work: Work<T>): Promise<T> {
    if (!caller.venueId || !uuid.test(caller.venueId)) throw new Forbidden('This is done inside a venue');
    return this.run(`BEGIN; SELECT set_config('app.venue_id', '${caller.venueId}', true)`, caller, work);
  }

  /** Of no venue: tables that belong to a venue look empty. */
  async outsideVenues<T>(caller: Caller, work: Work<T>): Promise<T> {
    return this.run('BEGIN', caller, work);
  }

  /** Reads what the platform may read of all venues, and writes nothing. */
  async acrossVenues<T>(caller: Caller, work: Work<T>): Promise<T> {
    // It has no effect to keep an answer with: the key is left to the transaction that has.
    const looking = { ...caller, once: undefined };
    return this.run(`BEGIN READ ONLY; SET LOCAL ROLE ${platformRoleOfService(this.service)}`, looking, work);
  }

  /**
   * Several pieces of work, each inside its own venue, in one database transaction: all of them or none.
   * A consumer handles what it has in hand this way; the venue is set anew wherever it changes.
   */
  async inEachVenue(source: Caller, steps: { caller: Caller; work: Work<void> }[]): Promise<void> {
    await this.run('BEGIN', source, async (tx) => {
      let venueId: string | undefined;
      for (const { caller, work } of steps) {
        if (caller.venueId !== venueId) {
          venueId = caller.venueId;
          await tx.query(`SELECT set_config('app.venue_id', $1, true)`, [venueId ?? '']);
        }
        await work(tx.onBehalfOf(caller));
      }
    });
  }

  /** Told after each commit that left events in the outbox. */
  onEmitted(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async run<T>(begin: string, caller: Caller, work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(begin, caller, work);
      } catch (error) {
        if (attempt >= maxAttempts || !isRetryable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      }
    }
  }

  private async attempt<T>(begin: string, caller: Caller, work: Work<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = new Transaction(client, runner.manager, caller, `/guestflow/${this.service}`);
    let broken: unknown;
    try {
      await client.query(begin);
      setActive(runner, true);
      // The first transaction of a request claims its key; what it returns is the request's answer.
      const once = caller.once?.answer === undefined ? caller.once : undefined;
      if (once) await claimOnce(client, once);
      const result = await work(tx);
      const answer = once && (await keepAnswer(client, once, result));
      await tx.commit();
      if (once) once.answer = answer;
      if (tx.emitted > 0) for (const listener of this.listeners) listener();
      return result;
    } catch (error) {
      tx.end();
      broken = await rollback(client);
      throw error;
    } finally {
      await release(runner, broken);
    }
  }
}

async function rollback(client: PoolClient): Promise<unknown> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error;
  }
}

/** What TypeORM's PostgreSQL runner has beside its interface. */
interface PostgresRunner {
  isTransactionActive: boolean;
  transactionDepth: number;
  releasePostgresConnection(error?: unknown): Promise<void>;
}

/** A connection that could not even roll back is not given to the next one. */
async function release(runner: QueryRunner, broken: unknown): Promise<void> {
  setActive(runner, false);
  await (runner as unknown as PostgresRunner).releasePostgresConnection(broken);
}

/** TypeORM would otherwise open a transaction of its own around `save`, and end ours with one that is opened inside. */
function setActive(runner: QueryRunner, active: boolean): void {
  const postgres = runner as unknown as PostgresRunner;
  postgres.isTransactionActive = active;
  postgres.transactionDepth = active ? 1 : 0;
}
