import { Person, textWithoutPerson } from './person';
import { Sealer } from './sealer';
import { Transaction } from './transaction';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A phone as we keep it, or a Telegram account's number. */
const wordForm = /^\+?\d{4,20}$/;
const rememberDays = 7;

/** Whom a service is told to forget, and by which request. */
export interface ToForget {
  requestId: string;
  cardIds: readonly string[];
  /** Of phones and Telegram ids. */
  marks: readonly string[];
  /** Who has the phone and is told of later is somebody anew. Not said while others may still tell of before. */
  toldUntil?: Date;
}

/**
 * What is told of somebody who was forgotten meanwhile. Facts told before may come at any time after: each service keeps
 * the ids of the cards, and for a week keyed hashes of phones and Telegram ids, by which it knows them again.
 */
export class Forgetting {
  constructor(private readonly sealer: Sealer) {}

  /** Nobody writes down what was told while somebody of the venue is being forgotten. Held to the end of the transaction. */
  async alone(tx: Transaction): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lockOf(tx.caller.venueId)]);
  }

  /** Nobody of the venue is forgotten meanwhile: to be asked for before any card, or each would wait for the other. */
  async together(tx: Transaction): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [lockOf(tx.caller.venueId)]);
  }

  /** By what phones and Telegram ids are known again by every service, and by nobody without our keys. */
  marksOf(tx: Transaction, words: readonly string[]): string[] {
    return [...new Set(words)].flatMap((word) => this.sealer.marks(`${tx.caller.venueId}:${word}`));
  }

  /** Which of these words have one of the marks. */
  marked(tx: Transaction, words: readonly (string | null)[], marks: readonly string[] = []): string[] {
    const known = new Set(marks);
    if (known.size === 0) return [];
    const given = words.filter((word): word is string => !!word);
    return given.filter((word) => this.sealer.marks(`${tx.caller.venueId}:${word}`).some((mark) => known.has(mark)));
  }

  async remember(tx: Transaction, { requestId, cardIds, marks, toldUntil }: ToForget): Promise<void> {
    await tx.query(
      `INSERT INTO forgotten (mark, request_id) SELECT unnest($1::text[]), $2::uuid ON CONFLICT (mark) DO NOTHING`,
      [cardIds, requestId],
    );
    await tx.query(
      `INSERT INTO forgotten (mark, request_id, told_until, forget_after)
       SELECT mark, $2::uuid, COALESCE($3::timestamptz, (SELECT told_until FROM forgotten WHERE mark = 'request:' || $2::uuid::text)),
              now() + interval '${rememberDays} days' FROM unnest($1::text[]) AS marks (mark)
       ON CONFLICT (mark) DO UPDATE SET request_id = excluded.request_id, told_until = excluded.told_until,
                                        forget_after = excluded.forget_after`,
      [marks, requestId, toldUntil ?? null],
    );
  }

  /** Until when what was told is of whoever was forgotten. It may be heard before it is heard whom to forget. */
  async toldUntil(tx: Transaction, requestId: string, at: string): Promise<void> {
    await tx.query(
      `INSERT INTO forgotten (mark, request_id, told_until, forget_after)
       VALUES ('request:' || $1::uuid::text, $1::uuid, $2::timestamptz, now() + interval '${rememberDays} days') ON CONFLICT (mark) DO NOTHING`,
      [requestId, at],
    );
    await tx.query('UPDATE forgotten SET told_until = $2 WHERE request_id = $1 AND forget_after IS NOT NULL', [
      requestId,
      at,
    ]);
  }

  /**
   * Who of those that were forgotten is meant in a value that was told then; undefined where nobody is. Whoever asks has
   * the answer to the end of his transaction: until then nobody else is forgotten.
   */
  async meantIn(
    tx: Transaction,
    value: unknown,
    toldAt: string | Date,
    venueId = tx.caller.venueId,
  ): Promise<Person | undefined> {
    return (await this.meantInEach(tx, [{ value, toldAt, venueId }]))[0];
  }

  /** The same of several values, asked at once. `alone`: nobody else forgets or asks in their venues. */
  async meantInEach(
    tx: Transaction,
    told: readonly { value: unknown; toldAt: string | Date; venueId: string | undefined }[],
    { alone = false } = {},
  ): Promise<(Person | undefined)[]> {
    const known = told.map(({ value, venueId }) => this.byMark(value, venueId));
    const marks = [...new Set(known.flatMap((byMark) => [...byMark.keys()]))];
    if (marks.length === 0) return told.map(() => undefined);
    // Asked together, one after the other: what the second sees was committed before the first had its lock.
    const [, rows] = await Promise.all([
      alone ||
        tx.query(
          `SELECT pg_advisory_xact_lock_shared(hashtextextended(name, 0)) FROM unnest($1::text[]) AS locks (name)`,
          [[...new Set(told.map(({ venueId }) => lockOf(venueId)))].sort()],
        ),
      tx.query<{ mark: string; until: Date | null }>(
        `SELECT /* cast */ mark::text, (CASE WHEN forget_after IS NULL THEN NULL ELSE told_until END)::timestamptz AS until
           FROM forgotten WHERE mark = ANY ($1::text[])`,
        [marks],
      ),
    ]);
    return told.map(({ toldAt }, index) => {
      const meant = rows
        .filter(({ mark, until }) => known[index]!.has(mark) && (!until || until >= new Date(toldAt)))
        .map(({ mark }) => known[index]!.get(mark)!);
      if (meant.length === 0) return undefined;
      return { ids: meant.filter((each) => uuid.test(each)), words: meant.filter((each) => !uuid.test(each)) };
    });
  }

  /** What stands in a value, by that which it would be known by if it were to be forgotten. */
  private byMark(value: unknown, venueId: string | undefined): Map<string, string> {
    const byMark = new Map<string, string>();
    for (const leaf of leavesOf(value)) {
      if (uuid.test(leaf)) byMark.set(leaf.toLowerCase(), leaf);
      else if (wordForm.test(leaf)) for (const mark of this.sealer.marks(`${venueId}:${leaf}`)) byMark.set(mark, leaf);
    }
    return byMark;
  }

  /** The text of a fact without those who were forgotten meanwhile; undefined where nobody is in it. */
  async cleanFact(tx: Transaction, text: string): Promise<string | undefined> {
    let fact: { venueid?: unknown; time?: unknown } | null;
    try {
      fact = JSON.parse(text) as typeof fact;
    } catch {
      return undefined;
    }
    if (typeof fact?.venueid !== 'string' || typeof fact.time !== 'string') return undefined;
    const toldAt = new Date(fact.time);
    if (Number.isNaN(toldAt.getTime())) return undefined;
    const person = await this.meantIn(tx, fact, toldAt, fact.venueid);
    return person && textWithoutPerson(text, person);
  }

  /**
   * Takes somebody out of what a service has beside its own tables: facts on their way out, facts that it could not
   * handle, answers that are kept to be given again. Returns how many.
   */
  async scrub(tx: Transaction, { ids, words }: Person, marks: readonly string[] = []): Promise<number> {
    const person = { ids, words: [...words, ...(await this.markedInTexts(tx, marks))] };
    const mentioned = mentioning(person);
    if (!mentioned) return 0;
    let changed = 0;
    for (const { table, key, type, text, also } of places) {
      const rows = await tx.query<{ key: string; text: string }>(
        `SELECT ${key}::text AS key, ${text} AS text FROM ${table} WHERE ${mentioned.condition(text, '$1')} FOR UPDATE`,
        [mentioned.value],
      );
      for (const row of rows) {
        const clean = textWithoutPerson(row.text, person);
        if (clean === undefined) continue;
        await tx.query(`UPDATE ${table} SET ${text} = $2${also} WHERE ${key} = $1::${type}`, [row.key, clean]);
        changed++;
      }
    }
    await this.forgetAddresses(tx, person.words);
    return changed;
  }

  /** An account may stand in the address that was asked: what was answered there is not kept, nor that it was. */
  private async forgetAddresses(tx: Transaction, words: readonly string[]): Promise<void> {
    await tx.query(
      `DELETE FROM idempotency_keys WHERE split_part(scope, '|', 2) = $1
          AND EXISTS (SELECT FROM unnest($2::text[]) AS words (word) WHERE position('/' || word || '/' IN scope || '/') > 0)`,
      [tx.caller.venueId ?? '', words.filter((word) => wordForm.test(word))],
    );
  }

  /** Words that nothing else here tells of any more may still stand there. */
  private async markedInTexts(tx: Transaction, marks: readonly string[]): Promise<string[]> {
    if (marks.length === 0) return [];
    const rows = await tx.query<{ word: string }>(
      `SELECT DISTINCT found[1] AS word FROM (${places.map(({ table, text }) => `SELECT ${text} AS text FROM ${table}`).join(' UNION ALL ')}) texts,
         LATERAL regexp_matches(text, '"(\\+?\\d{4,20})"', 'g') AS found`,
    );
    return this.marked(
      tx,
      rows.map(({ word }) => word),
      marks,
    );
  }
}

/** What is asked of texts in which a person is mentioned. */
export interface Mentioning {
  /** `parameter` is where the value stands. */
  condition: (text: string, parameter: string) => string;
  value: string | string[];
}

const mostInExpression = 50;

/** Texts in which a person is mentioned; undefined of whom nothing is known. */
export function mentioning({ ids, words }: Person): Mentioning | undefined {
  const marks = [...ids, ...words].filter(Boolean);
  if (marks.length === 0) return undefined;
  if (marks.length <= mostInExpression) {
    const value = marks.map((mark) => mark.replace(/[^\w-]/g, '\\$&')).join('|');
    return { condition: (text, parameter) => `${text} ~ ${parameter}`, value };
  }
  // Of who came a thousand times no regular expression can be made: what stands in the texts is looked up.
  return {
    condition: (text, parameter) =>
      `EXISTS (SELECT FROM regexp_matches(${text}, '"((?:[^"\\\\]|\\\\.)*)"', 'g') AS strings (string)
                WHERE string[1] IN (SELECT unnest(${parameter}::text[])))`,
    value: marks,
  };
}

// What an error repeats may be a value of the fact.
const places = [
  { table: 'outbox', key: 'position', type: 'bigint', text: 'fact', also: '' },
  { table: 'parked_events', key: 'id', type: 'uuid', text: 'fact', also: `, error = split_part(error, ':', 1)` },
  { table: 'idempotency_keys', key: 'ctid', type: 'tid', text: 'answer', also: '' },
];

const lockOf = (venueId: string | undefined): string => `forgetting:${venueId}`;

function leavesOf(value: unknown): Set<string> {
  const leaves = new Set<string>();
  const look = (node: unknown): void => {
    if (typeof node === 'string') leaves.add(node);
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(look);
  };
  look(value);
  return leaves;
}
