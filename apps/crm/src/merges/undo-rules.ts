import { carried, Choices, Face, leftOf, same, united } from './merge-rules';

/** A merge as it is kept: the cards as they were and what was chosen of them. */
export interface KeptMerge {
  id: string;
  keptId: string;
  mergedId: string;
  keptBefore: Face;
  keptAfter: Face;
  mergedBefore: Face;
  choices: Choices;
}

export interface Undone {
  /** Every card of the tree, as it is then. */
  cards: Map<string, Face>;
  /** The merges that came later, with the cards as they would have been without the one that is undone. */
  later: KeptMerge[];
}

/**
 * The cards of a tree without one of its merges. Those that came later are taken back first, the newest before the
 * others, and then done again on what is there: so it makes no difference in which order merges are undone.
 */
export function withoutMerge(now: ReadonlyMap<string, Face>, merge: KeptMerge, later: readonly KeptMerge[]): Undone {
  const cards = new Map(now);
  const seen: { kept: Face; merged: Face }[] = [];
  for (const each of [...later].reverse()) seen.unshift(takeBack(cards, each));
  takeBack(cards, merge);
  return { cards, later: later.map((each, at) => again(cards, each, seen[at]!)) };
}

/** What was changed since stays with the kept card; the merged one is as it was. */
function takeBack(cards: Map<string, Face>, { keptId, mergedId, keptBefore, keptAfter, mergedBefore }: KeptMerge) {
  const [kept, merged] = [cards.get(keptId)!, cards.get(mergedId)!];
  const back = withNews(carried(kept, keptAfter, keptBefore), merged);
  // Whichever of both phones is shown by now: each goes back to where it was.
  const exchanged = kept.phone === mergedBefore.phone && merged.phone === keptBefore.phone;
  cards.set(keptId, exchanged ? { ...back, phone: keptBefore.phone } : back);
  cards.set(mergedId, withNews(withNews(mergedBefore, merged), kept));
  return { kept, merged };
}

/** What the venue has learnt of an account meanwhile goes with the account. */
const withNews = (face: Face, { telegramId, telegramUsername, telegramBlockedAt }: Face): Face =>
  telegramId !== null && face.telegramId === telegramId ? { ...face, telegramUsername, telegramBlockedAt } : face;

function again(cards: Map<string, Face>, merge: KeptMerge, seen: { kept: Face; merged: Face }): KeptMerge {
  const [kept, merged] = [cards.get(merge.keptId)!, cards.get(merge.mergedId)!];
  const after = united(kept, merged, merge.choices);
  const result = carried(seen.kept, merge.keptAfter, after);
  const left = leftOf(kept, merged, after);
  const leftThen = leftOf(merge.keptBefore, merge.mergedBefore, merge.keptAfter);
  // Where a phone or an account has gone elsewhere since, both cards go on as they are.
  const moved = (field: 'phone' | 'telegramId') =>
    seen.kept[field] !== merge.keptAfter[field] || seen.merged[field] !== leftThen[field];
  const { phone, telegramId, telegramUsername, telegramBlockedAt } = seen.merged;
  if (moved('phone')) {
    result.phone = seen.kept.phone;
    left.phone = isHeld(cards, merge, 'phone', phone) ? null : phone;
  }
  if (moved('telegramId')) {
    Object.assign(result, accountOf(seen.kept));
    const gone = isHeld(cards, merge, 'telegramId', telegramId);
    Object.assign(left, gone ? noAccount : { telegramId, telegramUsername, telegramBlockedAt });
  }
  cards.set(merge.keptId, result);
  cards.set(merge.mergedId, left);
  return { ...merge, keptBefore: kept, keptAfter: result, mergedBefore: merged };
}

const noAccount = { telegramId: null, telegramUsername: null, telegramBlockedAt: null };
const accountOf = ({ telegramId, telegramUsername, telegramBlockedAt }: Face) => ({
  telegramId,
  telegramUsername,
  telegramBlockedAt,
});

function isHeld(
  cards: ReadonlyMap<string, Face>,
  { keptId, mergedId }: KeptMerge,
  field: 'phone' | 'telegramId',
  value: string | null,
): boolean {
  return [...cards].some(([id, card]) => id !== keptId && id !== mergedId && value !== null && card[field] === value);
}

export interface Collision {
  field: 'phone' | 'telegram_id';
  /** Who has it. */
  id: string;
}

/** Two cards of a tree that both would have a phone or an account: the one that is not to get it back has it. */
export function collisionIn(cards: ReadonlyMap<string, Face>, id: string): Collision | undefined {
  const card = cards.get(id)!;
  for (const [other, face] of cards) {
    if (other === id) continue;
    if (card.phone !== null && face.phone === card.phone) return { field: 'phone', id: other };
    if (card.telegramId !== null && face.telegramId === card.telegramId) return { field: 'telegram_id', id: other };
  }
  return undefined;
}

export const hasChanged = (one: Face, other: Face): boolean => !same(one, other);
