import { newId, Transaction } from '@guestflow/persistence';
import { NotFound, RuleViolation } from '@guestflow/problems';
import { recountConsents } from '../consents/append-consents';
import { Guest } from '../guests/guest.entity';
import { saveGuest } from '../guests/save-guest';
import { lockRoots } from '../guests/until-settled';
import { recount } from '../visits/recount';
import { canBeKnown, Choices, Face, leftOf, united } from './merge-rules';

/** What of a guest goes along when cards become one. */
export const movable = ['visits', 'feedback', 'consents', 'blacklist'] as const;

export const faceOf = (guest: Guest): Face => ({
  phone: guest.phone,
  telegramId: guest.telegramId,
  telegramUsername: guest.telegramUsername,
  telegramBlockedAt: guest.telegramBlockedAt?.toISOString() ?? null,
  name: guest.name,
  birthday: guest.birthday,
  gender: guest.gender,
  language: guest.language,
  email: guest.email,
  preferredChannel: guest.preferredChannel,
  contacts: guest.contacts,
  preferences: guest.preferences,
  notes: guest.notes,
  tags: guest.tags,
});

export const asCard = ({ telegramBlockedAt, ...profile }: Face): Partial<Guest> => ({
  ...profile,
  telegramBlockedAt: telegramBlockedAt === null ? null : new Date(telegramBlockedAt),
});

/** Both cards, which stand by themselves. */
export async function bothCards(
  tx: Transaction,
  keptId: string,
  mergedId: string,
  { lock = false } = {},
): Promise<{ kept: Guest; merged: Guest }> {
  if (keptId === mergedId) throw new RuleViolation('same_card', 'This is one card: two are needed');
  const [kept, merged] = [await cardToMerge(tx, keptId), await cardToMerge(tx, mergedId)];
  if (!lock) return { kept, merged };
  const locked = await lockRoots(tx, [keptId, mergedId]);
  return { kept: standing(locked.get(keptId)!), merged: standing(locked.get(mergedId)!) };
}

async function cardToMerge(tx: Transaction, id: string): Promise<Guest> {
  const guest = standing(await tx.findOrFail(Guest, id));
  if (!guest.mergedIntoId) return guest;
  throw new RuleViolation('merged_already', 'One of the cards is part of another already: take that one', {
    guest_id: guest.id,
    merged_into_id: guest.mergedIntoId,
  });
}

function standing(guest: Guest): Guest {
  if (guest.erasedAt) throw new NotFound('There is no such guest');
  return guest;
}

export interface Merged {
  id: string;
  kept: Guest;
  merged: Guest;
}

/** Makes one card of two locked ones, which stand by themselves. */
export async function mergeCards(
  tx: Transaction,
  { kept, merged }: { kept: Guest; merged: Guest },
  choices: Choices,
  now: Date,
): Promise<Merged> {
  const [keptBefore, mergedBefore] = [faceOf(kept), faceOf(merged)];
  const after = united(keptBefore, mergedBefore, choices);
  if (!canBeKnown(after)) throw new RuleViolation('unknowable', 'Nothing would be left that the guest is known by');
  const left = leftOf(keptBefore, mergedBefore, after);
  await freeKeys(tx, [
    [kept, after],
    [merged, left],
  ]);
  const mergedCard = { ...asCard(left), mergedIntoId: kept.id };
  const cards = {
    kept: await saveGuest(tx, kept, asCard(after), { now }),
    merged: await saveGuest(tx, merged, mergedCard, { now, telling: 'guest.merged' }),
  };
  const id = newId();
  await tx.query(
    `INSERT INTO merges (id, venue_id, kept_id, merged_id, kept_before, kept_after, merged_before, choices, merged_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, kept.venueId, kept.id, merged.id, JSON.stringify(keptBefore), JSON.stringify(after)],
      ...[JSON.stringify(mergedBefore), JSON.stringify(choices), tx.caller.actor, now],
    ],
  );
  for (const table of movable) {
    await tx.query(`UPDATE ${table} SET guest_id = $3 WHERE venue_id = $1 AND guest_id = $2`, [
      kept.venueId,
      merged.id,
      kept.id,
    ]);
  }
  return { id, ...(await reckoned(tx, cards)) };
}

/** A phone and an account are on one card at a time: they are off the one before they are on the other. */
export async function freeKeys(tx: Transaction, changes: (readonly [Guest, Face])[]): Promise<void> {
  const leaving = changes.filter(
    ([guest, face]) =>
      (guest.phone !== null && guest.phone !== face.phone) ||
      (guest.telegramId !== null && guest.telegramId !== face.telegramId),
  );
  if (leaving.length === 0) return;
  await tx.query('UPDATE guests SET phone = NULL, telegram_id = NULL WHERE venue_id = $1 AND id = ANY ($2::uuid[])', [
    tx.caller.venueId,
    leaving.map(([{ id }]) => id),
  ]);
}

/** The cards with their figures and what they agree to, which go by whose the rows are now. */
export async function reckoned<Cards extends Record<string, Guest>>(tx: Transaction, cards: Cards): Promise<Cards> {
  const ids = Object.values(cards).map(({ id }) => id);
  await recount(tx, ids);
  for (const id of ids) await recountConsents(tx, id);
  const read = async ([key, { id }]: [string, Guest]) => [key, await tx.findOrFail(Guest, id)] as const;
  const entries = [];
  for (const entry of Object.entries(cards)) entries.push(await read(entry));
  return Object.fromEntries(entries) as Cards;
}
