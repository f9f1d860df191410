import { PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting, Transaction } from '@guestflow/persistence';

/** A guest as booking knows him: by his cards, and by phones whose cards it may not have heard of. */
export interface Whose {
  venueId: string;
  cardIds: string[];
  phones: string[];
  telegramIds: string[];
  marks: string[];
}

/**
 * The request names cards, and marks in the place of phones. They are looked for wherever a phone stands, so that it does
 * not matter what else was told before or after.
 */
export async function whoseRequest(
  tx: Transaction,
  { card_ids, marks = [] }: PrivacyRequestState,
  forgetting: Forgetting,
): Promise<Whose> {
  const venueId = tx.caller.venueId!;
  const known = await tx.query<{ phone: string | null; telegram_id: string | null }>(
    'SELECT phone, telegram_id FROM guests WHERE venue_id = $1 AND guest_id = ANY ($2)',
    [venueId, card_ids],
  );
  const phones = await tx.query<{ phone: string }>(
    `SELECT guest_phone AS phone FROM bookings WHERE venue_id = $1 AND guest_phone IS NOT NULL
     UNION SELECT guest_phone FROM waitlist WHERE venue_id = $1 AND guest_phone IS NOT NULL
     UNION SELECT phone FROM blacklist WHERE venue_id = $1 AND phone IS NOT NULL`,
    [venueId],
  );
  const marked = forgetting.marked(
    tx,
    phones.map(({ phone }) => phone),
    marks,
  );
  return {
    venueId,
    cardIds: card_ids,
    marks,
    phones: [...new Set([...known.flatMap(({ phone }) => phone ?? []), ...marked])],
    telegramIds: known.flatMap(({ telegram_id }) => telegram_id ?? []),
  };
}

/** Theirs, whether or not it was known then whose it is. Another's that names their phone is another's. */
export const theirs = '(guest_id = ANY ($2) OR guest_id IS NULL AND guest_phone = ANY ($3))';

export const parametersOf = ({ venueId, cardIds, phones }: Whose): unknown[] => [venueId, cardIds, phones];
