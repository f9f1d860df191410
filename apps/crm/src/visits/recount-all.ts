import { systemCaller } from '@guestflow/access';
import { Transactions } from '@guestflow/persistence';
import { recount } from './recount';

export interface Recounted {
  venues: number;
  cards: number;
  /** Of how many cards the figures were wrong. */
  changed: number;
}

/** Counts every card's figures anew, so many in one transaction: whoever needs one of them waits no longer than that. */
export async function recountAll(transactions: Transactions, atOnce = 500): Promise<Recounted> {
  const all = { venues: 0, cards: 0, changed: 0 };
  const venues = await transactions.acrossVenues(systemCaller('figures'), (tx) =>
    tx.query<{ venue_id: string }>('SELECT DISTINCT venue_id FROM guests ORDER BY venue_id'),
  );
  for (const { venue_id } of venues) {
    all.venues++;
    const caller = systemCaller('figures', venue_id);
    for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after;) {
      const from: string = after;
      const [ids, changed] = await transactions.inVenue(caller, async (tx): Promise<[string[], number]> => {
        const cards = await tx.query<{ id: string }>(
          'SELECT id FROM guests WHERE venue_id = $1 AND id > $2 ORDER BY id LIMIT $3',
          [venue_id, from, atOnce],
        );
        const found = cards.map(({ id }) => id);
        return [found, await recount(tx, found)];
      });
      all.cards += ids.length;
      all.changed += changed;
      after = ids.length === atOnce ? ids.at(-1) : undefined;
    }
  }
  return all;
}
