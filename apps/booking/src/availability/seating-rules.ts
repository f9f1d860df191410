import type { VenueSettings } from '@guestflow/contracts';
import type { House, Span, Taken } from './house';

/** A table, or tables put together, that a party can be given. */
export interface Seating {
  tableIds: string[];
  capacity: number | null;
  groupId?: string;
}

interface Candidate extends Seating {
  sortOrder: number;
  name: string;
}

/** How long a party of so many stays. */
export const visitMinutes = (guests: number, { visit_lengths, default_visit_minutes }: VenueSettings): number =>
  visit_lengths.find(({ up_to_guests }) => guests <= up_to_guests)?.minutes ?? default_visit_minutes;

/** Half-open: what ends where another begins does not touch it. */
export const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

const byName = new Intl.Collator('en', { numeric: true });

/** The tightest fit first, so that large tables stay free for large parties. */
const inOrder = (one: Candidate, other: Candidate): number =>
  (one.capacity ?? Infinity) - (other.capacity ?? Infinity) ||
  Number(one.groupId !== undefined) - Number(other.groupId !== undefined) ||
  one.tableIds.length - other.tableIds.length ||
  one.sortOrder - other.sortOrder ||
  byName.compare(one.name, other.name);

/** What a party can be given at all, the best first. */
export function seatingsFor(guests: number, { tables, groups }: House): Seating[] {
  const fits = ({ capacity, leastGuests }: { capacity: number | null; leastGuests: number }) =>
    leastGuests <= guests && (capacity === null || guests <= capacity);
  const active = new Set(tables.filter(({ isActive }) => isActive).map(({ id }) => id));
  const singles: Candidate[] = tables
    .filter((table) => table.isActive && fits(table))
    .map(({ id, capacity, sortOrder, name }) => ({ tableIds: [id], capacity, sortOrder, name }));
  const together: Candidate[] = groups
    .filter((group) => group.isActive && fits(group) && group.tableIds.length > 0)
    .filter(({ tableIds }) => tableIds.every((id) => active.has(id)))
    .map(({ id, tableIds, capacity, sortOrder, name }) => ({ tableIds, capacity, groupId: id, sortOrder, name }));
  return [...singles, ...together]
    .sort(inOrder)
    .map(({ tableIds, capacity, groupId }) => ({ tableIds, capacity, ...(groupId !== undefined && { groupId }) }));
}

/** What of it is free for all of the span, which has in it what is kept free after the visit. */
export function freeSeatings(guests: number, house: House, taken: readonly Taken[], span: Span): Seating[] {
  const occupied = new Set(taken.filter((each) => overlap(each, span)).map(({ tableId }) => tableId));
  return seatingsFor(guests, house).filter(({ tableIds }) => !tableIds.some((id) => occupied.has(id)));
}

export const bestSeating = (guests: number, house: House, taken: readonly Taken[], span: Span): Seating | undefined =>
  freeSeatings(guests, house, taken, span)[0];

/** How many tables chosen by hand hold: what was said of them together, else their sum. null: any party. */
export function capacityOf(tableIds: readonly string[], { tables, groups }: House): number | null {
  const chosen = new Set(tableIds);
  const together = groups
    .filter(
      ({ isActive, tableIds: own }) => isActive && own.length === chosen.size && own.every((id) => chosen.has(id)),
    )
    .map(({ capacity }) => capacity);
  if (together.length > 0) return Math.max(...together);
  const capacities = tables.filter(({ id }) => chosen.has(id)).map(({ capacity }) => capacity);
  return capacities.includes(null) ? null : capacities.reduce<number>((sum, capacity) => sum + capacity!, 0);
}
