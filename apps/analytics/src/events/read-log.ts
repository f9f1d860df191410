import { Fact, Versioned } from '@guestflow/contracts';
import { platformItself, Transaction } from '@guestflow/persistence';

/** A fact as it was written down, and where: what follows it is read from there. */
export interface LoggedFact {
  seq: string;
  fact: Fact;
}

/** Before all of them. */
export const theBeginning = '0';

interface Entry extends Record<string, unknown> {
  seq: string;
  id: string;
  type: string;
  subject: string;
  source: string;
  told_at: Date;
  actor: string;
  version: string;
  before: Versioned | null;
  after: Versioned | null;
}

/** What was told of the venue after a place of its log, in the order in which it was heard. */
export async function readLog(tx: Transaction, after: string, limit: number): Promise<LoggedFact[]> {
  const entries = await tx.query<Entry>(
    `SELECT seq, id, type, subject, source, told_at, actor, version, before, after
       FROM events WHERE venue_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [tx.caller.venueId, after, limit],
  );
  return entries.map((entry) => ({ seq: entry.seq, fact: factOf(entry, tx.caller.venueId) }));
}

/** Whoever has a log. To be asked across venues. */
export async function venuesInLog(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ venue_id: string }>(
    'SELECT venue_id FROM heads WHERE venue_id <> $1 ORDER BY venue_id',
    [platformItself],
  );
  return rows.map(({ venue_id }) => venue_id);
}

/** As far as it was written down, and as far as it is not forgotten. */
function factOf({ id, type, subject, source, told_at, actor, version, before, after }: Entry, venueid?: string): Fact {
  return {
    ...{ specversion: '1.0', id, source, type, subject, time: told_at.toISOString() },
    ...{ datacontenttype: 'application/json', venueid, actor },
    data: { version: Number(version), after: after ?? ({} as Versioned), ...(before && { before }) },
  };
}
