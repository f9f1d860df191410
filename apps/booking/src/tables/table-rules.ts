import type { FloorPlace } from '@guestflow/contracts';

/** A block of the whole venue takes each of them, and a request changes all of their places at once. */
export const maxTables = 500;

export const lastSortOrder = 100_000;

/** What can be said of a table; what is not said is undefined. */
export interface SaidOfTable {
  name?: string;
  capacity?: number | null;
  least_guests?: number;
  zone?: string | null;
  place?: FloorPlace | null;
  sort_order?: number;
  is_active?: boolean;
}

export interface TableValues {
  name: string;
  capacity: number | null;
  leastGuests: number;
  zone: string | null;
  place: FloorPlace | null;
  sortOrder: number;
  isActive: boolean;
}

/** What a table is before anything is said of it but its name; `last` is the sort order of the venue's last one. */
export const newTable = (name: string, last: number | null): TableValues => ({
  name,
  capacity: null,
  leastGuests: 1,
  zone: null,
  place: null,
  sortOrder: last === null ? 0 : Math.min(last + 1, lastSortOrder),
  isActive: true,
});

/** What is not said stays; null empties. */
export const changed = (table: TableValues, said: SaidOfTable): TableValues => ({
  name: said.name ?? table.name,
  capacity: said.capacity === undefined ? table.capacity : said.capacity,
  leastGuests: said.least_guests ?? table.leastGuests,
  zone: said.zone === undefined ? table.zone : said.zone,
  place: said.place === undefined ? table.place : said.place && plain(said.place),
  sortOrder: said.sort_order ?? table.sortOrder,
  isActive: said.is_active ?? table.isActive,
});

/** Without the class of the request it came in, and in one order, so that two can be compared. */
const plain = ({ x, y, width, height, turned, shape }: FloorPlace): FloorPlace => ({
  ...{ x, y, width, height },
  ...{ turned, shape },
});

/** The field that is wrong and why, named as it was said: a smallest party larger than the largest is never seated. */
export function partyErrors(
  { capacity, leastGuests }: { capacity: number | null; leastGuests: number },
  said: { least_guests?: unknown },
): { field: string; message: string }[] {
  if (capacity === null || leastGuests <= capacity) return [];
  return said.least_guests === undefined || said.least_guests === null
    ? [{ field: 'capacity', message: `capacity must not be less than least_guests, which is ${leastGuests}` }]
    : [{ field: 'least_guests', message: `least_guests must not be more than capacity, which is ${capacity}` }];
}
