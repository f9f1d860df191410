import { systemCaller } from '@guestflow/access';
import { platformItself, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { Storage } from '@guestflow/storage';
import { readAnchors } from './anchor-lines';
import { readHead, utcText } from './append';
import { findKey, sumsOf } from './chain-key';
import { Beginning, ChainCheck, Chained, Fault, Sums } from './chain-rules';

const caller = systemCaller('verify');
const atOnce = 2_000;

export interface CheckedChain {
  /** The nil id: the platform's own. */
  venueId: string;
  entries: number;
  first?: string;
  last?: string;
  faults: Fault[];
}

const columns = `venue_id, seq::float8 AS seq, ${utcText('kept_at')} AS kept_at, id, type, subject, source,
  ${utcText('told_at')} AS told_at, actor, user_id, impersonator_id, action, entity_type, version::float8 AS version,
  before, after, ip, user_agent, request_id, traceparent,
  encode(salt, 'hex') AS salt, encode(mark, 'hex') AS mark, encode(hash, 'hex') AS hash`;

type Read = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

interface Verifying {
  read: Read;
  sums: Sums;
  storage?: Storage;
}

/**
 * Reads the chains from their beginnings to their heads, of one venue or of all; the platform's is always among them,
 * since it tells which others there are. Whoever writes meanwhile is not held up, and disturbs nothing.
 */
export async function* verify(
  read: Read,
  sealer: Sealer,
  { storage, venueId }: { storage?: Storage; venueId?: string } = {},
): AsyncGenerator<CheckedChain> {
  const key = await read((tx) => findKey(tx, sealer));
  if (!key) {
    const [any] = await read((tx) => tx.query('SELECT 1 FROM heads UNION ALL SELECT 1 FROM events LIMIT 1'));
    if (any)
      yield { venueId: platformItself, entries: 0, faults: [{ seq: null, what: 'the key of the chains is gone' }] };
    return;
  }
  const verifying = { read, sums: sumsOf(key), storage };
  const platform = await check(platformItself, verifying);
  yield told(platform);
  const others = venueId ? [venueId] : await chainsIn(read, platform.begun);
  for (const each of others) {
    const checked = await check(each, verifying);
    if (!platform.begun.has(each) && checked.entries > 0)
      checked.fault(null, 'that it begins is not told in the platform’s chain');
    yield told(checked);
  }
}

/** Reads as the service's role, in transactions that write nothing. */
export const readingWith =
  (transactions: Transactions): Read =>
  (work) =>
    transactions.acrossVenues(caller, work);

const told = ({ venueId, entries, first, last, faults }: ChainCheck): CheckedChain => ({
  ...{ venueId, entries, first, last: last?.kept_at, faults },
});

/** Those that have a head, those that have entries, and those that are said to have begun. */
async function chainsIn(read: Read, begun: ReadonlySet<string>): Promise<string[]> {
  const rows = await read((tx) =>
    tx.query<{ id: string }>(
      `WITH RECURSIVE found (id) AS (
         (SELECT venue_id FROM events ORDER BY venue_id LIMIT 1)
         UNION ALL
         SELECT (SELECT venue_id FROM events WHERE venue_id > found.id ORDER BY venue_id LIMIT 1) FROM found WHERE id IS NOT NULL)
       SELECT id FROM found WHERE id IS NOT NULL UNION SELECT venue_id FROM heads`,
    ),
  );
  const all = new Set([...rows.map(({ id }) => id), ...begun]);
  all.delete(platformItself);
  return [...all].sort();
}

async function check(venueId: string, verifying: Verifying): Promise<ChainCheck> {
  for (;;) {
    const began = await whereItBegins(verifying.read, venueId);
    const checked = await checkOnce(venueId, verifying);
    // A month that was dropped while it was read is missing in the middle of it: then all of it is read once more.
    if (checked.faults.length === 0 || (await whereItBegins(verifying.read, venueId)) === began) return checked;
  }
}

/** What there is first of a chain, and what was dropped before it last. */
async function whereItBegins(read: Read, venueId: string): Promise<string> {
  const [row] = await read((tx) =>
    tx.query<{ place: string }>(
      `SELECT concat_ws(' ', 'from', (SELECT min(seq) FROM events WHERE venue_id = $1),
                        'behind', (SELECT max(seq) FROM beginnings WHERE venue_id = $1)) AS place`,
      [venueId],
    ),
  );
  return row!.place;
}

async function checkOnce(venueId: string, { read, sums, storage }: Verifying): Promise<ChainCheck> {
  // Before anything of the chain: it is at least as long as whatever was told of it.
  const anchors = storage ? await readAnchors(storage, venueId) : [];
  const beginnings = await read((tx) =>
    tx.query<Beginning & Record<string, unknown>>(
      `SELECT seq::float8 AS seq, encode(hash, 'hex') AS hash, encode(mac, 'hex') AS mac FROM beginnings
        WHERE venue_id = $1 ORDER BY seq`,
      [venueId],
    ),
  );
  const checked = new ChainCheck(venueId, sums, { beginnings, anchors });
  // What was written while it was read is read as well: whoever was forgotten meanwhile is told of at its end.
  let head = await read((tx) => readHead(tx, venueId));
  let place = { seq: Number.MIN_SAFE_INTEGER, keptAt: '-infinity' };
  for (;;) {
    place = await walk(checked, read, place, head?.seq);
    if (!head || checked.unexplained.length === 0) break;
    const now = await read((tx) => readHead(tx, venueId));
    if (!now || now.seq <= head.seq) break;
    head = now;
  }
  for (const seq of checked.unexplained) checked.explain(await one(read, venueId, seq), seq);
  checked.end(head, head !== undefined && (await goesBeyond(read, venueId)));
  return checked;
}

/** Up to a number, or to the end. */
async function walk(
  checked: ChainCheck,
  read: Read,
  from: { seq: number; keptAt: string },
  until?: number,
): Promise<typeof from> {
  let place = from;
  for (;;) {
    const entries = await read((tx) =>
      tx.query<Chained & Record<string, unknown>>(
        `SELECT ${columns} FROM events WHERE venue_id = $1 AND (seq, kept_at) > ($2, $3::timestamptz)
            AND ($4::bigint IS NULL OR seq <= $4::bigint) ORDER BY seq, kept_at LIMIT ${atOnce}`,
        [checked.venueId, place.seq, place.keptAt, until ?? null],
      ),
    );
    for (const entry of entries) checked.take(entry);
    const last = entries.at(-1);
    if (last) place = { seq: last.seq, keptAt: last.kept_at };
    if (entries.length < atOnce) return place;
  }
}

async function one(read: Read, venueId: string, seq: number): Promise<Chained | undefined> {
  const [entry] = await read((tx) =>
    tx.query<Chained & Record<string, unknown>>(
      `SELECT ${columns} FROM events WHERE venue_id = $1 AND seq = $2 ORDER BY kept_at LIMIT 1`,
      [venueId, seq],
    ),
  );
  return entry;
}

/** In one look, so that nobody writes in between. */
async function goesBeyond(read: Read, venueId: string): Promise<boolean> {
  const rows = await read((tx) =>
    tx.query(
      `SELECT 1 FROM events JOIN heads USING (venue_id) WHERE venue_id = $1 AND events.seq > heads.seq LIMIT 1`,
      [venueId],
    ),
  );
  return rows.length > 0;
}
