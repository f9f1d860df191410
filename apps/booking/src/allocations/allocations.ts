import { Transaction } from '@guestflow/persistence';
import { OwnerKind, Span } from '../availability/house';
import { cover } from './block-cover';

export interface Claim extends Span {
  resourceIds: readonly string[];
  ownerKind: OwnerKind;
  ownerId: string;
  /** Of a hold. */
  expiresAt?: Date;
  /** What it had until now: that it can have again, though it takes no new bookings. */
  had?: readonly string[];
}

/** What stood in the way of a claim. */
export interface InTheWay {
  resourceId: string;
  ownerKind: OwnerKind;
  ownerId: string;
  startsAt: Date;
  heldUntil: Date;
}

/** A claim that was not had whole: nothing of it may be kept, so the transaction must not be committed. */
export interface Refused {
  inTheWay: InTheWay[];
  /** Resources that are not there, or cannot be booked any more. */
  gone: string[];
}

/** What came free. */
export interface Freed {
  resource_id: string;
  starts_at: Date;
  held_until: Date;
}

const maxAttempts = 4;

/**
 * Claims resources for a time. No two claims of one resource overlap: the database sees to it, whatever runs beside.
 * The rows go in in the order of the resources, so that two claims of several wait for each other in one direction only,
 * and a resource that is being taken out of use meanwhile is waited for. Returns what stands in the way, if anything.
 */
export async function claim(tx: Transaction, wanted: Claim, now: Date): Promise<Refused | undefined> {
  let missing = [...new Set(wanted.resourceIds)].sort();
  let refused: Refused = { inTheWay: [], gone: [] };
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const had = new Set(await insert(tx, wanted, missing));
    missing = missing.filter((id) => !had.has(id));
    if (missing.length === 0) return undefined;
    // Holds that nobody needs any more are cleared away by whoever runs into them.
    if (await freeExpiredHolds(tx, wanted, missing, now)) continue;
    refused = await refusal(tx, wanted, missing);
    // Neither: what was there has gone meanwhile.
    if (refused.inTheWay.length + refused.gone.length > 0) return refused;
  }
  return refused;
}

/**
 * Whoever it is gives up what it occupies, to claim something else in the same transaction. `settle` ends it: until then
 * blocks that lie over what came free leave it alone, so that a booking in a block can still be made shorter.
 */
export async function vacate(tx: Transaction, ownerId: string): Promise<Freed[]> {
  await holdBlocksStill(tx);
  return remove(tx, 'owner_id = $2', ownerId);
}

/**
 * What lies in a block's time and came free is the block's, unless it is no longer in use. Between what came free nothing
 * else is free in its time, or it would be the block's already: so each block takes it all at once.
 */
export async function settle(tx: Transaction, freed: readonly Freed[]): Promise<void> {
  if (freed.length === 0) return;
  const parts = await tx.query<{ id: string; resource_ids: string[]; starts_at: Date; held_until: Date }>(
    `SELECT block.id, array_agg(DISTINCT resource_id) AS resource_ids,
            min(greatest(block.starts_at, freed.starts_at)) AS starts_at,
            max(least(block.ends_at, freed.held_until)) AS held_until
       FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) AS freed (resource_id, starts_at, held_until)
       JOIN blocks block ON block.venue_id = $1 AND block.ends_at > freed.starts_at AND block.starts_at < freed.held_until
                        AND (block.resource_ids = '{}' OR block.resource_ids @> ARRAY[resource_id])
       JOIN resources ON resources.venue_id = $1 AND resources.id = resource_id AND deleted_at IS NULL
      GROUP BY block.id ORDER BY block.id`,
    [
      tx.caller.venueId,
      freed.map(({ resource_id }) => resource_id),
      freed.map(({ starts_at }) => starts_at),
      freed.map(({ held_until }) => held_until),
    ],
  );
  for (const { id, resource_ids, starts_at, held_until } of parts) {
    await cover(tx, id, { from: starts_at.getTime(), to: held_until.getTime() }, resource_ids);
  }
}

/** Whoever it is occupies nothing any more. */
export async function release(tx: Transaction, ownerId: string): Promise<void> {
  await settle(tx, await vacate(tx, ownerId));
}

/** What of a claim was had and is of no use without the rest. Nothing of it was ever committed: no block waits for it. */
export async function drop(tx: Transaction, ownerId: string): Promise<void> {
  await remove(tx, 'owner_id = $2', ownerId);
}

/** What a hold occupies is a booking's from now on. Returns false when the hold has lost it, or some of it. */
export async function handOver(tx: Transaction, hold: { id: string; tableIds: string[] }, bookingId: string) {
  const rows = await tx.query(
    `UPDATE allocations SET owner_kind = 'booking', owner_id = $3, expires_at = NULL
      WHERE venue_id = $1 AND owner_id = $2 AND owner_kind = 'hold' RETURNING 1`,
    [tx.caller.venueId, hold.id, bookingId],
  );
  if (rows.length === hold.tableIds.length) return true;
  await release(tx, bookingId);
  return false;
}

/** A block takes what is free of its time. For who is alone with blocks, as the three that follow. */
export async function block(
  tx: Transaction,
  blockId: string,
  span: Span,
  resourceIds: readonly string[],
  now: Date,
): Promise<void> {
  // What holds have that nobody needs any more is free, before this block's time and after it too.
  const freed = await removeExpiredHolds(tx, span, resourceIds, now);
  await cover(tx, blockId, span, resourceIds);
  await settle(tx, freed);
}

/** A block has another time or other resources: what it leaves may be another block's. */
export async function blockAnew(
  tx: Transaction,
  blockId: string,
  span: Span,
  resourceIds: readonly string[],
  now: Date,
): Promise<void> {
  const freed = await remove(tx, 'owner_id = $2', blockId);
  await block(tx, blockId, span, resourceIds, now);
  await settle(tx, freed);
}

/** What is new in the venue takes no bookings while the venue takes none. */
export async function blockLikeOthers(tx: Transaction, resourceId: string, now: Date): Promise<void> {
  const always = { resource_id: resourceId, starts_at: now, held_until: new Date('9999-12-31') };
  await settle(tx, [always]);
}

/** Blocks and expired holds leave what is being taken out of use for good; bookings stay. */
export async function unblock(tx: Transaction, resourceId: string, now: Date): Promise<void> {
  await remove(tx, `resource_id = $2 AND (owner_kind = 'block' OR expires_at <= $3)`, resourceId, now);
}

const blockLock = (venueId: string | undefined) => `blocks:${venueId}`;

/** Taken alone by who sets a block, together by who frees something: or what comes free beside it would stay so. */
export async function aloneWithBlocks(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [blockLock(tx.caller.venueId)]);
}

async function holdBlocksStill(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [blockLock(tx.caller.venueId)]);
}

/** Returns which of them were had. */
async function insert(
  tx: Transaction,
  { from, to, ownerKind, ownerId, expiresAt, had: own = [] }: Claim,
  ids: string[],
): Promise<string[]> {
  // It says only how many: what returns columns is not kept prepared, and this is asked more than anything else.
  const had = await tx.query(
    `INSERT INTO allocations (venue_id, resource_id, starts_at, held_until, owner_kind, owner_id, expires_at)
     SELECT venue_id, id, $3, $4, $5, $6, $7 FROM (
       SELECT venue_id, id FROM resources
        WHERE venue_id = $1 AND id = ANY ($2::uuid[]) AND (is_active OR id = ANY ($8::uuid[])) AND deleted_at IS NULL
        ORDER BY id FOR KEY SHARE
     ) bookable
     ON CONFLICT DO NOTHING RETURNING 1`,
    [tx.caller.venueId, ids, new Date(from), new Date(to), ownerKind, ownerId, expiresAt ?? null, own],
  );
  if (had.length === 0) return [];
  if (had.length === ids.length) return ids;
  const rows = await tx.query<{ resource_id: string }>(
    'SELECT resource_id FROM allocations WHERE venue_id = $1 AND owner_id = $2 AND resource_id = ANY ($3::uuid[])',
    [tx.caller.venueId, ownerId, ids],
  );
  return rows.map(({ resource_id }) => resource_id);
}

function remove(tx: Transaction, condition: string, ...parameters: unknown[]): Promise<Freed[]> {
  return tx.query(
    `DELETE FROM allocations WHERE venue_id = $1 AND ${condition} RETURNING resource_id, starts_at, held_until`,
    [tx.caller.venueId, ...parameters],
  );
}

const expired = `resource_id = ANY ($2::uuid[]) AND tstzrange(starts_at, held_until) && tstzrange($3, $4)
  AND expires_at <= $5`;

/** All of each: half a hold would be of no use, and be taken for a whole one by who takes it up late. */
function removeExpiredHolds(tx: Transaction, { from, to }: Span, resourceIds: readonly string[], now: Date) {
  const whose = `SELECT owner_id FROM allocations WHERE venue_id = $1 AND ${expired}`;
  return remove(tx, `owner_id IN (${whose})`, resourceIds, new Date(from), new Date(to), now);
}

async function freeExpiredHolds(tx: Transaction, span: Span, resourceIds: readonly string[], now: Date) {
  const [there] = await tx.query(`SELECT 1 FROM allocations WHERE venue_id = $1 AND ${expired} LIMIT 1`, [
    ...[tx.caller.venueId, resourceIds, new Date(span.from), new Date(span.to), now],
  ]);
  if (!there) return false;
  await holdBlocksStill(tx);
  await settle(tx, await removeExpiredHolds(tx, span, resourceIds, now));
  return true;
}

async function refusal(tx: Transaction, { from, to, ownerId, had = [] }: Claim, missing: string[]): Promise<Refused> {
  const inTheWay = await tx.query<InTheWay & Record<string, unknown>>(
    `SELECT resource_id AS "resourceId", owner_kind AS "ownerKind", owner_id AS "ownerId",
            starts_at AS "startsAt", held_until AS "heldUntil"
       FROM allocations
      WHERE venue_id = $1 AND resource_id = ANY ($2::uuid[]) AND tstzrange(starts_at, held_until) && tstzrange($3, $4)
        AND owner_id <> $5
      ORDER BY starts_at`,
    [tx.caller.venueId, missing, new Date(from), new Date(to), ownerId],
  );
  const bookable = await tx.query<{ id: string }>(
    `SELECT id FROM resources
      WHERE venue_id = $1 AND id = ANY ($2::uuid[]) AND (is_active OR id = ANY ($3::uuid[])) AND deleted_at IS NULL`,
    [tx.caller.venueId, missing, had],
  );
  const there = new Set(bookable.map(({ id }) => id));
  return { inTheWay, gone: missing.filter((id) => !there.has(id)) };
}
