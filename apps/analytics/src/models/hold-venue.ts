import { Transaction } from '@guestflow/persistence';
import { lockHead } from '../events/append';

/** Whoever counts in a venue is alone in it to the end of his transaction, and so is whoever writes to its chain. */
export async function holdVenue(tx: Transaction): Promise<void> {
  await lockHead(tx);
}
