import { PoolClient, escapeLiteral } from 'pg';
import { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** What a transaction speaks to the database through. */
export interface Session {
  readonly client: PoolClient;
  readonly manager: EntityManager;
  /** The same transaction at another venue, where each session sets its own. */
  readonly elsewhere?: (venueId: string) => Session;
}

/** What TypeORM's PostgreSQL runner has beside its interface. */
export interface PostgresRunner {
  databaseConnection: PoolClient;
  isTransactionActive: boolean;
  transactionDepth: number;
  releasePostgresConnection(error?: unknown): Promise<void>;
}

/** TypeORM would otherwise open a transaction of its own around `save`, and end ours with one that is opened inside. */
export function setActive(runner: QueryRunner, active: boolean): void {
  const postgres = runner as unknown as PostgresRunner;
  postgres.isTransactionActive = active;
  postgres.transactionDepth = active ? 1 : 0;
}

/**
 * One connection and one transaction, in which several venues' work goes on side by side. Each has a session of its own:
 * whatever is asked through it, SQL or TypeORM's, its venue is set right before, where another's stood.
 */
export class SharedConnection {
  private venueId?: string;

  constructor(
    private readonly source: DataSource,
    private readonly client: PoolClient,
    private readonly venueCount: number,
    private readonly assertRunning: () => void,
  ) {}

  sessionOf(venueId: string | undefined): Session {
    const { source } = this;
    const client = Object.create(this.client) as PoolClient;
    client.query = ((...asked: Parameters<PoolClient['query']>) => {
      this.assertRunning();
      if (this.venueCount > 1) assertLeavesOthersAlone(asked[0]);
      this.enter(venueId);
      return this.client.query(...asked);
    }) as PoolClient['query'];
    let manager: EntityManager | undefined;
    return {
      client,
      elsewhere: (other) => this.sessionOf(other),
      get manager() {
        return (manager ??= managerOn(source, client));
      },
    };
  }

  /** Not waited for: a connection does what it is asked in the order it is asked, and what fails spoils all that follows. */
  private enter(venueId: string | undefined): void {
    if (venueId === this.venueId) return;
    this.venueId = venueId;
    this.client.query(`SET LOCAL app.venue_id = ${escapeLiteral(venueId ?? '')}`, () => undefined);
  }
}

/** What goes back to a savepoint takes along what others did since, and the venue that is set. */
function assertLeavesOthersAlone(asked: unknown): void {
  const sql = typeof asked === 'string' ? asked : (asked as { text?: string }).text;
  if (/^\s*(SAVEPOINT|ROLLBACK|RELEASE)\b/i.test(sql ?? '')) {
    throw new Error('Where several venues share a transaction, none can have a savepoint');
  }
}

function managerOn(source: DataSource, client: PoolClient): EntityManager {
  const runner = source.createQueryRunner();
  (runner as unknown as PostgresRunner).databaseConnection = client;
  setActive(runner, true);
  return runner.manager;
}
