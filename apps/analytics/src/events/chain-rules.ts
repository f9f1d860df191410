/** What an entry may say of a person. It can be taken away later, so the chain holds a mark of it and not itself. */
export interface Personal {
  before: unknown;
  after: unknown;
  ip: string | null;
  user_agent: string | null;
}

/** An entry as it stands in the table, but for its place in the chain. Times are in UTC and have six decimals. */
export interface Entry extends Personal {
  id: string;
  type: string;
  subject: string;
  source: string;
  told_at: string;
  actor: string;
  user_id: string | null;
  impersonator_id: string | null;
  action: string;
  entity_type: string;
  version: number;
  request_id: string | null;
  traceparent: string | null;
}

export interface Placed extends Entry {
  venue_id: string;
  seq: number;
  kept_at: string;
}

/** Sums are in hexadecimal digits. */
export interface Chained extends Placed {
  salt: string;
  mark: string;
  hash: string;
}

export interface Head {
  seq: number;
  hash: string;
  kept_at: string;
  mac: string;
}

/** What stood last before what remains. */
export interface Beginning {
  seq: number;
  hash: string;
  mac: string;
}

/** A head as it was told outside of the database. */
export interface Anchor extends Beginning {
  at: string;
}

/** How sums are made. Those with a key nobody can make who has the database alone. */
export interface Sums {
  /** Of an entry's text, and of everything before it. Keyed. */
  hashOf(previous: string, text: string): string;
  markOf(salt: string, text: string): string;
  /** Keyed. */
  macOf(text: string): string;
}

/** Before the first entry. */
export const nothingYet = '0'.repeat(64);

/** Entries of the log's own, which no service has told. */
export const ownTypes = {
  /** In the platform's chain: a venue's chain begins. */
  begun: 'audit.begun',
  /** Somebody was taken out of entries, whose marks are others from here on. */
  forgotten: 'audit.forgotten',
  /** The head had been changed by others when the next entry was written. */
  doubted: 'audit.head_doubted',
} as const;

export const isOwnType = (type: string): boolean => type.startsWith('audit.');

// Half of an emoji that was cut through, and the character that ends a string in C: PostgreSQL keeps neither.
const maybeRefused = /[\0\ud800-\udfff]/;
const refused = /\p{Surrogate}|\0/gu;

export const soundText = (text: string): string => (maybeRefused.test(text) ? text.replace(refused, '') : text);

/** JSON of which there is one for each value: however it was written and stored, it is read as this. */
export function canonicalOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(soundText(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalOf).join(',')}]`;
  const named = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(named).sort()) {
    if (named[key] !== undefined) text += `${text && ','}${JSON.stringify(soundText(key))}:${canonicalOf(named[key])}`;
  }
  return `{${text}}`;
}

/** Of both states, by themselves: they are stored as they stand here. */
export interface StateTexts {
  before: string;
  after: string;
}

const textsOf = ({ before, after }: Personal): StateTexts => ({
  before: canonicalOf(before),
  after: canonicalOf(after),
});

/** What the mark is of. null and nothing are the same: that is how they are stored. */
export const personalText = (entry: Personal, { before, after } = textsOf(entry)): string =>
  `[${before},${after},${canonicalOf(entry.ip)},${canonicalOf(entry.user_agent)}]`;

/** Every column of an entry but those that can be taken away; for these stands the mark. */
export const entryText = (entry: Placed, mark: string): string =>
  JSON.stringify([
    ...[entry.venue_id, entry.seq, entry.kept_at, entry.id, entry.type, entry.subject, entry.source, entry.told_at],
    ...[entry.actor, entry.user_id, entry.impersonator_id, entry.action, entry.entity_type, entry.version],
    ...[entry.request_id, entry.traceparent, mark],
  ]);

export const headText = (venueId: string, { seq, hash, kept_at }: Omit<Head, 'mac'>): string =>
  JSON.stringify(['head', venueId, seq, hash, kept_at]);

export const beginningText = (venueId: string, { seq, hash }: Omit<Beginning, 'mac'>): string =>
  JSON.stringify(['beginning', venueId, seq, hash]);

export const anchorText = (venueId: string, { seq, hash, at }: Omit<Anchor, 'mac'>): string =>
  JSON.stringify(['anchor', venueId, seq, hash, at]);

/** As it stands in the table: 2027-01-01T12:00:00.000000Z. */
export const timeText = (at: Date): string => at.toISOString().replace('Z', '000Z');

/** An entry of the chain, with its states as they are stored. */
export interface Written extends Chained {
  texts: StateTexts;
}

/** The entries in their order, each behind the one before, with a new salt for each. */
export function chain(
  entries: readonly Entry[],
  { venueId, head, keptAt, salts }: { venueId: string; head: Omit<Head, 'mac'>; keptAt: string; salts: string[] },
  sums: Sums,
): { chained: Written[]; head: Head } {
  let { seq, hash } = head;
  const kept_at = keptAt > head.kept_at ? keptAt : head.kept_at;
  const chained = entries.map((entry, index) => {
    const placed = { ...entry, venue_id: venueId, seq: ++seq, kept_at };
    const texts = textsOf(entry);
    const salt = salts[index]!;
    const mark = sums.markOf(salt, personalText(entry, texts));
    hash = sums.hashOf(hash, entryText(placed, mark));
    return Object.assign(placed, { salt, mark, hash, texts });
  });
  return { chained, head: sealedHead(venueId, { seq, hash, kept_at }, sums) };
}

export const sealedHead = (venueId: string, head: Omit<Head, 'mac'>, sums: Sums): Head => ({
  ...head,
  mac: sums.macOf(headText(venueId, head)),
});

/** What is wrong with a chain, and where. */
export interface Fault {
  /** null: with the chain as a whole. */
  seq: number | null;
  what: string;
}

/** What a lessened entry's mark is by now, as an entry of type `audit.forgotten` says it. */
type Lessened = [seq: number, mark: string];

/**
 * Reads a chain from its beginning and says what is not as it was written. Entries come by their numbers; a head is
 * looked at when all up to it have come.
 */
export class ChainCheck {
  readonly faults: Fault[] = [];
  entries = 0;
  first?: string;
  last?: { seq: number; hash: string; kept_at: string };
  /** Whose chains have begun, as the platform's chain says. */
  readonly begun = new Set<string>();
  private readonly beginnings = new Map<number, Beginning>();
  private readonly anchors = new Map<number, Anchor>();
  private furthest?: Anchor;
  /** What is said of a person in these is not what it was at first; with the mark of what it is. */
  private readonly lessened = new Map<number, string>();
  private readonly forgotten = new Map<number, string>();

  constructor(
    readonly venueId: string,
    private readonly sums: Sums,
    { beginnings = [], anchors = [] }: { beginnings?: readonly Beginning[]; anchors?: readonly Anchor[] } = {},
  ) {
    for (const each of beginnings) {
      if (sums.macOf(beginningText(venueId, each)) !== each.mac)
        this.fault(each.seq, 'its beginning is not one we made');
      else this.beginnings.set(each.seq, each);
    }
    for (const each of anchors) {
      if (sums.macOf(anchorText(venueId, each)) !== each.mac) this.fault(each.seq, 'its anchor is not one we made');
      else if (this.anchors.has(each.seq) && this.anchors.get(each.seq)!.hash !== each.hash)
        this.fault(each.seq, `it was another at ${each.at}: two anchors differ`);
      else {
        this.anchors.set(each.seq, each);
        if (!this.furthest || each.seq > this.furthest.seq) this.furthest = each;
      }
    }
  }

  take(entry: Chained): void {
    const { seq, hash, mark } = entry;
    this.entries++;
    this.first ??= entry.kept_at;
    if (this.last && seq <= this.last.seq) return this.fault(seq, 'there are two of this number');
    const previous = this.hashBefore(seq);
    const asWritten = previous === undefined || this.sums.hashOf(previous, entryText(entry, mark)) === hash;
    if (!asWritten) this.fault(seq, 'it is not what was written, or does not follow the one before');
    this.compare(seq, hash);
    const now = this.sums.markOf(entry.salt, personalText(entry));
    if (now !== mark) this.lessened.set(seq, now);
    this.last = { seq, hash, kept_at: entry.kept_at };
    if (asWritten && isOwnType(entry.type)) this.takeOwn(entry, now === mark);
  }

  /** The head, once everything up to it was taken; what is beyond it was looked for in the same moment. */
  end(head: Head | undefined, beyond = false): void {
    const until = this.last?.seq ?? Math.max(0, ...this.beginnings.keys());
    const hash = this.last?.hash ?? this.beginnings.get(until)?.hash ?? nothingYet;
    if (!head) this.fault(null, 'its head is gone');
    else {
      if (this.sums.macOf(headText(this.venueId, head)) !== head.mac)
        this.fault(head.seq, 'its head is not one we made');
      if (head.seq > until) this.fault(head.seq, `${head.seq - until} entries at its end are gone`);
      else if (head.seq < until || beyond) this.fault(head.seq, 'there are entries beyond its head');
      else if (head.hash !== hash) this.fault(head.seq, 'its head is of another entry');
    }
    const { furthest } = this;
    if (furthest && furthest.seq > until)
      this.fault(furthest.seq, `it reached as far as here at ${furthest.at}, and ends at ${until} now`);
  }

  /** Where what is said of a person is neither what was written nor what an entry says was left of it. */
  get unexplained(): number[] {
    const from = this.firstSeq;
    const forgotten = [...this.forgotten].filter(([seq, mark]) => seq >= from && this.lessened.get(seq) !== mark);
    const changed = [...this.lessened.keys()].filter((seq) => !this.forgotten.has(seq));
    return [...new Set([...forgotten.map(([seq]) => seq), ...changed])].sort((a, b) => a - b);
  }

  /** Looked at once more, after everything else: somebody may have been forgotten meanwhile. */
  explain(entry: Chained | undefined, seq: number): void {
    if (!entry) return;
    const now = this.sums.markOf(entry.salt, personalText(entry));
    if (now === (this.forgotten.get(seq) ?? entry.mark)) return;
    this.fault(
      seq,
      this.forgotten.has(seq)
        ? 'what is said of a person there is not what was left of it when he was forgotten'
        : 'what is said of a person there is not what was written, and no entry says that he was forgotten',
    );
  }

  fault(seq: number | null, what: string): void {
    this.faults.push({ seq, what });
  }

  private firstSeq = 1;

  /** undefined where it cannot be known. */
  private hashBefore(seq: number): string | undefined {
    if (this.last) {
      if (seq === this.last.seq + 1) return this.last.hash;
      this.fault(seq, `${seq - this.last.seq - 1} entries before it are gone`);
      return undefined;
    }
    this.firstSeq = seq;
    if (seq === 1) return nothingYet;
    const beginning = this.beginnings.get(seq - 1);
    if (!beginning) this.fault(seq, 'what was before it is gone, and was not dropped by us');
    return beginning?.hash;
  }

  private compare(seq: number, hash: string): void {
    const [anchor, beginning] = [this.anchors.get(seq), this.beginnings.get(seq)];
    if (anchor && anchor.hash !== hash) this.fault(seq, `it was another when it was anchored at ${anchor.at}`);
    if (beginning && beginning.hash !== hash) this.fault(seq, 'it was another when its month was to be dropped');
  }

  private takeOwn({ seq, type, subject, after }: Chained, whole: boolean): void {
    if (type === ownTypes.begun) this.begun.add(subject);
    if (type === ownTypes.doubted) this.fault(seq, 'the head had been changed by others when this was written');
    if (type === ownTypes.forgotten && whole) {
      for (const [lessened, mark] of lessenedOf(after)) if (lessened < seq) this.forgotten.set(lessened, mark);
    }
  }
}

export const lessenedOf = (after: unknown): Lessened[] => (after as { lessened?: Lessened[] } | null)?.lessened ?? [];
