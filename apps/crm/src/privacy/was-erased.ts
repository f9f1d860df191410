import { Forgetting, Transaction } from '@guestflow/persistence';

/**
 * Whether what was told then of a phone (or a Telegram id) is of a guest who was erased since: no card may come of it.
 * Asked before a card is looked for: until the end of the transaction no guest of the venue is erased.
 */
export async function wasErasedSince(
  tx: Transaction,
  forgetting: Forgetting,
  word: string,
  toldAt: string | Date,
): Promise<boolean> {
  return (await forgetting.meantIn(tx, [word], toldAt)) !== undefined;
}
