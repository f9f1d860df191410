import { PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting, Transaction } from '@guestflow/persistence';

/** A guest as messaging knows him: by his cards, and by accounts and phones whose cards it may not have heard of. */
export interface Whose {
  venueId: string;
  cardIds: string[];
  phones: string[];
  telegramIds: string[];
  emails: string[];
}

/** The request names cards, and marks in the place of phones and accounts: they are looked for wherever one stands. */
export async function whoseRequest(
  tx: Transaction,
  { card_ids: cardIds, marks = [] }: PrivacyRequestState,
  forgetting: Forgetting,
): Promise<Whose> {
  const venueId = tx.caller.venueId!;
  const known = await tx.query<{ phone: string | null; telegram_id: string | null; email: string | null }>(
    'SELECT phone, telegram_id, email FROM guests WHERE venue_id = $1 AND guest_id = ANY ($2)',
    [venueId, cardIds],
  );
  const marked = async (sql: string): Promise<string[]> => {
    const words = await tx.query<{ word: string }>(sql, [venueId]);
    return forgetting.marked(
      tx,
      words.map(({ word }) => word),
      marks,
    );
  };
  const phones = await marked(
    `SELECT guest_phone AS word FROM bookings WHERE venue_id = $1 AND guest_phone IS NOT NULL
     UNION SELECT guest_phone FROM waitlist WHERE venue_id = $1 AND guest_phone IS NOT NULL
     UNION SELECT phone FROM blacklist WHERE venue_id = $1 AND phone IS NOT NULL`,
  );
  // An account of another’s card is the other’s.
  const accounts = await marked(
    `SELECT telegram_id AS word FROM chats WHERE venue_id = $1
     UNION SELECT telegram_id FROM messages WHERE venue_id = $1 AND guest_id IS NULL AND telegram_id IS NOT NULL`,
  );
  return {
    ...{ venueId, cardIds },
    phones: [...new Set([...known.flatMap(({ phone }) => phone ?? []), ...phones])],
    telegramIds: [...new Set([...known.flatMap(({ telegram_id }) => telegram_id ?? []), ...accounts])],
    emails: known.flatMap(({ email }) => email ?? []),
  };
}

/** What was written to him and by him, whether or not it was known then whose it is. */
export const theirMessages =
  '(guest_id = ANY ($2) OR card_id = ANY ($2) OR guest_id IS NULL AND telegram_id = ANY ($3))';
export const theirBookings =
  '(guest_id = ANY ($2) OR card_id = ANY ($2) OR guest_id IS NULL AND guest_phone = ANY ($3))';
