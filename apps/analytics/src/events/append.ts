import { Injectable } from '@nestjs/common';
import { Caller, systemCaller } from '@guestflow/access';
import { newId, platformItself, Transaction, Transactions } from '@guestflow/persistence';
import { Clock } from '@guestflow/service';
import {
  chain,
  Entry,
  Head,
  headText,
  nothingYet,
  ownTypes,
  Personal,
  personalText,
  sealedHead,
  soundText,
  timeText,
  Written,
} from './chain-rules';
import { ChainKey, newSalts } from './chain-key';
import { makePartitions, monthOf } from './partitions';
import { Together } from './together';

const source = '/guestflow/analytics';
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What the log itself has to say. */
interface Own {
  type: string;
  subject: string;
  after: object;
  caller?: Caller;
}

export const utcText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * The log of everything that happened: it is added to and read. Each venue's entries are a chain, and so are the
 * platform's own.
 */
@Injectable()
export class EventLog {
  private readonly begun = new Map<string, Promise<void>>();
  private readonly months = new Map<string, Promise<void>>();
  private soon?: { venueIds: string[]; begun: Promise<void> };
  private readonly holding = new Together<string, Head | undefined>(lockHeads);
  private readonly writing = new Together<Part, void>(writeParts);

  constructor(
    private readonly transactions: Transactions,
    private readonly chainKey: ChainKey,
    private readonly clock: Clock,
  ) {}

  /**
   * There is a chain of the venue, and a partition for what is written now. To be asked before the transaction that
   * writes holds any chain: here another transaction is waited for, which may wait for chains.
   */
  async ready(venueId: string = platformItself): Promise<void> {
    const now = this.clock.now();
    await once(this.months, monthOf(now), () =>
      this.transactions.outsideVenues(systemCaller('event-log'), (tx) => makePartitions(tx, now)),
    );
    await once(this.begun, platformItself, () => this.begin([platformItself]));
    if (venueId !== platformItself) await once(this.begun, venueId, () => this.beginSoon(venueId));
  }

  /** To be asked for before anything else of the venue: nobody else writes to its chain from then on. */
  hold(tx: Transaction): Promise<Head | undefined> {
    return this.holding.of(tx, tx.caller.venueId ?? platformItself);
  }

  /** Behind what is in the chain of the transaction's venue, which nobody else writes to until its end. */
  async append(tx: Transaction, entries: readonly Entry[], held?: Head): Promise<void> {
    const sums = await this.chainKey.sums();
    const venueId = tx.caller.venueId ?? platformItself;
    const head = held ?? (await lockHead(tx));
    if (!head) throw new Error('An entry is written only behind a chain that has begun');
    // Whoever changed the head would have the next entry make it true again.
    const doubted = sums.macOf(headText(venueId, head)) !== head.mac;
    const { seq, hash } = head;
    const told = doubted
      ? [this.own({ type: ownTypes.doubted, subject: venueId, after: { seq, hash } }), ...entries]
      : entries;
    if (told.length === 0) return;
    const keptAt = timeText(this.clock.now());
    const { chained, head: next } = chain(told, { venueId, head, keptAt, salts: newSalts(told.length) }, sums);
    await this.writing.of(tx, { chained, head: next });
  }

  /** That somebody has taken something out of analytics. */
  async noteRead(tx: Transaction, caller: Caller, what: { id: string } & Record<string, unknown>): Promise<void> {
    await this.append(tx, [this.own({ type: 'statistics.exported', subject: what.id, after: what, caller })]);
  }

  /** That somebody was taken out of entries, and what their marks are from here on. */
  async noteForgotten(
    tx: Transaction,
    lessened: readonly (Personal & { seq: number | string; salt: string })[],
  ): Promise<void> {
    const sums = await this.chainKey.sums();
    const marks = lessened.map((entry) => [Number(entry.seq), sums.markOf(entry.salt, personalText(entry))]);
    const after = { entries: marks.length, lessened: marks };
    await this.append(tx, [this.own({ type: ownTypes.forgotten, subject: tx.caller.venueId!, after })]);
  }

  own({ type, subject, after, caller = systemCaller('event-log') }: Own): Entry {
    const userId = caller.actor.startsWith('user:') ? caller.actor.slice('user:'.length) : null;
    const [entity_type = '', action = ''] = type.split('.');
    return soundEntry({
      ...{ id: newId(), type, subject, source, told_at: timeText(this.clock.now()), actor: caller.actor },
      ...{ user_id: userId, impersonator_id: caller.impersonatorId ?? null, action, entity_type, version: 1 },
      ...{ before: null, after, ip: caller.ip ?? null, user_agent: caller.userAgent ?? null },
      ...{ request_id: caller.requestId, traceparent: null },
    });
  }

  /** Many venues may be told of for the first time in one moment: their chains begin together. */
  private beginSoon(venueId: string): Promise<void> {
    if (!this.soon) {
      const venueIds: string[] = [];
      const begun = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        this.soon = undefined;
        return this.begin(venueIds);
      });
      this.soon = { venueIds, begun };
    }
    this.soon.venueIds.push(venueId);
    return this.soon.begun;
  }

  /** That a chain begins is said in the platform's: otherwise it could go as a whole, and nobody would miss it. */
  private async begin(venueIds: readonly string[]): Promise<void> {
    const sums = await this.chainKey.sums();
    await this.transactions.outsideVenues(systemCaller('event-log'), async (tx) => {
      let missing = await withoutHead(tx, venueIds);
      if (missing.length === 0) return;
      if (!missing.includes(platformItself)) {
        await lockHead(tx);
        // Another replica may have been first.
        missing = await withoutHead(tx, missing);
        const { begun: type } = ownTypes;
        await this.append(
          tx,
          missing.map((venue_id) => this.own({ type, subject: venue_id, after: { venue_id } })),
        );
      }
      const kept_at = timeText(this.clock.now());
      const heads = missing.map((venue_id) => ({
        venue_id,
        ...sealedHead(venue_id, { seq: 0, hash: nothingYet, kept_at }, sums),
      }));
      await tx.query('SELECT /* texts */ begin_chains($1::json)::text', [JSON.stringify(heads)]);
    });
  }
}

async function withoutHead(tx: Transaction, venueIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ venue_id: string }>('SELECT /* texts */ * FROM venues_without_head($1::uuid[])', [
    venueIds,
  ]);
  return rows.map(({ venue_id }) => venue_id);
}

/** Done once in a process, however many ask at the same time; and again where it failed. */
function once(done: Map<string, Promise<void>>, key: string, work: () => Promise<void>): Promise<void> | undefined {
  const known = done.get(key);
  if (known) return known;
  const working = work().catch((error: unknown) => {
    done.delete(key);
    throw error;
  });
  done.set(key, working);
  return working;
}

/** Whoever has it is alone in the venue's chain to the end of his transaction. */
export const lockHead = (tx: Transaction): Promise<Head | undefined> =>
  readHead(tx, tx.caller.venueId ?? platformItself, ' FOR UPDATE');

export async function readHead(tx: Transaction, venueId: string, lock = ''): Promise<Head | undefined> {
  const [row] = await tx.query<{ seq: string; hash: string; kept_at: string; mac: string }>(
    `SELECT seq::text AS seq, encode(hash, 'hex') AS hash, ${utcText('kept_at')} AS kept_at,
            encode(mac, 'hex') AS mac FROM heads WHERE venue_id = $1${lock}`,
    [venueId],
  );
  return row && { ...row, seq: Number(row.seq) };
}

/** Of several venues, in the order of the venues, and so in the same order whoever asks. */
async function lockHeads(tx: Transaction, venueIds: string[]): Promise<(Head | undefined)[]> {
  const rows = await tx.query<{ venue_id: string; seq: string; hash: string; kept_at: string; mac: string }>(
    'SELECT /* texts */ * FROM hold_heads($1::uuid[])',
    [venueIds],
  );
  const heads = new Map(rows.map(({ venue_id, seq, ...head }) => [venue_id, { ...head, seq: Number(seq) }]));
  return venueIds.map((venueId) => heads.get(venueId.toLowerCase()));
}

/** What is written behind one chain, and its head after that. */
interface Part {
  chained: readonly Written[];
  head: Head;
}

async function writeParts(tx: Transaction, parts: readonly Part[]): Promise<void[]> {
  const entries = parts.flatMap(({ chained }) => chained.map(rowText));
  const heads = parts.map(({ chained, head }) => ({ venue_id: chained[0]!.venue_id, ...head }));
  await tx.query('SELECT /* texts */ append_events($1::json, $2::json)::text', [
    `[${entries.join(',')}]`,
    JSON.stringify(heads),
  ]);
  return parts.map(() => undefined);
}

/** Spelled out: a copy of all but three costs three times as much, and everything that is told comes by here. */
function rowText(entry: Written): string {
  const { venue_id, seq, kept_at, id, type, subject, source, told_at, actor, user_id, impersonator_id } = entry;
  const { action, entity_type, version, ip, user_agent, request_id, traceparent, salt, mark, hash, texts } = entry;
  const row = JSON.stringify({
    venue_id,
    seq,
    kept_at,
    id,
    type,
    subject,
    source,
    told_at,
    actor,
    user_id,
    impersonator_id,
    action,
    entity_type,
    version,
    ip,
    user_agent,
    request_id,
    traceparent,
    salt,
    mark,
    hash,
  });
  return `${row.slice(0, -1)},"before":${texts.before},"after":${texts.after}}`;
}

/** What is written is what is read again: ids in small letters, texts without what PostgreSQL refuses. */
export const soundEntry = (entry: Entry): Entry => ({
  ...entry,
  ...{ id: entry.id.toLowerCase(), user_id: idOrNone(entry.user_id), impersonator_id: idOrNone(entry.impersonator_id) },
  ...{ subject: soundText(entry.subject), source: soundText(entry.source), actor: soundText(entry.actor) },
  ...{ ip: textOrNone(entry.ip), user_agent: textOrNone(entry.user_agent) },
  ...{ request_id: textOrNone(entry.request_id), traceparent: textOrNone(entry.traceparent) },
});

const textOrNone = (text: string | null): string | null => (text === null ? null : soundText(text));
const idOrNone = (id: string | null): string | null => (id !== null && uuid.test(id) ? id.toLowerCase() : null);
