import { GuestState } from '@guestflow/contracts';
import { Transaction } from './transaction';

/**
 * What crm tells of cards comes alone in a venue; whoever looks at them to write down whose something is comes along with
 * others, but not with that. Otherwise neither would see what the other has not committed yet. It is a statement before.
 */
export async function holdCards(tx: Transaction, { alone }: { alone: boolean }): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock${alone ? '' : '_shared'}(hashtextextended($1, 0))`, [
    `cards:${tx.caller.venueId}`,
  ]);
}

/** A card, and the guest whose it is: another card’s while they are one. */
export interface Whose {
  cardId: string;
  guestId: string;
}

async function oneOf(tx: Transaction, condition: string, value: string): Promise<Whose | undefined> {
  const [card] = await tx.query<Whose & Record<string, unknown>>(
    `SELECT guest_id AS "cardId", COALESCE(root_id, guest_id) AS "guestId" FROM guests
      WHERE venue_id = $1 AND ${condition} ORDER BY root_id NULLS FIRST, guest_id LIMIT 1`,
    [tx.caller.venueId, value],
  );
  return card;
}

export const cardOfAccount = (tx: Transaction, telegramId: string): Promise<Whose | undefined> =>
  oneOf(tx, 'telegram_id = $2', telegramId);

export const cardOfPhone = (tx: Transaction, phone: string): Promise<Whose | undefined> =>
  oneOf(tx, 'phone = $2', phone);

export const rootOf = async (tx: Transaction, cardId: string): Promise<string> =>
  (await oneOf(tx, 'guest_id = $2', cardId))?.guestId ?? cardId;

/** What a service keeps of a card beside what each of them does, as the columns of its `guests`. */
export const moreOfCards = { email: 'text', birthday: 'date', preferred_channel: 'text' } as const;
export type MoreOfCards = keyof typeof moreOfCards;

/** The tables in which a service writes to cards: rows with `card_id`, as it was written, and `guest_id`, whose it is. */
export interface WrittenToCards {
  followed: readonly string[];
  /** Rows of these may have come with a `guest_phone` alone. */
  byPhone?: readonly string[];
  /** Rows of these may have come with a `telegram_id` alone. */
  byAccount?: readonly string[];
  more?: readonly MoreOfCards[];
}

/** Keeps cards, the newest version of each, and brings in order whose everything is that was written to them. */
export async function keepCards(
  tx: Transaction,
  told: readonly GuestState[],
  { followed, byPhone = [], byAccount = [], more = [] }: WrittenToCards,
): Promise<void> {
  await holdCards(tx, { alone: true });
  const news = await keepNewestOf(tx, told, more);
  if (news.length === 0) return;
  await followMerges(tx, news, followed);
  for (const table of byPhone) await link(tx, news, table, 'kept.guest_phone = g.phone');
  for (const table of byAccount) await link(tx, news, table, 'kept.telegram_id = g.telegram_id');
}

async function keepNewestOf(
  tx: Transaction,
  told: readonly GuestState[],
  more: readonly MoreOfCards[],
): Promise<string[]> {
  const cards = new Map<string, GuestState>();
  for (const card of told) if ((cards.get(card.id)?.version ?? 0) < card.version) cards.set(card.id, card);
  const of = <Value>(value: (card: GuestState) => Value): Value[] => [...cards.values()].map(value);
  const columns = ['name', 'phone', 'telegram_id', 'language', 'merged_into_id', 'version', ...more];
  const kept = await tx.query<{ guest_id: string }>(
    `INSERT INTO guests AS kept (venue_id, guest_id, ${columns.join(', ')})
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::integer[]
       ${more.map((column, index) => `, $${index + 9}::${moreOfCards[column]}[]`).join('')})
     ON CONFLICT (venue_id, guest_id) DO UPDATE SET
       ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
     WHERE kept.version < excluded.version RETURNING guest_id`,
    [
      tx.caller.venueId,
      ...[of(({ id }) => id), of(({ name }) => name), of(({ phone }) => phone), of(({ telegram_id }) => telegram_id)],
      ...[of(({ language }) => language), of((card) => card.merged_into_id ?? null), of(({ version }) => version)],
      ...more.map((column) => of((card) => card[column] ?? null)),
    ],
  );
  return kept.map(({ guest_id }) => guest_id);
}

/**
 * Facts of the cards of a guest come in any order: with each of them it is found out anew, of the card and of those that
 * are part of it, which card they are part of in the end. Where that is another than before, what was written to them
 * goes along. A circle, of which a fact that breaks it must still be on its way, leaves everything as it was.
 */
async function followMerges(tx: Transaction, cardIds: string[], followed: readonly string[]): Promise<void> {
  const following = followed.flatMap((table) =>
    ['kept.card_id = moved.card_id', 'kept.guest_id = moved.card_id AND kept.card_id IS NULL'].map(
      (theirs, index) => `${table}_${index} AS (
         UPDATE ${table} AS kept SET card_id = moved.card_id, guest_id = moved.root_id FROM moved
          WHERE kept.venue_id = $1 AND ${theirs})`,
    ),
  );
  await tx.query(
    `WITH RECURSIVE down AS (
       SELECT unnest($2::uuid[]) AS card_id
       UNION SELECT g.guest_id FROM down JOIN guests g ON g.venue_id = $1 AND g.merged_into_id = down.card_id
     ), up AS (
       SELECT card_id, card_id AS at FROM down
       UNION SELECT up.card_id, g.merged_into_id
               FROM up JOIN guests g ON g.venue_id = $1 AND g.guest_id = up.at AND g.merged_into_id IS NOT NULL
     ), roots AS (
       SELECT card_id, at AS root_id FROM up
        WHERE NOT EXISTS (SELECT 1 FROM guests g
                           WHERE g.venue_id = $1 AND g.guest_id = up.at AND g.merged_into_id IS NOT NULL)
     ), moved AS (
       UPDATE guests SET root_id = NULLIF(roots.root_id, roots.card_id) FROM roots
        WHERE guests.venue_id = $1 AND guests.guest_id = roots.card_id
          AND guests.root_id IS DISTINCT FROM NULLIF(roots.root_id, roots.card_id)
       RETURNING roots.card_id, roots.root_id
     ), ${following.join(', ')}
     SELECT FROM moved`,
    [tx.caller.venueId, cardIds],
  );
}

/** What came without a card belongs to whoever is known by it. */
async function link(tx: Transaction, cardIds: string[], table: string, whose: string): Promise<void> {
  await tx.query(
    `UPDATE ${table} AS kept SET card_id = g.guest_id, guest_id = COALESCE(g.root_id, g.guest_id)
       FROM unnest($2::uuid[]) said (id) JOIN guests g ON g.venue_id = $1 AND g.guest_id = said.id
      WHERE kept.venue_id = $1 AND kept.guest_id IS NULL AND ${whose}`,
    [tx.caller.venueId, cardIds],
  );
}
