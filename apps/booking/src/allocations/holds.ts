import { Transaction } from '@guestflow/persistence';

/** Tables that a guest has for himself while he says who he is. */
export interface Hold {
  id: string;
  reference: string;
  tableIds: string[];
  startsAt: Date;
  minutes: number;
  buffer: number;
  guests: number;
  /** Whose it is, so that nobody holds the whole house: a hash. */
  holder: string;
  expiresAt: Date;
  createdAt: Date;
}

const columns = `id, reference, resource_ids AS "tableIds", starts_at AS "startsAt", duration_minutes AS minutes,
  buffer_minutes AS buffer, guests_count AS guests, holder, expires_at AS "expiresAt", created_at AS "createdAt"`;

// What is offered to those who wait is held for nobody who is known by his address, and is not given back this way.
const ofGuests = 'holder IS NOT NULL';

/** The hold, locked, run out or not; undefined when there is none. */
export async function findHold(tx: Transaction, reference: string): Promise<Hold | undefined> {
  const [hold] = await tx.query<Hold & Record<string, unknown>>(
    `SELECT ${columns} FROM holds WHERE venue_id = $1 AND reference = $2 AND ${ofGuests} FOR UPDATE`,
    [tx.caller.venueId, reference],
  );
  return hold;
}

/** Whoever holds with the same address waits until this one is done. Returns how many he has that have not run out. */
export async function holdsOf(tx: Transaction, holder: string, now: Date): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`holds:${tx.caller.venueId}:${holder}`]);
  const rows = await tx.query('SELECT 1 FROM holds WHERE venue_id = $1 AND holder = $2 AND expires_at > $3', [
    tx.caller.venueId,
    holder,
    now,
  ]);
  return rows.length;
}

export async function keepHold(tx: Transaction, hold: Hold): Promise<void> {
  const { id, reference, tableIds, startsAt, minutes, buffer, guests, holder, expiresAt, createdAt } = hold;
  await tx.query(
    `INSERT INTO holds (venue_id, id, reference, resource_ids, starts_at, duration_minutes, buffer_minutes, guests_count,
                        holder, expires_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [tx.caller.venueId, id, reference, tableIds, startsAt, minutes, buffer, guests, holder, expiresAt, createdAt],
  );
}

/** The hold is over; what it occupied is a booking's by now, or was released. */
export async function forgetHold(tx: Transaction, { id }: Pick<Hold, 'id'>): Promise<void> {
  await tx.query('DELETE FROM holds WHERE venue_id = $1 AND id = $2', [tx.caller.venueId, id]);
}

/**
 * A guest lets it go: it runs out at once. So it stands in nobody's way, and is cleared away as what runs out by itself,
 * with all that follows from tables that come free.
 */
export async function giveBack(tx: Transaction, { id }: Pick<Hold, 'id'>, now: Date): Promise<void> {
  await tx.query('UPDATE allocations SET expires_at = $3 WHERE venue_id = $1 AND owner_id = $2', [
    tx.caller.venueId,
    id,
    now,
  ]);
  await tx.query('UPDATE holds SET expires_at = $3 WHERE venue_id = $1 AND id = $2', [tx.caller.venueId, id, now]);
}
