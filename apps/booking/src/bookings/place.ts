import { Override } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Conflict, NotFound, RuleViolation } from '@guestflow/problems';
import { claim, Claim, drop, Refused, settle, vacate } from '../allocations/allocations';
import { alternativesFor } from '../availability/alternatives';
import { House, loadHouse, loadTaken, Span } from '../availability/house';
import { toldToGuests } from '../availability/room-for-guests';
import { bestSeating, capacityOf } from '../availability/seating-rules';
import { Venue } from '../replicas/venue';
import { assertFits } from './booking-rules';

/** Which tables: these, or whatever suits best; `rather` is these where they can be had. */
export type WantedTables = { ids: string[] } | { rather: string[] } | 'auto';

export interface Place {
  venue: Venue;
  ownerId: string;
  ownerKind?: 'booking' | 'hold';
  tables: WantedTables;
  guests: number;
  at: number;
  minutes: number;
  buffer: number;
  overrides?: readonly Override[];
  expiresAt?: Date;
  /** What it occupies already is given up for it. */
  instead?: boolean;
  /** It begins when it did: its tables stay its own then, though they take no new bookings. */
  asBefore?: boolean;
  /** Those tables. */
  had?: readonly string[];
  /** A guest is not told whose the table is. */
  forGuest?: boolean;
}

const minute = 60_000;
// Others may be as quick: then the next best is tried, and in the end the loser is told.
const maxChoices = 5;

/** What else is written once it is known which tables: it goes along with the claim, and back with it. */
export type Along = (tableIds: string[]) => Promise<void>;

/** Gives somebody tables for a time and returns which; whoever comes too late gets the conflict with what is free nearby. */
export async function place(
  tx: Transaction,
  wanted: Place,
  now: Date,
  along: Along = async () => undefined,
): Promise<string[]> {
  const freed = wanted.instead ? await vacate(tx, wanted.ownerId) : [];
  const had = wanted.asBefore ? freed.map(({ resource_id }) => resource_id) : [];
  const ids = await placeWanted(tx, { ...wanted, had }, now, along);
  await settle(tx, freed);
  return ids;
}

async function placeWanted(tx: Transaction, wanted: Place, now: Date, along: Along): Promise<string[]> {
  const { tables } = wanted;
  if (tables !== 'auto' && 'ids' in tables) return placeAt(tx, wanted, tables.ids, now, along);
  // Where another choice may follow, nothing goes along with a claim.
  const ids = tables === 'auto' ? await placeBest(tx, wanted, now) : await placeRather(tx, wanted, tables.rather, now);
  await along(ids);
  return ids;
}

async function placeRather(tx: Transaction, wanted: Place, tableIds: readonly string[], now: Date): Promise<string[]> {
  const ids = [...new Set(tableIds)].sort();
  const house = await loadHouse(tx);
  const inUse = ids.every((id) =>
    house.tables.some((table) => table.id === id && (table.isActive || wanted.had?.includes(id))),
  );
  const capacity = capacityOf(ids, house);
  const fits = capacity === null || wanted.guests <= capacity || wanted.overrides?.includes('capacity');
  if (inUse && fits && !(await claim(tx, claimOf(wanted, ids), now))) return ids;
  await drop(tx, wanted.ownerId);
  return placeBest(tx, wanted, now);
}

async function placeAt(
  tx: Transaction,
  wanted: Place,
  tableIds: readonly string[],
  now: Date,
  along: Along,
): Promise<string[]> {
  const ids = [...new Set(tableIds)].sort();
  // All in one go: most claims are had, and what is refused takes the rest along.
  const [capacity, refused] = await Promise.all([
    capacityOfTables(tx, ids, wanted.had),
    claim(tx, claimOf(wanted, ids), now),
    along(ids),
  ]);
  assertFits(wanted.guests, capacity, wanted.overrides ?? []);
  if (refused) throw await taken(tx, wanted, refused, now);
  return ids;
}

async function placeBest(tx: Transaction, wanted: Place, now: Date): Promise<string[]> {
  const house = await loadHouse(tx);
  const span = spanOf(wanted);
  for (let choice = 1; choice <= maxChoices; choice++) {
    const best = bestSeating(wanted.guests, house, await loadTaken(tx, span, now), span);
    if (!best) break;
    if (!(await claim(tx, claimOf(wanted, best.tableIds), now))) return [...best.tableIds].sort();
    // Of several tables some may have been had: in vain, and they would stand in the way of the next choice.
    await drop(tx, wanted.ownerId);
  }
  throw await nothingFree(tx, wanted, now, house);
}

/** What somebody is told for whom no table is left. */
export const nothingFree = (tx: Transaction, wanted: Refusable, now: Date, house?: House): Promise<Conflict> =>
  taken(tx, wanted, { inTheWay: [], gone: [] }, now, house);

type Refusable = Pick<Place, 'venue' | 'at' | 'guests' | 'minutes' | 'forGuest' | 'ownerId'>;

const spanOf = ({ at, minutes, buffer }: Place): Span => ({ from: at, to: at + (minutes + buffer) * minute });

const claimOf = (wanted: Place, resourceIds: readonly string[]): Claim => ({
  ...spanOf(wanted),
  resourceIds,
  ownerKind: wanted.ownerKind ?? 'booking',
  ownerId: wanted.ownerId,
  expiresAt: wanted.expiresAt,
  had: wanted.had,
});

/** One table is looked up by itself: that is how most bookings are made. */
async function capacityOfTables(tx: Transaction, ids: string[], had: readonly string[] = []): Promise<number | null> {
  if (ids.length > 1) {
    const house = await loadHouse(tx);
    assertAllThere(ids, house, had);
    return capacityOf(ids, house);
  }
  const [table] = await tx.query<{ capacity: number | null; is_active: boolean }>(
    'SELECT capacity, is_active FROM resources WHERE venue_id = $1 AND id = $2 AND deleted_at IS NULL',
    [tx.caller.venueId, ids[0]],
  );
  assertBookable(table, had.includes(ids[0]!));
  return table!.capacity;
}

function assertAllThere(ids: string[], { tables }: House, had: readonly string[]): void {
  for (const id of ids) {
    const table = tables.find((each) => each.id === id);
    assertBookable(table && { is_active: table.isActive }, had.includes(id));
  }
}

function assertBookable(table: { is_active: boolean } | undefined, had: boolean): void {
  if (!table) throw new NotFound('There is no such table');
  if (!table.is_active && !had) throw new RuleViolation('table_inactive', 'The table is not in use');
}

async function taken(
  tx: Transaction,
  { venue, at, guests, minutes, forGuest = false, ownerId }: Refusable,
  { inTheWay, gone }: Refused,
  now: Date,
  house?: House,
): Promise<Conflict> {
  const alternatives = await alternativesFor(tx, {
    ...{ venue, house, at, guests, now },
    visitMs: minutes * minute,
    forGuests: forGuest,
    exceptOwner: ownerId,
  });
  const detail = gone.length > 0 ? 'The table is no longer there' : 'No table is free for all of this time';
  return new Conflict(inTheWay.length > 0 ? 'The table is taken at this time' : detail, {
    reason: inTheWay.length === 0 && gone.length > 0 ? 'gone' : 'taken',
    conflicts: inTheWay.map(({ resourceId, ownerKind, ownerId: by, startsAt, heldUntil }) => ({
      ...(!forGuest && { table_id: resourceId, kind: ownerKind }),
      ...(!forGuest && ownerKind !== 'hold' && { [`${ownerKind}_id`]: by }),
      from: startsAt.toISOString(),
      to: heldUntil.toISOString(),
    })),
    alternatives: forGuest ? alternatives.map(toldToGuests) : alternatives,
  });
}
