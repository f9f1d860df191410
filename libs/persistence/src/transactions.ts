import { Caller } from '@guestflow/access';
import { ServiceName } from '@guestflow/contracts';
import { Forbidden } from '@guestflow/problems';
import { PoolClient, QueryResult, QueryResultRow } from 'pg';
import { DataSource, QueryRunner } from 'typeorm';
import { isRetryable } from './constraint-errors';
import { platformRoleOfService } from './names';
import { claimOnce, keepAnswer } from './once-only';
import { PostgresRunner, SharedConnection, setActive } from './session';
import { Transaction } from './transaction';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const maxAttempts = 4;

type Work<T> = (tx: Transaction) => Promise<T> | T;
/** Work that also sees what its transaction was opened with: the connection, and what came back with BEGIN. */
type OpenedWork<T> = (tx: Transaction, client: PoolClient, opening: Promise<QueryResult>) => Promise<T> | T;

/** A piece of work inside its caller's venue. */
export interface Step {
  caller: Caller;
  work: Work<void>;
}

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
   * For what asks somebody outside before its transaction: a request that was answered before is answered again, without
   * asking once more. It claims nothing.
   */
  async unlessAnswered({ once, ...caller }: Caller): Promise<void> {
    if (once) await this.run('BEGIN', caller, (_, client) => claimOnce(client, once));
  }

  /**
   * Several pieces of work, each inside its own venue, in one database transaction: all of them or none. A consumer
   * handles what it has in hand this way. What is of one venue goes one after another; different venues, which cannot
   * see each other's rows, go side by side, so that what they ask of the database travels together. What they gather is
   * done after that, side by side too: whatever it asks first, a lock above all, is had in the order of the venues.
   *
   * `opening` is a statement that belongs to no venue. It goes along with BEGIN, and its rows say what is to be done.
   */
  async inEachVenue<Row extends QueryResultRow>(
    source: Caller,
    stepsOf: (opened: Row[]) => Step[],
    opening = 'SELECT',
  ): Promise<void> {
    await this.run(`BEGIN; ${opening}`, source, async (tx, client, opened) => {
      // Several statements have several results, which the types of pg do not say.
      const { rows } = [await opened].flat().at(-1)!;
      const venues = new Map<string | undefined, Step[]>();
      for (const step of stepsOf(rows as Row[])) {
        const { venueId } = step.caller;
        venues.set(venueId, [...(venues.get(venueId) ?? []), step]);
      }
      const shared = new SharedConnection(this.source, client, venues.size, () => tx.assertRunning());
      const sessions = [...venues].map(([venueId, steps]) => ({ steps, session: shared.sessionOf(venueId) }));
      const inEach = (work: (each: (typeof sessions)[number]) => Promise<void>) =>
        allOf(sessions.map(work), () => tx.end());
      await inEach(async ({ steps, session }) => {
        for (const { caller, work } of steps) await work(tx.onBehalfOf(caller, session));
      });
      // Once all steps are done: so what is gathered begins in all venues at once, and what it first asks of each is asked
      // in the order of the venues, however many steps each had.
      await inEach(({ steps, session }) => tx.onBehalfOf(steps.at(-1)!.caller, session).doGathered());
    });
  }

  /** Told after each commit that left events in the outbox. */
  onEmitted(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async run<T>(begin: string, caller: Caller, work: OpenedWork<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(begin, caller, work);
      } catch (error) {
        if (attempt >= maxAttempts || !isRetryable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      }
    }
  }

  private async attempt<T>(begin: string, caller: Caller, work: OpenedWork<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = new Transaction({ client, manager: runner.manager }, caller, `/guestflow/${this.service}`);
    let broken: unknown;
    // Not waited for: what the work asks first goes along with it. What follows one that failed fails too.
    const opening = client.query<QueryResultRow>(begin);
    opening.catch(() => undefined);
    try {
      setActive(runner, true);
      // The first transaction of a request claims its key; what it returns is the request's answer.
      const once = caller.once?.answer === undefined ? caller.once : undefined;
      if (once) await claimOnce(client, once);
      const result = await work(tx, client, opening);
      await tx.doGathered();
      const answer = once && (await keepAnswer(client, once, result));
      // Work that asked nothing has not heard either whether it began.
      await opening;
      await tx.commit();
      if (once) once.answer = answer;
      if (tx.emitted > 0) for (const listener of this.listeners) listener();
      return result;
    } catch (error) {
      tx.end();
      broken = await rollback(client);
      await opening;
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

/**
 * All of them, to their end. The first failure ends the others, at the next thing they ask; when none goes on any more,
 * it is thrown.
 */
async function allOf(works: Promise<void>[], end: () => void): Promise<void> {
  const failures: unknown[] = [];
  const ended = works.map((work) =>
    work.catch((error: unknown) => {
      failures.push(error);
      end();
    }),
  );
  await Promise.all(ended);
  if (failures.length > 0) throw failures[0];
}

/** A connection that could not even roll back is not given to the next one. */
async function release(runner: QueryRunner, broken: unknown): Promise<void> {
  setActive(runner, false);
  await (runner as unknown as PostgresRunner).releasePostgresConnection(broken);
}
