import { Transaction } from '@guestflow/persistence';
import { Conflict, NotFound } from '@guestflow/problems';
import { Guest } from '../guests/guest.entity';
import { toWire } from '../guests/guests.dto';
import { findGuest, saveGuest } from '../guests/save-guest';
import { assertStillPartOf } from '../guests/until-settled';
import { In } from 'typeorm';
import { asCard, faceOf, freeKeys, movable, reckoned } from './merge-cards';
import { Face } from './merge-rules';
import { collisionIn, hasChanged, KeptMerge, withoutMerge } from './undo-rules';

interface MergeRow extends KeptMerge {
  undoneAt: Date | null;
  [column: string]: unknown;
}

/** A card that was kept before there was this to be known of it knew nothing of it. */
const whole = (column: string): string => `'{"preferredChannel": null}'::jsonb || ${column}`;

const mergeColumns = `id, kept_id AS "keptId", merged_id AS "mergedId", ${whole('kept_before')} AS "keptBefore",
  ${whole('kept_after')} AS "keptAfter", ${whole('merged_before')} AS "mergedBefore", choices, undone_at AS "undoneAt"`;

export interface Unmerged {
  /** The card that the kept one is part of by now, or it itself. */
  kept: Guest;
  merged: Guest;
}

/** Makes two cards of one again, as they were. */
export async function undoMerge(tx: Transaction, id: string, now: Date): Promise<Unmerged> {
  const { keptId, mergedId } = await loadMerge(tx, id);
  const root = await findGuest(tx, keptId, { lock: true });
  await assertStillPartOf(tx, keptId, root.id);
  const cards = await lockTree(tx, root.id);
  const merge = await loadMerge(tx, id);
  const known = new Map([...cards].map(([card, guest]) => [card, faceOf(guest)] as const));
  const undone = withoutMerge(known, merge, await laterMerges(tx, id, [...cards.keys()]));
  await assertFree(tx, cards, undone.cards, mergedId);

  const saved = await saveTree(tx, cards, undone.cards, mergedId, now);
  // The cards as they were are needed no more: each would go on telling of who has been another guest since.
  await tx.query(
    `UPDATE merges SET undone_by = $3, undone_at = $4, kept_before = '{}', kept_after = '{}', merged_before = '{}'
      WHERE venue_id = $1 AND id = $2`,
    [root.venueId, id, tx.caller.actor, now],
  );
  for (const each of undone.later) await rewriteMerge(tx, each);
  // A copy that was made of both as one would tell the one of the other.
  await tx.query(
    `UPDATE privacy_requests SET sealed = '{}', expires_at = NULL
      WHERE venue_id = $1 AND kind = 'copy' AND expires_at IS NOT NULL AND done_at IS NOT NULL AND $2 = ANY (card_ids)`,
    [root.venueId, mergedId],
  );
  const theirs = partsOf(cards, mergedId);
  for (const table of movable) {
    await tx.query(`UPDATE ${table} SET guest_id = $3 WHERE venue_id = $1 AND card_id = ANY ($2::uuid[])`, [
      ...[root.venueId, theirs, mergedId],
    ]);
  }
  return reckoned(tx, { kept: saved.get(root.id)!, merged: saved.get(mergedId)! });
}

async function loadMerge(tx: Transaction, id: string): Promise<MergeRow> {
  const [merge] = await tx.query<MergeRow>(`SELECT ${mergeColumns} FROM merges WHERE venue_id = $1 AND id = $2`, [
    tx.caller.venueId,
    id,
  ]);
  if (!merge) throw new NotFound('There is no such merge');
  if (merge.undoneAt) throw new Conflict('These are two cards again already');
  return merge;
}

/** The merges of a tree that came after this one, the oldest first. */
const laterMerges = (tx: Transaction, id: string, cards: string[]): Promise<MergeRow[]> =>
  tx.query<MergeRow>(
    `SELECT ${mergeColumns} FROM merges
      WHERE venue_id = $1 AND undone_at IS NULL AND merged_id = ANY ($3::uuid[])
        AND number > (SELECT number FROM merges WHERE venue_id = $1 AND id = $2) ORDER BY number`,
    [tx.caller.venueId, id, cards],
  );

async function rewriteMerge(tx: Transaction, { id, keptBefore, keptAfter, mergedBefore }: KeptMerge): Promise<void> {
  await tx.query(
    'UPDATE merges SET kept_before = $3, kept_after = $4, merged_before = $5 WHERE venue_id = $1 AND id = $2',
    [tx.caller.venueId, id, ...[keptBefore, keptAfter, mergedBefore].map((face) => JSON.stringify(face))],
  );
}

/** A card and all that are part of it. Whoever changes one of them has the card itself locked. */
async function lockTree(tx: Transaction, rootId: string): Promise<Map<string, Guest>> {
  const rows = await tx.query<{ id: string }>(
    `WITH RECURSIVE tree AS (
       SELECT id FROM guests WHERE venue_id = $1 AND id = $2
       UNION SELECT g.id FROM tree JOIN guests g ON g.venue_id = $1 AND g.merged_into_id = tree.id
     ) SELECT id FROM tree`,
    [tx.caller.venueId, rootId],
  );
  const guests = await tx.manager.find(Guest, {
    where: { id: In(rows.map(({ id }) => id)) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(guests.map((guest) => [guest.id, guest]));
}

/** A card and those that are part of it, directly or through others. */
function partsOf(cards: ReadonlyMap<string, Guest>, id: string): string[] {
  const direct = [...cards.values()].filter(({ mergedIntoId }) => mergedIntoId === id);
  return [id, ...direct.flatMap((card) => partsOf(cards, card.id))];
}

async function saveTree(
  tx: Transaction,
  cards: ReadonlyMap<string, Guest>,
  faces: ReadonlyMap<string, Face>,
  mergedId: string,
  now: Date,
): Promise<Map<string, Guest>> {
  await freeKeys(
    tx,
    [...cards].map(([id, guest]) => [guest, faces.get(id)!] as const),
  );
  const saved = new Map(cards);
  for (const [id, guest] of cards) {
    const face = faces.get(id)!;
    const isBack = id === mergedId;
    if (!isBack && !hasChanged(faceOf(guest), face)) continue;
    const change = { ...asCard(face), ...(isBack && { mergedIntoId: null }) };
    saved.set(id, await saveGuest(tx, guest, change, { now, telling: isBack ? 'guest.unmerged' : 'guest.changed' }));
  }
  return saved;
}

/** What a card had may have become another's meanwhile. */
async function assertFree(
  tx: Transaction,
  cards: ReadonlyMap<string, Guest>,
  faces: ReadonlyMap<string, Face>,
  mergedId: string,
): Promise<void> {
  const within = collisionIn(faces, mergedId);
  if (within) throw isTaken(within.field, cards.get(within.id)!);
  const news = [...faces].map(([id, face]) => ({ face, guest: cards.get(id)! }));
  const phones = news.filter(({ face, guest }) => face.phone !== guest.phone).map(({ face }) => face.phone);
  const accounts = news
    .filter(({ face, guest }) => face.telegramId !== guest.telegramId)
    .map(({ face }) => face.telegramId);
  for (const [field, wanted] of [
    ['phone', phones],
    ['telegram_id', accounts],
  ] as const) {
    const [other] = await tx.query<{ id: string }>(
      `SELECT g.id FROM unnest($2::text[]) said (wanted) JOIN guests g ON g.venue_id = $1 AND g.${field} = said.wanted
        WHERE NOT g.id = ANY ($3::uuid[]) LIMIT 1`,
      [tx.caller.venueId, wanted, [...cards.keys()]],
    );
    if (other) throw isTaken(field, await findGuest(tx, other.id));
  }
}

const isTaken = (field: 'phone' | 'telegram_id', guest: Guest): Conflict =>
  new Conflict(
    field === 'phone'
      ? 'The phone belongs to another card by now'
      : 'The Telegram account belongs to another card by now',
    { field, guest: toWire(guest) },
  );
