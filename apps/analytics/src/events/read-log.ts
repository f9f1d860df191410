import { Fact, parseType, Versioned } from '@guestflow/contracts';
import { platformItself, Transaction } from '@guestflow/persistence';
import { utcText } from './append';

/** A fact as it was written down, and where: what follows it is read from there. */
export interface LoggedFact {
  seq: string;
  keptAt: string;
  fact: Fact;
}

/** Where reading goes on. */
export type Place = Pick<LoggedFact, 'seq' | 'keptAt'>;

/** Before all of them. */
export const theBeginning: Place = { seq: '0', keptAt: '-infinity' };

/** As it stands in the table, in texts. */
export interface LoggedEntry extends Record<string, unknown> {
  seq: string;
  kept_at: string;
  id: string;
  type: string;
  subject: string;
  source: string;
  told_at: string;
  actor: string;
  version: string;
  after: string | null;
}

/** What was told of the venue after a place of its log, in the order in which it was heard. */
export async function readLog(
  tx: Transaction,
  { seq, keptAt }: Place,
  { limit, condition = '' }: { limit: number; condition?: string },
): Promise<LoggedFact[]> {
  const entries = await tx.query<LoggedEntry>(
    `SELECT /* texts */ seq::text AS seq, kept_at::text AS kept_at, id::text AS id, type::text AS type,
            subject::text AS subject, source::text AS source, ${utcText('told_at')} AS told_at, actor::text AS actor,
            version::text AS version, after::text AS after
       FROM events WHERE venue_id = $1 AND seq > $2::bigint AND kept_at >= $3::timestamptz ${condition}
      ORDER BY events.seq LIMIT $4`,
    [tx.caller.venueId, seq, keptAt, limit],
  );
  return entries.map((entry) => loggedOf(entry, tx.caller.venueId!));
}

/** Whoever has a log. To be asked across venues. */
export async function venuesInLog(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ venue_id: string }>(
    'SELECT venue_id FROM heads WHERE venue_id <> $1 ORDER BY venue_id',
    [platformItself],
  );
  return rows.map(({ venue_id }) => venue_id);
}

/** As far as it was written down, and as far as it is not forgotten; without what was before, of which nobody counts anything. */
export const loggedOf = (entry: LoggedEntry, venueid: string): LoggedFact => ({
  seq: entry.seq,
  keptAt: entry.kept_at,
  fact: factOf(entry, venueid),
});

function factOf({ id, type, subject, source, told_at, actor, version, after }: LoggedEntry, venueid: string): Fact {
  return {
    ...{ specversion: '1.0', id, source, type, subject, time: new Date(told_at).toISOString() },
    ...{ datacontenttype: 'application/json', venueid, actor },
    data: { version: Number(version), after: after === null ? ({} as Versioned) : (JSON.parse(after) as Versioned) },
  };
}

/** What the log says of itself is nobody's fact. */
export const isTold = ({ fact }: LoggedFact): boolean => parseType(fact.type) !== undefined;
