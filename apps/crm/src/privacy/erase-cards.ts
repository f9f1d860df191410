import { Forgetting, Person, Transaction } from '@guestflow/persistence';
import { Guest } from '../guests/guest.entity';
import { stateOf } from '../guests/guests.dto';
import { writeWords } from '../guests/save-guest';

/** How many of what there was. */
export type Counts = Record<string, number>;

/** A card and all that have become part of it, the card itself first; locked. */
export async function cardsOf(tx: Transaction, rootId: string): Promise<Guest[]> {
  const found = await tx.query<{ id: string }>(
    `WITH RECURSIVE cards AS (
       SELECT id FROM guests WHERE venue_id = $1 AND id = $2
       UNION SELECT g.id FROM cards JOIN guests g ON g.venue_id = $1 AND g.merged_into_id = cards.id
     ) SELECT id FROM cards ORDER BY id = $2 DESC, id`,
    [tx.caller.venueId, rootId],
  );
  const cards: Guest[] = [];
  for (const { id } of found) cards.push(await tx.findOrFail(Guest, id, { lock: true }));
  return cards;
}

/** By what others know the guest again. */
export const wordsOf = (cards: Guest[]): string[] =>
  cards.flatMap(({ phone, telegramId }) => [phone, telegramId].filter((word) => word !== null));

const nothing = {
  ...{ phone: null, telegramId: null, telegramUsername: null, telegramBlockedAt: null, name: null, birthday: null },
  ...{
    gender: null,
    language: null,
    email: null,
    preferredChannel: null,
    contacts: {},
    preferences: {},
    notes: null,
    tags: [],
  },
};

/** Everything that tells who it was goes; the venue's figures and the ids stay. Whoever does it does so `alone`. */
export async function eraseCards(
  tx: Transaction,
  { requestId, cards, forgetting }: { requestId: string; cards: Guest[]; forgetting: Forgetting },
  now: Date,
): Promise<{ counts: Counts; marks: string[] }> {
  const whose: Whose = {
    venueId: tx.caller.venueId!,
    ids: cards.map(({ id }) => id),
    phones: cards.flatMap(({ phone }) => phone ?? []),
  };
  const accounts = cards.flatMap(({ telegramId }) => telegramId ?? []);
  const words = wordsOf(cards);
  const emails = await ownAddresses(tx, cards);
  const others = [...emails, ...cards.flatMap(({ telegramUsername }) => telegramUsername ?? [])];
  for (const card of cards) await eraseCard(tx, card, now);
  const entries = await eraseBlacklistings(tx, whose, now);
  const said = await eraseFeedback(tx, whose, now);
  const counts = {
    cards: cards.length,
    blacklist_entries: entries.length,
    feedback: said.feedback.length,
    replies: said.replies,
    merges: await count(
      tx,
      `UPDATE merges SET kept_before = '{}', kept_after = '{}', merged_before = '{}'
        WHERE venue_id = $1 AND (kept_id = ANY ($2) OR merged_id = ANY ($2)) RETURNING 1`,
      whose,
    ),
    bot_links: await count(tx, 'DELETE FROM bot_links WHERE venue_id = $1 AND guest_id = ANY ($2) RETURNING 1', whose),
    chats: await forgetChats(tx, whose.venueId, accounts),
    import_lines: await eraseImports(tx, whose),
    copies: await count(
      tx,
      `UPDATE privacy_requests SET sealed = '{}', expires_at = NULL
        WHERE venue_id = $1 AND card_ids && $2::uuid[] AND kind = 'copy' AND expires_at IS NOT NULL RETURNING 1`,
      whose,
    ),
  };
  const marks = forgetting.marksOf(tx, words);
  await forgetting.remember(tx, { requestId, cardIds: whose.ids, marks });
  const person: Person = {
    ids: [...whose.ids, ...entries, ...said.feedback, ...(await bookingsOf(tx, whose))],
    words: [...words, ...others],
  };
  return { counts: { ...counts, kept_texts: await forgetting.scrub(tx, person, marks) }, marks };
}

/** Families share an address: what is said of who has it too stays. */
async function ownAddresses(tx: Transaction, cards: Guest[]): Promise<string[]> {
  const shared = await tx.query<{ email: string }>(
    'SELECT email FROM guests WHERE venue_id = $1 AND email = ANY ($2) AND NOT id = ANY ($3::uuid[])',
    [tx.caller.venueId, cards.map(({ email }) => email), cards.map(({ id }) => id)],
  );
  const others = new Set(shared.map(({ email }) => email));
  return cards.flatMap(({ email }) => (email && !others.has(email) ? email : []));
}

interface Whose {
  venueId: string;
  ids: string[];
  phones: string[];
}

async function eraseCard(tx: Transaction, card: Guest, now: Date): Promise<void> {
  const erased: Guest = { ...card, ...nothing, erasedAt: now, version: card.version + 1, updatedAt: now };
  await tx.manager.update(Guest, card.id, {
    ...nothing,
    ...{ erasedAt: erased.erasedAt, version: erased.version, updatedAt: now },
  });
  await writeWords(tx, erased, card);
  // Without what it was before: that is to be forgotten.
  tx.emit('guest.erased', { after: stateOf(erased) });
}

/** Off the blacklist too: without the phone it could keep nobody out. */
async function eraseBlacklistings(tx: Transaction, { venueId, ids, phones }: Whose, now: Date): Promise<string[]> {
  const rows = await tx.query<{
    id: string;
    guest_id: string | null;
    version: number;
    created_at: Date;
    removed_at: Date;
  }>(
    `UPDATE blacklist SET phone = NULL, reason = NULL, removed_at = COALESCE(removed_at, $4), version = version + 1,
            removed_by_user_id = CASE WHEN removed_at IS NULL THEN $5::uuid ELSE removed_by_user_id END, updated_at = $4
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2) OR phone = ANY ($3))
      RETURNING id, guest_id, version, created_at, removed_at`,
    [venueId, ids, phones, now, tx.caller.userId ?? null],
  );
  for (const { id, guest_id, version, created_at, removed_at } of rows) {
    const times = { created_at: created_at.toISOString(), removed_at: removed_at.toISOString() };
    tx.emit('blacklist.removed', { after: { id, version, guest_id, phone: null, reason: null, ...times } });
  }
  return rows.map(({ id }) => id);
}

/** The words; the score and the visit are the venue's. */
async function eraseFeedback(tx: Transaction, { venueId, ids }: Whose, now: Date) {
  const feedback = await tx.query<{ id: string }>(
    `UPDATE feedback SET message_text = NULL, version = version + 1, updated_at = $3
      WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2)
         OR guest_id IS NULL AND booking_id IN
           (SELECT booking_id FROM visits WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2))))
      RETURNING id`,
    [venueId, ids, now],
  );
  const replies = await tx.query(
    `UPDATE feedback_replies SET text = '—' WHERE venue_id = $1 AND feedback_id = ANY ($2) RETURNING 1`,
    [venueId, feedback.map(({ id }) => id)],
  );
  return { feedback: feedback.map(({ id }) => id), replies: replies.length };
}

/** What was brought in stands in the list itself as well, as long as that is kept. */
async function eraseImports(tx: Transaction, { venueId, ids }: Whose): Promise<number> {
  const left = await tx.query<{ id: string }>(
    `UPDATE imports SET file_kept = false WHERE venue_id = $1 AND state IN ('completed', 'cancelled', 'failed')
       AND file_kept AND id IN (SELECT import_id FROM import_lines WHERE venue_id = $1 AND guest_id = ANY ($2))
      RETURNING id`,
    [venueId, ids],
  );
  await tx.query('DELETE FROM import_parts WHERE venue_id = $1 AND import_id = ANY ($2)', [
    venueId,
    left.map(({ id }) => id),
  ]);
  const lines = await tx.query(
    'UPDATE import_lines SET guest_id = NULL WHERE venue_id = $1 AND guest_id = ANY ($2) RETURNING 1',
    [venueId, ids],
  );
  return lines.length;
}

const forgetChats = async (tx: Transaction, venueId: string, accounts: string[]): Promise<number> =>
  (await tx.query('DELETE FROM chats WHERE venue_id = $1 AND telegram_id = ANY ($2) RETURNING 1', [venueId, accounts]))
    .length;

const bookingsOf = async (tx: Transaction, { venueId, ids }: Whose): Promise<string[]> =>
  (
    await tx.query<{ booking_id: string }>(
      'SELECT booking_id FROM visits WHERE venue_id = $1 AND (guest_id = ANY ($2) OR card_id = ANY ($2))',
      [venueId, ids],
    )
  ).map(({ booking_id }) => booking_id);

const count = async (tx: Transaction, sql: string, { venueId, ids }: Whose): Promise<number> =>
  (await tx.query(sql, [venueId, ids])).length;
