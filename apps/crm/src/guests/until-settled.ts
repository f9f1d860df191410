import { asDatabaseError, Transaction } from '@guestflow/persistence';
import { Conflict } from '@guestflow/problems';
import { Guest } from './guest.entity';
import { rootOf } from './save-guest';

/** What was read is so no longer: somebody else was at the same cards at the same time. */
export class Overtaken extends Error {}

const mostAttempts = 12;

/** Where others were at the same cards in the same moment, the whole of it is done again on what they have left. */
export async function untilSettled<T>(attempt: () => Promise<T>): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (error) {
      const overtaken = error instanceof Overtaken || ['23505', '40P01'].includes(asDatabaseError(error)?.code ?? '');
      if (!overtaken) throw error;
      if (made >= mostAttempts) throw new Conflict('The card changes too quickly at the moment: try again');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** Math.min(made, 6)));
    }
  }
}

/** Locks these cards, always in the same order, so that nobody waits for each other. Those that are part of others by then are overtaken. */
export async function lockRoots(tx: Transaction, ids: readonly string[]): Promise<Map<string, Guest>> {
  const locked = new Map<string, Guest>();
  for (const id of [...new Set(ids)].sort()) {
    const guest = await tx.findOrFail(Guest, id, { lock: true });
    if (guest.mergedIntoId) throw new Overtaken();
    locked.set(id, guest);
  }
  return locked;
}

/** A locked card that another id led to: whether it still does. */
export async function assertStillPartOf(tx: Transaction, id: string, root: string): Promise<void> {
  if (id !== root && (await rootOf(tx, id)) !== root) throw new Overtaken();
}
