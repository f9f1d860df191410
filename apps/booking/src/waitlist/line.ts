import { EventName } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { Conflict } from '@guestflow/problems';
import { claim, drop, release } from '../allocations/allocations';
import { Span } from '../availability/house';
import { newReference } from '../bookings/make-booking';
import { Found, offerExpiresAt } from './waitlist-rules';
import { moveOn, WaitVerb } from './waitlist-lifecycle';
import { WaitlistEntry } from './waitlist-entry.entity';
import { toState } from './waitlist.dto';

const minute = 60_000;

/**
 * Whoever changes a venue's line does so alone: two at once would offer one table to two, or two to one. It is taken
 * before any row of the line is locked.
 */
export async function holdLine(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`waitlist:${tx.caller.venueId}`]);
}

export async function entryInTurn(tx: Transaction, id: string): Promise<WaitlistEntry> {
  await holdLine(tx);
  return tx.findOrFail(WaitlistEntry, id, { lock: true });
}

/** One phone waits once a day. For who holds the line. */
export async function assertWaitsOnce(
  tx: Transaction,
  { date, guestPhone, id }: Pick<WaitlistEntry, 'date' | 'guestPhone' | 'id'>,
): Promise<void> {
  if (!guestPhone) return;
  const [other] = await tx.query(
    `SELECT 1 FROM waitlist
      WHERE venue_id = $1 AND date = $2 AND guest_phone = $3 AND status IN ('waiting', 'offered') AND id <> $4`,
    [tx.caller.venueId, date, guestPhone, id],
  );
  if (other) throw new Conflict('This phone is in the line of this day already', { reason: 'waits_already' });
}

/** How many stand in the line of the day up to here. */
export async function placeOf(
  tx: Transaction,
  { date, createdAt, id }: Pick<WaitlistEntry, 'date' | 'createdAt' | 'id'>,
): Promise<number> {
  const [row] = await tx.query<{ place: number }>(
    `SELECT count(*)::integer AS place FROM waitlist
      WHERE venue_id = $1 AND date = $2 AND status IN ('waiting', 'offered') AND (created_at, id) <= ($3, $4)`,
    [tx.caller.venueId, date, createdAt, id],
  );
  return row!.place;
}

type Telling = Extract<EventName, `waitlist.${string}`>;

const tellings: Record<WaitVerb, Telling> = {
  offer: 'waitlist.offered',
  book: 'waitlist.booked',
  pass: 'waitlist.passed',
  keep_waiting: 'waitlist.passed',
  leave: 'waitlist.left',
  expire: 'waitlist.expired',
};

/** Writes a change of a locked entry and tells it. */
export async function saveEntry(
  tx: Transaction,
  entry: WaitlistEntry,
  change: Partial<WaitlistEntry>,
  { telling, now, withContact }: { telling: Telling; now: Date; withContact?: boolean },
): Promise<WaitlistEntry> {
  const version = { version: entry.version + 1, updatedAt: now };
  await tx.manager.update(WaitlistEntry, entry.id, { ...change, ...version });
  const saved = { ...entry, ...change, ...version };
  tx.emit(telling, { before: toState(entry, { withContact }), after: toState(saved, { withContact }) });
  return saved;
}

/** One step in the life of a locked entry. */
export function stepInLine(
  tx: Transaction,
  entry: WaitlistEntry,
  verb: WaitVerb,
  change: Partial<WaitlistEntry>,
  now: Date,
): Promise<WaitlistEntry> {
  return saveEntry(tx, entry, { ...change, status: moveOn(entry.status, verb) }, { telling: tellings[verb], now });
}

export interface Length {
  minutes: number;
  buffer: number;
}

export interface Hold extends Length {
  id: string;
  tableIds: string[];
  startsAt: number;
  guests: number;
  expiresAt: Date;
}

export async function insertHold(tx: Transaction, hold: Hold, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO holds (id, venue_id, reference, resource_ids, starts_at, duration_minutes, buffer_minutes, guests_count,
                        expires_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[hold.id, tx.caller.venueId, newReference(), hold.tableIds, new Date(hold.startsAt)],
      ...[hold.minutes, hold.buffer, hold.guests, hold.expiresAt, now],
    ],
  );
}

/** Keeps what was found for who waits and offers it to him. False when somebody was quicker. */
export async function offer(
  tx: Transaction,
  entry: WaitlistEntry,
  { at, seating: { tableIds } }: Found,
  { minutes, buffer }: Length,
  now: Date,
): Promise<boolean> {
  const expiresAt = offerExpiresAt(at, now);
  const id = newId();
  const span = { from: at, to: at + (minutes + buffer) * minute };
  const refused = await claim(tx, { ...span, resourceIds: tableIds, ownerKind: 'hold', ownerId: id, expiresAt }, now);
  if (refused) {
    await drop(tx, id);
    return false;
  }
  const guests = entry.guestsCount;
  await insertHold(tx, { ...{ id, tableIds, minutes, buffer, guests, expiresAt }, startsAt: at }, now);
  await stepInLine(tx, entry, 'offer', { holdId: id, offeredStartsAt: new Date(at), offerExpiresAt: expiresAt }, now);
  return true;
}

export interface HoldRow {
  id: string;
  resource_ids: string[];
  starts_at: Date;
  duration_minutes: number;
  buffer_minutes: number;
  [column: string]: unknown;
}

const holdColumns = 'id, resource_ids, starts_at, duration_minutes, buffer_minutes';

export async function holdOf(tx: Transaction, holdId: string | null): Promise<HoldRow | undefined> {
  const [row] = await tx.query<HoldRow>(`SELECT ${holdColumns} FROM holds WHERE venue_id = $1 AND id = $2`, [
    tx.caller.venueId,
    holdId,
  ]);
  return row;
}

/** The hold is no longer there, and what it kept is free. Undefined when it was gone before. */
export async function endHold(tx: Transaction, holdId: string | null): Promise<Span | undefined> {
  const [row] = await tx.query<HoldRow>(`DELETE FROM holds WHERE venue_id = $1 AND id = $2 RETURNING ${holdColumns}`, [
    tx.caller.venueId,
    holdId,
  ]);
  if (!row) return undefined;
  await release(tx, row.id);
  const from = row.starts_at.getTime();
  return { from, to: from + (row.duration_minutes + row.buffer_minutes) * minute };
}

/** Who is offered something, or only waits, stops; what was held for him is free again. */
export async function giveUp(
  tx: Transaction,
  entry: WaitlistEntry,
  verb: Extract<WaitVerb, 'pass' | 'keep_waiting' | 'leave' | 'expire'>,
  now: Date,
): Promise<Span | undefined> {
  moveOn(entry.status, verb);
  const freed = entry.holdId ? await endHold(tx, entry.holdId) : undefined;
  await stepInLine(tx, entry, verb, { holdId: null, offerExpiresAt: null }, now);
  return freed;
}
