import { holdCards, Transaction, WrittenToCards } from '@guestflow/persistence';

/** What booking writes to cards. */
export const writtenToCards: WrittenToCards = {
  followed: ['bookings', 'waitlist', 'blacklist'],
  byPhone: ['waitlist', 'bookings'],
};

/**
 * What was written while crm told of its card, in transactions that did not see each other: it is looked at once more
 * when it is told.
 */
export async function linkToCard(tx: Transaction, table: 'bookings' | 'waitlist', id: string): Promise<void> {
  await holdCards(tx, { alone: false });
  // Two statements: in one with both ways, neither would be looked up.
  const link = (whose: string) =>
    tx.query(
      `UPDATE ${table} AS kept SET card_id = g.guest_id, guest_id = COALESCE(g.root_id, g.guest_id)
         FROM guests g
        WHERE kept.venue_id = $1 AND kept.id = $2 AND g.venue_id = $1 AND ${whose}
          AND kept.guest_id IS DISTINCT FROM COALESCE(g.root_id, g.guest_id)`,
      [tx.caller.venueId, id],
    );
  await link('g.phone = kept.guest_phone AND kept.guest_id IS NULL');
  await link('g.guest_id = COALESCE(kept.card_id, kept.guest_id)');
}
