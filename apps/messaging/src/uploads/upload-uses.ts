import { Transaction } from '@guestflow/persistence';

/**
 * Every way in which an upload can be of use, each as a condition on its row in `uploads`. A feature that holds uploads
 * adds its own, with the venue in it: `EXISTS (SELECT FROM … WHERE venue_id = uploads.venue_id AND …)`.
 */
export const uploadUses: string[] = [];

/** Whether anything uses it, as SQL about a row of `uploads`. */
export const inUse = (): string => `(${['false', ...uploadUses].join(' OR ')})`;

export async function uploadInUse(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.query<{ used: boolean }>(
    `SELECT ${inUse()} AS used FROM uploads WHERE venue_id = $1 AND id = $2`,
    [tx.caller.venueId, id],
  );
  return row?.used ?? false;
}
