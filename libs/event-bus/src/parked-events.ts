import { systemCaller } from '@guestflow/access';
import { ServiceName } from '@guestflow/contracts';
import { Forgetting, Transactions, newId } from '@guestflow/persistence';
import { Transport } from './transports/transport';

export interface ParkedEvent {
  id: string;
  event_id: string | null;
  type: string | null;
  reason: string;
  error: string;
  attempts: number;
  parked_at: Date;
}

export interface Parking {
  eventId?: string;
  type?: string;
  fact: string;
  reason: 'failed' | 'malformed' | 'unknown_type' | 'unknown_version' | 'invalid_data' | 'killed_its_consumer';
  error: string;
  attempts: number;
}

const caller = systemCaller('parked-events');

/** Only what kind of error it was: it may repeat a value. */
const withoutDetail = (error: string): string => error.replace(/:.*/s, '');

/** Events that kept failing. They wait in the service's own schema, whichever transport brought them, until somebody replays them. */
export class ParkedEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly transport: Transport,
    private readonly service: ServiceName,
    private readonly forgetting?: Forgetting,
  ) {}

  park({ eventId, type, reason, attempts, ...told }: Parking): Promise<void> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      // It may have been on its way while somebody in it was forgotten.
      const clean = await this.forgetting?.cleanFact(tx, told.fact);
      const [fact, error] = clean === undefined ? [told.fact, told.error] : [clean, withoutDetail(told.error)];
      await tx.query(
        `INSERT INTO parked_events (id, event_id, type, fact, reason, error, attempts) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [newId(), eventId, type, fact, reason, error, attempts],
      );
    });
  }

  list(limit = 200): Promise<ParkedEvent[]> {
    return this.transactions.outsideVenues(caller, (tx) =>
      tx.query<ParkedEvent & Record<string, unknown>>(
        `SELECT id, event_id, type, reason, error, attempts, parked_at FROM parked_events ORDER BY parked_at, id LIMIT $1`,
        [limit],
      ),
    );
  }

  /** Sends them to the service's queue again, as new. Returns how many. A crash in between repeats one: the inbox knows it. */
  replay(ids: string[] | 'all'): Promise<number> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const rows = await tx.query<{ id: string; fact: string }>(
        `SELECT id, fact FROM parked_events WHERE $1 OR id = ANY ($2::uuid[]) ORDER BY parked_at, id LIMIT 1000 FOR UPDATE SKIP LOCKED`,
        [ids === 'all', ids === 'all' ? [] : ids],
      );
      for (const { fact } of rows) await this.transport.redeliver(this.service, fact);
      await tx.query('DELETE FROM parked_events WHERE id = ANY ($1::uuid[])', [rows.map((row) => row.id)]);
      return rows.length;
    });
  }

  async count(): Promise<number> {
    const rows = await this.transactions.outsideVenues(caller, (tx) =>
      tx.query<{ count: string }>('SELECT count(*) FROM parked_events'),
    );
    return Number(rows[0]?.count ?? 0);
  }
}
