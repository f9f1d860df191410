import { jsonbText, Transaction } from '@guestflow/persistence';
import { Place } from '../events/read-log';
import { Together } from '../events/together';

/** How far a venue is counted, and by which clocks from there on, where it was by none of its own until now. */
export interface Move extends Place {
  venueId: string;
  countedZone?: string;
}

/** Of all venues that are counted in the transaction at once. */
const moving = new Together<Move, void>(async (tx, moves) => {
  const moved = moves.map(({ venueId, seq, keptAt, countedZone }) => ({
    ...{ venue_id: venueId, seq, kept_at: keptAt },
    counted_zone: countedZone ?? null,
  }));
  await tx.query('SELECT /* texts */ move_counted($1::json)::text', [jsonbText(moved)]);
  return moves.map(() => undefined);
});

/** Whoever calls holds the venue of the transaction. */
export const moveTo = (tx: Transaction, { seq, keptAt }: Place, countedZone?: string): Promise<void> =>
  moving.of(tx, { venueId: tx.caller.venueId!, seq, keptAt, countedZone });
