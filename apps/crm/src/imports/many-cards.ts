import { Transaction } from '@guestflow/persistence';
import { In } from 'typeorm';
import { Guest } from '../guests/guest.entity';
import { spellingsOf, wordsOf } from '../guests/names';
import { forgetWords } from '../guests/save-guest';

/** Cards by the hundred: what `save-guest` does of one, in as few statements as it takes. */

const profileColumns: [column: string, property: keyof Guest, type: string][] = [
  ['telegram_username', 'telegramUsername', 'text'],
  ['name', 'name', 'text'],
  ['birthday', 'birthday', 'date'],
  ['gender', 'gender', 'text'],
  ['language', 'language', 'text'],
  ['email', 'email', 'text'],
  ['preferred_channel', 'preferredChannel', 'text'],
  ['contacts', 'contacts', 'jsonb'],
  ['preferences', 'preferences', 'jsonb'],
  ['notes', 'notes', 'text'],
  ['tags', 'tags', 'text[]'],
  ['updated_at', 'updatedAt', 'timestamptz'],
];
const newColumns: typeof profileColumns = [
  ['id', 'id', 'uuid'],
  ['venue_id', 'venueId', 'uuid'],
  ['phone', 'phone', 'text'],
  ...profileColumns,
  ['source', 'source', 'text'],
  ['created_by_user_id', 'createdByUserId', 'uuid'],
  ['created_at', 'createdAt', 'timestamptz'],
];

const recordset = (columns: typeof profileColumns): string =>
  columns.map(([column, , type]) => `${column} ${type}`).join(', ');
const names = (columns: typeof profileColumns): string => columns.map(([column]) => column).join(', ');
const asJson = (guests: Guest[], columns: typeof profileColumns): string =>
  JSON.stringify(
    guests.map((guest) => {
      const row: Record<string, unknown> = {};
      for (const [column, property] of columns) row[column] = guest[property];
      return row;
    }),
  );

const insertion = `INSERT INTO guests (${names(newColumns)})
  SELECT ${names(newColumns)} FROM json_to_recordset($1::json) AS said (${recordset(newColumns)})
  ON CONFLICT DO NOTHING RETURNING id`;

/** Answers the ids of those that were made: of the others, somebody else has the phone. */
export async function insertCards(tx: Transaction, guests: Guest[]): Promise<Set<string>> {
  if (guests.length === 0) return new Set();
  // In one order, whoever does it: or two who bring in the same phones would wait for each other.
  const sorted = [...guests].sort((one, other) => ((one.phone ?? '') < (other.phone ?? '') ? -1 : 1));
  const made = await tx.query<{ id: string }>(insertion, [asJson(sorted, newColumns)]);
  // What PostgreSQL planned while there were hardly any cards (how it looks up foreign keys, above all) goes through all
  // of a venue's to find one, and is kept by the connection until the table is next analyzed.
  await tx.query('DISCARD PLANS');
  return new Set(made.map(({ id }) => id));
}

const change = `UPDATE guests SET version = guests.version + 1,
    ${profileColumns.map(([column]) => `${column} = said.${column}`).join(', ')}
  FROM json_to_recordset($1::json) AS said (id uuid, venue_id uuid, ${recordset(profileColumns)})
  WHERE guests.venue_id = said.venue_id AND guests.id = said.id`;

/** Of locked cards. */
export async function updateCards(tx: Transaction, guests: Guest[]): Promise<void> {
  if (guests.length === 0) return;
  await tx.query(change, [asJson(guests, [newColumns[0]!, newColumns[1]!, ...profileColumns])]);
}

/** The words by which cards are found; `before` are the names that those had which have another one now. */
export async function writeWordsOf(tx: Transaction, guests: Guest[], before: Guest[]): Promise<void> {
  const { venueId } = tx.caller;
  if (before.length > 0) {
    await tx.query('DELETE FROM guest_words WHERE venue_id = $1 AND guest_id = ANY ($2)', [
      ...[venueId, before.map(({ id }) => id)],
    ]);
    await forgetWords(tx, [...new Set(before.flatMap(({ name }) => wordsOf(name ?? '')))]);
  }
  const written = guests.flatMap(({ id, name }) => wordsOf(name ?? '').map((word) => [word, id] as const));
  if (written.length === 0) return;
  const words = [...new Set(written.map(([word]) => word))];
  // Asked together: the database does the second when it has done the first, and nobody waits in between.
  const [, known] = await Promise.all([
    tx.query(
      `INSERT INTO guest_words (venue_id, word, guest_id)
       SELECT $1, * FROM unnest($2::text[], $3::uuid[]) ON CONFLICT DO NOTHING`,
      [venueId, written.map(([word]) => word), written.map(([, id]) => id)],
    ),
    tx.query<{ word: string }>(
      `SELECT s.word FROM unnest($2::text[]) said (word)
         JOIN word_spellings s ON s.venue_id = $1 AND s.spelling = said.word AND s.word = said.word`,
      [venueId, words],
    ),
  ]);
  const spelt = new Set(known.map(({ word }) => word));
  const spellings = words
    .filter((word) => !spelt.has(word))
    .flatMap((word) => spellingsOf(word).map((spelling) => [spelling, word] as const))
    .sort();
  if (spellings.length === 0) return;
  await tx.query(
    `INSERT INTO word_spellings (venue_id, spelling, word)
     SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [venueId, spellings.map(([spelling]) => spelling), spellings.map(([, word]) => word)],
  );
}

interface Holder {
  phone: string;
  holder: string;
  root: string;
}

/** The cards that phones are known of now, by phone: of one that is part of another, that other. */
export async function cardsByPhone(tx: Transaction, phones: string[], { lock }: { lock: boolean }) {
  const holders = await tx.query<Holder & Record<string, unknown>>(
    `WITH RECURSIVE up AS (
       SELECT phone, id AS holder, id, merged_into_id FROM guests WHERE venue_id = $1 AND phone = ANY ($2)
       UNION ALL
       SELECT up.phone, up.holder, g.id, g.merged_into_id FROM up
         JOIN guests g ON g.venue_id = $1 AND g.id = up.merged_into_id
     ) SELECT phone, holder, id AS root FROM up WHERE merged_into_id IS NULL`,
    [tx.caller.venueId, phones],
  );
  const cards = await cardsOf(tx, [...new Set(holders.map(({ root }) => root))], { lock });
  return new Map(
    holders.flatMap(({ phone, holder, root }) => {
      const card = cards.get(root);
      // It may have become part of another, or have got another phone, while its row was waited for.
      return !card || card.mergedIntoId || (holder === root && card.phone !== phone) ? [] : [[phone, card] as const];
    }),
  );
}

/** Of those who have one of these e-mail addresses: address → who has it. */
export async function cardsByEmail(tx: Transaction, emails: string[]): Promise<Map<string, Guest[]>> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM guests WHERE venue_id = $1 AND email = ANY ($2) AND merged_into_id IS NULL',
    [tx.caller.venueId, emails],
  );
  const cards = await cardsOf(tx, [...rows.map(({ id }) => id)], { lock: false });
  const found = new Map<string, Guest[]>();
  for (const card of cards.values()) found.set(card.email!, [...(found.get(card.email!) ?? []), card]);
  return found;
}

/** Locked in one order, so that none of two who lock several waits for the other. */
export async function cardsOf(tx: Transaction, ids: string[], { lock }: { lock: boolean }) {
  if (ids.length === 0) return new Map<string, Guest>();
  const cards = await tx.manager.find(Guest, {
    where: { venueId: tx.caller.venueId, id: In(ids) },
    order: { id: 'ASC' },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  return new Map(cards.map((card) => [card.id, card]));
}
