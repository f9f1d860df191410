import { Fact, GuestState, ImportedGuestsState, parseType } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { CountedRows, dayOf, keepCounted, Writing } from '../models/counted-rows';
import { CountedVenue } from '../models/model';

/** A venue's cards, by the day of their making and whence they came. One that is part of another is nobody by itself. */
export const cards: CountedRows = {
  table: 'guest_cards',
  key: 'card_id',
  figures: [
    {
      table: 'guest_card_figures',
      by: ['day', 'source'],
      of: `SELECT ${dayOf('r.created_at')} AS day, r.source WHERE r.merged_into_id IS NULL`,
    },
  ],
};

const written: Writing = {
  columns: {
    ...{ card_id: 'uuid', merged_into_id: 'uuid', source: 'text', created_at: 'timestamptz', version: 'integer' },
  },
  version: 'version',
};

/** Of a card that was made before it was told how. */
export const unknownSource = 'unknown';

export const tellsOfCards = (name: string): boolean => name === 'guests.imported' || cardFacts.has(name);
const cardFacts = new Set(['guest.created', 'guest.changed', 'guest.merged', 'guest.unmerged', 'guest.erased']);

const cardsIn = (facts: readonly Fact[]): GuestState[] =>
  facts.flatMap(({ type, data }) => {
    const { name } = parseType(type)!;
    if (name === 'guests.imported') return (data.after as ImportedGuestsState).guests.map(({ guest }) => guest);
    return cardFacts.has(name) ? [data.after as GuestState] : [];
  });

/** Returns the guests some of whose things are others' now, and those others. */
export async function keepCards(tx: Transaction, venue: CountedVenue, facts: readonly Fact[]): Promise<string[]> {
  const told = cardsIn(facts).map(({ id, merged_into_id, source, created_at, version }) => ({
    ...{ card_id: id, merged_into_id: merged_into_id ?? null, source: source ?? unknownSource, created_at, version },
  }));
  const news = await keepCounted(tx, cards, written, venue, told);
  return news.length > 0 ? followMerges(tx, news) : [];
}

/**
 * With each fact of a card it is found out anew, of it and of those that are part of it, which card they are part of in the
 * end. Where that is another than before, what was written to them goes along: booking tells nothing more of that. A circle,
 * of which a fact that breaks it must still be on its way, leaves everything as it was.
 */
async function followMerges(tx: Transaction, cardIds: string[]): Promise<string[]> {
  const guests = await tx.query<{ guest_id: string }>(
    `WITH /* texts */ RECURSIVE down AS (
       SELECT unnest($2::uuid[]) AS card_id
       UNION SELECT c.card_id FROM down JOIN guest_cards c ON c.venue_id = $1 AND c.merged_into_id = down.card_id
     ), up AS (
       SELECT card_id, card_id AS at FROM down
       UNION SELECT up.card_id, c.merged_into_id
               FROM up JOIN guest_cards c ON c.venue_id = $1 AND c.card_id = up.at AND c.merged_into_id IS NOT NULL
     ), roots AS (
       SELECT card_id, at AS root_id FROM up
        WHERE NOT EXISTS (SELECT 1 FROM guest_cards c
                           WHERE c.venue_id = $1 AND c.card_id = up.at AND c.merged_into_id IS NOT NULL)
     ), moved AS (
       UPDATE guest_cards c SET root_id = NULLIF(roots.root_id, roots.card_id) FROM roots
        WHERE c.venue_id = $1 AND c.card_id = roots.card_id
          AND c.root_id IS DISTINCT FROM NULLIF(roots.root_id, roots.card_id)
       RETURNING roots.card_id, roots.root_id
     ), moved_bookings AS (
       UPDATE guest_bookings b SET guest_id = moved.root_id FROM moved
        WHERE b.venue_id = $1 AND b.card_id = moved.card_id
     ), moved_messages AS (
       UPDATE sent_messages m SET guest_id = moved.root_id FROM moved
        WHERE m.venue_id = $1 AND m.card_id = moved.card_id AND m.campaign_id IS NOT NULL
     )
     SELECT root_id::text AS guest_id FROM moved
     UNION SELECT b.guest_id::text FROM moved JOIN guest_bookings b ON b.venue_id = $1 AND b.card_id = moved.card_id
     UNION SELECT m.guest_id::text FROM moved
             JOIN sent_messages m ON m.venue_id = $1 AND m.card_id = moved.card_id AND m.campaign_id IS NOT NULL`,
    [tx.caller.venueId, cardIds],
  );
  return guests.map(({ guest_id }) => guest_id);
}

/** Whose a card is: by the card, its guest. */
export async function guestsOf(tx: Transaction, cardIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(cardIds)].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const merged = await tx.query<{ card_id: string; root_id: string }>(
    `SELECT /* texts */ card_id::text AS card_id, root_id::text AS root_id FROM guest_cards
      WHERE venue_id = $1 AND card_id = ANY ($2) AND root_id IS NOT NULL`,
    [tx.caller.venueId, ids],
  );
  const roots = new Map(merged.map(({ card_id, root_id }) => [card_id, root_id]));
  return new Map(ids.map((id) => [id, roots.get(id) ?? id]));
}
