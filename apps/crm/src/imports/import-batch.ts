import { isDeepStrictEqual } from 'node:util';
import { newId, Transaction } from '@guestflow/persistence';
import { profileOf } from '../guests/guest-rules';
import { Guest } from '../guests/guest.entity';
import { stateOf } from '../guests/guests.dto';
import { newGuest } from '../guests/save-guest';
import { GuestImport } from './guest-import.entity';
import { declareConsents } from './import-consents';
import { LineOutcome } from './imports.dto';
import { cardsByEmail, cardsByPhone, cardsOf, insertCards, updateCards, writeWordsOf } from './many-cards';
import { LineProblem, mergedCard, newCard, OnExisting, ReadRow } from './import-row';

export interface BatchRow extends ReadRow {
  line: number;
}

/** Where in the file a phone or an address was first met, and how. */
export interface Met {
  line: number;
  /** This import made the card. */
  isNew: boolean;
  /** An address that stood beside a phone. */
  besidePhone: boolean;
}

export interface Line {
  line: number;
  outcome: LineOutcome;
  problems: LineProblem[];
  guest_id: string | null;
}

export interface Done {
  lines: Line[];
  /** What later rows are told of these. */
  met: Map<string, Met>;
}

/** A batch on its way. */
export interface Batch {
  list: GuestImport;
  rows: BatchRow[];
  met: ReadonlyMap<string, Met>;
  now: Date;
}

/** The lines that name one guest, in their order. */
type Meeting = [BatchRow, ...BatchRow[]];

/** A card with the lines that are about it: as it was, and as it is to be. */
interface Held {
  before?: Guest;
  card: Guest;
  lines: Line[];
}

/** What is done with the rows of a batch, in one transaction: all of it, or nothing. */
export async function bringIn(tx: Transaction, batch: Batch): Promise<Done> {
  const { meetings, refused } = meetingsOf(batch);
  const found = await findByEmail(tx, meetings, refused, { lock: true });
  const held: Held[] = [];
  let wanted = meetings.filter((meeting) => !found.has(meeting) && !refused.has(meeting[0]));
  while (wanted.length > 0) {
    const tried = wanted.map((meeting) => heldOfNew(meeting, batch));
    const made = await insertCards(
      tx,
      tried.map(({ card }) => card),
    );
    held.push(...tried.filter(({ card }) => made.has(card.id)));
    const others = wanted.filter((_, at) => !made.has(tried[at]!.card.id));
    if (others.length === 0) break;
    const cards = await cardsByPhone(
      tx,
      others.map(([{ key }]) => key),
      { lock: true },
    );
    for (const meeting of others) {
      const card = cards.get(meeting[0].key);
      if (card) found.set(meeting, card);
    }
    // Of whose phone nobody has a card any more this moment, a card can be made.
    wanted = others.filter((meeting) => !found.has(meeting));
  }
  held.push(...heldOfFound(found, batch));
  await write(tx, held, batch);
  return doneOf(batch, held, refused);
}

/** What would be done with them. Nothing is written, and nobody kept waiting. */
export async function lookThrough(tx: Transaction, batch: Batch): Promise<Done> {
  const { meetings, refused } = meetingsOf(batch);
  const found = await findByEmail(tx, meetings, refused, { lock: false });
  const phones = meetings.flatMap(([{ said }]) => said.phone ?? []);
  const cards = await cardsByPhone(tx, phones, { lock: false });
  for (const meeting of meetings) {
    const card = cards.get(meeting[0].key);
    if (card) found.set(meeting, card);
  }
  const made = meetings
    .filter((meeting) => !found.has(meeting) && !refused.has(meeting[0]))
    .map((meeting) => withoutCard(heldOfNew(meeting, batch)));
  return doneOf(batch, [...made, ...heldOfFound(found, batch)], refused);
}

type Refused = Map<BatchRow, LineProblem[]>;

function meetingsOf({ rows, met }: Batch): { meetings: Meeting[]; refused: Refused } {
  const refused: Refused = new Map();
  const meetings = new Map<string, Meeting>();
  const besidePhones = new Set<string>();
  for (const row of rows) {
    const { key, said } = row;
    const meeting = meetings.get(key);
    if (row.problems.length > 0) refused.set(row, row.problems);
    else if (!said.phone && (besidePhones.has(key) || met.get(key)?.besidePhone)) refused.set(row, [taken]);
    else if (meeting) meeting.push(row);
    else meetings.set(key, [row]);
    if (said.phone && said.email) besidePhones.add(said.email);
  }
  return { meetings: [...meetings.values()], refused };
}

const taken: LineProblem = {
  field: 'email',
  message: 'another guest has this address: only a phone tells whose it is',
};

/** An e-mail address is no key, since families share one: it tells a guest only where he is known by no phone. */
async function findByEmail(tx: Transaction, meetings: Meeting[], refused: Refused, { lock }: { lock: boolean }) {
  const found = new Map<Meeting, Guest>();
  const unphoned = meetings.filter(([{ said }]) => !said.phone);
  if (unphoned.length === 0) return found;
  const byEmail = await cardsByEmail(
    tx,
    unphoned.map(([{ key }]) => key),
  );
  const ids = [...byEmail.values()].flatMap((cards) => (cards.length === 1 && !cards[0]!.phone ? [cards[0]!.id] : []));
  const cards = await cardsOf(tx, ids, { lock });
  for (const meeting of unphoned) {
    const [first] = byEmail.get(meeting[0].key) ?? [];
    if (!first) continue;
    const card = cards.get(first.id);
    // It may have changed while its row was waited for.
    if (card && !card.phone && !card.mergedIntoId && card.email === meeting[0].key) found.set(meeting, card);
    else for (const row of meeting) refused.set(row, [taken]);
  }
  return found;
}

/** The card that the lines make, all of them put together. */
function heldOfNew(meeting: Meeting, { list, met, now }: Batch): Held {
  const [first, ...further] = meeting;
  const origin = { source: 'import' as const, createdByUserId: list.createdByUserId };
  const card = newGuest(list.venueId, newCard(first.said), origin, now);
  const earlier = met.get(first.key);
  const held = { card, lines: [lineOf(first, earlier ? 'change' : 'create', card, earlier?.line)] };
  const how = list.options.on_existing === 'skip' ? 'fill' : list.options.on_existing;
  for (const row of further) add(held, row, how, earlier?.line ?? first.line);
  return held;
}

/** Two phones can be of one guest: then the lines of both are about his one card. */
function heldOfFound(found: Map<Meeting, Guest>, { list, met }: Batch): Held[] {
  const held = new Map<string, Held>();
  const how = list.options.on_existing;
  for (const [meeting, before] of found) {
    const each = held.get(before.id) ?? { before, card: before, lines: [] };
    held.set(before.id, each);
    const earlier = met.get(meeting[0].key);
    meeting.forEach((row, at) => {
      // A card that this very list made is no card that was there.
      const rule = how === 'skip' && earlier?.isNew ? 'fill' : how;
      add(each, row, rule, earlier?.line ?? (at > 0 ? meeting[0].line : undefined));
    });
  }
  return [...held.values()];
}

function add(held: Held, row: BatchRow, how: OnExisting, first: number | undefined): void {
  const profile = mergedCard(held.card, row.said, how);
  const same = isDeepStrictEqual(profile, profileOf(held.card));
  if (!same) held.card = { ...held.card, ...profile };
  held.lines.push(lineOf(row, same ? 'unchanged' : 'change', held.card, first));
}

function lineOf({ line, said }: BatchRow, outcome: LineOutcome, { id }: Guest, first: number | undefined): Line {
  const field = said.phone ? 'phone' : 'email';
  const problems = first ? [{ field, message: `the same ${field} as in line ${first}: one card` }] : [];
  return { line, outcome, problems, guest_id: id };
}

/** Nothing was made: there is no card to show. */
const withoutCard = (held: Held): Held => ({
  ...held,
  lines: held.lines.map((line) => ({ ...line, guest_id: null })),
});

function doneOf({ rows, met }: Batch, held: Held[], refused: Refused): Done {
  const isNew = new Map(held.flatMap(({ before, lines }) => lines.map(({ line }) => [line, !before] as const)));
  const meetings = new Map<string, Met>();
  const meet = (key: string, each: Met) => met.has(key) || meetings.has(key) || meetings.set(key, each);
  for (const row of rows) {
    const { line, key, said } = row;
    if (refused.has(row)) continue;
    meet(key, { line, isNew: isNew.get(line) ?? false, besidePhone: false });
    if (said.phone && said.email) meet(said.email, { line, isNew: false, besidePhone: true });
  }
  const turnedAway = [...refused].map(([{ line }, problems]): Line => ({
    line,
    outcome: 'refuse',
    problems,
    guest_id: null,
  }));
  return { lines: [...held.flatMap(({ lines }) => lines), ...turnedAway], met: meetings };
}

async function write(tx: Transaction, held: Held[], { list, rows, now }: Batch): Promise<void> {
  const made = held.filter(({ before }) => !before);
  const altered = held
    .filter(({ before, card }) => before && before !== card)
    .map((each) => ({ ...each, card: { ...each.card, version: each.card.version + 1, updatedAt: now } }));
  await updateCards(
    tx,
    altered.map(({ card }) => card),
  );
  const renamed = altered.filter(({ before, card }) => before!.name !== card.name);
  await writeWordsOf(
    tx,
    [...made, ...renamed].map(({ card }) => card),
    renamed.map(({ before }) => before!),
  );
  const guests = [...made, ...altered].map(({ before, card }) => ({ guest: stateOf(card), is_new: !before }));
  if (guests.length > 0) {
    tx.emit('guests.imported', { after: { id: newId(), version: 1, import_id: list.id, guests } });
  }
  const { consent } = list.options;
  if (!consent) return;
  const byColumn = list.mapping.some(({ field }) => field === 'consent');
  const consenting = new Set(rows.filter(({ consents }) => consents || !byColumn).map(({ line }) => line));
  const cards = held.filter(({ lines }) => lines.some(({ line }) => consenting.has(line))).map(({ card }) => card);
  await declareConsents(tx, cards, consent, now);
}
