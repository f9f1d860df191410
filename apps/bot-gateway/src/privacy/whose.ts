import { PrivacyRequestState } from '@guestflow/contracts';
import { Forgetting, Transaction } from '@guestflow/persistence';

/** A guest as the bots know him: by his cards, and by his accounts in Telegram. */
export interface Whose {
  venueId: string;
  cardIds: string[];
  telegramIds: string[];
  marks: string[];
}

/** The request names cards, and marks in the place of accounts: they are looked for wherever an account stands. */
export async function whoseRequest(
  tx: Transaction,
  { card_ids, marks = [] }: PrivacyRequestState,
  forgetting: Forgetting,
): Promise<Whose> {
  const venueId = tx.caller.venueId!;
  const accounts = await tx.query<{ telegram_id: string }>(
    `SELECT telegram_id::text FROM chats WHERE venue_id = $1
     UNION SELECT telegram_id::text FROM updates WHERE venue_id = $1
     UNION SELECT telegram_id::text FROM deliveries WHERE venue_id = $1 AND telegram_id IS NOT NULL`,
    [venueId],
  );
  const telegramIds = forgetting.marked(
    tx,
    accounts.map(({ telegram_id }) => telegram_id),
    marks,
  );
  return { venueId, cardIds: card_ids, telegramIds, marks };
}

/** What was sent to him, or to his account. */
export const sentToThem = '(guest_id = ANY ($2) OR telegram_id = ANY ($3))';

export const parametersOf = ({ venueId, cardIds, telegramIds }: Whose): unknown[] => [venueId, cardIds, telegramIds];
